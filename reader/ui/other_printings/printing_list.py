"""The list of other printings: where each stands, its headline, the share that it holds, and what differs."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.browse.compared_printings import ComparedPrinting
from reader.ui.language.difference_words import difference_words
from reader.ui.language.names import where
from reader.ui.language.words import tr
from reader.ui.look.drawn_text import DrawnText
from reader.ui.look.list_model import RowsModel
from reader.ui.look.painted_fonts import sized
from reader.ui.look.theme import ThemeKeeper

Index = QModelIndex | QPersistentModelIndex
PrintingRole = Qt.ItemDataRole.UserRole
_LEFT, _TOP, _GAP = 16.0, 9.0, 3.0


def share_words(compared: ComparedPrinting) -> str:
    """Return the share that is held, and what differs."""
    share = tr("shares {percent} %").format(percent=round(compared.printing.share * 100))
    return f"{share} · {difference_words(compared.difference)}"


class _Model(RowsModel[ComparedPrinting]):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        compared = self._rows[index.row()]
        row = compared.printing.row
        if role == PrintingRole:
            return compared
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "\n".join((row.title, where(row), share_words(compared)))
        return None


class PrintingList(QListView):
    """`chosen` carries the printing that is current, or None; `opened` one that was chosen with Enter or two clicks."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self.setObjectName("storyList")
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self, themes))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(lambda now, _: self.chosen.emit(now.data(PrintingRole)))
        self.activated.connect(lambda index: self.opened.emit(index.data(PrintingRole)))
        themes.changed.connect(self.viewport().update)

    def show_rows(self, rows: tuple[ComparedPrinting, ...]) -> None:
        """Show these printings; the first one is current."""
        self._model.show_rows(rows)
        self.setCurrentIndex(self._model.index(0))
        if not rows:
            self.chosen.emit(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Delegate(QStyledItemDelegate):
    """Draws a printing in three parts: where it stands, its headline, what differs."""

    def __init__(self, view: QListView, themes: ThemeKeeper) -> None:
        super().__init__(view)
        self._view, self._themes = view, themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        parts = self._parts(index.data(PrintingRole))
        height = sum(part.height + _GAP for part, _ in parts)
        return QSize(self._view.viewport().width(), round(height + 2 * _TOP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, state, area = self._themes.theme, option.state, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            selected = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(QColor(theme.accent) if selected and self._view.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected if selected else theme.hover))
            painter.drawRoundedRect(area.adjusted(4.5, 1.5, -4.5, -1.5), 6, 6)
        top = area.top() + _TOP
        for part, colour in self._parts(index.data(PrintingRole)):
            part.draw(painter, QPointF(area.left() + _LEFT, top), colour)
            top += part.height + _GAP
        painter.restore()

    def _parts(self, compared: ComparedPrinting) -> tuple[tuple[DrawnText, str], ...]:
        theme, font = self._themes.theme, self._view.font()
        width = self._view.viewport().width() - 2 * _LEFT
        row = compared.printing.row
        small, bold = sized(font, 12), sized(font, 15, QFont.Weight.Bold)
        return (
            (DrawnText(where(row), small, width, 1), theme.muted),
            (DrawnText(self._themes.shown(row.title or tr("No headline")), bold, width, 2), theme.text),
            (DrawnText(share_words(compared), small, width, 3), theme.muted),
        )
