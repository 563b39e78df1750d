"""The sections of the left pane. Each is a function that runs in a worker and returns one node with its children.

To add a section: write such a function and hand it to `LeftPane.add_section`, or put it into SECTIONS.
"""

from collections.abc import Callable

from reader.browse.contents import Period, attention, newspapers
from reader.browse.listing import ALL, HISTORY, OPEN_JUMPS, Listing, ListingKind
from reader.browse.page_listings import page_listing
from reader.library.library import Library
from reader.ports.rows import IssueRow, PageRow
from reader.ui.language.names import day, month_name, newspaper_name, page_name
from reader.ui.language.words import tr
from reader.ui.left_pane.bookmark_section import bookmark_section
from reader.ui.left_pane.tree_model import Node


def library_section(library: Library) -> Node:
    """All stories, then newspapers with their issues; years and months of a newspaper that has many."""
    everything = Node(key="all", title=tr("All stories"), icon="all", count=library.story_count(), listing=ALL)
    papers = [_newspaper(paper) for paper in newspapers(library)]
    return Node(key="library", title=tr("Library")).adopt([everything, *_attention(library), *papers])


def _attention(library: Library) -> list[Node]:
    found, nodes = attention(library), []
    if found.read_lately:
        nodes.append(Node(key="history", title=tr("Read lately"), icon="history", listing=HISTORY))
    if count := found.unsure_bookmarks:
        title = tr("To look at")
        nodes.append(Node(key="to_look_at", title=title, icon="warning", count=count, action="to_look_at"))
    if count := found.unsure_pages:
        nodes.append(Node(key="to_confirm", title=tr("To confirm"), icon="help", count=count, action="to_confirm"))
    if count := found.open_jumps:
        title = tr("Parts missing")
        nodes.append(Node(key="open_jumps", title=title, icon="continued", count=count, listing=OPEN_JUMPS))
    return nodes


Section = Callable[[Library], Node]
SECTIONS: tuple[Section, ...] = (library_section, bookmark_section)


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
        load=lambda library: [_page(page) for page in library.pages(issue.newspaper, issue.date)],
    )


def _page(page: PageRow) -> Node:
    title = page_name(page.number, page.section)
    return Node(key=f"page:{page.id}", title=title, icon="page", count=page.story_count, listing=page_listing(page))
