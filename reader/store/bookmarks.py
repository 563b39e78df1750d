"""The reader's bookmarks and highlights."""

import json
from collections.abc import Sequence

from reader.domain.bookmark import Anchor, Bookmark
from reader.errors import HeldKind, NotHeld
from reader.store.anchors import ANCHOR_COLUMNS, ANCHOR_WIDTH, SAME_ANCHOR, AnchorTables, anchor_of, anchor_values
from reader.store.connection import Row
from reader.store.tables import now

_SELECT = f"SELECT {ANCHOR_COLUMNS}, id, story_id, folder, tags, note, colour, created FROM bookmark"


class BookmarkTables(AnchorTables):
    """Only `remove_bookmark` deletes one."""

    def add_bookmark(
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
        with self._db.transaction():
            self._db.run(
                f"INSERT INTO bookmark ({ANCHOR_COLUMNS}, story_id, folder, tags, note, colour, created)"
                " SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
                f" WHERE NOT EXISTS (SELECT 1 FROM bookmark WHERE {SAME_ANCHOR})",
                (*values, story_id, folder, _tags_out(tags), note, colour, now(), *values),
            )
            row = self._db.first(f"{_SELECT} WHERE {SAME_ANCHOR}", values)
        if row is None:
            raise NotHeld(HeldKind.BOOKMARK, anchor.exact)
        return self._bookmark(row)

    def remove_bookmark(self, bookmark_id: int) -> None:
        with self._db.transaction():
            if self._db.run("DELETE FROM bookmark WHERE id = ?", (bookmark_id,)).rowcount == 0:
                raise NotHeld(HeldKind.BOOKMARK, bookmark_id)

    def bookmarks(self) -> list[Bookmark]:
        return [self._bookmark(row) for row in self._db.all(f"{_SELECT} ORDER BY created DESC, id DESC")]

    def update_bookmark(self, bookmark: Bookmark) -> None:
        with self._db.transaction():
            cursor = self._db.run(
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
            tags=tuple(self._db.decoded(json.loads, tags)),
            note=note,
            colour=colour,
            created=created,
        )


def _tags_out(tags: Sequence[str]) -> str:
    return json.dumps(list(tags), ensure_ascii=False)
