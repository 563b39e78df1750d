"""Rows of pages, with the number of stories on each that a person has not read."""

from collections import Counter
from collections.abc import Sequence

from reader.ports.rows import PageRow
from reader.store.crossing import StoryMarks
from reader.store.file.database import Database, Row
from reader.store.file.sql import chunks, known, placeholders

PAGE_COLUMNS = "p.id, p.newspaper, p.date, p.number, p.section, p.story_count"
"""The columns of a PageRow, from `page AS p`."""

PAGE_WIDTH = 6


class PageRows:
    """The maker of rows."""

    def __init__(self, paper: Database, marks: StoryMarks) -> None:
        self._paper = paper
        self._marks = marks

    def of(self, rows: Sequence[Row]) -> list[PageRow]:
        """Return the PageRow of each database row that starts with PAGE_COLUMNS."""
        unread = self._unread_on([row[0] for row in rows])
        return [_page_row(row, unread[row[0]]) for row in rows]

    def _unread_on(self, page_ids: Sequence[int]) -> Counter[int]:
        """Return the number of unread listed stories by page id."""
        found: Counter[int] = Counter()
        for piece in chunks(page_ids):
            stories: dict[int, int] = dict(
                self._paper.all(
                    f"SELECT id, page_id FROM story WHERE page_id IN ({placeholders(piece)}) AND listed = 1", piece
                )
            )
            read = self._marks.read(list(stories))
            found.update(page_id for story_id, page_id in stories.items() if story_id not in read)
        return found


def _page_row(row: Row, unread: int) -> PageRow:
    return PageRow(
        id=row[0],
        newspaper=known(row[1]),
        date=known(row[2]),
        number=known(row[3]),
        section=known(row[4]),
        story_count=row[5],
        unread_count=unread,
    )
