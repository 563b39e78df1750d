"""Rows of the tables as the library's own rows."""

from reader.domain.story import StoryKind
from reader.ports.rows import PageRow, StoryRow
from reader.store.connection import Row

STORY_COLUMNS = """
    s.id, s.page_id, s.position, s.kind, s.title, s.newspaper, s.date, s.page, s.section, s.kicker, s.deck,
    s.column_label, s.genre, s.photo_count,
    EXISTS (SELECT 1 FROM bookmark b WHERE b.story_id = s.id AND b.exact = ''), s.read,
    s.from_page <> '' OR s.on_page <> '' OR EXISTS (SELECT 1 FROM chain c WHERE c.story_id = s.id)
"""
"""The columns of a StoryRow, from `story AS s`."""

STORY_WIDTH = 17


def known(value: str) -> str | None:
    """A fact from a column: '' is unknown."""
    return value or None


def story_row(row: Row) -> StoryRow:
    """The StoryRow of a row that starts with STORY_COLUMNS."""
    return StoryRow(
        id=row[0],
        page_id=row[1],
        position=row[2],
        kind=StoryKind(row[3]),
        title=row[4],
        newspaper=known(row[5]),
        date=known(row[6]),
        page=known(row[7]),
        section=known(row[8]),
        kicker=known(row[9]),
        deck=known(row[10]),
        column_label=known(row[11]),
        genre=known(row[12]),
        photo_count=row[13],
        bookmarked=bool(row[14]),
        read=bool(row[15]),
        continued=bool(row[16]),
    )


PAGE_COLUMNS = """
    p.id, p.newspaper, p.date, p.number, p.section, p.story_count,
    (SELECT count(*) FROM story s WHERE s.page_id = p.id AND s.listed = 1 AND s.read = 0)
"""
"""The columns of a PageRow, from `page AS p`."""

PAGE_WIDTH = 7


def page_row(row: Row) -> PageRow:
    """The PageRow of a row that starts with PAGE_COLUMNS."""
    return PageRow(
        id=row[0],
        newspaper=known(row[1]),
        date=known(row[2]),
        number=known(row[3]),
        section=known(row[4]),
        story_count=row[5],
        unread_count=row[6],
    )
