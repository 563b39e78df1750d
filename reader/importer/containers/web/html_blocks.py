"""The text of an HTML tree as lines: what stands in blocks of its own, headings with their level, images.

libxml2 reads HTML of any size and nesting in linear time (it stops at 256 levels); the walk here does not recurse.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import unquote

from lxml import etree

from reader.importer.source.decoding import clean

Element = Any
"""An lxml element; lxml ships no types."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAK_TAGS = (
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer form "
    "header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul"
)
_BREAKS = frozenset(_BREAK_TAGS.split())
_SILENT = frozenset(
    ("script", "style", "noscript", "template", "iframe", "object", "svg", "title", "select", "button", "textarea")
)

_MOST_LINKS = 0.5
"""Share of an article's characters that may be those of links."""

_LINKS_LOOKED_AT, _LIST_LOOKED_AT, _LONGEST_LINK = 1000, 20_000, 200
"""Links, and characters of a text and of a link: a printed page's articles are some dozens."""

_LINE_END = re.compile(r"[ \t\r\xa0]*\n[ \t\r\n\xa0]*")
_TABS = re.compile(r"[\t\xa0]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A line of text; `level` is 1 to 6 for a heading, `image` the link of a picture that stands here."""

    text: str = ""
    level: int = 0
    image: str | None = None

    def line(self) -> str:
        """Return the block as a line of Markdown."""
        if self.image is not None:
            return f"![{self.text}]({self.image})"
        return f"{'#' * self.level} {self.text}" if self.level else self.text


def tree_of(text: str) -> Element | None:
    """Return the tree of an HTML text; None if there is no element in it."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, remove_comments=True)
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.LxmlError:
        return None


def walk_of(root: Element) -> Any:
    """Return `root` and every element below it twice, at start and end, without recursion; subtrees can be skipped."""
    return etree.iterwalk(root, events=("start", "end"))


def blocks(root: Element) -> Iterator[Block]:
    """Yield the blocks below an element, in order, empty ones left out. The element's own tag opens none."""
    words: list[str] = []
    level = 0
    walk = walk_of(root)
    for event, element in walk:
        tag = _tag(element)
        here = 0 if element is root else heading_level(element)
        breaks = bool(here) or tag in _BREAKS
        if event == "start":
            if breaks:
                yield from _flushed(words, level)
                level = here or level
            if tag in _SILENT:
                walk.skip_subtree()
            elif tag == "img":
                yield from _flushed(words, level)
                yield from _image(element)
            else:
                words.append(element.text or "")
        else:
            if breaks:
                yield from _flushed(words, level)
                level = 0 if here else level
            if element is not root:
                words.append(element.tail or "")
    yield from _flushed(words, level)


def heading_level(element: Element) -> int:
    """Return 1 to 6 for h1 to h6, else 0."""
    return _HEADINGS.get(_tag(element), 0)


def is_block(element: Element) -> bool:
    """Return True if an element stands in lines of its own."""
    return _tag(element) in _BREAKS or heading_level(element) > 0


def is_silent(element: Element) -> bool:
    """Return True if what an element holds is no text to read."""
    return _tag(element) in _SILENT or element.get("hidden") is not None


def text_of(element: Element) -> str:
    """Return all text below an element in one line."""
    return " ".join(block.text for block in blocks(element) if block.image is None)


def mostly_links(found: Iterable[Block], tree: Element) -> bool:
    """Return True if the blocks of a tree are mostly links: a list of headlines, some of which may be questions."""
    text = "".join("".join(block.text.split()) for block in found)
    start = text[:_LIST_LOOKED_AT]
    some = islice(tree.iter("a"), _LINKS_LOOKED_AT)
    links = {"".join(str(link.xpath("string()"))[:_LONGEST_LINK].split()) for link in some if link.get("href")}
    return sum(len(link) for link in links if len(link) > 1 and link in start) > len(text) * _MOST_LINKS


def _tag(element: Element) -> str:
    return element.tag if isinstance(element.tag, str) else ""


def _flushed(words: list[str], level: int) -> Iterator[Block]:
    text = _tidy("".join(words))
    words.clear()
    if text:
        yield Block(text, level)


def _tidy(text: str) -> str:
    """Return one line: line ends of the source file vanish between Chinese characters, other white space shrinks."""
    text = clean(text).strip("\u3000\xa0 \t\r\n")
    return _TABS.sub(" ", _LINE_END.sub(_joint, text)).strip("\u3000 ")


def _joint(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return " " if before.isascii() and after.isascii() else ""


def _image(element: Element) -> Iterator[Block]:
    """Yield an image by its link; a picture written into the page itself (data:) has none that could be kept."""
    link = unquote(clean(element.get("src") or "")).strip()
    # In a line of Markdown a bracket would end the link.
    link = link.replace("(", "%28").replace(")", "%29")
    if link and not link.lower().startswith("data:") and len(link) <= 500 and "\n" not in link:
        alt = re.sub(r"[\[\]\n]", "", _tidy(element.get("alt") or ""))[:200]
        yield Block(alt, 0, link)
