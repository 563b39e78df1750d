"""The change list: what the index must follow, written in the same transaction as the change itself."""

from collections.abc import Iterable

from reader.ports.change_list import ChangeKind, IndexChange
from reader.store.tables import Tables


class ChangeTables(Tables):
    """One entry for each story ever held: its last change."""

    def changes_after(self, sequence: int, limit: int) -> list[IndexChange]:
        rows = self._db.all(
            "SELECT sequence, kind, story_id FROM change WHERE sequence > ? ORDER BY sequence LIMIT ?",
            (sequence, limit),
        )
        return [IndexChange(number, ChangeKind(kind), story_id) for number, kind, story_id in rows]

    def last_change(self) -> int:
        row = self._db.first("SELECT max(sequence) FROM change")
        return int(row[0] or 0) if row else 0

    def _note(self, kind: ChangeKind, ids: Iterable[int]) -> None:
        """Put stories on the change list; an earlier entry of the same story gives way."""
        self._db.run_many(
            "INSERT OR REPLACE INTO change (story_id, kind) VALUES (?, ?)", ((story_id, kind.value) for story_id in ids)
        )
