"""The rows of the story list: the stories of a place, or what a search found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reader.library.rows import StoryRow
from reader.library.views import Snippet
from reader.ui.models.sparse_rows import SparseRows
from reader.ui.wording import day, page_name, row_summary
from reader.ui.words import mark, tr

Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole.UserRole


class Column(IntEnum):
    """What stands side by side; all but the story itself are shown where the person wants them."""

    STORY = 0
    NEWSPAPER = 1
    DATE = 2
    PAGE = 3
    LABEL = 4


COLUMN_TITLES = (mark("Story"), mark("Newspaper"), mark("Date"), mark("Page"), mark("Column"))


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

    def ids(self) -> tuple[int, ...]:
        return (self.row.id, *(copy.id for copy in self.copies))


class StoriesModel(QAbstractTableModel):
    """Rows come all at once (a short list), in slices (a search: `more_wanted` carries the next offset), or as they are
    looked at (a long list, which has its whole length at once: `rows_wanted` carries the first row and how many)."""

    more_wanted = Signal(int)
    rows_wanted = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: SparseRows[Item] = SparseRows([], Item.ids)
        self._asked = 0
        self.lazy = False
        self.total = 0

    def show(self, items: Sequence[Item], total: int | None = None, *, lazy: bool = False) -> None:
        """Show these; `total` is larger where more can be fetched: at the end, or anywhere where the list is `lazy`."""
        self.beginResetModel()
        self.total = len(items) if total is None else total
        self.lazy = lazy
        self._rows = SparseRows(items, Item.ids, self.total if lazy else len(items))
        self._asked = len(items)
        self.endResetModel()

    def know_ids(self, ids: Sequence[int]) -> None:
        """The ids of all stories of a lazy list. Where the library changed meanwhile, the rows are fetched anew."""
        if not self.lazy:
            return
        if not self._rows.agree(ids):
            self.beginResetModel()
            self.total = len(ids)
            self._rows = SparseRows([], Item.ids, self.total)
            self._rows.know_ids(ids)
            self.endResetModel()
            return
        self._rows.know_ids(ids)
        if self._rows.wanted is not None:
            self.see(*self._rows.wanted)

    def see(self, first: int, last: int) -> None:
        """Rows `first` to `last` are looked at: ask for those around them that are missing."""
        missing = self._rows.missing(first, last)
        if missing:
            self.rows_wanted.emit(missing.start, len(missing))

    def ids_of(self, first: int, count: int) -> list[int]:
        """The stories of so many rows; those not known yet are left out."""
        return self._rows.ids_of(first, count)

    def fill(self, first: int, items: Sequence[Item]) -> None:
        """Rows that were wanted, as they stand from `first` on; those of a list shown before are left alone."""
        if items and self._rows.ids_of(first, len(items)) == [item.row.id for item in items]:
            self._rows.fill(first, items)
            self._tell_changed(first, first + len(items) - 1)

    def append(self, items: Sequence[Item]) -> None:
        """The slice that was wanted."""
        if not items:
            self.total = self._fetched()
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(items) - 1)
        self._rows.append(items)
        self._asked = self._fetched()
        self.endInsertRows()

    def update(self, ids: Collection[int], **changes: Any) -> None:
        """Change fields of the rows of these stories (a star, a read mark)."""
        for at in {at for each in ids if (at := self._rows.held_place(each)) is not None}:
            item = self._rows[at]
            if item is not None:
                self._rows.put(at, replace(item, row=replace(item.row, **changes)))
                self._tell_changed(at, at)

    def fold_copies(self, groups: Sequence[Sequence[int]]) -> None:
        """Put stories of one text under the first of each group; the others lose their rows."""
        for group in groups:
            places = sorted({at for each in group if (at := self._rows.held_place(each)) is not None})
            found = [(at, item) for at in places if (item := self._rows[at]) is not None]
            if len(found) > 1:
                (at, item), *others = found
                folded = [row for _at, other in others for row in (other.row, *other.copies)]
                self._rows.put(at, replace(item, copies=(*item.copies, *folded)))
                self._tell_changed(at, at)
                for other, _item in reversed(others):
                    self.beginRemoveRows(QModelIndex(), other, other)
                    self._rows.remove(other)
                    self.endRemoveRows()

    def item(self, at: int) -> Item:
        """What stands in a row that is here; only lazy lists have others. Raises LookupError."""
        item = self._rows[at]
        if item is None:
            raise LookupError(at)
        return item

    def held(self, at: int) -> Item | None:
        """What stands in a row; None while it is on its way."""
        return self._rows[at]

    def id_at(self, at: int) -> int | None:
        """The story of a row, where that is known."""
        return next(iter(self._rows.ids_of(at, 1)), None)

    def place_of(self, story_id: int) -> int | None:
        """The row that shows this story, or the copy of it that is listed."""
        return self._rows.place_of(story_id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def canFetchMore(self, parent: Index) -> bool:
        return not (parent.isValid() or self.lazy) and self._asked == self._fetched() < self.total

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked += 1
            self.more_wanted.emit(self._fetched())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(COLUMN_TITLES[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        item = self._rows[index.row()]
        if role == ItemRole:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return cell(item.row, Column(index.column())) if item else ""
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.STORY:
            return _said(item)
        return None

    def _fetched(self) -> int:
        """How many stories have come, those without a row included."""
        return self._rows.stories()

    def _tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))


def cell(row: StoryRow, column: Column) -> str:
    """What a column says of a story."""
    match column:
        case Column.NEWSPAPER:
            return row.newspaper or ""
        case Column.DATE:
            return day(row.date) if row.date else ""
        case Column.PAGE:
            return page_name(row.page, row.section) if row.page else row.section or ""
        case Column.LABEL:
            return row.column_label or ""
    return row.title


def _said(item: Item | None) -> str:
    if item is None:
        return tr("Not fetched yet")
    return f"{item.heading}. {row_summary(item.row)}" if item.heading else row_summary(item.row)
