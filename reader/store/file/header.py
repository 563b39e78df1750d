"""The numbers in a library file's first hundred bytes: two witnesses for the version, and a probe of the write mark.

SQLite guards no byte of the header. A damaged version number would read as a library of a newer program, and a damaged
"write version" (offset 18) makes SQLite open the file for reading only, for good.
"""

import sqlite3
from contextlib import suppress
from pathlib import Path

from reader.errors import LibraryReason, LibraryUnusable
from reader.store.file.schema import APPLICATION_ID, VERSION

_VERSION_ROW = "version"
"""The row of `meta` that repeats the version of the header."""

_FAR_VERSIONS = 100
"""A version higher by this than the own one is no newer program's, but damage."""

_WRITE_VERSION_AT = 18
_WRITE_VERSIONS = (1, 2)


def version_of(connection: sqlite3.Connection, folder: Path) -> int:
    """Return the version of the file, 0 if it is empty. Raises LibraryUnusable: DAMAGED or NEWER, and sqlite3.Error."""
    version = _number(connection, "user_version")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if version == 0 and not tables:
        return 0
    if version < 1 or _number(connection, "application_id") != APPLICATION_ID:
        raise LibraryUnusable(folder, LibraryReason.DAMAGED, "not a library of this program")
    repeated = _repeated(connection) if "meta" in tables else None
    if repeated not in (None, version) or version > VERSION + _FAR_VERSIONS:
        raise LibraryUnusable(folder, LibraryReason.DAMAGED, f"version {version} in the header, {repeated} in the file")
    if version > VERSION:
        raise LibraryUnusable(folder, LibraryReason.NEWER, f"version {version}")
    return version


def set_version(connection: sqlite3.Connection, version: int) -> None:
    """Write the version to both places; call it inside a transaction."""
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_VERSION_ROW, str(version)))


def repeat_version(connection: sqlite3.Connection) -> None:
    """Give a file of an earlier program the second witness. While another program writes, it is left for later."""
    if _repeated(connection) is not None:
        return
    with suppress(sqlite3.OperationalError):
        connection.execute("INSERT OR IGNORE INTO meta VALUES (?, ?)", (_VERSION_ROW, str(VERSION)))


def verify_writable(connection: sqlite3.Connection, path: Path) -> None:
    """Raise LibraryUnusable(DAMAGED) if SQLite may not write to a file that the system lets be written to."""
    timeout_ms = _number(connection, "busy_timeout")
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        # BEGIN IMMEDIATE alone goes through: SQLite begins to read a file then that it may not write to.
        connection.execute("DELETE FROM meta WHERE 0")
    except sqlite3.OperationalError as error:
        # While another program writes, the file is busy: so it can be written to.
        if error.sqlite_errorcode == sqlite3.SQLITE_READONLY and _is_marked_read_only(path):
            raise LibraryUnusable(path.parent, LibraryReason.DAMAGED, "read-only by its header") from error
    finally:
        connection.execute(f"PRAGMA busy_timeout = {timeout_ms}")


def _is_marked_read_only(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(_WRITE_VERSION_AT + 1)[_WRITE_VERSION_AT] not in _WRITE_VERSIONS


def _repeated(connection: sqlite3.Connection) -> int | None:
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (_VERSION_ROW,)).fetchone()
    return int(row[0]) if row else None


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
