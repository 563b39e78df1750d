"""Rows of stories: their columns in the paper, with a person's marks on them."""

from collections.abc import Sequence

from reader.domain.story import StoryKind
from reader.ports.rows import StoryRow
from reader.store.crossing import StoryMarks
from reader.store.file.database import Database, Row
from reader.store.file.sql import chunks, placeholders

STORY_COLUMNS = """
    s.id, s.page_id, s.position, s.kind, s.title, s.newspaper, s.date, s.page, s.section, s.kicker, s.deck,
    s.column_label, s.genre, s.photo_count,
    s.from_page <> '' OR s.on_page <> '' OR EXISTS (SELECT 1 FROM chain c WHERE c.story_id = s.id)
"""
"""The columns of a StoryRow, from `story AS s`."""

STORY_WIDTH = 15

_KINDS = {kind.value: kind for kind in StoryKind}
"""Kinds by their values. A damaged value keeps no list from being shown: a check finds it, by the story's body."""


class StoryRows:
    """The maker of rows, and the adapter of `Stories` of the crossing."""

    def __init__(self, paper: Database, marks: StoryMarks) -> None:
        self._paper = paper
        self._marks = marks

    def of(self, rows: Sequence[Row]) -> list[StoryRow]:
        """Return the StoryRow of each database row that starts with STORY_COLUMNS."""
        ids = [row[0] for row in rows]
        bookmarked, read = self._marks.bookmarked(ids), self._marks.read(ids)
        return [_story_row(row, bookmarked=row[0] in bookmarked, read=row[0] in read) for row in rows]

    def by_id(self, ids: Sequence[int]) -> list[StoryRow]:
        found: dict[int, StoryRow] = {}
        for piece in chunks(ids):
            sql = f"SELECT {STORY_COLUMNS} FROM story s WHERE s.id IN ({placeholders(piece)})"
            found.update((row.id, row) for row in self.of(self._paper.all(sql, piece)))
        return [found[story_id] for story_id in ids if story_id in found]

    def held(self, ids: Sequence[int]) -> list[int]:
        found: set[int] = set()
        for piece in chunks(ids):
            rows = self._paper.all(f"SELECT id FROM story WHERE id IN ({placeholders(piece)})", piece)
            found.update(row[0] for row in rows)
        return [story_id for story_id in ids if story_id in found]


def _story_row(row: Row, *, bookmarked: bool, read: bool) -> StoryRow:
    # `or None` for '', which is unknown; a call for each field would be a tenth of a list's time.
    return StoryRow(
        id=row[0],
        page_id=row[1],
        position=row[2],
        kind=_KINDS.get(row[3], StoryKind.STORY),
        title=row[4],
        newspaper=row[5] or None,
        date=row[6] or None,
        page=row[7] or None,
        section=row[8] or None,
        kicker=row[9] or None,
        deck=row[10] or None,
        column_label=row[11] or None,
        genre=row[12] or None,
        photo_count=row[13],
        continued=bool(row[14]),
        bookmarked=bookmarked,
        read=read,
    )
