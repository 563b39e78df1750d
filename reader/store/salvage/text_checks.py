"""Texts of a filled library file compared with the digests that were made of them, and taken from a backup if wrong."""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reader.errors import Cancelled
from reader.json_shapes import OddJson, Shape, loaded
from reader.ports.progress import Progress
from reader.store.file.json_column import TEXTS
from reader.store.paper.body_seal import sealed, unproved
from reader.store.paper.fingerprint import fingerprint
from reader.store.paper.paper_columns import FACTS, GUESSES, PROBLEMS, STORY
from reader.store.paper.story_codec import story_in

_STEP_ROWS = 200

_RECORDS: tuple[tuple[str, str, Mapping[str, tuple[Shape, str]]], ...] = (
    (
        "page",
        "id",
        {
            "parsed_facts": (FACTS.shape, "{}"),
            "confirmed_facts": (FACTS.shape, "{}"),
            "guesses": (GUESSES.shape, "[]"),
            "problems": (PROBLEMS.shape, "[]"),
        },
    ),
    ("source_reading", "source_id", {"missing": (TEXTS.shape, "[]")}),
    ("bookmark", "id", {"tags": (TEXTS.shape, "[]")}),
)
"""Columns with JSON: table, key, columns with their shape and the record that says nothing."""


@dataclass(slots=True)
class Mended:
    """Texts `taken` from the backup, `spoilt` ones that stay, stories `deleted` for want of any; `files` by id."""

    taken: int = 0
    spoilt: int = 0
    deleted: int = 0
    files: set[int] = field(default_factory=set)


def mend_texts(file: sqlite3.Connection, backup: sqlite3.Connection | None, progress: Progress | None) -> Mended:
    """Replace texts and records that are not what they should be by those of the backup."""
    mended = Mended()
    _mend_bodies(file, backup, progress, mended)
    _mend_source_texts(file, backup, mended)
    _mend_records(file, backup, mended)
    return mended


def _mend_bodies(
    file: sqlite3.Connection, backup: sqlite3.Connection | None, progress: Progress | None, mended: Mended
) -> None:
    ((total,),) = file.execute("SELECT count(*) FROM story")
    unreadable: list[tuple[int]] = []
    for done, (story_id, source_id, noted, body) in enumerate(_stories(file)):
        if progress and done % _STEP_ROWS == 0 and not progress(done, total, ""):
            raise Cancelled
        found = _print_of(body)
        if found == noted:
            continue
        other = _body(backup, story_id) if backup else None
        if other is not None and _print_of(other) == noted:
            file.execute("UPDATE story_body SET body = ? WHERE story_id = ?", (other, story_id))
            mended.taken += 1
            continue
        mended.files.add(source_id)
        if (kept := _kept(body)) is None:
            unreadable.append((story_id,))
        else:
            file.execute("UPDATE story_body SET body = ? WHERE story_id = ?", (kept, story_id))
            mended.spoilt += 1
    mended.deleted += len(unreadable)
    file.executemany("DELETE FROM story WHERE id = ?", unreadable)
    file.executemany("DELETE FROM story_body WHERE story_id = ?", unreadable)


def _stories(file: sqlite3.Connection) -> Iterator[tuple[int, int, str, str]]:
    return file.execute(
        "SELECT s.id, p.source_id, s.fingerprint, b.body FROM story s JOIN story_body b ON b.story_id = s.id"
        " JOIN page p ON p.id = s.page_id ORDER BY s.id"
    )


def _print_of(body: str) -> str | None:
    """Return the fingerprint of a story's text; None if it is no story any more."""
    try:
        loaded(body, STORY.shape)
        return fingerprint(story_in(body))
    except (OddJson, ValueError, TypeError, KeyError):
        return None


def _kept(body: str) -> str | None:
    """Return the body of a story with some wrong signs, sealed anew so that it can be read; None if it is none."""
    anew = sealed(unproved(body))
    return None if _print_of(anew) is None else anew


def _body(backup: sqlite3.Connection, story_id: int) -> str | None:
    row = backup.execute("SELECT body FROM story_body WHERE story_id = ?", (story_id,)).fetchone()
    return str(row[0]) if row else None


def _mend_source_texts(file: sqlite3.Connection, backup: sqlite3.Connection | None, mended: Mended) -> None:
    for text_id, noted, text in file.execute("SELECT id, digest, text FROM source_text").fetchall():
        if _digest_of(text) == noted or noted.startswith("lost:"):
            continue
        row = backup.execute("SELECT text FROM source_text WHERE digest = ?", (noted,)).fetchone() if backup else None
        if row and _digest_of(row[0]) == noted:
            file.execute("UPDATE source_text SET text = ? WHERE id = ?", (row[0], text_id))
            mended.taken += 1
        else:
            mended.spoilt += 1
            sources = file.execute("SELECT source_id FROM page WHERE text_id = ?", (text_id,))
            mended.files |= {number for (number,) in sources}


def _mend_records(file: sqlite3.Connection, backup: sqlite3.Connection | None, mended: Mended) -> None:
    for table, key, columns in _RECORDS:
        for column, (shape, empty) in columns.items():
            for number, text in file.execute(f"SELECT {key}, {column} FROM {table}").fetchall():
                if _is_of(text, shape):
                    continue
                sql = f"SELECT {column} FROM {table} WHERE {key} = ?"
                row = backup.execute(sql, (number,)).fetchone() if backup else None
                other = row[0] if row and _is_of(row[0], shape) else None
                file.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (other or empty, number))
                mended.taken += other is not None
                mended.spoilt += other is None


def _is_of(text: str, shape: Shape) -> bool:
    try:
        loaded(text, shape)
    except OddJson:
        return False
    return True


def _digest_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
