"""A person's corrections of the text."""

from collections.abc import Sequence

from reader.domain.bookmark import Anchor, Correction
from reader.errors import HeldKind, NotHeld
from reader.store.crossing import ChangedStories, Together
from reader.store.file.database import Database, Row
from reader.store.file.sql import chunks, now, placeholders
from reader.store.own_work.anchor_columns import ANCHOR_COLUMNS, ANCHOR_WIDTH, SAME_ANCHOR, anchor_of, anchor_values

_SELECT = f"SELECT {ANCHOR_COLUMNS}, id, story_id, replacement, created FROM correction"


class SqliteCorrections:
    """The adapter of `reader.ports.corrections.CorrectionStore`, which reaches the change list through the seam."""

    def __init__(self, own: Database, changed: ChangedStories, together: Together) -> None:
        self._own = own
        self._changed = changed
        self._together = together

    def add(self, story_id: int | None, anchor: Anchor, replacement: str) -> Correction:
        values = anchor_values(anchor)
        with self._together():
            self._own.run(f"DELETE FROM correction WHERE {SAME_ANCHOR}", values)
            cursor = self._own.run(
                f"INSERT INTO correction ({ANCHOR_COLUMNS}, story_id, replacement, created)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*values, story_id, replacement, now()),
            )
            self._note_change(story_id)
            return self._correction(int(cursor.lastrowid or 0))

    def remove(self, correction_id: int) -> None:
        with self._together():
            story_id = self._correction(correction_id).story_id
            self._own.run("DELETE FROM correction WHERE id = ?", (correction_id,))
            self._note_change(story_id)

    def attach(self, correction_id: int, story_id: int | None) -> None:
        with self._together():
            before = self._correction(correction_id).story_id
            self._own.run("UPDATE correction SET story_id = ? WHERE id = ?", (story_id, correction_id))
            for changed in {before, story_id}:
                self._note_change(changed)

    def all(self) -> list[Correction]:
        return [_correction(row) for row in self._own.all(f"{_SELECT} ORDER BY id")]

    def of(self, ids: Sequence[int]) -> dict[int, tuple[Correction, ...]]:
        found: dict[int, tuple[Correction, ...]] = {}
        for piece in chunks(ids):
            for row in self._own.all(f"{_SELECT} WHERE story_id IN ({placeholders(piece)}) ORDER BY id", piece):
                correction = _correction(row)
                if correction.story_id is not None:
                    found[correction.story_id] = (*found.get(correction.story_id, ()), correction)
        return found

    def _correction(self, correction_id: int) -> Correction:
        row = self._own.first(f"{_SELECT} WHERE id = ?", (correction_id,))
        if row is None:
            raise NotHeld(HeldKind.CORRECTION, correction_id)
        return _correction(row)

    def _note_change(self, story_id: int | None) -> None:
        if story_id is not None:
            self._changed.put([story_id])


def _correction(row: Row) -> Correction:
    number, story_id, replacement, created = row[ANCHOR_WIDTH:]
    return Correction(id=number, story_id=story_id, anchor=anchor_of(row), replacement=replacement, created=created)
