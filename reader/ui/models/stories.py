"""The rows of the story list: the stories of a place, or what a search found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reader.library.rows import StoryRow
from reader.library.views import Snippet
from reader.ui.wording import row_summary

Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Item:
    """A story of the list; with a snippet where a search found it, and `title` with the headline's marks.

    `heading` names the group that it is the first of; `dated` rows say themselves where they are from. `copies` are
    other hits with the same text, which have no rows of their own.
    """

    row: StoryRow
    snippet: Snippet | None = None
    title: Snippet | None = None
    dated: bool = False
    heading: str = ""
    copies: tuple[StoryRow, ...] = ()


class StoriesModel(QAbstractListModel):
    """Rows come all at once (a place) or in slices (a search): then `more_wanted` carries the next offset."""

    more_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[Item] = []
        self._places: dict[int, int] = {}
        self._asked = 0
        self.total = 0

    def show(self, items: Sequence[Item], total: int | None = None) -> None:
        """Show these; `total` is larger where more can be fetched."""
        self.beginResetModel()
        self._items = list(items)
        self.total = len(items) if total is None else total
        self._asked = len(items)
        self._places = _places(self._items)
        self.endResetModel()

    def append(self, items: Sequence[Item]) -> None:
        """The slice that was wanted."""
        if not items:
            self.total = self._fetched()
            return
        first = len(self._items)
        self.beginInsertRows(QModelIndex(), first, first + len(items) - 1)
        self._items += items
        self._places |= {item.row.id: first + at for at, item in enumerate(items)}
        self._asked = self._fetched()
        self.endInsertRows()

    def update(self, ids: Collection[int], **changes: Any) -> None:
        """Change fields of the rows of these stories (a star, a read mark)."""
        for at in (self._places[each] for each in ids if each in self._places):
            self._items[at] = replace(self._items[at], row=replace(self._items[at].row, **changes))
            self.dataChanged.emit(self.index(at), self.index(at))

    def fold_copies(self, groups: Sequence[Sequence[int]]) -> None:
        """Put stories of one text under the first of each group; the others lose their rows."""
        for group in groups:
            listed = [self._places[each] for each in group if each in self._places]
            at, *others = sorted(set(listed)) or [0]
            if others:
                folded = [row for other in others for row in (self._items[other].row, *self._items[other].copies)]
                self._items[at] = replace(self._items[at], copies=(*self._items[at].copies, *folded))
                self.dataChanged.emit(self.index(at), self.index(at))
                for other in reversed(others):
                    self._remove(other)

    def _remove(self, at: int) -> None:
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._items[at]
        self._places = _places(self._items)
        self.endRemoveRows()

    def _fetched(self) -> int:
        """How many stories have come, those without a row included."""
        return len(self._items) + sum(len(item.copies) for item in self._items)

    def item(self, at: int) -> Item:
        return self._items[at]

    def place_of(self, story_id: int) -> int | None:
        """The row that shows this story, or the copy of it that is listed."""
        return self._places.get(story_id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._items)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._asked == self._fetched() < self.total

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked += 1
            self.more_wanted.emit(self._fetched())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._items):
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.row.title
        if role == ItemRole:
            return item
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.heading}. {row_summary(item.row)}" if item.heading else row_summary(item.row)
        return None


def _places(items: Sequence[Item]) -> dict[int, int]:
    return {row.id: at for at, item in enumerate(items) for row in (item.row, *item.copies)}
