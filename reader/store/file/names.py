"""Names in a library, for completion while a person types: read quickly, without creating or writing anything."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from reader.errors import LibraryUnusable
from reader.json_shapes import OddJson, Record, Shape, loaded
from reader.store.file.opening import FILE_NAME, opened_to_read
from reader.store.file.sqlite_border import translated

_BUSY_SECONDS = 0.5
"""The longest wait for another program's lock, because a person has pressed Tab and waits."""

Name = tuple[str, str]
"""A word that can be typed, and its description; '' if it has none."""


def names_held(folder: Path, kind: str) -> list[Name]:
    """Return the names of a kind in the library in `folder`; ids come with a headline, newest first.

    Kinds: 'newspaper', 'date', 'tag', 'folder', 'search', 'story', 'bookmark', 'highlight', 'correction', 'clipping',
    'page' (those that wait for confirmation). Empty if there is no library, or it cannot be read now.
    """
    file = folder / FILE_NAME
    if not file.is_file():
        return []
    read = _KINDS[kind]
    with (
        suppress(LibraryUnusable),
        translated(folder, opening=True),
        closing(opened_to_read(file)) as connection,
    ):
        connection.execute(f"PRAGMA busy_timeout = {int(_BUSY_SECONDS * 1000)}")
        held = dict.fromkeys(read(connection))
        return [(str(name), str(said)) for name, said in held if name not in ("", None)]
    return []


_Rows = Callable[[sqlite3.Connection], Iterable[tuple[object, object]]]


def _pairs(sql: str) -> _Rows:
    return lambda connection: connection.execute(sql).fetchall()


def _folders(connection: sqlite3.Connection) -> Iterator[tuple[object, object]]:
    """Yield the folders that a person made, in his order, then others that bookmarks lie in."""
    for (kept,) in connection.execute("SELECT value FROM setting WHERE name = 'bookmark_folders'"):
        if _fits(kept, [str]):
            yield from ((name, "") for name in json.loads(kept))
    yield from connection.execute("SELECT DISTINCT folder, '' FROM bookmark ORDER BY folder")


def _fits(text: str, shape: Shape) -> bool:
    try:
        loaded(text, shape)
    except OddJson:
        return False
    return True


def _clippings(connection: sqlite3.Connection) -> Iterator[tuple[object, object]]:
    for (kept,) in connection.execute("SELECT value FROM setting WHERE name = 'clipping_book'"):
        if _fits(kept, Record({"stories": [int]})):
            yield from _titles(connection, json.loads(kept)["stories"])


def _stories(connection: sqlite3.Connection) -> Iterator[tuple[object, object]]:
    """Yield the stories opened last, then the newest."""
    opened = connection.execute("SELECT story_id FROM reading ORDER BY opened DESC LIMIT 50").fetchall()
    yield from _titles(connection, [story_id for (story_id,) in opened])
    yield from connection.execute(
        "SELECT id, title FROM story INDEXED BY story_list WHERE listed = 1"
        " ORDER BY date DESC, newspaper, page_order, page_id, position LIMIT 100"
    )


def _titles(connection: sqlite3.Connection, ids: Iterable[object]) -> Iterator[tuple[object, object]]:
    for story_id in ids:
        yield from connection.execute("SELECT id, title FROM story WHERE id = ?", (story_id,))


_KINDS: dict[str, _Rows] = {
    "newspaper": _pairs("SELECT DISTINCT newspaper, '' FROM page ORDER BY newspaper"),
    "date": _pairs("SELECT DISTINCT date, '' FROM page ORDER BY date DESC"),
    "tag": _pairs("SELECT DISTINCT tag.value, '' FROM bookmark, json_each(bookmark.tags) AS tag ORDER BY tag.value"),
    "folder": _folders,
    "search": _pairs(
        "SELECT substr(name, 8), json_extract(value, '$.query') FROM setting WHERE name GLOB 'search:*' ORDER BY name"
    ),
    "story": _stories,
    "bookmark": _pairs("SELECT id, headline FROM bookmark ORDER BY created DESC, id DESC LIMIT 200"),
    "highlight": _pairs("SELECT id, exact FROM bookmark WHERE exact <> '' ORDER BY created DESC, id DESC LIMIT 200"),
    "correction": _pairs("SELECT id, exact || ' → ' || replacement FROM correction ORDER BY id DESC LIMIT 200"),
    "clipping": _clippings,
    "page": _pairs(
        "SELECT p.id, f.path FROM page p INDEXED BY page_unsure JOIN source f ON f.id = p.source_id"
        " WHERE p.unsure = 1 ORDER BY p.folder, p.id LIMIT 200"
    ),
}
