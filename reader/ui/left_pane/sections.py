"""The sections of the left pane. Each is a function that runs in a lane and gives one node with its children.

To add a section: write such a function and hand it to `MainWindow.add_section`, or put it into SECTIONS.
"""

from collections.abc import Callable
from itertools import groupby

from reader.browse.listing import ALL, HISTORY, OPEN_JUMPS, Listing, ListingKind
from reader.library.library import Library
from reader.ports.rows import IssueRow, PageRow
from reader.ui.browsing.lookups import place_of
from reader.ui.language.names import day, month_name, newspaper_name
from reader.ui.language.words import tr
from reader.ui.left_pane.bookmark_section import bookmark_section
from reader.ui.left_pane.tree_model import Node

_FLAT = 24


def library_section(library: Library) -> Node:
    """All stories, then newspapers with their issues; years and months where a newspaper has many."""
    everything = Node(key="all", title=tr("All stories"), icon="all", count=library.story_count(), listing=ALL)
    papers = [
        _newspaper(name, list(issues))
        for name, issues in groupby(
            sorted(library.issues(), key=lambda issue: issue.newspaper or "\uffff"), key=lambda issue: issue.newspaper
        )
    ]
    return Node(key="library", title=tr("Library")).adopt([everything, *_attention(library), *papers])


def _attention(library: Library) -> list[Node]:
    """What was read lately, pages that wait for a person's word, stories that wait for their other part."""
    nodes = []
    if library.visits(1):
        nodes.append(Node(key="history", title=tr("Read lately"), icon="history", listing=HISTORY))
    doubtful = library.marks.reattaching.count()
    if doubtful:
        title = tr("To look at")
        nodes.append(Node(key="to_look_at", title=title, icon="warning", count=doubtful, action="to_look_at"))
    unsure, jumps = library.unsure_count(), library.open_jump_count()
    if unsure:
        nodes.append(Node(key="to_confirm", title=tr("To confirm"), icon="help", count=unsure, action="to_confirm"))
    if jumps:
        nodes.append(
            Node(key="open_jumps", title=tr("Parts missing"), icon="continued", count=jumps, listing=OPEN_JUMPS)
        )
    return nodes


Section = Callable[[Library], Node]
SECTIONS: tuple[Section, ...] = (library_section, bookmark_section)


def _newspaper(name: str | None, issues: list[IssueRow]) -> Node:
    node = Node(key=f"newspaper:{name}", title=newspaper_name(name), icon="newspaper", listing=_period(name, ""))
    if len(issues) <= _FLAT:
        return node.adopt([_issue(issue) for issue in issues])
    years = groupby(issues, key=lambda issue: (issue.date or "")[:4])
    return node.adopt([_year(name, year, list(of_year)) for year, of_year in years])


def _year(name: str | None, year: str, issues: list[IssueRow]) -> Node:
    months = groupby(issues, key=lambda issue: (issue.date or "")[:7])
    node = Node(key=f"year:{name}:{year}", title=month_name(year), icon="calendar", listing=_period(name, year))
    return node.adopt([_month(name, month, list(of_month)) for month, of_month in months])


def _month(name: str | None, month: str, issues: list[IssueRow]) -> Node:
    """Its issues are laid out when it is opened: of many years there are ten thousands."""
    return Node(
        key=f"month:{name}:{month}",
        title=month_name(month),
        listing=_period(name, month),
        load=lambda _library: [_issue(issue) for issue in issues],
    )


def _period(name: str | None, start: str) -> Listing:
    return Listing(kind=ListingKind.PERIOD, newspaper=name, date=start, title=month_name(start) if start else "")


def _issue(issue: IssueRow) -> Node:
    listing = Listing(kind=ListingKind.ISSUE, newspaper=issue.newspaper, date=issue.date)
    return Node(
        key=f"issue:{issue.newspaper}:{issue.date}",
        title=day(issue.date),
        icon="calendar",
        count=issue.story_count,
        listing=listing,
        load=lambda library: [_page(page) for page in library.pages(issue.newspaper, issue.date)],
    )


def _page(page: PageRow) -> Node:
    listing = place_of(page)
    return Node(key=f"page:{page.id}", title=listing.title, icon="page", count=page.story_count, listing=listing)
