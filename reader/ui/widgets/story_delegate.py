"""Draws a row of the story list: kicker, headline, snippet, a line of facts, and the marks for photos and bookmarks."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui import icons
from reader.ui.models.stories import Column, Index, Item, StoriesModel, cell
from reader.ui.theme import Theme, ThemeKeeper
from reader.ui.widgets.drawn_text import line
from reader.ui.widgets.row_layout import (
    FACTS,
    GAP,
    HEADING,
    LEFT,
    MARK,
    RIGHT,
    TOP,
    RowLayout,
    height_of,
    lay_out,
    sized,
)

_LAID_OUT = 64
"""Layouts kept: some screens of rows, so that scrolling lays out only what comes into sight."""


class StoryDelegate(QStyledItemDelegate):
    """`alike`: all rows have one height. `columns` are shown beside the story, which then need not say them."""

    def __init__(self, view: QAbstractItemView, model: StoriesModel, themes: ThemeKeeper) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._themes = themes
        self._layouts: OrderedDict[tuple[object, ...], RowLayout] = OrderedDict()
        self.alike = False
        self.columns: frozenset[Column] = frozenset()

    def height(self, item: Item, width: float) -> int:
        """How tall a row must be for this."""
        return round(height_of(item, width, self._view.font(), self.columns))

    def forget(self) -> None:
        """Lay out everything again: the language changed."""
        self._layouts.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.viewport().width(), option.rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = self._model.held(index.row())
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if item is None:
            self._placeholder(painter, area, Column(index.column()))
        elif index.column() == Column.STORY:
            self._story(painter, area, item, option)
        else:
            self._cell(painter, area, item, Column(index.column()), option)
        painter.restore()

    def _story(self, painter: QPainter, area: QRectF, item: Item, option: QStyleOptionViewItem) -> None:
        layout = self._layout(item, area.width())
        if layout.heading:
            self._heading(painter, QRectF(area.left(), area.top(), area.width(), HEADING), item.heading)
            area.setTop(area.top() + layout.heading)
        self._ground(painter, area, option)
        self._row(painter, area, item, layout, selected=bool(option.state & QStyle.StateFlag.State_Selected))

    def _layout(self, item: Item, width: float) -> RowLayout:
        key = (item, width, self.alike, self.columns, self._view.font().key())
        layout = self._layouts.get(key)
        if layout is None:
            layout = lay_out(item, width, self._view.font(), alike=self.alike, columns=self.columns)
            self._layouts[key] = layout
            if len(self._layouts) > _LAID_OUT:
                self._layouts.popitem(last=False)
        else:
            self._layouts.move_to_end(key)
        return layout

    def _placeholder(self, painter: QPainter, area: QRectF, column: Column) -> None:
        """Two quiet bars in place of the words of a row that is on its way."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._themes.theme.line))
        left = area.left() + (LEFT if column is Column.STORY else GAP * 2)
        bars = ((0.62, 30.0), (0.36, 56.0)) if column is Column.STORY else ((0.5, 56.0),)
        for share, down in bars:
            painter.drawRoundedRect(QRectF(left, area.top() + down, (area.width() - LEFT) * share, 9), 4, 4)

    def _cell(self, painter: QPainter, area: QRectF, item: Item, column: Column, option: QStyleOptionViewItem) -> None:
        if item.heading and not self.alike:
            area.setTop(area.top() + HEADING)
        self._ground(painter, area, option)
        theme = self._themes.theme
        words = area.adjusted(GAP * 2, 0, -GAP * 2, 0)
        line(painter, cell(item.row, column), sized(self._view.font(), 12), theme.muted, words)

    def _heading(self, painter: QPainter, area: QRectF, text: str) -> None:
        font = sized(self._view.font(), 12, QFont.Weight.DemiBold)
        line(painter, text, font, self._themes.theme.accent, area.adjusted(LEFT, 10, -RIGHT, 0))

    def _ground(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem) -> None:
        theme, state = self._themes.theme, option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        colour = theme.selected if selected else theme.hover if state & QStyle.StateFlag.State_MouseOver else None
        ground = area if self.columns else area.adjusted(6, 1, -6, -1)
        if colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(ground, *((0, 0) if self.columns else (8, 8)))
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(6.5, 1.5, -6.5, -1.5), 8, 8)
        elif not selected:
            left, right = (0.0, 0.0) if self.columns else (LEFT, RIGHT)
            painter.setPen(QColor(theme.line))
            painter.drawLine(QPointF(area.left() + left, area.bottom()), QPointF(area.right() - right, area.bottom()))

    def _row(self, painter: QPainter, area: QRectF, item: Item, layout: RowLayout, *, selected: bool) -> None:
        theme = self._themes.theme
        marks = (theme.mark, theme.mark_text)
        left, y = area.left() + LEFT, area.top() + TOP
        if layout.group:
            layout.group.draw(painter, QPointF(left, y), theme.accent)
            y += layout.group.height + GAP
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
        _icons(painter, bottom, layout.marks, theme)
        if layout.facts:
            layout.facts.draw(painter, QPointF(left, bottom.center().y() - layout.facts.height / 2), theme.muted)


def _dot(painter: QPainter, centre: QPointF, colour: str) -> None:
    """The mark of a story that is not read."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(centre, 3.2, 3.2)


def _icons(painter: QPainter, area: QRectF, names: Sequence[str], theme: Theme) -> None:
    """Small icons from the right edge of the area."""
    for number, name in enumerate(names):
        right = area.right() - number * MARK - 16
        colour = theme.accent if name == "star-filled" else theme.faint
        icons.paint(painter, name, colour, QRectF(right, area.top() + 1.5, 15, 15))
