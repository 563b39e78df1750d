"""Pages as printed: files that hold one article each of the same page of an issue are one page."""

from dataclasses import replace

from reader.browse.listing import Listing
from reader.library.library import Library
from reader.ports.rows import PageRow, StoryRow


def whole_pages(library: Library, newspaper: str | None, date: str | None) -> list[PageRow]:
    """Return the pages of an issue in page order; one of several files has the id of the first, and all their counts.

    Files are of one page if newspaper, day and number are known and the same.
    """
    found: dict[str | int, PageRow] = {}
    for page in library.pages(newspaper, date):
        key = page.number if newspaper and date and page.number else page.id
        first = found.setdefault(key, page)
        if first is not page:
            found[key] = replace(
                first,
                section=first.section or page.section,
                story_count=first.story_count + page.story_count,
                unread_count=first.unread_count + page.unread_count,
            )
    return list(found.values())


def files_of_page(library: Library, newspaper: str | None, date: str | None, page_id: int) -> list[int]:
    """Return the ids of the files of the printed page that holds `page_id`, in order; that one alone if it moved."""
    pages = library.pages(newspaper, date) if newspaper and date else []
    number = next((page.number for page in pages if page.id == page_id), None)
    return [page.id for page in pages if page.number == number] if number else [page_id]


def page_rows(library: Library, listing: Listing) -> list[StoryRow]:
    """Return the stories of a printed page, file after file."""
    if listing.page_id is None:
        return []
    files = files_of_page(library, listing.newspaper, listing.date, listing.page_id)
    if len(files) == 1:
        return library.story_rows(page_id=files[0])
    issue = library.story_rows(newspaper=listing.newspaper, date=listing.date)
    return [row for row in issue if row.page_id in files]
