"""Names that a library holds, for completion while a person types: read at a glance, nothing written, nothing made."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from reader.store.connection import FILE_NAME
from reader.store.opening import connect_to_read, log_of

_BUSY_SECONDS = 0.5
"""As long as a person who pressed Tab may be kept waiting by another program."""


def names_held(folder: Path, kind: str) -> list[str]:
    """The names of a kind ('newspaper', 'date', 'tag', 'folder', 'search') in the library in `folder`.

    None where there is no library, or one that cannot be read now.
    """
    file = folder / FILE_NAME
    if not file.is_file():
        return []
    try:
        with closing(connect_to_read(file, unchanging=not log_of(file).exists())) as connection:
            connection.execute(f"PRAGMA busy_timeout = {int(_BUSY_SECONDS * 1000)}")
            return list(dict.fromkeys(name for name in _KINDS[kind](connection) if name))
    except (sqlite3.Error, OSError, ValueError):
        return []


def _column(sql: str) -> Callable[[sqlite3.Connection], Iterator[str]]:
    return lambda connection: (row[0] for row in connection.execute(sql))


def _folders(connection: sqlite3.Connection) -> Iterator[str]:
    """Those kept in the reader's order, though they hold nothing, then those that bookmarks lie in."""
    for (kept,) in connection.execute("SELECT value FROM setting WHERE name = 'bookmark_folders'"):
        yield from json.loads(kept)
    yield from _column("SELECT DISTINCT folder FROM bookmark ORDER BY folder")(connection)


_KINDS: dict[str, Callable[[sqlite3.Connection], Iterator[str]]] = {
    "newspaper": _column("SELECT DISTINCT newspaper FROM page ORDER BY newspaper"),
    "date": _column("SELECT DISTINCT date FROM page ORDER BY date DESC"),
    "tag": _column("SELECT DISTINCT tag.value FROM bookmark, json_each(bookmark.tags) AS tag ORDER BY tag.value"),
    "folder": _folders,
    "search": _column("SELECT substr(name, 8) FROM setting WHERE name GLOB 'search:*' ORDER BY name"),
}
