"""The layout of a row of the story list: its lines and its height."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from reader.browse.list_items import Item
from reader.domain.story import StoryKind
from reader.ports.rows import StoryRow
from reader.ui.browsing.stories_model import Column
from reader.ui.language.names import KINDS, day, page_name
from reader.ui.language.near_words import near_words
from reader.ui.language.words import tr, tr_n
from reader.ui.look.drawn_text import DrawnText, pitch
from reader.ui.look.painted_fonts import sized

LEFT, RIGHT, TOP, GAP = 22.0, 14.0, 11.0, 3.0
FACTS, HEADING, MARK = 18.0, 34.0, 21.0
_KICKER, _HEADLINE, _SNIPPET = 12, 15, 13
_LINES = 2


@dataclass(frozen=True, slots=True)
class RowLayout:
    """A laid-out row. `heading` is the height of the group's heading above it, 0 if there is none.

    `height` is that of the rest, from the first line to the facts. If rows are alike the heading stands in the
    kicker's line: `group` is its text.
    """

    heading: float
    group: DrawnText | None
    kicker: DrawnText | None
    headline: DrawnText
    deck: DrawnText | None
    snippet: DrawnText | None
    near: DrawnText | None
    facts: DrawnText | None
    marks: tuple[str, ...]
    height: float

    @property
    def cut(self) -> bool:
        """True if some of the story's own words did not find room."""
        return any(text.cut for text in (self.kicker, self.headline, self.deck) if text)


def lay_out(
    item: Item,
    width: float,
    font: QFont,
    *,
    alike: bool,
    columns: Collection[Column] = (),
    shown: Callable[[str], str] = str,
) -> RowLayout:
    """Lay out a row in a list `width` pixels wide; `shown` turns the words of the source into those shown.

    If rows are `alike`, each has the height of two lines of headline (or headline and two lines of snippet): a kicker
    or a group's name takes the place of one, and a short headline leaves its second line to the deck.
    """
    inner = width - LEFT - RIGHT
    row, marks = item.row, tuple(marks_of(item))
    facts = facts_of(item, alike=alike, columns=columns)
    grouped = sized(font, _KICKER, QFont.Weight.DemiBold)
    group = DrawnText(item.heading, grouped, inner, 1) if item.heading and alike else None
    kicker = DrawnText(shown(row.kicker), sized(font, _KICKER), inner, 1) if row.kicker and not group else None
    weight = QFont.Weight.Medium if row.read else QFont.Weight.DemiBold
    above = group or kicker
    # The hit has to be in sight: if the headline has none, the snippet has the second line.
    short = alike and (above or (item.snippet and not item.title))
    headline = DrawnText(shown(_title(item)), sized(font, _HEADLINE, weight), inner, 1 if short else _LINES)
    taken = bool(above) + headline.lines
    deck = None
    if alike and row.deck and not item.snippet and taken < _LINES:
        deck = DrawnText(shown(row.deck), sized(font, _KICKER), inner, 1)
    snippet = None
    if item.snippet:
        room = _LINES + 1 - taken if alike else _LINES
        snippet = DrawnText(shown(item.snippet.text), sized(font, _SNIPPET), inner, room)
    near = DrawnText(near_words(item.near), sized(font, _KICKER), inner, _LINES) if item.near and not alike else None
    texts = [text.height for text in (above, headline, deck, snippet, near) if text]
    return RowLayout(
        heading=HEADING if item.heading and not alike else 0.0,
        group=group,
        kicker=kicker,
        headline=headline,
        deck=deck,
        snippet=snippet,
        near=near,
        facts=DrawnText(facts, sized(font, _KICKER), inner - MARK * len(marks) - 4, 1) if facts else None,
        marks=marks,
        height=sum(texts) + GAP * (len(texts) - 1) + (GAP + FACTS if facts or marks else 0.0),
    )


def alike_height(font: QFont, *, snippets: bool) -> int:
    """Return the height of each row of a long list."""
    headline = pitch(sized(font, _HEADLINE))
    texts = headline + GAP + pitch(sized(font, _SNIPPET)) * _LINES if snippets else headline * _LINES
    return round(TOP * 2 + texts + GAP * 2 + FACTS)


def height_of(
    item: Item, width: float, font: QFont, columns: Collection[Column] = (), shown: Callable[[str], str] = str
) -> float:
    """Return the height of a row whose height follows its headline; measured without laying it out."""
    inner = width - LEFT - RIGHT
    row = item.row
    height = TOP * 2 + (HEADING if item.heading else 0.0)
    height += pitch(sized(font, _KICKER)) + GAP if row.kicker else 0.0
    height += _tall(shown(_title(item)), sized(font, _HEADLINE, QFont.Weight.DemiBold), inner)
    height += _tall(shown(item.snippet.text), sized(font, _SNIPPET), inner) + GAP if item.snippet else 0.0
    height += _tall(near_words(item.near), sized(font, _KICKER), inner) + GAP if item.near else 0.0
    return height + (GAP + FACTS if facts_of(item, columns=columns) or marks_of(item) else 0.0)


def _tall(text: str, font: QFont, inner: float) -> float:
    advance = _metrics(font).horizontalAdvance(text)
    if inner - font.pixelSize() < advance <= inner:
        # What overhangs its advance may still be broken: only the layout knows.
        return DrawnText(text, font, inner, _LINES).height
    return pitch(font) * (1 if advance <= inner else _LINES)


def _title(item: Item) -> str:
    return item.row.title or tr("No headline")


def facts_of(item: Item, *, alike: bool = False, columns: Collection[Column] = ()) -> str:
    """Return the line below a headline: newspaper, day and page, unless a heading or a column says so; label; kind."""
    row = item.row
    copies = tr_n("in {n} other paper", "in {n} other papers", len(item.copies)) if item.copies else ""
    label = "" if Column.LABEL in columns else row.column_label or ""
    parts = [label, _kind_of(row, label)]
    if item.dated or (alike and not item.heading):
        said = {
            Column.NEWSPAPER: row.newspaper or "",
            Column.DATE: day(row.date) if row.date else "",
            Column.PAGE: page_name(row.page) if row.page else "",
        }
        parts = [text for column, text in said.items() if column not in columns] + parts
    return " · ".join(part for part in (copies, *parts) if part)


def _kind_of(row: StoryRow, label: str) -> str:
    """Name the kind of a row; no word for a news report, as most are, and no genre beside a column label."""
    said = row.kind if row.kind is not StoryKind.STORY else row.genre or ""
    return tr(KINDS[said]) if said in KINDS and said != "news" and not (label and said != row.kind) else ""


def marks_of(item: Item) -> list[str]:
    """Return the icons at the right of that line."""
    row = item.row
    pictured = row.photo_count > 0 or row.kind is StoryKind.PHOTO
    marks = {"star-filled": row.bookmarked, "continued": row.continued, "photo": pictured}
    return [name for name, wanted in marks.items() if wanted]


@lru_cache(maxsize=16)
def _metrics(font: QFont) -> QFontMetricsF:
    return QFontMetricsF(font)
