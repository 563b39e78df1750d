"""Pages, and jump lines whose other part is missing, as lines for people and as records."""

from collections.abc import Mapping, Sequence
from typing import Any

from reader.cli.printing.anchor_words import on_one_line, page_columns
from reader.cli.words import tr, tr_n
from reader.domain.newspaper import PageFacts
from reader.ports.rows import OpenJump, PageRow, StoryRow

PAGE_FIELDS = ("id", "newspaper", "date", "page", "section", "stories", "unread")
JUMP_FIELDS = ("id", "newspaper", "date", "page", "headline", "goes", "other_page", "page_held")


def page_record(row: PageRow) -> dict[str, Any]:
    """Return a page, in the shape of `page list --json`."""
    values = (row.id, row.newspaper, row.date, row.number, row.section, row.story_count, row.unread_count)
    return dict(zip(PAGE_FIELDS, values, strict=True))


def placed_record(page_id: int, facts: PageFacts, stories: Sequence[StoryRow]) -> dict[str, Any]:
    """Return the record of a page, made of its facts and its stories."""
    unread = sum(not story.read for story in stories)
    values = (page_id, facts.newspaper, facts.date, facts.number, facts.section, len(stories), unread)
    return dict(zip(PAGE_FIELDS, values, strict=True))


def page_line(record: Mapping[str, Any]) -> str:
    """Return a line with id, date, newspaper, page, section, and number of stories."""
    printed_in = page_columns(record["date"], record["newspaper"], record["page"])
    count = tr_n("{n} story", "{n} stories", record["stories"])
    return "  ".join(filter(None, (f"{record['id']:6}", printed_in, record["section"], count)))


def jump_record(jump: OpenJump) -> dict[str, Any]:
    """Return a jump line, in the shape of `page jumps --json`."""
    row = jump.row
    goes = ("on" if jump.onward else "back", jump.page, jump.page_held)
    return dict(zip(JUMP_FIELDS, (row.id, row.newspaper, row.date, row.page, row.title, *goes), strict=True))


def jump_line(jump: OpenJump) -> str:
    """Return a line with id, date, newspaper and page of the story, headline, and the page that it leads to."""
    row = jump.row
    printed_in = page_columns(row.date, row.newspaper, row.page)
    to = tr("continued on page {page}") if jump.onward else tr("continued from page {page}")
    missing = "" if jump.page_held else tr("which is not held")
    return "  ".join(
        filter(None, (f"{row.id:6}", printed_in, on_one_line(row.title), to.format(page=jump.page), missing))
    )
