"""The stories of a clipping book, dragged within the list; an empty list says how to fill it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ports.rows import StoryRow
from reader.ui.clipping_book.clippings_model import ClipRole, DraftModel, Index, NoteRole
from reader.ui.language.names import where
from reader.ui.language.words import tr
from reader.ui.look.drawn_text import DrawnText
from reader.ui.look.painted_fonts import sized
from reader.ui.look.theme import ThemeKeeper


class ClipList(QListView):
    """`empty_text` is shown while there is nothing."""

    def __init__(self, model: DraftModel, themes: ThemeKeeper) -> None:
        super().__init__()
        self.setObjectName("storyList")
        self.setModel(model)
        self.setItemDelegate(_ClipDelegate(self, themes))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        # Rows are measured a few at a time: a long list is there at once.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(60)
        self.empty_text = ""
        self._themes = themes
        themes.changed.connect(self.viewport().update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._themes.theme.faint))
            room = self.viewport().rect().adjusted(24, 24, -24, -24)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.empty_text)
            painter.end()


class _ClipDelegate(QStyledItemDelegate):
    """Its number in the book, the headline, where it was printed, the note."""

    LEFT = 44.0

    def __init__(self, view: ClipList, themes: ThemeKeeper) -> None:
        super().__init__(view)
        self._view = view
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, round(18 + sum(text.height + 3 for text, _ in self._texts(index, width))))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._themes.theme
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            focused = selected and option.state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QColor(theme.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected if selected else theme.hover))
            painter.drawRoundedRect(area.adjusted(4.5, 1.5, -4.5, -1.5), 7, 7)
        painter.setFont(sized(self._view.font(), 13))
        painter.setPen(QColor(theme.muted))
        number = QRectF(area.left(), area.top() + 9, self.LEFT - 10, 22)
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(index.row() + 1))
        top = area.top() + 9
        for text, ink in self._texts(index, round(area.width())):
            text.draw(painter, QPointF(area.left() + self.LEFT, top), ink)
            top += text.height + 3
        painter.restore()

    def _texts(self, index: Index, width: int) -> list[tuple[DrawnText, str]]:
        theme = self._themes.theme
        row: StoryRow = index.data(ClipRole)
        font, room = self._view.font(), width - self.LEFT - 14
        made = [
            (
                DrawnText(row.title or tr("No headline"), sized(font, 15, QFont.Weight.Bold), room, 2),
                theme.text,
            ),
            (DrawnText(where(row), sized(font, 12), room, 1), theme.muted),
        ]
        note = index.data(NoteRole)
        if note:
            made.append((DrawnText(note, sized(font, 13), room, 2), theme.accent))
        return made
