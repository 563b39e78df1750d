"""A connection to a library file: brought up to date, every error translated, every write in a transaction."""

import errno
import os
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias

from reader.errors import LibraryReason, LibraryUnusable
from reader.json_shapes import OddJson, loaded
from reader.store.file.backup import back_up
from reader.store.file.json_column import JsonColumn, T_co
from reader.store.file.opening import connect, connect_to_read, log_of
from reader.store.file.schema import APPLICATION_ID, STEPS, VERSION, create_tables

FILE_NAME = "library.sqlite3"
UNCHECKED = "library.unchecked"
"""Marker file: present after an unclean exit until the library has been checked."""

_PIECE_CHARACTERS = 1 << 14
"""Length of the pieces in which a list of numbers is parsed: less than a millisecond each."""

Row = tuple[Any, ...]
Parameters: TypeAlias = "Sequence[object] | Mapping[str, object]"
"""Values in order for `?`, by name for `:name`. Never `?1`: SQLite takes that for a name, and names with a sequence
are refused by Python 3.14; 3.12.0 to 3.12.3 warn of `?1` too (cpython #117995)."""

_REASONS = {
    sqlite3.SQLITE_FULL: LibraryReason.DISK_FULL,
    sqlite3.SQLITE_BUSY: LibraryReason.LOCKED,
    sqlite3.SQLITE_LOCKED: LibraryReason.LOCKED,
    sqlite3.SQLITE_PROTOCOL: LibraryReason.LOCKED,
    sqlite3.SQLITE_NOTADB: LibraryReason.DAMAGED,
    sqlite3.SQLITE_CORRUPT: LibraryReason.DAMAGED,
    sqlite3.SQLITE_READONLY: LibraryReason.UNWRITABLE,
    sqlite3.SQLITE_CANTOPEN: LibraryReason.UNWRITABLE,
    sqlite3.SQLITE_PERM: LibraryReason.UNWRITABLE,
    sqlite3.SQLITE_AUTH: LibraryReason.UNWRITABLE,
}
_READING = (
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_IOERR_READ,
    sqlite3.SQLITE_IOERR_SHORT_READ,
    sqlite3.SQLITE_IOERR_DATA,
    sqlite3.SQLITE_IOERR_CORRUPTFS,
)
"""I/O errors that mean a damaged file. Others come from writing and locking: a quota, a limit, a read-only folder."""

_LITTLE_SPACE_BYTES = 1 << 20


def unusable(folder: Path, error: sqlite3.Error) -> LibraryUnusable | None:
    """Return the error of the world that a SQLite error stands for; None if it is a fault of this program."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Text that is no longer UTF-8: the only damage that Python's module finds by itself.
        damaged = isinstance(error, sqlite3.OperationalError)
        return LibraryUnusable(folder, LibraryReason.DAMAGED, str(error)) if damaged else None
    if code & 0xFF == sqlite3.SQLITE_IOERR:
        # "disk I/O error" has thirty causes; the extended error name says which.
        detail = f"{error} ({error.sqlite_errorname})"
        if _is_full(folder):
            return LibraryUnusable(folder, LibraryReason.DISK_FULL, detail)
        return LibraryUnusable(folder, LibraryReason.DAMAGED if code in _READING else LibraryReason.UNWRITABLE, detail)
    if code == sqlite3.SQLITE_ERROR and _is_missing(error):
        return LibraryUnusable(folder, LibraryReason.DAMAGED, str(error))
    reason = _REASONS.get(code & 0xFF)
    return LibraryUnusable(folder, reason, str(error)) if reason else None


def _is_full(folder: Path) -> bool:
    # SQLite does not say if an I/O error was for lack of space.
    if not hasattr(os, "statvfs"):
        return False
    with suppress(OSError):
        space = os.statvfs(folder)
        return space.f_bavail * space.f_frsize < _LITTLE_SPACE_BYTES
    return False


def _is_missing(error: sqlite3.Error) -> bool:
    # SQLite has one code for a wrong statement and for a table or column that the file lacks.
    return str(error).startswith(("no such table", "no such column", "no such index"))


@contextmanager
def translated(folder: Path, *, opening: bool = False) -> Iterator[None]:
    """Translate errors of SQLite and the file system into LibraryUnusable; faults of this program pass unchanged.

    `opening`: every error of SQLite means a damaged file, because no statement of this program has run yet.
    """
    try:
        yield
    except OSError as error:
        raise LibraryUnusable.because(folder, error) from error
    except UnicodeDecodeError as error:
        # SQLite's message quotes the schema; if that is damaged, Python cannot decode the message.
        raise LibraryUnusable(folder, LibraryReason.DAMAGED, str(error)) from error
    except sqlite3.Error as error:
        meaning = unusable(folder, error)
        if meaning is None and opening:
            meaning = LibraryUnusable(folder, LibraryReason.DAMAGED, str(error))
        if meaning is None:
            raise
        raise meaning from error


class Database:
    """A library file opened for one thread. `all`, `first` and `run` take SQL with `?` or `:name` parameters."""

    def __init__(self, folder: Path, *, to_read: bool = False, make: bool = True) -> None:
        """Open the library in `folder`, migrating an older file; raises LibraryUnusable.

        `to_read`: also open a file that cannot be written to; methods that write raise LibraryUnusable then.
        `make`: create a missing file; otherwise raise LibraryUnusable(ABSENT) and make nothing.
        """
        self.folder = folder
        self.path = folder / FILE_NAME
        self._depth = 0
        self._make = make
        self.writable = True
        try:
            self._open(_opened)
        except LibraryUnusable as problem:
            if not (to_read and problem.reason is LibraryReason.UNWRITABLE):
                raise
            try:
                self._open(_opened_to_read)
                self.writable = False
            except LibraryUnusable as other:
                # Neither way works: the reason why it cannot be written to says more.
                raise (problem if other.reason == problem.reason else other) from other

    def _open(self, opened: Callable[[Path], sqlite3.Connection]) -> None:
        with translated(self.folder, opening=True):
            if not self._make and _is_nothing(self.path):
                raise LibraryUnusable(self.folder, LibraryReason.ABSENT)
            self.connection = opened(self.path)
            try:
                self._bring_up_to_date()
            except BaseException:
                self.connection.close()
                raise

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
        with translated(self.folder):
            self.connection.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
            with translated(self.folder):
                self.connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                # After some errors (a full disk) SQLite has rolled back by itself.
                self.connection.execute("ROLLBACK")
            raise
        finally:
            self._depth = 0

    def close(self) -> None:
        self.connection.close()

    def _bring_up_to_date(self) -> None:
        version = self._number("user_version")
        if version == 0 and self._number("schema_version") == 0:
            if not self._make:
                raise LibraryUnusable(self.folder, LibraryReason.ABSENT)
            self._create()
            return
        if version < 1 or self._number("application_id") != APPLICATION_ID:
            raise LibraryUnusable(self.folder, LibraryReason.DAMAGED, "not a library of this program")
        if version > VERSION:
            raise LibraryUnusable(self.folder, LibraryReason.NEWER, f"version {version}")
        if version < VERSION:
            back_up(self.connection, self.folder, label=f"v{version}")
        for step in range(version, VERSION):
            self._migrate(step)

    def _number(self, pragma: str) -> int:
        return int(self.connection.execute(f"PRAGMA {pragma}").fetchone()[0])

    def _create(self) -> None:
        with self.transaction():
            # Another process may have created them meanwhile.
            if self._number("user_version") == 0:
                create_tables(self.connection)

    def _migrate(self, step: int) -> None:
        with self.transaction():
            if self._number("user_version") == step:
                STEPS[step](self.connection)
                self.connection.execute(f"PRAGMA user_version = {step + 1}")


def _numbers(text: str) -> "array[int]":
    """Parse numbers separated by commas, piece by piece, so that other threads get the GIL in between."""
    numbers, at = array("q"), 0
    while at < len(text):
        end = text.find(",", at + _PIECE_CHARACTERS)
        end = len(text) if end < 0 else end
        numbers.extend(map(int, text[at:end].split(",")))
        at = end + 1
    return numbers


def _is_nothing(path: Path) -> bool:
    """Return True if there is no file, or an empty one, left by a program killed while it made it."""
    return not path.exists() or (path.is_file() and path.stat().st_size == 0)


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # SQLite gives its own files the mode of the main one. A file that is there is left alone: closing any handle
    # of it would drop the locks of this process's other connections, and programs would write over each other.
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    if not os.access(path, os.W_OK):
        # SQLite would open it for reading, and complain only at the first write.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    if _was_left_open(path) and _is_alone(path):
        (path.parent / UNCHECKED).touch(mode=0o600)
    return connect(path)


def _opened_to_read(path: Path) -> sqlite3.Connection:
    """Open for reading. If there is a write-ahead log, its contents count: another program may write, or was killed."""
    return connect_to_read(path, unchanging=not log_of(path).exists())


def _was_left_open(path: Path) -> bool:
    """Return True if there is a write-ahead log: a program has the file open, or the last one did not close it."""
    log = log_of(path)
    return log.exists() and log.stat().st_size > 0


def _is_alone(path: Path) -> bool:
    """Return True if no other program has the file open. The probe moves a killed program's log into the file."""
    probe = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        probe.execute("PRAGMA trusted_schema = OFF")
        probe.execute("PRAGMA locking_mode = EXCLUSIVE")
        probe.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return False
        raise
    finally:
        probe.close()
    return True
