"""Proofs of the paper: bodies against their seals and fingerprints, rows against bodies, texts against digests."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress

from reader.domain.story import Story
from reader.errors import LibraryReason, LibraryUnusable
from reader.ports.proofs import StoryProof, TextProof
from reader.store.file.backup import FOLDER_NAME
from reader.store.file.database import Database, Row
from reader.store.file.opening import connect_to_read
from reader.store.file.sqlite_border import translated
from reader.store.paper.fingerprint import fingerprint
from reader.store.paper.paper_columns import STORY
from reader.store.paper.sqlite_change_list import SqliteChangeList

_AT_ONCE = 200
"""Bodies that are read in one go: about half a megabyte."""

# As bytes: a text that is no longer UTF-8 would keep the whole query from being answered.
_ROW = ("kind", "title", "headline", "kicker", "deck", "column_label", "genre", "from_page", "on_page", "fingerprint")
_BYTES = ", ".join(f"CAST(s.{name} AS BLOB)" for name in _ROW)
_FROM = (
    "story s JOIN story_body b ON b.story_id = s.id JOIN page p ON p.id = s.page_id JOIN source f ON f.id = p.source_id"
)
_STORIES = f"SELECT s.id, f.digest, CAST(b.body AS BLOB), s.photo_count, {_BYTES} FROM {_FROM}"
_TEXTS = (
    "SELECT t.id, t.digest, CAST(t.text AS BLOB), (SELECT f.digest FROM page p JOIN source f ON f.id = p.source_id"
    " WHERE p.text_id = t.id LIMIT 1) FROM source_text t"
)
_TEXTS_OF_SOURCE = (
    f"{_TEXTS} WHERE t.id IN (SELECT p.text_id FROM page p JOIN source f ON f.id = p.source_id WHERE f.digest = ?)"
)


class SqliteProofs:
    """The adapter of `reader.ports.proofs.Proofs`."""

    def __init__(self, paper: Database, change_list: SqliteChangeList) -> None:
        self._paper = paper
        self._change_list = change_list

    def stories(self) -> Iterator[StoryProof]:
        last = 0
        while rows := self._paper.all(f"{_STORIES} WHERE s.id > ? ORDER BY s.id LIMIT ?", (last, _AT_ONCE)):
            yield from map(self._proof, rows)
            last = rows[-1][0]

    def _proof(self, row: Row) -> StoryProof:
        story_id, source, body, photo_count, *values = row
        story = self._story(body)
        sound = story is not None and (len(story.photos), *_values(story)) == (photo_count, *values)
        pictures = tuple(photo.image for photo in story.photos if photo.image) if story and sound else ()
        return StoryProof(story_id=story_id, source=source, sound=sound, size=len(body), pictures=pictures)

    def _story(self, body: bytes) -> Story | None:
        with suppress(UnicodeDecodeError):
            text = body.decode("utf-8")
            try:
                return self._paper.decoded(STORY, text)
            except LibraryUnusable as problem:
                if problem.reason is not LibraryReason.DAMAGED:
                    raise
        return None

    def texts(self) -> Iterator[TextProof]:
        last = 0
        while rows := self._paper.all(f"{_TEXTS} WHERE t.id > ? ORDER BY t.id LIMIT ?", (last, _AT_ONCE)):
            yield from map(_text_proof, rows)
            last = rows[-1][0]

    def source_of(self, story_id: int) -> str | None:
        row = self._paper.first(f"SELECT f.digest FROM {_FROM} WHERE s.id = ?", (story_id,))
        return str(row[0]) if row else None

    def are_sound(self, source: str) -> bool:
        stories = self._paper.all(f"{_STORIES} WHERE f.digest = ?", (source,))
        return self.text_is_sound(source) and all(self._proof(row).sound for row in stories)

    def text_is_sound(self, source: str) -> bool:
        return all(_text_proof(row).sound for row in self._paper.all(_TEXTS_OF_SOURCE, (source,)))

    def bring_back(self, source: str, backup: str) -> None:
        copy = self._paper.folder / FOLDER_NAME / backup
        proofs = map(self._proof, self._paper.all(f"{_STORIES} WHERE f.digest = ?", (source,)))
        stories = [proof.story_id for proof in proofs if not proof.sound]
        texts = [row for row in self._paper.all(_TEXTS_OF_SOURCE, (source,)) if not _text_proof(row).sound]
        with translated(self._paper.folder), closing(connect_to_read(copy, unchanging=True)) as older:
            bodies = [(self._sound_body(older, story_id), story_id) for story_id in stories]
            kept = [(_sound_text(older, digest), text_id) for text_id, digest, *_ in texts]
        with self._paper.transaction():
            for body, story_id in bodies:
                if body:
                    self._paper.run("UPDATE story_body SET body = ? WHERE story_id = ?", (body, story_id))
            for text, text_id in kept:
                if text:
                    self._paper.run("UPDATE source_text SET text = ? WHERE id = ?", (text, text_id))
            self._change_list.put([story_id for body, story_id in bodies if body])

    def _sound_body(self, older: sqlite3.Connection, story_id: int) -> str:
        """Return the body that a copy has of a story, if it is whole and that of the same text; else ''."""
        row = older.execute(f"{_STORIES} WHERE s.id = ?", (story_id,)).fetchone()
        now = self._paper.first("SELECT CAST(fingerprint AS BLOB) FROM story WHERE id = ?", (story_id,))
        same = row and now and row[-1] == now[0] and self._proof(row).sound
        return str(row[2].decode("utf-8")) if same else ""

    def pictures_of(self, source: str) -> set[str]:
        rows = self._paper.all(f"{_STORIES} WHERE f.digest = ? AND s.photo_count > 0", (source,))
        return {picture for row in rows for picture in self._proof(row).pictures}

    def showing(self, picture: str) -> set[str]:
        rows = self._paper.all(f"{_STORIES} WHERE s.photo_count > 0 AND instr(b.body, ?) > 0", (picture,))
        return {row[1] for row in rows if picture in self._proof(row).pictures}


def _text_proof(row: Row) -> TextProof:
    text_id, digest, text, source = row
    sound = hashlib.sha256(text).hexdigest() == digest
    return TextProof(text_id=text_id, source=source or "", sound=sound, size=len(text))


def _sound_text(older: sqlite3.Connection, digest: str) -> str:
    """Return the text with this digest as a copy has it; '' if it does not have it whole."""
    row = older.execute(f"{_TEXTS} WHERE t.digest = ?", (digest,)).fetchone()
    return str(row[2].decode("utf-8", "surrogatepass")) if row and _text_proof(row).sound else ""


def _values(story: Story) -> tuple[bytes, ...]:
    """Return the values of _ROW as the page writer takes them from a story."""
    values = (
        story.kind.value,
        story.title,
        story.headline.main,
        story.headline.kicker,
        story.headline.deck,
        story.column_label,
        story.genre,
        story.continued_from.page if story.continued_from else None,
        story.continued_on.page if story.continued_on else None,
        fingerprint(story),
    )
    return tuple((value or "").encode("utf-8", "surrogatepass") for value in values)
