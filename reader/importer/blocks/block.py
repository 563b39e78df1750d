"""A page's text as blocks: headings, lines and the gaps between them, with their line numbers."""

import re
from dataclasses import dataclass
from enum import StrEnum

from reader.domain.house_style import Standing
from reader.importer.shapes.half_width import half_width

_HEADING = re.compile(r"(#{1,6})(?=[^#]|$)[ \t\u3000]*")
_LONGEST_HEADING_CHARS = 120
"""Code points of a line that is a heading by bold type, or by # without a space behind; longer ones are paragraphs."""

_RULES = "-*_=—"
_SEPARATOR = re.compile(rf"[{_RULES}\s]{{3,}}$")
_BOLD = re.compile(r"\*\*((?:(?!\*\*).)+)\*\*$")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,300})\]\(([^()\n]{1,500})\)$")


@dataclass(slots=True)
class Join:
    """Two source lines made one while blocks were split: `offset` into the block's text."""

    offset: int
    before: int
    after: int


class Stated(StrEnum):
    """The role of a block by its source's own marks; TEXT if they say nothing. A heading is stated by its level."""

    TEXT = "text"
    CAPTION = "caption"
    CREDIT = "credit"
    TABLE = "table"
    QUOTATION = "quotation"
    ITEM = "item"
    FOLIO = "folio"


class Emphasis(StrEnum):
    """Type in which a source sets the whole of a block."""

    BOLD = "bold"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True)
class Region:
    """A box on a printed page, in the source's own unit, from the top left; `page` counts its pages from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Block:
    """One line of a page, or several lines of one hard-wrapped paragraph, with the facts that its source states of it.

    `text` has no heading marks and no spaces around it; `plain` is `text` with full-width signs made half-width, of
    the same length. `level` is 0 for text, else the number of heading marks: a smaller number is larger type, not an
    outline depth. `gap` counts the blank lines above; `indented` is True for white space before the text. `image` is a
    picture's link. The text of a table has a line for each row, and a tab between cells. `confidence` is that of the
    recognition, from 0 to 1; `region` and `confidence` are None if the source states none. `standing` is the part of
    the line on other pages of the newspaper, if it stands on many.
    """

    text: str
    first: int
    last: int
    level: int = 0
    gap: int = 0
    indented: bool = False
    image: str | None = None
    joins: tuple[Join, ...] = ()
    stated: Stated = Stated.TEXT
    emphasis: Emphasis | None = None
    opens_page: bool = False
    region: Region | None = None
    confidence: float | None = None
    standing: Standing | None = None
    plain: str = ""

    def __post_init__(self) -> None:
        self.plain = half_width(self.text)


def split_blocks(text: str) -> list[Block]:
    """Split `text` (line ends \\n) into blocks. Blank lines and rules (---) are gaps; nothing else is left out."""
    blocks: list[Block] = []
    bold: list[Block] = []
    gap = 0
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if not stripped or (stripped[0] in _RULES and _SEPARATOR.match(stripped)):
            gap += 1
            continue
        blocks.append(_block(stripped, number, gap, indented=line[0].isspace()))
        if stripped.startswith("**") and not blocks[-1].text.startswith("**"):
            bold.append(blocks[-1])
        gap = 0
    _raise_bold(blocks, bold)
    return blocks


def _raise_bold(blocks: list[Block], bold: list[Block]) -> None:
    """Make lines in bold headings if the page marks none otherwise: a few of its lines, and short."""
    if not bold or len(bold) * 2 > len(blocks) or any(block.level for block in blocks):
        return
    for block in bold:
        if len(block.text) <= _LONGEST_HEADING_CHARS and block.plain[-1] not in "。,;":
            block.level = 1


def _is_heading(line: str, mark: re.Match[str]) -> bool:
    """Return True if a space follows the marks, or the line is short and holds no other # (#…# is a topic)."""
    return mark.end() > mark.end(1) or (len(line) <= _LONGEST_HEADING_CHARS and "#" not in line[mark.end() :])


def _block(stripped: str, number: int, gap: int, *, indented: bool) -> Block:
    level, image = 0, None
    if stripped[0] == "#":
        mark = _HEADING.match(stripped)
        if mark and mark.end() < len(stripped) and _is_heading(stripped, mark):
            level, stripped = len(mark[1]), stripped[mark.end() :].rstrip("#").rstrip() or stripped
    elif stripped[0] == "!":
        picture = _IMAGE.match(stripped)
        if picture:
            stripped, image = picture[1].strip(), picture[2].strip()
    elif stripped.startswith("**") and (bold := _BOLD.match(stripped)):
        stripped = bold[1].strip() or stripped
    return Block(stripped, number, number, level, gap, indented, image)
