"""How a row of the story list is laid out: what stands in it and how tall it is."""

from dataclasses import dataclass

from PySide6.QtGui import QFont

from reader.ui.models.stories import Item
from reader.ui.widgets.drawn_text import DrawnText
from reader.ui.wording import day, page_name
from reader.ui.words import tr, tr_n

LEFT, RIGHT, TOP, GAP = 22.0, 14.0, 11.0, 3.0
FACTS, HEADING = 18.0, 34.0
ALIKE = 92.0


@dataclass(frozen=True, slots=True)
class RowLayout:
    """`heading` is the height of the group's heading above the row, 0 where it has none; `height` is that of all."""

    heading: float
    kicker: DrawnText | None
    headline: DrawnText
    snippet: DrawnText | None
    facts: str
    height: float


def lay_out(item: Item, width: float, font: QFont, *, alike: bool) -> RowLayout:
    """A row in a list `width` pixels wide; where rows are `alike` each has the same height and no heading."""
    inner = width - LEFT - RIGHT
    row = item.row
    heading = HEADING if item.heading and not alike else 0.0
    kicker = DrawnText(row.kicker, sized(font, 12), inner, 1) if row.kicker else None
    weight = QFont.Weight.Medium if row.read else QFont.Weight.DemiBold
    headline = DrawnText(row.title or tr("No headline"), sized(font, 15, weight), inner, 1 if alike else 2)
    snippet = DrawnText(item.snippet.text, sized(font, 13), inner, 2) if item.snippet and not alike else None
    facts = facts_of(item, alike=alike)
    height = heading + TOP * 2 + headline.height
    height += kicker.height + GAP if kicker else 0
    height += snippet.height + GAP + 2 if snippet else 0
    height += GAP + FACTS if facts or marks_of(item) else 0
    return RowLayout(heading, kicker, headline, snippet, facts, ALIKE if alike else height)


def facts_of(item: Item, *, alike: bool = False) -> str:
    """The line below a headline: where it is from, unless a heading above says so; its column label; its kind."""
    row = item.row
    copies = tr_n("in {n} other paper", "in {n} other papers", len(item.copies)) if item.copies else ""
    parts = [row.column_label or "", tr("Picture story") if row.kind == "photo" else "", copies]
    if item.dated or alike:
        page = page_name(row.page) if row.page else ""
        parts = [row.newspaper or "", day(row.date) if row.date else "", page, *parts]
    return " · ".join(part for part in parts if part)


def marks_of(item: Item) -> list[str]:
    """Icons at the right of that line."""
    row = item.row
    pictured = row.photo_count > 0 or row.kind == "photo"
    marks = {"star-filled": row.bookmarked, "continued": row.continued, "photo": pictured}
    return [name for name, wanted in marks.items() if wanted]


def sized(font: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The same typeface in another size and weight."""
    made = QFont(font)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made
