"""Connections to a library file or a copy of one, for writing or only for reading."""

import sqlite3
from pathlib import Path

from reader.store.file.schema import PAGE_SIZE_BYTES

BUSY_SECONDS = 15.0


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection for writing, with the pragmas that every library file is used with. Raises sqlite3.Error."""
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, cached_statements=256)
    try:
        # Before anything else: nothing in the file's schema may run code of its own.
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        # This has an effect on an empty file only.
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE_BYTES}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
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
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def log_of(path: Path) -> Path:
    """Return the path of the write-ahead log.

    It exists while a file is open, or if the last program did not close it.
    """
    return path.with_name(path.name + "-wal")
