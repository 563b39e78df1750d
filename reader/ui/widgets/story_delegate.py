"""Draws a row of the story list: kicker, headline, snippet, a line of facts, and the marks for photos and bookmarks."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui import icons
from reader.ui.models.stories import Index, Item, ItemRole
from reader.ui.theme import Theme, ThemeKeeper
from reader.ui.widgets.drawn_text import DrawnText, line
from reader.ui.wording import day, page_name
from reader.ui.words import tr

_LEFT, _RIGHT, _TOP, _GAP = 22.0, 14.0, 11.0, 3.0
_META = 18.0
_SMALL_LIST = 2000


class StoryDelegate(QStyledItemDelegate):
    """Rows are as tall as their headline needs; in very long lists all are alike, so that scrolling never waits."""

    def __init__(self, view: QListView, themes: ThemeKeeper) -> None:
        super().__init__(view)
        self._view = view
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        if self._view.uniformItemSizes():
            return QSize(width, 92)
        return QSize(width, round(self._layout(index.data(ItemRole), width)[-1]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Item = index.data(ItemRole)
        theme = self._themes.theme
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, area, option, theme)
        self._row(painter, area, item, theme)
        painter.restore()

    def _ground(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem, theme: Theme) -> None:
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        colour = theme.selected if selected else theme.hover if state & QStyle.StateFlag.State_MouseOver else None
        if colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(area.adjusted(6, 1, -6, -1), 8, 8)
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(6.5, 1.5, -6.5, -1.5), 8, 8)
        elif not selected:
            painter.setPen(QColor(theme.line))
            painter.drawLine(QPointF(area.left() + _LEFT, area.bottom()), QPointF(area.right() - _RIGHT, area.bottom()))

    def _row(self, painter: QPainter, area: QRectF, item: Item, theme: Theme) -> None:
        kicker, headline, snippet, height = self._layout(item, area.width())
        left = area.left() + _LEFT
        y = area.top() + _TOP
        marks = (theme.mark, theme.mark_text)
        if not item.row.read:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(QPointF(area.left() + 13.5, y + (kicker.height + _GAP if kicker else 0) + 11), 3.2, 3.2)
        if kicker:
            kicker.draw(painter, QPointF(left, y), theme.muted)
            y += kicker.height + _GAP
        title_marks = item.title.marks if item.title else ()
        headline.draw(painter, QPointF(left, y), theme.muted if item.row.read else theme.text, title_marks, marks)
        y += headline.height + _GAP
        if snippet and item.snippet:
            snippet.draw(painter, QPointF(left, y + 1), theme.muted, item.snippet.marks, marks)
        self._facts(
            painter,
            QRectF(left, area.top() + height - _META - _TOP + 2, area.width() - _LEFT - _RIGHT, _META),
            item,
            theme,
        )

    def _facts(self, painter: QPainter, area: QRectF, item: Item, theme: Theme) -> None:
        right = area.right()
        for name in self._marks_of(item):
            right -= 16
            icons.paint(
                painter,
                name,
                theme.accent if name == "star-filled" else theme.faint,
                QRectF(right, area.top() + 1.5, 15, 15),
            )
            right -= 5
        line(
            painter,
            self._facts_text(item),
            self._font(12),
            theme.muted,
            QRectF(area.left(), area.top(), right - area.left() - 4, area.height()),
        )

    def _marks_of(self, item: Item) -> list[str]:
        row = item.row
        marks = {
            "star-filled": row.bookmarked,
            "continued": row.continued,
            "photo": row.photo_count or row.kind == "photo",
        }
        return [name for name, wanted in marks.items() if wanted]

    def _facts_text(self, item: Item) -> str:
        row = item.row
        parts = [page_name(row.page) if row.page else "", row.column_label or ""]
        if item.found or self._view.property("datesShown"):
            parts = [row.newspaper or "", day(row.date) if row.date else "", *parts]
        if row.kind == "photo":
            parts.append(tr("Picture story"))
        return " · ".join(part for part in parts if part)

    def _layout(self, item: Item, width: float) -> tuple[DrawnText | None, DrawnText, DrawnText | None, float]:
        inner = width - _LEFT - _RIGHT
        alike = self._view.uniformItemSizes()
        row = item.row
        kicker = DrawnText(row.kicker, self._font(12), inner, 1) if row.kicker else None
        headline = DrawnText(
            row.title or tr("No headline"),
            self._font(15, QFont.Weight.Medium if row.read else QFont.Weight.DemiBold),
            inner,
            1 if alike else 2,
        )
        snippet = DrawnText(item.snippet.text, self._font(13), inner, 2) if item.snippet and not alike else None
        facts = bool(self._facts_text(item) or self._marks_of(item))
        height = _TOP * 2 + headline.height + (_GAP + _META if facts else 0)
        height += kicker.height + _GAP if kicker else 0
        height += snippet.height + _GAP + 2 if snippet else 0
        return kicker, headline, snippet, 92.0 if alike else height

    def _font(self, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(pixels)
        font.setWeight(weight)
        return font


def rows_alike(count: int) -> bool:
    """Whether a list of so many rows gives all of them one height."""
    return count > _SMALL_LIST
