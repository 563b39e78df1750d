"""A person's reading: read marks, and how far and when each story was opened."""

from collections.abc import Sequence

from reader.ports.rows import Visit
from reader.store.crossing import Stories
from reader.store.file.database import Database
from reader.store.file.sql import now


class SqliteReading:
    """The adapter of `reader.ports.reading.ReadingStore`."""

    def __init__(self, own: Database, stories: Stories) -> None:
        self._own = own
        self._stories = stories

    def set_read(self, ids: Sequence[int], read: bool) -> None:
        verb = "INSERT OR IGNORE INTO read_mark VALUES (?)" if read else "DELETE FROM read_mark WHERE story_id = ?"
        with self._own.transaction():
            self._own.run_many(verb, ((story_id,) for story_id in (self._stories.held(ids) if read else ids)))

    def set_position(self, story_id: int, position: int) -> None:
        with self._own.transaction():
            if self._stories.held([story_id]):
                self._own.run("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", (story_id, position, now()))

    def position(self, story_id: int) -> int:
        row = self._own.first("SELECT position FROM reading WHERE story_id = ?", (story_id,))
        return int(row[0]) if row else 0

    def visits(self, limit: int) -> list[Visit]:
        opened = self._own.all("SELECT story_id, position, opened FROM reading ORDER BY opened DESC LIMIT ?", (limit,))
        rows = {row.id: row for row in self._stories.by_id([story_id for story_id, _, _ in opened])}
        return [
            Visit(row=rows[story_id], position=position, opened=when)
            for story_id, position, when in opened
            if story_id in rows
        ]

    def forget_visits(self) -> None:
        with self._own.transaction():
            self._own.run("DELETE FROM reading")
