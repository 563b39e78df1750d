"""The left side of the bookmark list: folders, tags and colours; bookmarks can be dropped on a folder or a tag."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QFont, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reader.browse.shelves import Shelf, ShelfKind
from reader.ui.bookmarks.bookmark_model import IDS, Index, dragged_ids
from reader.ui.language.words import mark, tr
from reader.ui.look import icons
from reader.ui.look.colours import colour_of, paint_mark
from reader.ui.look.drawn_text import line
from reader.ui.look.theme import ThemeKeeper

ShelfRole = Qt.ItemDataRole.UserRole
ROW = 30
_ICONS = {
    ShelfKind.ALL: "star",
    ShelfKind.NOTES: "note",
    ShelfKind.ORPHANS: "warning",
    ShelfKind.FOLDER: "folder",
    ShelfKind.TAG: "tag",
}
_NAMES = {
    ShelfKind.ALL: mark("All bookmarks"),
    ShelfKind.NOTES: mark("With notes"),
    ShelfKind.ORPHANS: mark("Story not held"),
}


def shelf_name(shelf: Shelf) -> str:
    """The name of a shelf for a person."""
    if shelf.kind in _NAMES:
        return tr(_NAMES[shelf.kind])
    if shelf.kind is ShelfKind.COLOUR:
        colour = colour_of(shelf.name)
        return tr(colour.name) if colour else shelf.name
    return shelf.name or tr("No folder")


class ShelfList(QListWidget):
    """`shelf_chosen` carries a Shelf; `dropped` the Shelf on which bookmarks were dropped, and their ids."""

    shelf_chosen = Signal(object)
    dropped = Signal(object, list)

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setItemDelegate(_ShelfDelegate(self, themes))
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._choose)
        themes.changed.connect(self.viewport().update)

    @property
    def shelf(self) -> Shelf:
        """The shelf that is looked at."""
        item = self.currentItem()
        shelf: Shelf = item.data(ShelfRole) if item else Shelf(ShelfKind.ALL)
        return shelf

    def show_shelves(self, shelves: Sequence[Shelf]) -> None:
        """Show these shelves; the chosen one stays chosen if it is still there."""
        kept = self.shelf.key
        blocked = self.blockSignals(True)
        self.clear()
        for shelf in shelves:
            item = QListWidgetItem(shelf_name(shelf))
            item.setData(ShelfRole, shelf)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{shelf_name(shelf)}, {shelf.count}")
            self.addItem(item)
        rows = [row for row, shelf in enumerate(shelves) if shelf.key == kept]
        self.setCurrentRow(rows[0] if rows else 0)
        self.blockSignals(blocked)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(IDS):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        shelf = self._shelf_at(event)
        if shelf is not None and shelf.kind in (ShelfKind.FOLDER, ShelfKind.TAG):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        shelf = self._shelf_at(event)
        ids = dragged_ids(event.mimeData())
        if shelf is not None and ids:
            self.dropped.emit(shelf, ids)
            event.acceptProposedAction()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.shelf_chosen.emit(item.data(ShelfRole))

    def _shelf_at(self, event: QDropEvent) -> Shelf | None:
        item = self.itemAt(event.position().toPoint())
        shelf: Shelf | None = item.data(ShelfRole) if item else None
        return shelf


class _ShelfDelegate(QStyledItemDelegate):
    def __init__(self, view: ShelfList, themes: ThemeKeeper) -> None:
        super().__init__(view)
        self._view = view
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(140, ROW + (10 if self._starts_group(index) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shelf: Shelf = index.data(ShelfRole)
        theme = self._themes.theme
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._starts_group(index):
            painter.fillRect(QRectF(area.left() + 8, area.top() + 4, area.width() - 16, 1), QColor(theme.line))
            area.adjust(0, 10, 0, 0)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            focused = selected and option.state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QColor(theme.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected if selected else theme.hover))
            painter.drawRoundedRect(area.adjusted(2.5, 1.5, -2.5, -1.5), 6, 6)
        sign = QRectF(area.left() + 10, area.center().y() - 8, 16, 16)
        colour = colour_of(shelf.name) if shelf.kind is ShelfKind.COLOUR else None
        if colour is not None:
            paint_mark(painter, colour, sign.adjusted(2.5, 2.5, -2.5, -2.5), theme)
        else:
            icons.paint(painter, _ICONS.get(shelf.kind, "star"), theme.muted, sign)
        font = QFont(self._view.font())
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        count = f"{shelf.count:,}"
        painter.drawText(
            area.adjusted(0, 0, -10, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count
        )
        room = painter.fontMetrics().horizontalAdvance(count) + 18
        font.setPixelSize(14)
        line(painter, shelf_name(shelf), font, theme.text, area.adjusted(34, 0, -room, 0))
        painter.restore()

    def _starts_group(self, index: Index) -> bool:
        """True if another kind of shelf begins here: folders, tags and colours stand apart."""
        if index.row() == 0:
            return False
        before: QModelIndex = index.model().index(index.row() - 1, 0)
        kinds = index.data(ShelfRole).kind, before.data(ShelfRole).kind
        return kinds[0] is not kinds[1] and kinds[0] in (ShelfKind.FOLDER, ShelfKind.TAG, ShelfKind.COLOUR)
