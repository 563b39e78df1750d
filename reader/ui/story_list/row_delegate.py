"""Drawing of a row of the story list: kicker, headline, snippet, a line of facts, signs for photos and bookmarks."""

from collections import OrderedDict
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from reader.browse.list_items import Item
from reader.ui.browsing.stories_model import Column, Index, StoriesModel, cell
from reader.ui.look import icons
from reader.ui.look.drawn_text import line
from reader.ui.look.painted_fonts import sized
from reader.ui.look.theme import Theme, ThemeKeeper
from reader.ui.story_list.row_layout import (
    FACTS,
    GAP,
    HEADING,
    LEFT,
    MARK,
    RIGHT,
    RowLayout,
    alike_height,
    height_of,
    lay_out,
)

CELL_TEXT_PX = 12
"""Size of the text in the columns beside the story."""
_LAID_OUT = 64
"""Layouts kept: some screens of rows, so that scrolling lays out only the rows that come into sight."""


class StoryDelegate(QStyledItemDelegate):
    """Draws rows; if they are `alike`, all have one height. Facts in `columns` beside the story are left out."""

    def __init__(self, view: QAbstractItemView, model: StoriesModel, themes: ThemeKeeper) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._themes = themes
        self._layouts: OrderedDict[tuple[object, ...], RowLayout] = OrderedDict()
        self.alike = False
        self.columns: frozenset[Column] = frozenset()

    def height(self, item: Item, width: float) -> int:
        """Return the height that a row needs."""
        return round(height_of(item, width, self._view.font(), self.columns, self._themes.shown))

    def alike_height(self, *, snippets: bool) -> int:
        """The height of each row if rows are alike."""
        return alike_height(self._view.font(), snippets=snippets)

    def forget(self) -> None:
        """Forget all layouts: the language changed."""
        self._layouts.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.viewport().width(), option.rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item, column = self._model.held(index.row()), Column(index.column())
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if item is None:
            self._placeholder(painter, area, column)
            self._paint_choice(painter, area, option, index)
        elif column is Column.STORY:
            self._story(painter, area, item, option, index)
        else:
            self._cell(painter, area, item, option, index)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show the words that did not find room in the row that is pointed at."""
        if event.type() is not QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        item = self._model.held(index.row()) if index.isValid() else None
        lines = self.hidden_words(item, Column(index.column()), option.rect.width()) if item else ()
        QToolTip.showText(event.globalPos(), "<br>".join(f"<span>{escape(line)}</span>" for line in lines), view)
        return True

    def hidden_words(self, item: Item, column: Column, width: float) -> Sequence[str]:
        """Return the words that a cell of this width in pixels cannot show in full, line by line."""
        if column is Column.STORY:
            row = item.row
            hidden = self._layout(item, width).cut or (row.deck and self.alike)
            return [self._themes.shown(each) for each in (row.kicker, row.title, row.deck) if each] if hidden else ()
        text = cell(item.row, column)
        cut = QFontMetricsF(sized(self._view.font(), CELL_TEXT_PX)).horizontalAdvance(text) > width - GAP * 4
        return [text] if cut else ()

    def _story(self, painter: QPainter, area: QRectF, item: Item, option: QStyleOptionViewItem, index: Index) -> None:
        layout = self._layout(item, area.width())
        if layout.heading:
            self._heading(painter, QRectF(area.left(), area.top(), area.width(), HEADING), item.heading)
            area.setTop(area.top() + layout.heading)
        self._paint_choice(painter, area, option, index)
        self._row(painter, area, item, layout, selected=bool(option.state & QStyle.StateFlag.State_Selected))

    def _layout(self, item: Item, width: float) -> RowLayout:
        shown = self._themes.shown
        key = (item, width, self.alike, self.columns, self._view.font().key(), shown)
        layout = self._layouts.get(key)
        if layout is None:
            layout = lay_out(item, width, self._view.font(), alike=self.alike, columns=self.columns, shown=shown)
            self._layouts[key] = layout
            if len(self._layouts) > _LAID_OUT:
                self._layouts.popitem(last=False)
        else:
            self._layouts.move_to_end(key)
        return layout

    def _placeholder(self, painter: QPainter, area: QRectF, column: Column) -> None:
        """Draw two quiet bars instead of the words of a row that is on its way."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._themes.theme.line))
        left, middle = area.left() + (LEFT if column is Column.STORY else GAP * 2), area.center().y()
        bars = ((0.62, -17.0), (0.36, 9.0)) if column is Column.STORY else ((0.5, -4.5),)
        for share, down in bars:
            painter.drawRoundedRect(QRectF(left, middle + down, (area.width() - LEFT) * share, 9), 4, 4)

    def _cell(self, painter: QPainter, area: QRectF, item: Item, option: QStyleOptionViewItem, index: Index) -> None:
        if item.heading and not self.alike:
            area.setTop(area.top() + HEADING)
        self._paint_choice(painter, area, option, index)
        theme, font = self._themes.theme, sized(self._view.font(), CELL_TEXT_PX)
        line(painter, cell(item.row, Column(index.column())), font, theme.muted, area.adjusted(GAP * 2, 0, -GAP * 2, 0))

    def _heading(self, painter: QPainter, area: QRectF, text: str) -> None:
        font = sized(self._view.font(), 12, QFont.Weight.DemiBold)
        line(painter, text, font, self._themes.theme.accent, area.adjusted(LEFT, 10, -RIGHT, 0))

    def _paint_choice(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the chosen row's colour, and its frame if it has the keyboard, around all its columns."""
        theme, state = self._themes.theme, option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        colour = theme.selected if selected else theme.hover if state & QStyle.StateFlag.State_MouseOver else None
        whole = self._whole_row(area)
        painter.setClipRect(area)
        if colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(whole.adjusted(6, 1, -6, -1), 8, 8)
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.adjusted(6.5, 1.5, -6.5, -1.5), 8, 8)
        elif not selected:
            painter.setPen(QColor(theme.line))
            painter.drawLine(QPointF(whole.left() + LEFT, area.bottom()), QPointF(whole.right() - RIGHT, area.bottom()))

    def _whole_row(self, area: QRectF) -> QRectF:
        """Return a cell's area as wide as the row."""
        return QRectF(0, area.top(), self._view.viewport().width(), area.height()) if self.columns else area

    def _row(self, painter: QPainter, area: QRectF, item: Item, layout: RowLayout, *, selected: bool) -> None:
        """Draw a column's text in the middle of the row's height."""
        theme = self._themes.theme
        marks = (theme.mark, theme.mark_text)
        left, y = area.left() + LEFT, area.top() + (area.height() - layout.height) / 2
        for above, colour in ((layout.group, theme.accent), (layout.kicker, theme.muted)):
            if above:
                above.draw(painter, QPointF(left, y), colour)
                y += above.height + GAP
        if not item.row.read:
            _dot(painter, QPointF(area.left() + 13.5, y + 12), theme.accent)
        ink = theme.muted if item.row.read and not selected else theme.text
        layout.headline.draw(painter, QPointF(left, y), ink, item.title.marks if item.title else (), marks)
        y += layout.headline.height + GAP
        if layout.deck:
            layout.deck.draw(painter, QPointF(left, y), theme.muted)
            y += layout.deck.height + GAP
        if layout.snippet and item.snippet:
            layout.snippet.draw(painter, QPointF(left, y), theme.muted, item.snippet.marks, marks)
            y += layout.snippet.height + GAP
        if layout.near:
            layout.near.draw(painter, QPointF(left, y), theme.text)
            y += layout.near.height + GAP
        bottom = QRectF(left, y, area.width() - LEFT - RIGHT, FACTS)
        _icons(painter, bottom, layout.marks, theme)
        if layout.facts:
            layout.facts.draw(painter, QPointF(left, bottom.center().y() - layout.facts.height / 2), theme.muted)


def _dot(painter: QPainter, centre: QPointF, colour: str) -> None:
    """Draw the sign of a story that is not read."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(centre, 3.2, 3.2)


def _icons(painter: QPainter, area: QRectF, names: Sequence[str], theme: Theme) -> None:
    """Draw small icons from the right edge of the area."""
    for number, name in enumerate(names):
        right = area.right() - number * MARK - 16
        colour = theme.accent if name == "star-filled" else theme.faint
        icons.paint(painter, name, colour, QRectF(right, area.top() + 1.5, 15, 15))
