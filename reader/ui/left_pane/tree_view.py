"""The left pane: sections, newspapers, issues, pages and bookmarks, drawn quietly."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from reader.ui.language.words import tr
from reader.ui.left_pane.tree_model import Index, Node, NodeAct, NodeRole, TreeModel
from reader.ui.look import icons
from reader.ui.look.drawn_text import line
from reader.ui.look.theme import ThemeKeeper

_HEIGHT, _HEADING_HEIGHT = 30, 38
_OPEN_AFTER_MS = 600


_ACTS = ((NodeAct.RENAME, "F2"), (NodeAct.REMOVE, "Del"), (NodeAct.UP, "Alt+Up"), (NodeAct.DOWN, "Alt+Down"))


class TreeView(QTreeView):
    """`node_chosen` carries a node with a list or a story; headings only open and close.

    `act_wanted` carries the current node and a NodeAct: F2, Delete, Alt+Up and Alt+Down while the focus is here.
    `menu_wanted` asks for the menu of a node, at a place on the screen.
    `opened_changed` carries the keys of all nodes that are open.
    """

    node_chosen = Signal(object)
    act_wanted = Signal(object, object)
    menu_wanted = Signal(object, QPoint)
    opened_changed = Signal(list)

    def __init__(self, model: TreeModel, themes: ThemeKeeper) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self._model = model
        self._open: set[str] = {"library", "bookmarks", "saved"}
        self.setModel(model)
        self.setItemDelegate(_NodeDelegate(self, themes))
        self._themes = themes
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(16)
        self.setMouseTracking(True)
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QTreeView.DragDropMode.DropOnly)
        self.setAutoExpandDelay(_OPEN_AFTER_MS)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.expanded.connect(lambda index: self._note_open(model.node(index).key, True))
        self.collapsed.connect(lambda index: self._note_open(model.node(index).key, False))
        model.modelReset.connect(self._restore)
        model.rowsInserted.connect(self._restore)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Left pane"))

    def choose(self, key: str) -> None:
        """Put the cursor on the node with that key, opening what is above it; '' takes it away."""
        index = self._model.find(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        elif not key:
            self.selectionModel().clear()

    def shows_section_of(self, index: Index) -> bool:
        """Return True if the section that a node stands in is open."""
        above = index
        while above.parent().isValid():
            above = above.parent()
        return above == index or self.isExpanded(above)

    def open_keys(self, keys: Sequence[str]) -> None:
        """The nodes that were open when the window was left; the sections if nothing was kept."""
        self._open = set(keys) or self._open

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that change a node; Menu opens the menu of the node in hand."""
        pressed = QKeySequence(event.keyCombination())
        act = next((act for act, key in _ACTS if pressed == QKeySequence(key)), None)
        if act and self.currentIndex().isValid():
            self.act_wanted.emit(self._model.node(self.currentIndex()), act)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Alt+Up and Alt+Down are this pane's if they move a folder, before they are the window's."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            pressed = QKeySequence(event.keyCombination())
            if self._model.node(self.currentIndex()).kind and any(pressed == QKeySequence(key) for _, key in _ACTS):
                event.accept()
                return True
        return super().event(event)

    def _ask_for_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.menu_wanted.emit(self._model.node(index), self.viewport().mapToGlobal(at))

    def _note_open(self, key: str, opened: bool) -> None:
        (self._open.add if opened else self._open.discard)(key)
        # Never empty: nothing kept means that the sections are open.
        self.opened_changed.emit(sorted({*self._open, ""}))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.node_chosen.emit(self._model.node(current))

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """A small chevron if a node can be opened; sections have theirs at the right."""
        node = self._model.node(index)
        if node.parent is None or node.parent.parent is None or not self._model.hasChildren(index):
            return
        name = "down" if self.isExpanded(index) else "forward-small"
        area = QRectF(rect.right() - 13, rect.center().y() - 5.5, 12, 12)
        icons.paint(painter, name, self._themes.theme.faint, area)

    def _restore(self) -> None:
        for key in list(self._open):
            index = self._model.find(key)
            if index.isValid():
                self.expand(index)


class _NodeDelegate(QStyledItemDelegate):
    def __init__(self, view: QWidget, themes: ThemeKeeper) -> None:
        super().__init__(view)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of the whole title with its icon and count."""
        node: Node = index.data(NodeRole)
        heading = _is_heading(node)
        font = QFont(option.font)
        font.setPixelSize(12 if heading else 14)
        wide = QFontMetrics(font).horizontalAdvance(node.title) + (24 if node.icon else 0) + 22
        wide += 0 if node.count is None else 14 + QFontMetrics(font).horizontalAdvance(f"{node.count:,}")
        return QSize(wide, _HEADING_HEIGHT if heading else _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: Node = index.data(NodeRole)
        theme = self._themes.theme
        area = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading = _is_heading(node)
        font = QFont(option.font)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or (state & QStyle.StateFlag.State_MouseOver and not heading):
            painter.setPen(
                QColor(theme.accent) if selected and state & QStyle.StateFlag.State_HasFocus else Qt.PenStyle.NoPen
            )
            painter.setBrush(QColor(theme.selected if selected else theme.hover))
            painter.drawRoundedRect(area.adjusted(1, 1.5, -5, -1.5), 6, 6)
        right = self._count(painter, area, node)
        left = area.left() + 8
        if heading:
            font.setPixelSize(12)
            font.setWeight(QFont.Weight.DemiBold)
            line(painter, node.title, font, theme.muted, QRectF(left, area.top() + 8, right - left, area.height() - 8))
        else:
            if node.icon:
                colour = theme.accent if selected or node.icon == "star-filled" else theme.muted
                icons.paint(painter, node.icon, colour, QRectF(left, area.center().y() - 8, 16, 16))
                left += 24
            font.setPixelSize(14)
            line(
                painter,
                node.title,
                font,
                theme.muted if node.dim else theme.text,
                QRectF(left, area.top(), right - left, area.height()),
            )
        painter.restore()

    def _count(self, painter: QPainter, area: QRectF, node: Node) -> float:
        """The count at the right edge; returns where the title must end."""
        if node.count is None:
            return area.right() - 10
        font = QFont(painter.font())
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(self._themes.theme.muted))
        text = f"{node.count:,}"
        painter.drawText(area.adjusted(0, 0, -14, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return area.right() - 22 - painter.fontMetrics().horizontalAdvance(text)


def _is_heading(node: Node) -> bool:
    return node.listing is None and node.story_id is None and node.parent is not None and node.parent.parent is None
