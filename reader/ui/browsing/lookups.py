"""What the desk asks of the library beside its lists; these run in a lane."""

from collections.abc import Iterable

from reader.browse.listing import Listing, ListingKind
from reader.library.library import Library
from reader.library.views import SearchHit, Snippet
from reader.ports.rows import PageRow, StoryRow
from reader.ui.browsing.stories_model import Item
from reader.ui.language.names import page_name


def items(hits: Iterable[SearchHit]) -> list[Item]:
    """Rows of the list for what a search found."""
    return [_item(hit) for hit in hits]


def _item(hit: SearchHit) -> Item:
    """A snippet that is the headline again would only say it twice."""
    title = Snippet(hit.row.title, hit.title_marks) if hit.title_marks else None
    return Item(hit.row, None if hit.snippet.text == hit.row.title else hit.snippet, title, dated=True)


def neighbour_page(library: Library, row: StoryRow, step: int) -> Listing | None:
    """The page after or before a story's page; of the next issue where this one ends."""
    issues = [(issue.newspaper, issue.date) for issue in library.issues() if issue.newspaper == row.newspaper]
    ids = [page.id for page in library.pages(row.newspaper, row.date)]
    if (row.newspaper, row.date) not in issues or row.page_id not in ids:
        return None  # it was moved to another day since it was opened
    at = issues.index((row.newspaper, row.date))
    pages = library.pages(*issues[at])
    wanted = ids.index(row.page_id) + step
    if not 0 <= wanted < len(pages):
        at -= step  # issues come newest first
        if not 0 <= at < len(issues):
            return None
        pages = library.pages(*issues[at])
        wanted = 0 if step > 0 else len(pages) - 1
    return place_of(pages[wanted])


def page_of(row: StoryRow) -> Listing:
    """The page on which a story stands."""
    title = page_name(row.page, row.section)
    return Listing(kind=ListingKind.PAGE, newspaper=row.newspaper, date=row.date, page_id=row.page_id, title=title)


def place_of(page: PageRow) -> Listing:
    """A page as a place to list."""
    title = page_name(page.number, page.section)
    return Listing(kind=ListingKind.PAGE, newspaper=page.newspaper, date=page.date, page_id=page.id, title=title)
