"""The model of the story list: the stories of a listing, or the hits of a search."""

from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from reader.browse.list_items import Item
from reader.ports.rows import StoryRow
from reader.ui.browsing.sparse_rows import AHEAD, SparseRows
from reader.ui.language.names import day, page_name, row_summary
from reader.ui.language.near_words import near_words
from reader.ui.language.words import mark, tr

Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole.UserRole
_REST_MS = 80
"""After a leap the rows around those in sight are fetched when the list did not move for so long."""


class Column(IntEnum):
    """Columns side by side; all but the story itself are shown if the person wants them."""

    STORY = 0
    NEWSPAPER = 1
    DATE = 2
    PAGE = 3
    LABEL = 4


COLUMN_TITLES = (mark("Story"), mark("Newspaper"), mark("Date"), mark("Page"), mark("Column"))


class StoriesModel(QAbstractTableModel):
    """Rows come all at once (a short list), or as they are looked at (a long list, which has its whole length from the
    start: `rows_wanted` carries the first row and how many). `shown` comes with a list, True if it is another
    listing's; `ids_known` that any story of it can be found."""

    shown = Signal(bool)
    rows_wanted = Signal(int, int)
    ids_known = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folded: dict[int, tuple[StoryRow, ...]] = {}
        self._leaders: dict[int, int] = {}
        self.total = self._first = 0
        self.snippets = False
        self._rows = self._sparse(())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._rested)

    @property
    def lazy(self) -> bool:
        """True if rows come as they are looked at."""
        return self.total > self._first

    def show(
        self, items: Sequence[Item], total: int | None = None, *, snippets: bool = False, elsewhere: bool = False
    ) -> None:
        """Show these; `total` is larger if they are the first rows of a long list, of which `know_ids` comes next.

        `snippets`: the rows show the hits of a search; `elsewhere`: they are those of another listing.
        """
        self.total = len(items) if total is None else total
        self.snippets = snippets
        self._first = len(items)
        self._folded, self._leaders = {}, {}
        self._show(self._sparse(items, self.total), elsewhere=elsewhere)

    def add_below(self, items: Sequence[Item]) -> None:
        """Show more rows below a short list, but for stories that it shows; they do not count in `total`."""
        known = self._rows.held(None) | set(self._leaders)
        new = [item for item in items if item.row.id not in known]
        if new:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._rows.extend(new)
            self.endInsertRows()

    def know_ids(self, ids: Sequence[int]) -> None:
        """Take the ids of all stories of a long list. If the library changed meanwhile, the rows are fetched anew."""
        known = self._without_copies(ids)
        if not self._rows.know_ids(known):
            self.total, self._first = len(ids), 0
            rows = self._sparse((), len(known))
            rows.know_ids(known)
            self._show(rows)
        self.ids_known.emit()
        self._see_again()

    def see(self, first: int, last: int) -> None:
        """Look at rows `first` to `last`: ask for those around them that are missing."""
        missing = self._rows.missing(first, last)
        if self._rows.leaping:
            self._rest.start()
        if missing:
            self.rows_wanted.emit(missing.start, len(missing))

    def ids_of(self, first: int, count: int) -> list[int]:
        """Return the stories of `count` rows, without those not known yet."""
        return self._rows.ids_of(first, count)

    def around(self, rows: int) -> list[int]:
        """Return the stories looked at, with those of `rows` more rows above and below."""
        seen = self._rows.around(rows)
        return self._rows.ids_of(seen.start, len(seen))

    def fill(self, first: int, items: Sequence[Item]) -> None:
        """Take rows that were wanted, from `first` on; those of a list shown before are left alone."""
        if self._rows.fill(first, [self._with_copies(item) for item in items] if self._folded else items):
            self._emit_changed(first, first + len(items) - 1)
        else:
            self._see_again()

    def held_ids(self, ids: Collection[int] | None) -> set[int]:
        """Return the stories among `ids` whose rows are here; all that are here if `ids` is None."""
        return self._rows.held(ids)

    def renew(self, rows: Sequence[StoryRow]) -> None:
        """Show these rows in place of those of the same stories; rows that are not here come with them later."""
        changed = []
        for row in rows:
            at = self._rows.held_row(row.id)
            item = None if at is None else self._rows[at]
            if at is not None and item is not None and item.row != row:
                self._rows.put(at, replace(item, row=row))
                changed.append(at)
        for first, last in _runs(sorted(changed)):
            self._emit_changed(first, last)

    def fold_copies(self, groups: Sequence[Sequence[int]]) -> None:
        """Put stories of one text under the first of each group; the others lose their rows."""
        for group in groups:
            rows = sorted({at for each in group if (at := self._rows.held_row(each)) is not None})
            found = [(at, item) for at in rows if (item := self._rows[at]) is not None]
            if len(found) > 1:
                (at, item), *others = found
                copies = (*item.copies, *(row for _at, other in others for row in (other.row, *other.copies)))
                self._folded[item.row.id] = copies
                self._leaders |= {copy.id: item.row.id for copy in copies}
                self._rows.put(at, replace(item, copies=copies))
                self._emit_changed(at, at)
                for other, _item in reversed(others):
                    self.beginRemoveRows(QModelIndex(), other, other)
                    self._rows.remove(other)
                    self.endRemoveRows()

    def item(self, at: int) -> Item:
        """Return the item of a row that is here; only long lists have others. Raises LookupError."""
        item = self._rows[at]
        if item is None:
            raise LookupError(at)
        return item

    def held(self, at: int) -> Item | None:
        """Return the item of a row; None while it is on its way."""
        return self._rows[at]

    def held_item(self, story_id: int) -> Item | None:
        """Return the item that shows this story, or the listed copy of it, if its row is here."""
        at = self._rows.held_row(self._leaders.get(story_id, story_id))
        return None if at is None else self._rows[at]

    def id_at(self, at: int) -> int | None:
        """Return the story of a row, if that is known."""
        return next(iter(self._rows.ids_of(at, 1)), None)

    def row_of(self, story_id: int) -> int | None:
        """Return the row that shows this story, or the listed copy of it."""
        return self._rows.row_of(self._leaders.get(story_id, story_id))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = super().flags(index)
        return base | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else base

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

    def _show(self, rows: SparseRows[Item], *, elsewhere: bool = False) -> None:
        """Show nothing first: a view keeps the heights of rows that are there before a reset and after it."""
        self.beginResetModel()
        self._rows = self._sparse(())
        self.endResetModel()
        if len(rows):
            self.beginInsertRows(QModelIndex(), 0, len(rows) - 1)
            self._rows = rows
            self.endInsertRows()
        self.shown.emit(elsewhere)

    def _sparse(self, items: Sequence[Item], total: int = 0) -> SparseRows[Item]:
        """Make rows; rows with snippets, each cut out of its whole story, are fetched fewer at a time."""
        return SparseRows(items, _story_of, total, ahead=AHEAD // 3 if self.snippets else AHEAD)

    def _without_copies(self, ids: Sequence[int]) -> Sequence[int]:
        """Leave copies out. Only rows that were here could be folded: of half a million hits the rest need no look."""
        if not self._leaders:
            return ids
        first = [each for each in ids[: self._first] if each not in self._leaders]
        return array("q", first) + array("q", ids[self._first :])

    def _rested(self) -> None:
        self._rows.rest()
        self._see_again()

    def _with_copies(self, item: Item) -> Item:
        copies = self._folded.get(item.row.id)
        return replace(item, copies=copies) if copies else item

    def _see_again(self) -> None:
        """Look again at the rows looked at before their stories were known."""
        seen = self._rows.wanted
        if seen:
            self.see(seen.start, seen.stop - 1)

    def _emit_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))


def cell(row: StoryRow, column: Column) -> str:
    """Return the text of a column for a story."""
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
    said = near_words(item.near) if item.near else ""
    return ". ".join(part for part in (item.heading, row_summary(item.row), said) if part)


def _story_of(item: Item) -> int:
    return item.row.id


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rising numbers as runs without a gap: the first and the last of each."""
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] != rows[at - 1] + 1:
            yield rows[start], rows[at - 1]
            start = at
