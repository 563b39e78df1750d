"""A person's bookmarks and highlights."""

import json
from collections.abc import Sequence

from reader.domain.bookmark import Anchor, Bookmark
from reader.errors import HeldKind, NotHeld
from reader.ports.bookmarks import BookmarkCounts
from reader.store.file.database import Database, Row
from reader.store.file.json_column import TEXTS
from reader.store.file.sql import chunks, now, placeholders
from reader.store.own_work.anchor_columns import ANCHOR_COLUMNS, ANCHOR_WIDTH, SAME_ANCHOR, anchor_of, anchor_values

_SELECT = f"SELECT {ANCHOR_COLUMNS}, id, story_id, folder, tags, note, colour, created FROM bookmark"


class SqliteBookmarks:
    """The adapter of `reader.ports.bookmarks.BookmarkStore`."""

    def __init__(self, own: Database) -> None:
        self._own = own

    def add(
        self,
        story_id: int | None,
        anchor: Anchor,
        *,
        folder: str = "",
        tags: Sequence[str] = (),
        note: str = "",
        colour: str = "",
    ) -> Bookmark:
        values = anchor_values(anchor)
        with self._own.transaction():
            self._own.run(
                f"INSERT INTO bookmark ({ANCHOR_COLUMNS}, story_id, folder, tags, note, colour, created)"
                " SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
                f" WHERE NOT EXISTS (SELECT 1 FROM bookmark WHERE {SAME_ANCHOR})",
                (*values, story_id, folder, _tags_out(tags), note, colour, now(), *values),
            )
            row = self._own.first(f"{_SELECT} WHERE {SAME_ANCHOR}", values)
        if row is None:
            raise NotHeld(HeldKind.BOOKMARK, anchor.exact)
        return self._bookmark(row)

    def remove(self, bookmark_id: int) -> None:
        with self._own.transaction():
            if self._own.run("DELETE FROM bookmark WHERE id = ?", (bookmark_id,)).rowcount == 0:
                raise NotHeld(HeldKind.BOOKMARK, bookmark_id)

    def of(self, story_ids: Sequence[int]) -> dict[int, tuple[Bookmark, ...]]:
        found: dict[int, tuple[Bookmark, ...]] = {}
        for piece in chunks(story_ids):
            sql = f"{_SELECT} WHERE story_id IN ({placeholders(piece)}) ORDER BY created, id"
            for bookmark in map(self._bookmark, self._own.all(sql, piece)):
                if bookmark.story_id is not None:
                    found[bookmark.story_id] = (*found.get(bookmark.story_id, ()), bookmark)
        return found

    def by_id(self, ids: Sequence[int]) -> dict[int, Bookmark]:
        found: dict[int, Bookmark] = {}
        for piece in chunks(ids):
            rows = self._own.all(f"{_SELECT} WHERE id IN ({placeholders(piece)})", piece)
            found.update((bookmark.id, bookmark) for bookmark in map(self._bookmark, rows))
        return found

    def at(self, anchor: Anchor) -> Bookmark | None:
        row = self._own.first(f"{_SELECT} WHERE {SAME_ANCHOR}", anchor_values(anchor))
        return self._bookmark(row) if row else None

    def all(self) -> list[Bookmark]:
        return [self._bookmark(row) for row in self._own.all(f"{_SELECT} ORDER BY created DESC, id DESC")]

    def newest(self, limit: int) -> list[Bookmark]:
        rows = self._own.all(f"{_SELECT} ORDER BY created DESC, id DESC LIMIT ?", (limit,))
        return [self._bookmark(row) for row in rows]

    def orphans(self) -> list[Bookmark]:
        rows = self._own.all(f"{_SELECT} WHERE story_id IS NULL ORDER BY created DESC, id DESC")
        return [self._bookmark(row) for row in rows]

    def counts(self) -> BookmarkCounts:
        row = self._own.first("SELECT count(*), coalesce(sum(tags <> '[]'), 0) FROM bookmark")
        folders = self._own.all("SELECT folder, count(*) FROM bookmark GROUP BY folder")
        tags = self._own.all(
            "SELECT value, count(DISTINCT bookmark.id) FROM bookmark, json_each(bookmark.tags) GROUP BY value"
        )
        total, tagged = row or (0, 0)
        return BookmarkCounts(total=total, tagged=tagged, folders=dict(folders), tags=dict(tags))

    def update(self, bookmark: Bookmark) -> None:
        with self._own.transaction():
            cursor = self._own.run(
                f"UPDATE bookmark SET ({ANCHOR_COLUMNS}, story_id, folder, tags, note, colour)"
                " = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?",
                (
                    *anchor_values(bookmark.anchor),
                    bookmark.story_id,
                    bookmark.folder,
                    _tags_out(bookmark.tags),
                    bookmark.note,
                    bookmark.colour,
                    bookmark.id,
                ),
            )
            if cursor.rowcount == 0:
                raise NotHeld(HeldKind.BOOKMARK, bookmark.id)

    def _bookmark(self, row: Row) -> Bookmark:
        number, story_id, folder, tags, note, colour, created = row[ANCHOR_WIDTH:]
        return Bookmark(
            id=number,
            story_id=story_id,
            anchor=anchor_of(row),
            folder=folder,
            tags=tuple(self._own.decoded(TEXTS, tags)),
            note=note,
            colour=colour,
            created=created,
        )


def _tags_out(tags: Sequence[str]) -> str:
    return json.dumps(list(tags), ensure_ascii=False)
