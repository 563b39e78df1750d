"""The sections of the left pane, each of parts that are fetched by themselves, on a worker.

To add a section: put a `Section` into SECTIONS, or hand it to `LeftPane.add_section`.
"""

from reader.acts.done import Kind
from reader.browse.contents import Period, newspapers
from reader.browse.listing import ALL, HISTORY, OPEN_JUMPS, Listing, ListingKind
from reader.browse.page_listings import page_listing
from reader.browse.whole_pages import whole_pages
from reader.library.library import Library
from reader.ports.rows import IssueRow, PageRow
from reader.ui.language.names import day, month_name, newspaper_name, page_name
from reader.ui.language.words import mark, tr
from reader.ui.left_pane.bookmark_section import BOOKMARK_SECTION
from reader.ui.left_pane.section import Part, Section
from reader.ui.left_pane.tree_model import Node

ALL_STORIES = "all"
"""The key of the node that counts all stories."""


def _everything(library: Library) -> list[Node]:
    return [Node(key=ALL_STORIES, title=tr("All stories"), icon="all", count=library.story_count(), listing=ALL)]


def _read_lately(library: Library) -> list[Node]:
    node = Node(key="history", title=tr("Read lately"), icon="history", listing=HISTORY)
    return [node] if library.visits(1) else []


def _to_look_at(library: Library) -> list[Node]:
    """Bookmarks whose place is not sure."""
    count = library.doubts.count()
    node = Node(key="to_look_at", title=tr("To look at"), icon="warning", count=count, action="to_look_at")
    return [node] if count else []


def _waiting(library: Library) -> list[Node]:
    """Pages that wait for a person's word, and stories that wait for their other part."""
    unsure, jumps = library.unsure_count(), library.open_jump_count()
    confirm = Node(key="to_confirm", title=tr("To confirm"), icon="help", count=unsure, action="to_confirm")
    missing = Node(key="open_jumps", title=tr("Parts missing"), icon="continued", count=jumps, listing=OPEN_JUMPS)
    return [node for node in (confirm, missing) if node.count]


def _newspapers(library: Library) -> list[Node]:
    """Newspapers with their issues; years and months of a newspaper that has many."""
    return [_newspaper(paper) for paper in newspapers(library)]


LIBRARY_SECTION = Section(
    "library",
    mark("Library"),
    (
        Part(_everything, Kind.PAGES),
        Part(_read_lately, Kind.VISITS),
        Part(_to_look_at, Kind.DOUBTS, Kind.PAGES),
        Part(_waiting, Kind.PAGES),
        Part(_newspapers, Kind.PAGES),
    ),
)
SECTIONS: tuple[Section, ...] = (LIBRARY_SECTION, BOOKMARK_SECTION)


def _newspaper(paper: Period) -> Node:
    name = paper.newspaper
    node = Node(key=f"newspaper:{name}", title=newspaper_name(name), icon="newspaper", listing=paper.listing)
    years = paper.parts()
    return node.adopt([_year(year) for year in years] if years else [_issue(issue) for issue in paper.issues])


def _year(year: Period) -> Node:
    key, title = f"year:{year.newspaper}:{year.start}", month_name(year.start)
    return Node(key=key, title=title, icon="calendar", listing=year.listing).adopt(map(_month, year.parts()))


def _month(month: Period) -> Node:
    """A month whose issues are laid out when it is opened: many years have tens of thousands."""
    return Node(
        key=f"month:{month.newspaper}:{month.start}",
        title=month_name(month.start),
        listing=month.listing,
        load=lambda _library: [_issue(issue) for issue in month.issues],
    )


def _issue(issue: IssueRow) -> Node:
    return Node(
        key=f"issue:{issue.newspaper}:{issue.date}",
        title=day(issue.date),
        icon="calendar",
        count=issue.story_count,
        listing=Listing(kind=ListingKind.ISSUE, newspaper=issue.newspaper, date=issue.date),
        load=lambda library: [_page(page) for page in whole_pages(library, issue.newspaper, issue.date)],
    )


def _page(page: PageRow) -> Node:
    title = page_name(page.number, page.section)
    listing = page_listing(page)
    return Node(key=page_node(listing), title=title, icon="page", count=page.story_count, listing=listing)


def page_node(listing: Listing) -> str:
    """Return the key of a page's node: that of the printed page, or of the file if its place is not known."""
    known = listing.newspaper and listing.date and listing.page
    return f"page:{listing.newspaper}:{listing.date}:{listing.page}" if known else f"page:{listing.page_id}"
