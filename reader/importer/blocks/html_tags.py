"""HTML's tags as they stand in Markdown: which words in angle brackets are tags, and the facts that they state.

Each tag is found with its place in the line, so that what is taken away can be named; a tree keeps no such places. A
word that HTML does not know (《…》<1989>, <某某>) is text.
"""

import re
from dataclasses import dataclass

from reader.importer.blocks.block import Emphasis, Stated
from reader.importer.blocks.table_rows import span_of

_INLINE = (
    "a abbr b bdi bdo big cite code del dfn em font i img input ins kbd label mark nobr q rp rt ruby s samp small span "
    "strike strong sub sup tt u var wbr"
)
_BLOCK = (
    "address article aside base blockquote body br caption center col colgroup dd details div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html li link main meta nav ol p "
    "page_number pre section summary table tbody td tfoot th thead tr ul watermark"
)
_SILENT = "script style title"

NAMES = "|".join(sorted(f"{_INLINE} {_BLOCK} {_SILENT}".split(), key=len, reverse=True))

BLOCKS = frozenset(_BLOCK.split())
"""Elements that stand on lines of their own."""

VOID = frozenset(["base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"])
"""Elements without an end tag."""

SILENT = frozenset(_SILENT.split())
"""Elements whose contents nobody reads on the page."""

_STATED = {
    "figcaption": Stated.CAPTION,
    "caption": Stated.CAPTION,
    "blockquote": Stated.QUOTATION,
    "li": Stated.ITEM,
    "page_number": Stated.FOLIO,
    "summary": Stated.FOLIO,
    "watermark": Stated.FOLIO,
}
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_EMPHASIS = dict.fromkeys(("b", "strong"), Emphasis.BOLD) | dict.fromkeys(("i", "em"), Emphasis.ITALIC)
_ATTRIBUTE = re.compile(r"""(?<![\w:-])([A-Za-z][\w:-]*+)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)

TAG = re.compile(rf"<(?P<end>/?)(?P<name>{NAMES})(?P<rest>(?=[\s/>])[^<>]*)>", re.IGNORECASE)

OPEN_AT_END = re.compile(rf"<(?:{NAMES})(?:\s[^<>]*)?$", re.IGNORECASE)
"""A tag that goes on in the next line."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag, with the facts that it states of what it holds."""

    name: str
    ends: bool
    attributes: dict[str, str]

    @property
    def level(self) -> int:
        return _LEVELS.get(self.name, 0)

    @property
    def stated(self) -> Stated:
        return _STATED.get(self.name, Stated.TEXT)

    @property
    def emphasis(self) -> Emphasis | None:
        return _EMPHASIS.get(self.name)

    @property
    def centred(self) -> bool:
        style, align = self.attributes.get("style", ""), self.attributes.get("align", "")
        return self.name == "center" or align.lower() == "center" or _CENTRED.search(style) is not None

    def span(self, name: str) -> int:
        """Return the columns or rows that a cell takes."""
        return span_of(self.attributes.get(name))


def tag_of(match: re.Match[str]) -> Tag:
    """Return the tag that `TAG` found."""
    attributes = {
        name.lower(): double or single or bare for name, double, single, bare in _ATTRIBUTE.findall(match["rest"])
    }
    return Tag(match["name"].lower(), bool(match["end"]), attributes)
