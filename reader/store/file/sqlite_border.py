"""The border to SQLite and the file system: each of their exceptions becomes LibraryUnusable, the world's fault."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.errors import LibraryReason, LibraryUnusable

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

_OF_THE_MODULE = (sqlite3.Warning, ValueError, TypeError, OverflowError, SystemError)
"""Exceptions that Python's module raises, besides sqlite3.Error, over a file in which nothing is as it should be."""


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


@contextmanager
def damage_found(folder: Path) -> Iterator[None]:
    """Translate every exception of Python's module for SQLite, not only its own errors; to be used while opening.

    A damaged file makes it raise others as well, about texts and numbers that it did not expect.
    """
    try:
        with translated(folder, opening=True):
            yield
    except _OF_THE_MODULE as error:
        raise LibraryUnusable(folder, LibraryReason.DAMAGED, f"{type(error).__name__}: {error}") from error
