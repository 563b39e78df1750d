"""A new library file filled: first with what can be read of the damaged one, then from a backup."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from reader.errors import Cancelled
from reader.ports.progress import Progress
from reader.store.salvage.page_images import PageImages
from reader.store.salvage.row_records import Cell, Value
from reader.store.salvage.stray_rows import table_of
from reader.store.salvage.table_shapes import TableShape
from reader.store.salvage.table_walk import EVERYTHING, KeyRange, Walk, strays

Row = tuple[Value, ...]

_SCHEMA_ROOT = 1
_STEP_ROWS = 2000
"""Rows between two reports of progress."""


@dataclass(slots=True)
class Gaps:
    """The unread parts: ranges of rowids by table, all of a table without rowids, rows with unreadable signs."""

    ranges: dict[str, list[KeyRange]] = field(default_factory=dict)
    spoilt: dict[str, list[Row]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.ranges or self.spoilt)


class Filling:
    """Fills the tables of `target`, an empty library file, from the images of a damaged one."""

    def __init__(self, target: sqlite3.Connection, tables: Mapping[str, TableShape], progress: Progress | None) -> None:
        self._target = target
        self._tables = tables
        self._progress = progress
        self.gaps = Gaps()

    def from_pages(self, images: PageImages, roots_of_backup: Mapping[str, int]) -> None:
        """Take every row that can be read; `roots_of_backup` are used for tables that the file's own schema lacks."""
        visited: set[int] = set()
        own = roots(Walk(images, visited).rows(_SCHEMA_ROOT))
        for name, shape in self._tables.items():
            walk = Walk(images, visited, keyed=shape.keyed)
            root = own.get(name, roots_of_backup.get(name))
            if root is None:
                walk.missing.append(EVERYTHING)
            else:
                self._put(name, self._fitting(name, walk.rows(root), walk.missing, images, visited))
            if walk.missing:
                self.gaps.ranges[name] = walk.missing
        self._from_strays(images, visited)
        for name, rows in self.gaps.spoilt.items():
            # A row of the same key from elsewhere is whole.
            self.gaps.spoilt[name] = [row for row in rows if not self._has(name, row)]

    def expect_more(self) -> None:
        """Take every table for one with gaps: the file is older than the backup."""
        for name in self._tables:
            self.gaps.ranges.setdefault(name, []).append(EVERYTHING)

    def from_backup(self, backup: sqlite3.Connection) -> int:
        """Fill the gaps from an open backup of the same library; return the number of rows taken."""
        before = self._target.total_changes
        for name, ranges in self.gaps.ranges.items():
            columns = ", ".join(column.name for column in self._tables[name].columns)
            for each in ranges:
                if self._tables[name].keyed:
                    rows = backup.execute(f"SELECT {columns} FROM {name}")
                else:
                    low, high = max(each.low, EVERYTHING.low + 1), each.high
                    rows = backup.execute(
                        f"SELECT {columns} FROM {name} WHERE rowid >= ? AND rowid <= ?",
                        (low if each.low < low else low + 1, high),
                    )
                self._put(name, rows)
        for name, spoilt in self.gaps.spoilt.items():
            for row in spoilt:
                self._put(name, self._same_key(backup, name, row))
        return self._target.total_changes - before

    def with_spoilt(self) -> int:
        """Put the rows with unreadable signs that are nowhere whole; return their number."""
        before = self._target.total_changes
        for name, rows in self.gaps.spoilt.items():
            self._put(name, rows)
        return self._target.total_changes - before

    def _fitting(
        self, name: str, cells: Iterable[Cell], missing: list[KeyRange], images: PageImages, visited: set[int]
    ) -> Iterator[Row]:
        shape = self._tables[name]
        for number, cell in enumerate(cells):
            if number % _STEP_ROWS == 0:
                self._report(len(visited), images.count)
            row = shape.row(cell.key, cell.values)
            if row is None:
                missing.append(EVERYTHING if cell.key is None else KeyRange(cell.key - 1, cell.key))
            elif cell.whole:
                yield row
            else:
                self.gaps.spoilt.setdefault(name, []).append(row)

    def _from_strays(self, images: PageImages, visited: set[int]) -> None:
        wanted = {name: self._tables[name] for name in self.gaps.ranges}
        if not wanted:
            return
        found: dict[str, list[Row]] = {name: [] for name in wanted}
        for cell in strays(images, visited):
            belongs = table_of(cell, wanted)
            if belongs is None or not self._is_missing(*belongs):
                continue
            name, row = belongs
            (found[name] if cell.whole else self.gaps.spoilt.setdefault(name, [])).append(row)
            if len(found[name]) >= _STEP_ROWS:
                self._put(name, found[name])
                found[name] = []
        for name, rows in found.items():
            self._put(name, rows)

    def _is_missing(self, name: str, row: Row) -> bool:
        key = self._tables[name].key_of(row)
        if not isinstance(key, int):
            return True
        return any(each.low < key <= each.high for each in self.gaps.ranges[name])

    def _put(self, name: str, rows: Iterable[Row]) -> None:
        marks = ", ".join("?" * len(self._tables[name].columns))
        self._target.executemany(f"INSERT OR IGNORE INTO {name} VALUES ({marks})", rows)

    def _has(self, name: str, row: Row) -> bool:
        return self._same_key(self._target, name, row).fetchone() is not None

    def _same_key(self, file: sqlite3.Connection, name: str, row: Row) -> sqlite3.Cursor:
        shape = self._tables[name]
        keys = shape.columns[: shape.key_columns] if shape.keyed else shape.columns[: (shape.alias or 0) + 1][-1:]
        columns = ", ".join(column.name for column in shape.columns)
        where = " AND ".join(f"{column.name} = ?" for column in keys)
        key = shape.key_of(row)
        return file.execute(f"SELECT {columns} FROM {name} WHERE {where}", key if isinstance(key, tuple) else (key,))

    def _report(self, done: int, total: int) -> None:
        if self._progress and not self._progress(min(done, total), total, ""):
            raise Cancelled


def roots(cells: Iterable[Cell]) -> dict[str, int]:
    """Return the first page of each table that the rows of a schema name."""
    found = {}
    for cell in cells:
        if len(cell.values) == 5:
            kind, name, _, root, _ = cell.values
            if kind == "table" and isinstance(name, str) and isinstance(root, int):
                found[name] = root
    return found
