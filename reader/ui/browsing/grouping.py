"""Groups of the story list: the first row of each page, or of each day, carries a heading."""

from collections.abc import Sequence

from reader.browse.list_items import Item
from reader.browse.listing import SHELVES, Listing, ListingKind
from reader.ports.rows import StoryRow
from reader.settings import Grouping
from reader.ui.language.names import day, page_name, where


def grouped(rows: Sequence[StoryRow], listing: Listing, group: Grouping, before: StoryRow | None = None) -> list[Item]:
    """Put rows in groups; `group` is the setting ('none', 'page', 'date'), `before` the row listed before these.

    Without headings, each row names its newspaper and day itself.
    """
    if listing.kind is ListingKind.PAGE:
        return [Item(row) for row in rows]
    if group == "none" or listing.kind in (*SHELVES, ListingKind.HISTORY, ListingKind.OPEN_JUMPS):
        return [Item(row, dated=listing.kind is not ListingKind.ISSUE) for row in rows]
    by_day = group == "date" and listing.kind is not ListingKind.ISSUE
    kinds = [_kind(row, by_day=by_day) for row in rows]
    above = [_kind(before, by_day=by_day) if before else None, *kinds]
    return [
        Item(row, heading="" if kind == last else _name(row, listing, group))
        for row, kind, last in zip(rows, kinds, above, strict=False)
    ]


def _kind(row: StoryRow, *, by_day: bool) -> tuple[str | None, ...]:
    """Return what the rows of a group have in common; its name, which takes longer, is made for the first alone."""
    return (row.date,) if by_day else (row.newspaper, row.date, row.page, row.section)


def _name(row: StoryRow, listing: Listing, group: Grouping) -> str:
    if listing.kind is ListingKind.ISSUE:
        return page_name(row.page, row.section)
    return day(row.date, weekday=True) if group == "date" else where(row) or page_name(None)
