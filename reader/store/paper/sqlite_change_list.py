"""The change list: what the index must follow, written in the same transaction as the change itself."""

from collections.abc import Iterable

from reader.ports.change_list import ChangeKind, IndexChange
from reader.store.file.database import Database
from reader.store.file.schema import MARK_CHANGES


class SqliteChangeList:
    """The adapter of `reader.ports.change_list.ChangeList`: one entry for each story ever held, its last change."""

    def __init__(self, paper: Database) -> None:
        self._paper = paper

    def after(self, sequence: int, limit: int) -> list[IndexChange]:
        rows = self._paper.all(
            "SELECT sequence, kind, story_id FROM change WHERE sequence > ? ORDER BY sequence LIMIT ?",
            (sequence, limit),
        )
        # A story that is put but not held is taken out: so a damaged value does no harm.
        kinds = {ChangeKind.DELETE.value: ChangeKind.DELETE}
        return [IndexChange(number, kinds.get(kind, ChangeKind.PUT), story_id) for number, kind, story_id in rows]

    def last(self) -> int:
        row = self._paper.first("SELECT max(sequence) FROM change")
        return int(row[0] or 0) if row else 0

    def mark(self, sequence: int) -> str:
        row = self._paper.first(
            "SELECT mark FROM change_mark WHERE first <= ? ORDER BY first DESC LIMIT 1", (sequence,)
        )
        return str(row[0]) if row else ""

    def put(self, ids: Iterable[int]) -> None:
        """Have stories indexed again; call it inside a transaction."""
        self._write(ChangeKind.PUT, ids)

    def delete(self, ids: Iterable[int]) -> None:
        """Have stories taken out of the index; call it inside a transaction."""
        self._write(ChangeKind.DELETE, ids)

    def _write(self, kind: ChangeKind, ids: Iterable[int]) -> None:
        self._paper.run(MARK_CHANGES)
        self._paper.run_many(
            "INSERT OR REPLACE INTO change (story_id, kind) VALUES (?, ?)", ((story_id, kind.value) for story_id in ids)
        )
