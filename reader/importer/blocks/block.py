"""A page's blocks: what stands on its lines, with the facts that the source states of it."""

from dataclasses import dataclass
from enum import StrEnum

from reader.domain.house_style import Standing
from reader.importer.shapes.half_width import half_width


@dataclass(slots=True)
class Join:
    """Two source lines made one while blocks were split: `offset` into the block's text."""

    offset: int
    before: int
    after: int


class Stated(StrEnum):
    """The role of a block by its source's own marks; TEXT if they say nothing. A heading is stated by its level,
    unless its source names the part that it has in a stack of headings."""

    TEXT = "text"
    CAPTION = "caption"
    CREDIT = "credit"
    TABLE = "table"
    QUOTATION = "quotation"
    ITEM = "item"
    FOLIO = "folio"
    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"


class Emphasis(StrEnum):
    """Type in which a source sets the whole of a block."""

    BOLD = "bold"
    ITALIC = "italic"


class Setting(StrEnum):
    """Place of a line in its column, if the setting of a plain text shows it.

    INDENTED is a paragraph's first line on a page that indents every paragraph, FLUSH a line at the edge there that no
    text above runs on to, WIDE a line that goes beyond the column's edge.
    """

    INDENTED = "indented"
    FLUSH = "flush"
    WIDE = "wide"


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
    picture's link, '' for a picture without one. The text of a table has a line for each row, and a tab
    between cells. `confidence` is that of the recognition, from 0 to 1; `region` and `confidence` are None if the
    source states none. `standing` is the part of the line on other pages of the newspaper, if it stands on many.
    `setting` is its place in its column, None if unknown; `ended` is True if its last line is short of the edge,
    `closed` if its source says that a paragraph ends with it.
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
    setting: Setting | None = None
    ended: bool = False
    closed: bool = False
    plain: str = ""

    def __post_init__(self) -> None:
        self.plain = half_width(self.text)
