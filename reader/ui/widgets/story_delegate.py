"""Draws a row of the story list: kicker, headline, snippet, a line of facts, and the marks for photos and bookmarks."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui import icons
from reader.ui.models.stories import Index, Item, ItemRole
from reader.ui.theme import Theme, ThemeKeeper
from reader.ui.widgets.drawn_text import line
from reader.ui.widgets.row_layout import (
    ALIKE,
    FACTS,
    GAP,
    HEADING,
    LEFT,
    RIGHT,
    TOP,
    RowLayout,
    lay_out,
    marks_of,
    sized,
)

_SMALL_LIST = 2000


def rows_alike(count: int) -> bool:
    """Whether a list of so many rows gives all of them one height, so that scrolling never waits."""
    return count > _SMALL_LIST


class StoryDelegate(QStyledItemDelegate):
    """Rows are as tall as their headline needs, except in very long lists."""

    def __init__(self, view: QListView, themes: ThemeKeeper) -> None:
        super().__init__(view)
        self._view = view
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        if self._view.uniformItemSizes():
            return QSize(width, round(ALIKE))
        return QSize(width, round(self._layout(index.data(ItemRole), width).height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Item = index.data(ItemRole)
        area = QRectF(option.rect)
        layout = self._layout(item, area.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if layout.heading:
            self._heading(painter, QRectF(area.left(), area.top(), area.width(), HEADING), item.heading)
            area.setTop(area.top() + layout.heading)
        self._ground(painter, area, option)
        self._row(painter, area, item, layout, selected=bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _layout(self, item: Item, width: float) -> RowLayout:
        return lay_out(item, width, self._view.font(), alike=self._view.uniformItemSizes())

    def _heading(self, painter: QPainter, area: QRectF, text: str) -> None:
        font = sized(self._view.font(), 12, QFont.Weight.DemiBold)
        line(painter, text, font, self._themes.theme.accent, area.adjusted(LEFT, 10, -RIGHT, 0))

    def _ground(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem) -> None:
        theme, state = self._themes.theme, option.state
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
            painter.drawLine(QPointF(area.left() + LEFT, area.bottom()), QPointF(area.right() - RIGHT, area.bottom()))

    def _row(self, painter: QPainter, area: QRectF, item: Item, layout: RowLayout, *, selected: bool) -> None:
        theme = self._themes.theme
        marks = (theme.mark, theme.mark_text)
        left, y = area.left() + LEFT, area.top() + TOP
        if layout.kicker:
            layout.kicker.draw(painter, QPointF(left, y), theme.muted)
            y += layout.kicker.height + GAP
        if not item.row.read:
            _dot(painter, QPointF(area.left() + 13.5, y + 11), theme.accent)
        ink = theme.muted if item.row.read and not selected else theme.text
        layout.headline.draw(painter, QPointF(left, y), ink, item.title.marks if item.title else (), marks)
        y += layout.headline.height + GAP
        if layout.snippet and item.snippet:
            layout.snippet.draw(painter, QPointF(left, y + 1), theme.muted, item.snippet.marks, marks)
        bottom = QRectF(left, area.bottom() - TOP - FACTS + 2, area.width() - LEFT - RIGHT, FACTS)
        right = _icons(painter, bottom, marks_of(item), theme)
        bottom.setRight(right - 4)
        line(painter, layout.facts, sized(self._view.font(), 12), theme.muted, bottom)


def _dot(painter: QPainter, centre: QPointF, colour: str) -> None:
    """The mark of a story that is not read."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(centre, 3.2, 3.2)


def _icons(painter: QPainter, area: QRectF, names: list[str], theme: Theme) -> float:
    """Small icons from the right edge of the area; returns where they begin."""
    right = area.right()
    for name in names:
        right -= 16
        colour = theme.accent if name == "star-filled" else theme.faint
        icons.paint(painter, name, colour, QRectF(right, area.top() + 1.5, 15, 15))
        right -= 5
    return right
