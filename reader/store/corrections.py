"""The reader's corrections: a layer over the text, which itself stays as printed."""

from collections.abc import Sequence

from reader.domain.bookmark import Anchor, Correction
from reader.errors import HeldKind, NotHeld
from reader.ports.change_list import ChangeKind
from reader.store.anchors import ANCHOR_COLUMNS, ANCHOR_WIDTH, SAME_ANCHOR, anchor_of, anchor_values
from reader.store.changes import ChangeTables
from reader.store.connection import Row
from reader.store.tables import chunks, marks, now

_SELECT = f"SELECT {ANCHOR_COLUMNS}, id, story_id, replacement, created FROM correction"


class CorrectionTables(ChangeTables):
    """Each change of a correction puts its story on the change list: both readings are searched."""

    def add_correction(self, story_id: int | None, anchor: Anchor, replacement: str) -> Correction:
        values = anchor_values(anchor)
        with self._db.transaction():
            self._db.run(f"DELETE FROM correction WHERE {SAME_ANCHOR}", values)
            cursor = self._db.run(
                f"INSERT INTO correction ({ANCHOR_COLUMNS}, story_id, replacement, created)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*values, story_id, replacement, now()),
            )
            self._note_story(story_id)
            return self._correction(int(cursor.lastrowid or 0))

    def remove_correction(self, correction_id: int) -> None:
        with self._db.transaction():
            story_id = self._correction(correction_id).story_id
            self._db.run("DELETE FROM correction WHERE id = ?", (correction_id,))
            self._note_story(story_id)

    def attach_correction(self, correction_id: int, story_id: int | None) -> None:
        with self._db.transaction():
            before = self._correction(correction_id).story_id
            self._db.run("UPDATE correction SET story_id = ? WHERE id = ?", (story_id, correction_id))
            for changed in {before, story_id}:
                self._note_story(changed)

    def corrections(self) -> list[Correction]:
        return [_correction(row) for row in self._db.all(f"{_SELECT} ORDER BY id")]

    def corrections_of(self, ids: Sequence[int]) -> dict[int, tuple[Correction, ...]]:
        """The corrections of each story that has any."""
        found: dict[int, tuple[Correction, ...]] = {}
        for piece in chunks(ids):
            for row in self._db.all(f"{_SELECT} WHERE story_id IN ({marks(piece)}) ORDER BY id", piece):
                correction = _correction(row)
                if correction.story_id is not None:
                    found[correction.story_id] = (*found.get(correction.story_id, ()), correction)
        return found

    def _correction(self, correction_id: int) -> Correction:
        row = self._db.first(f"{_SELECT} WHERE id = ?", (correction_id,))
        if row is None:
            raise NotHeld(HeldKind.CORRECTION, correction_id)
        return _correction(row)

    def _note_story(self, story_id: int | None) -> None:
        if story_id is not None:
            self._note(ChangeKind.PUT, [story_id])


def _correction(row: Row) -> Correction:
    number, story_id, replacement, created = row[ANCHOR_WIDTH:]
    return Correction(id=number, story_id=story_id, anchor=anchor_of(row), replacement=replacement, created=created)
