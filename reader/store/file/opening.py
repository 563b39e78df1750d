"""Connections to a library file or a copy of one: to write with the settings of every library, or only to read."""

import sqlite3
from pathlib import Path

from reader.store.file.schema import PAGE_SIZE

BUSY_SECONDS = 15.0


def connect(path: Path) -> sqlite3.Connection:
    """A connection with the settings that every library file is used with."""
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, cached_statements=256)
    try:
        # First of all: nothing in the file's schema may run code of its own.
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        # Counts for a file that is still empty only.
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
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
    """A connection that writes nothing. `unchanging`: nobody else does either, so that no lock and no log is needed."""
    uri = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if unchanging else ''}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def log_of(path: Path) -> Path:
    """The write-ahead log that SQLite keeps beside a file which is open, or which the last program did not close."""
    return path.with_name(path.name + "-wal")
