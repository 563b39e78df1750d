"""Connections to a library file or a copy of one, for writing or only for reading."""

import errno
import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from reader.room import room_for_file
from reader.store.file.schema import PAGE_SIZE_BYTES

FILE_NAME = "library.sqlite3"
UNCHECKED = "library.unchecked"
"""Marker file: present after an unclean exit until the library has been checked."""

BUSY_SECONDS = 15.0

SYNCHRONOUS = "FULL"
"""A commit returns when it is on the disk, so that an act that was reported survives a power cut."""


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection for writing, with the pragmas that every library file is used with. Raises sqlite3.Error."""
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, cached_statements=256)
    try:
        # Before anything else: nothing in the file's schema may run code of its own.
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        # This has an effect on an empty file only.
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE_BYTES}")
        connection.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_size_limit = 67108864")
        connection.execute("PRAGMA cache_size = -16000")
        connection.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path, *, unchanging: bool = False) -> sqlite3.Connection:
    """Return a read-only connection. `unchanging`: nobody else writes either, so no lock and no log is needed.

    Raises sqlite3.Error.
    """
    uri = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if unchanging else ''}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        connection.close()
        raise
    return connection


def log_of(path: Path) -> Path:
    """Return the path of the write-ahead log.

    It exists while a file is open, or if the last program did not close it.
    """
    return path.with_name(path.name + "-wal")


def is_nothing(path: Path) -> bool:
    """Return True if there is no file, or an empty one, left by a program killed while it made it. Raises OSError."""
    return not path.exists() or (path.is_file() and path.stat().st_size == 0)


def opened(path: Path) -> sqlite3.Connection:
    """Open a library file for writing, make it if it is missing, mark an unclean exit.

    Raises OSError, sqlite3.Error.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # SQLite gives its own files the mode of the main one. A file that is there is left alone: closing any handle
    # of it would drop the locks of this process's other connections, and programs would write over each other.
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    if path.is_dir():
        raise sqlite3.DatabaseError("a folder lies in the place of the file")
    for ending in ("-wal", "-shm"):
        room_for_file(path.with_name(path.name + ending))
    if not os.access(path, os.W_OK):
        # SQLite would open it for reading, and complain only at the first write.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    if _was_left_open(path) and _is_alone(path):
        (path.parent / UNCHECKED).touch(mode=0o600)
    return connect(path)


def opened_to_read(path: Path) -> sqlite3.Connection:
    """Open for reading. If there is a write-ahead log, its contents count: another program may write, or was killed.

    Raises OSError, sqlite3.Error.
    """
    if not log_of(path).exists():
        return connect_to_read(path, unchanging=True)
    connection = connect_to_read(path)
    try:
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        if _was_left_open(path):
            raise
        # On a full disk there is no room for the index that SQLite makes of a log, and this log is empty.
        return connect_to_read(path, unchanging=True)
    return connection


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
