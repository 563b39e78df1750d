"""How a row of the story list is laid out: what stands in it and how tall it is."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from reader.ui.models.stories import Column, Item
from reader.ui.widgets.drawn_text import DrawnText, pitch
from reader.ui.wording import day, page_name
from reader.ui.words import tr, tr_n

LEFT, RIGHT, TOP, GAP = 22.0, 14.0, 11.0, 3.0
FACTS, HEADING, MARK = 18.0, 34.0, 21.0
ALIKE = 92.0
_KICKER, _HEADLINE, _SNIPPET = 12, 15, 13
_LINES = 2


@dataclass(frozen=True, slots=True)
class RowLayout:
    """`heading` is the height of the group's heading above the row, 0 where it has none.

    Where rows are alike the heading stands in the kicker's line: `group` is its text.
    """

    heading: float
    group: DrawnText | None
    kicker: DrawnText | None
    headline: DrawnText
    snippet: DrawnText | None
    facts: DrawnText | None
    marks: tuple[str, ...]


def lay_out(item: Item, width: float, font: QFont, *, alike: bool, columns: Collection[Column] = ()) -> RowLayout:
    """A row in a list `width` pixels wide; where rows are `alike` each has the same height."""
    inner = width - LEFT - RIGHT
    row, marks = item.row, tuple(marks_of(item))
    facts = facts_of(item, alike=alike, columns=columns)
    grouped = sized(font, _KICKER, QFont.Weight.DemiBold)
    group = DrawnText(item.heading, grouped, inner, 1) if item.heading and alike else None
    kicker = DrawnText(row.kicker, sized(font, _KICKER), inner, 1) if row.kicker and not group else None
    weight = QFont.Weight.Medium if row.read else QFont.Weight.DemiBold
    headline = DrawnText(_title(item), sized(font, _HEADLINE, weight), inner, 1 if alike else _LINES)
    snippet = DrawnText(item.snippet.text, sized(font, _SNIPPET), inner, _LINES) if item.snippet and not alike else None
    return RowLayout(
        heading=HEADING if item.heading and not alike else 0.0,
        group=group,
        kicker=kicker,
        headline=headline,
        snippet=snippet,
        facts=DrawnText(facts, sized(font, _KICKER), inner - MARK * len(marks) - 4, 1) if facts else None,
        marks=marks,
    )


def height_of(item: Item, width: float, font: QFont, columns: Collection[Column] = ()) -> float:
    """How tall the row is where rows are as tall as their headline needs; measured without laying it out."""
    inner = width - LEFT - RIGHT
    row = item.row
    height = TOP * 2 + (HEADING if item.heading else 0.0)
    height += pitch(sized(font, _KICKER)) + GAP if row.kicker else 0.0
    height += _tall(_title(item), sized(font, _HEADLINE, QFont.Weight.DemiBold), inner)
    height += _tall(item.snippet.text, sized(font, _SNIPPET), inner) + GAP + 2 if item.snippet else 0.0
    return height + (GAP + FACTS if facts_of(item, columns=columns) or marks_of(item) else 0.0)


def _tall(text: str, font: QFont, inner: float) -> float:
    return pitch(font) * (1 if _metrics(font).horizontalAdvance(text) <= inner else _LINES)


def _title(item: Item) -> str:
    return item.row.title or tr("No headline")


def facts_of(item: Item, *, alike: bool = False, columns: Collection[Column] = ()) -> str:
    """The line below a headline: where it is from, unless a heading above or a column beside it says so; its column
    label; its kind."""
    row = item.row
    copies = tr_n("in {n} other paper", "in {n} other papers", len(item.copies)) if item.copies else ""
    label = "" if Column.LABEL in columns else row.column_label or ""
    parts = [label, tr("Picture story") if row.kind == "photo" else ""]
    if item.dated or alike:
        told = {
            Column.NEWSPAPER: row.newspaper or "",
            Column.DATE: day(row.date) if row.date else "",
            Column.PAGE: page_name(row.page) if row.page else "",
        }
        parts = [text for column, text in told.items() if column not in columns] + parts
    return " · ".join(part for part in (copies, *parts) if part)


def marks_of(item: Item) -> list[str]:
    """Icons at the right of that line."""
    row = item.row
    pictured = row.photo_count > 0 or row.kind == "photo"
    marks = {"star-filled": row.bookmarked, "continued": row.continued, "photo": pictured}
    return [name for name, wanted in marks.items() if wanted]


@lru_cache(maxsize=64)
def sized(font: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The same typeface in another size and weight."""
    made = QFont(font)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made


@lru_cache(maxsize=16)
def _metrics(font: QFont) -> QFontMetricsF:
    return QFontMetricsF(font)
