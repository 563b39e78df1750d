"""The left pane's tree: what is held, as nodes that know what they open; children are fetched as needed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from html import escape
from itertools import takewhile
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reader.browse.listing import Listing
from reader.library.library import Library
from reader.ui.browsing.dragged_stories import STORIES, dragged_ids

Index = QModelIndex | QPersistentModelIndex
NodeRole = Qt.ItemDataRole.UserRole


class NodeKind(StrEnum):
    """Kinds of nodes that a person makes, renames, orders or removes."""

    FOLDER = "folder"
    TAG = "tag"
    SEARCH = "search"
    SHELVES = "shelves"
    """The section of bookmarks, which takes new folders."""


class NodeAct(StrEnum):
    """Acts on the current node that have keys of their own in the left pane."""

    RENAME = "rename"
    REMOVE = "remove"
    UP = "up"
    DOWN = "down"


@dataclass(slots=True, eq=False, kw_only=True)
class Node:
    """One line of the left pane. `key` finds it again after a reload; `load` fetches its children when first opened.

    `place` is what choosing it shows in the list, `story_id` the story it opens, at the highlight `passage`, `action`
    the action it runs; a node with none of them is a heading. `kind` and the own name `name` are those of a node
    that a person can change.
    """

    key: str
    title: str
    icon: str = ""
    count: int | None = None
    listing: Listing | None = None
    story_id: int | None = None
    passage: int | None = None
    action: str = ""
    kind: NodeKind | None = None
    name: str = ""
    takes_stories: bool = False
    dim: bool = False
    children: list["Node"] = field(default_factory=list)
    load: "Callable[[Library], list[Node]] | None" = None
    parent: "Node | None" = None

    def adopt(self, children: Iterable["Node"]) -> "Node":
        """Take these as its children."""
        self.children = list(children)
        for child in self.children:
            child.parent = self
        return self

    @property
    def row(self) -> int:
        return self.parent.children.index(self) if self.parent else 0


_SHOWN = ("title", "icon", "count", "listing", "story_id", "passage", "action", "kind", "name", "takes_stories", "dim")
"""The values of a node that may be other ones after it was fetched again."""


class TreeModel(QAbstractItemModel):
    """`children_wanted` carries a node whose children someone must fetch and hand to `set_children`; `stories_dropped`
    a node that takes stories, and the ids of those that were dropped on it."""

    children_wanted = Signal(object)
    stories_dropped = Signal(object, list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node(key="", title="")

    def set_sections(self, sections: Sequence[Node]) -> None:
        """Show these sections in this order, each with the children that it has by now."""
        self._merge(self._root, sections, deep=False)
        for held, fresh in zip(self._root.children, sections, strict=True):
            if held.title != fresh.title:
                held.title = fresh.title
                self.dataChanged.emit(self.index_of(held), self.index_of(held))

    def set_children(self, node: Node, children: Sequence[Node]) -> None:
        """Show these children of a node. One that stays, by its key, keeps the cursor and its open children."""
        node.load = None
        self._merge(node, children)
        self.dataChanged.emit(self.index_of(node), self.index_of(node))

    def _merge(self, parent: Node, wanted: Sequence[Node], *, deep: bool = True) -> None:
        """Make the children of a node these, by removing, inserting and moving the rows that differ."""
        above, keys = self.index_of(parent), {node.key for node in wanted}
        for row in reversed(range(len(parent.children))):
            if parent.children[row].key not in keys:
                self.beginRemoveRows(above, row, row)
                del parent.children[row]
                self.endRemoveRows()
        held = {node.key: node for node in parent.children}
        for row, node in enumerate(wanted):
            if node.parent is parent and parent.children[row : row + 1] == [node]:
                continue
            if node.key not in held:
                self._insert(parent, row, list(takewhile(lambda each: each.key not in held, wanted[row:])))
                continue
            mine = held[node.key]
            if parent.children[row] is not mine:
                before = mine.row
                self.beginMoveRows(above, before, before, above, row)
                parent.children.insert(row, parent.children.pop(before))
                self.endMoveRows()
            if deep and mine is not node:
                self._renew(mine, node)

    def _insert(self, parent: Node, row: int, nodes: Sequence[Node]) -> None:
        self.beginInsertRows(self.index_of(parent), row, row + len(nodes) - 1)
        parent.children[row:row] = nodes
        for node in nodes:
            node.parent = parent
        self.endInsertRows()

    def _renew(self, held: Node, fresh: Node) -> None:
        """Give a node the values of a fresh one. Children that were fetched are wanted anew."""
        changed = [name for name in _SHOWN if getattr(held, name) != getattr(fresh, name)]
        for name in changed:
            setattr(held, name, getattr(fresh, name))
        if changed:
            self.dataChanged.emit(self.index_of(held), self.index_of(held))
        if fresh.load is None:
            self._merge(held, fresh.children)
        elif held.load is None:
            held.load = fresh.load
            self.children_wanted.emit(held)
        else:
            held.load = fresh.load

    @property
    def roots(self) -> Sequence[Node]:
        """The sections, in their order."""
        return self._root.children

    def node(self, index: Index) -> Node:
        """The node at an index; the invisible root for an invalid one."""
        return index.internalPointer() if index.isValid() else self._root

    def index_of(self, node: Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node)

    def find(self, key: str) -> QModelIndex:
        """The index of the node with that key; invalid if it is not loaded."""
        return next((self.index_of(node) for node in _walk(self._root) if node.key == key), QModelIndex())

    def find_listing(self, listing: Listing) -> QModelIndex:
        """The index of the node that shows this listing; invalid if none is loaded that does."""
        return next((self.index_of(node) for node in _walk(self._root) if node.listing == listing), QModelIndex())

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        children = self.node(parent).children
        return self.createIndex(row, 0, children[row]) if column == 0 and 0 <= row < len(children) else QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # QObject has another parent()
        above = self.node(index).parent if index.isValid() else None
        return self.index_of(above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return len(self.node(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:
        node = self.node(parent)
        return bool(node.children) or node.load is not None

    def canFetchMore(self, parent: Index) -> bool:
        return self.node(parent).load is not None

    def fetchMore(self, parent: Index) -> None:
        node = self.node(parent)
        if node.load is not None:
            self.children_wanted.emit(node)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        node = self.node(index)
        if node.listing is None and node.story_id is None and not node.action and not node.dim:
            return Qt.ItemFlag.ItemIsEnabled
        drops = Qt.ItemFlag.ItemIsDropEnabled if node.takes_stories else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | drops

    def mimeTypes(self) -> list[str]:
        return [STORIES]

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Return True over a node that takes stories; nothing is dropped between two nodes."""
        return row < 0 and self.node(parent).takes_stories and data.hasFormat(STORIES)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        ids = dragged_ids(data)
        if not ids or not self.canDropMimeData(data, action, row, column, parent):
            return False
        self.stories_dropped.emit(self.node(parent), ids)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return node.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return escape(node.title) if node.title else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return node.title if node.count is None else f"{node.title}, {node.count}"
        if role == NodeRole:
            return node
        return None


def _walk(node: Node) -> Iterable[Node]:
    for child in node.children:
        yield child
        yield from _walk(child)
