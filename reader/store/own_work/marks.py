"""The marks on rows of stories: bookmarked, read."""

from collections.abc import Sequence

from reader.store.file.database import Database
from reader.store.file.sql import chunks, placeholders

_TIES = (
    "UPDATE bookmark SET story_id = NULL WHERE story_id IN ({ids})",
    "UPDATE correction SET story_id = NULL WHERE story_id IN ({ids})",
    "DELETE FROM reading WHERE story_id IN ({ids})",
    "DELETE FROM read_mark WHERE story_id IN ({ids})",
)
"""Each table that names stories by id, and what becomes of its rows when a story is deleted."""

_MANY = 2000
"""With more ids than this, all marks between the lowest and the highest are read: one scan instead of look-ups."""


class SqliteMarks:
    """The adapter of `StoryMarks` of the crossing."""

    def __init__(self, own: Database) -> None:
        self._own = own

    def bookmarked(self, ids: Sequence[int]) -> set[int]:
        return self._among("SELECT story_id FROM bookmark WHERE exact = '' AND story_id", ids)

    def read(self, ids: Sequence[int]) -> set[int]:
        return self._among("SELECT story_id FROM read_mark WHERE story_id", ids)

    def forget_stories(self, ids: Sequence[int]) -> None:
        with self._own.transaction():
            for piece in chunks(ids):
                for sql in _TIES:
                    self._own.run(sql.format(ids=placeholders(piece)), piece)

    def _among(self, sql: str, ids: Sequence[int]) -> set[int]:
        if len(ids) > _MANY:
            rows = self._own.all(f"{sql} BETWEEN ? AND ?", (min(ids), max(ids)))
            return {row[0] for row in rows}
        found: set[int] = set()
        for piece in chunks(ids):
            found.update(row[0] for row in self._own.all(f"{sql} IN ({placeholders(piece)})", piece))
        return found
