"""A connection to a library file: brought up to date, every error translated, every write in a transaction."""

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias

from reader.errors import LibraryReason, LibraryUnusable
from reader.json_shapes import OddJson, loaded
from reader.store.file.backup import back_up
from reader.store.file.exchange import finish
from reader.store.file.header import repeat_version, set_version, verify_writable, version_of
from reader.store.file.json_column import JsonColumn, T_co
from reader.store.file.log_frames import log_damage
from reader.store.file.opening import FILE_NAME, UNCHECKED, is_nothing, opened, opened_to_read
from reader.store.file.schema import STEPS, VERSION, create_tables
from reader.store.file.sqlite_border import damage_found, translated
from reader.store.file.witness import Witness

_PIECE_CHARACTERS = 1 << 14
"""Length of the pieces in which a list of numbers is parsed: less than a millisecond each."""

Row = tuple[Any, ...]
Parameters: TypeAlias = "Sequence[object] | Mapping[str, object]"
"""Values in order for `?`, by name for `:name`. Never `?1`: SQLite takes that for a name, and names with a sequence
are refused by Python 3.14; 3.12.0 to 3.12.3 warn of `?1` too (cpython #117995)."""


class Database:
    """A library file opened for one thread. `all`, `first` and `run` take SQL with `?` or `:name` parameters."""

    def __init__(self, folder: Path, *, to_read: bool = False, make: bool = True) -> None:
        """Open the library in `folder`, migrating an older file; raises LibraryUnusable.

        `to_read`: also open a file that cannot be written to, or lies on a full disk; methods that write raise
        LibraryUnusable with that reason then.
        `make`: create a missing file; otherwise raise LibraryUnusable(ABSENT) and make nothing.
        """
        self.folder = folder
        self.path = folder / FILE_NAME
        self._depth = 0
        self._make = make
        self._unwritable: LibraryUnusable | None = None
        self.witness: Witness | None = None
        try:
            self._open(opened)
        except LibraryUnusable as problem:
            if not (to_read and problem.reason in (LibraryReason.UNWRITABLE, LibraryReason.DISK_FULL)):
                raise
            try:
                self._open(opened_to_read)
                self._unwritable = problem
            except LibraryUnusable as other:
                # Neither way works: the reason why it cannot be written to says more.
                raise (problem if other.reason == problem.reason else other) from other

    def _open(self, way: Callable[[Path], sqlite3.Connection]) -> None:
        with damage_found(self.folder):
            finish(self.folder)
            if not self._make and is_nothing(self.path):
                raise LibraryUnusable(self.folder, LibraryReason.ABSENT)
            if fault := log_damage(self.path):
                # SQLite would go on without the transactions behind it, and say nothing.
                raise LibraryUnusable(self.folder, LibraryReason.DAMAGED, fault)
            self.connection = way(self.path)
            self._opened_as = _identity(self.path)
            try:
                self._bring_up_to_date()
                if way is opened:
                    verify_writable(self.connection, self.path)
                    repeat_version(self.connection)
            except BaseException:
                self.connection.close()
                raise

    @property
    def writable(self) -> bool:
        return self._unwritable is None

    def all(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Return every row of a query."""
        with translated(self.folder):
            return self.connection.execute(sql, parameters).fetchall()

    def numbers(self, sql: str, parameters: Parameters = ()) -> "array[int]":
        """Return the single integer column of a query, in its order, as signed 64-bit numbers: 8 bytes each.

        SQLite joins them into one text: fetching row by row would take the GIL for each, and block other threads.
        """
        with translated(self.folder):
            joined = f"WITH found (number) AS ({sql}) SELECT group_concat(number) FROM found"
            text = self.connection.execute(joined, parameters).fetchone()[0]
        return _numbers(text or "")

    def first(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """Return the first row of a query; None if there is none."""
        with translated(self.folder):
            row: Row | None = self.connection.execute(sql, parameters).fetchone()
            return row

    def run(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        """Run a statement that writes; call it inside `transaction`."""
        with translated(self.folder):
            return self.connection.execute(sql, parameters)

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement that writes once for each of `rows`; call it inside `transaction`."""
        with translated(self.folder):
            self.connection.executemany(sql, rows)

    def decoded(self, column: JsonColumn[T_co], text: str) -> T_co:
        """Return the value of a JSON column. Raises LibraryUnusable(DAMAGED) if the text has not the column's shape.

        The shape is looked at only if the reading fails: an error over a sound text is a fault of this program.
        """
        try:
            return column.read(text)
        except OddJson as odd:
            raise self.damaged(str(odd)) from odd
        except Exception:
            try:
                loaded(text, column.shape)
            except OddJson as odd:
                raise self.damaged(str(odd)) from odd
            raise

    def damaged(self, detail: str) -> LibraryUnusable:
        """Return the error for a record that this program never wrote."""
        return LibraryUnusable(self.folder, LibraryReason.DAMAGED, detail)

    def look_through(self) -> None:
        """Run SQLite's quick check if the marker file is there: two seconds a gigabyte. Otherwise return at once.

        Raises LibraryUnusable(DAMAGED); the next call checks again then.
        """
        mark = self.folder / UNCHECKED
        if not mark.exists():
            return
        with translated(self.folder, opening=True):
            answer = self.connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if answer != "ok":
            raise LibraryUnusable(self.folder, LibraryReason.DAMAGED, str(answer))
        if self.writable:
            mark.unlink(missing_ok=True)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit all changes made inside, or none if an error leaves it. Inside another transaction it joins that."""
        if self._depth:
            yield
            return
        if self._unwritable:
            raise LibraryUnusable(self.folder, self._unwritable.reason, self._unwritable.detail)
        with translated(self.folder):
            self._ensure_in_place()
            self.connection.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            if self.witness:
                self.witness.begun()
            yield
            if self.witness:
                self.witness.before_commit()
            with translated(self.folder):
                self.connection.execute("COMMIT")
        except BaseException:
            if self.witness:
                self.witness.rolled_back(locked=self.connection.in_transaction)
            with suppress(sqlite3.Error):
                # After some errors (a full disk) SQLite has rolled back by itself.
                self.connection.execute("ROLLBACK")
            raise
        finally:
            self._depth = 0
        if self.witness:
            self.witness.committed()

    def _ensure_in_place(self) -> None:
        """Raise LibraryUnusable(REPLACED) if the file is no longer the library: what is written to it would be lost."""
        if _identity(self.path) != self._opened_as:
            raise LibraryUnusable(self.folder, LibraryReason.REPLACED)

    def close(self) -> None:
        self.connection.close()

    def _bring_up_to_date(self) -> None:
        version = version_of(self.connection, self.folder)
        if version == 0:
            if not self._make:
                raise LibraryUnusable(self.folder, LibraryReason.ABSENT)
            self._create()
            return
        if version < VERSION:
            back_up(self.connection, self.folder, label=f"v{version}")
        for step in range(version, VERSION):
            self._migrate(step)

    def _create(self) -> None:
        with self.transaction():
            # Another process may have created them meanwhile.
            if version_of(self.connection, self.folder) == 0:
                create_tables(self.connection)
                set_version(self.connection, VERSION)

    def _migrate(self, step: int) -> None:
        with self.transaction():
            if version_of(self.connection, self.folder) == step:
                STEPS[step](self.connection)
                set_version(self.connection, step + 1)


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _numbers(text: str) -> "array[int]":
    """Parse numbers separated by commas, piece by piece, so that other threads get the GIL in between."""
    numbers, at = array("q"), 0
    while at < len(text):
        end = text.find(",", at + _PIECE_CHARACTERS)
        end = len(text) if end < 0 else end
        numbers.extend(map(int, text[at:end].split(",")))
        at = end + 1
    return numbers
