"""Pages as lists: a page of the library, the page of a story, the page beside it."""

from reader.browse.listing import Listing, ListingKind
from reader.browse.whole_pages import files_of_page, whole_pages
from reader.library.library import Library
from reader.ports.rows import PageRow, StoryRow


def page_listing(page: PageRow) -> Listing:
    """Return the list of a page's stories."""
    return Listing(
        kind=ListingKind.PAGE,
        newspaper=page.newspaper,
        date=page.date,
        page_id=page.id,
        page=page.number,
        section=page.section,
    )


def story_page_listing(row: StoryRow) -> Listing:
    """Return the list of the page on which a story stands."""
    return Listing(
        kind=ListingKind.PAGE,
        newspaper=row.newspaper,
        date=row.date,
        page_id=row.page_id,
        page=row.page,
        section=row.section,
    )


def neighbour_page(library: Library, row: StoryRow, step: int) -> Listing | None:
    """Return the page after (1) or before (-1) a story's page, in the next issue at the end of one; None at the end."""
    issues = [(issue.newspaper, issue.date) for issue in library.issues() if issue.newspaper == row.newspaper]
    pages = whole_pages(library, row.newspaper, row.date)
    files = files_of_page(library, row.newspaper, row.date, row.page_id)
    here = next((at for at, page in enumerate(pages) if page.id == files[0]), None)
    if (row.newspaper, row.date) not in issues or here is None:
        return None  # it was moved to another day since it was opened
    wanted = here + step
    if not 0 <= wanted < len(pages):
        at = issues.index((row.newspaper, row.date)) - step  # issues come newest first
        if not 0 <= at < len(issues):
            return None
        pages = whole_pages(library, *issues[at])
        wanted = 0 if step > 0 else len(pages) - 1
    return page_listing(pages[wanted])
