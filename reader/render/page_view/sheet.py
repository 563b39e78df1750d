"""Parts of a composed page: text, rules, boxes and pictures, with their positions in ems of the body text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from reader.domain.story import Story
from reader.render.page_view.line_breaking import em_width


class Face(StrEnum):
    """Kinds of type on a page; the painter chooses a font for each."""

    BODY = "body"
    CROSSHEAD = "crosshead"
    HEADLINE = "headline"
    KICKER = "kicker"
    DECK = "deck"
    LABEL = "label"
    BYLINE = "byline"
    CAPTION_TITLE = "caption_title"
    CAPTION = "caption"
    TABLE = "table"
    JUMP = "jump"
    FOLIO = "folio"
    FOLIO_NUMBER = "folio_number"
    NAMEPLATE = "nameplate"
    ADVERT = "advert"


class Align(StrEnum):
    """Alignment of a text within its width."""

    START = "start"
    CENTRE = "centre"
    END = "end"


@dataclass(frozen=True, slots=True)
class Placed:
    """A run of characters on one line. `x`, `y` is the left end of its base line, `size` the em of its type.

    `spacing` is added after each character. `width` is the room within which CENTRE and END align.
    """

    x: float
    y: float
    text: str
    face: Face
    size: float = 1.0
    spacing: float = 0.0
    width: float = 0.0
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the page."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; `weight` is its thickness in ems."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float = 0.05


@dataclass(frozen=True, slots=True)
class Box:
    """A frame. A `solid` box is filled, for a label in reverse; a `tinted` one has a background and a hairline."""

    area: Area
    solid: bool = False
    tinted: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the media folder, by its name there, and the area that it is drawn in."""

    area: Area
    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """A jump line that can be clicked: the story `key` is continued on, or from, page `page`, as `text` says."""

    area: Area
    key: int
    page: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the page. `key` is the story's id, by which a click is answered."""

    key: int
    story: Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Folio:
    """The line at the head of the page, each part in the reader's language, '' if unknown.

    On a `front` page the newspaper's name is set large, as its nameplate.
    """

    number: str = ""
    section: str = ""
    newspaper: str = ""
    date: str = ""
    front: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetStyle:
    """Style of a sheet: widths and leading in ems, and functions that know fonts, pictures and the person's choices.

    `columns`: None lets the amount of text choose. `advance` returns the width of one character of body type. `display`
    converts stored text to display text. `words` cuts a headline into words. `picture_size` returns a picture's width
    and height in any unit, None if it cannot be shown. `advert` is the word over an advertisement.
    """

    columns: int | None = None
    column: float = 14.0
    gutter: float = 1.8
    leading: float = 1.5
    margin: float = 2.5
    advert: str = "广告"
    advance: Callable[[str], float] = em_width
    display: Callable[[str], str] = str
    words: Callable[[str], Sequence[str]] | None = None
    picture_size: Callable[[str], tuple[int, int] | None] = field(default=lambda name: None)

    def span_width(self, span: int) -> float:
        """Return the width of `span` columns with the gutters between them."""
        return span * self.column + (span - 1) * self.gutter

    def column_x(self, column: int) -> float:
        """Return the left edge of a column, from the left edge of the text area."""
        return column * (self.column + self.gutter)


_INSIDE_EM = 0.6
"""Distance from the upper corners of an item to two points that its frame must contain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page ready to be painted.

    `stories` are pairs of an item's key and its area, in reading order. `runs` name the texts of each item: its key,
    the index of its first text, and the index after its last.
    """

    width: float
    height: float
    texts: tuple[Placed, ...] = ()
    rules: tuple[Rule, ...] = ()
    boxes: tuple[Box, ...] = ()
    pictures: tuple[Picture, ...] = ()
    links: tuple[Link, ...] = ()
    stories: tuple[tuple[int, Area], ...] = ()
    runs: tuple[tuple[int, int, int], ...] = ()

    def framed(self, area: Area) -> bool:
        """Return True if a frame as wide as this area of an item stands at its top."""
        left, right, y = area.x + _INSIDE_EM, area.x + area.width - _INSIDE_EM, area.y + _INSIDE_EM
        return any(box.tinted and box.area.holds(left, y) and box.area.holds(right, y) for box in self.boxes)

    def story_at(self, x: float, y: float) -> int | None:
        """Return the key of the item that is printed there."""
        return next((key for key, area in self.stories if area.holds(x, y)), None)

    def link_at(self, x: float, y: float) -> Link | None:
        """Return the jump line that is printed there."""
        return next((link for link in self.links if link.area.holds(x, y)), None)
