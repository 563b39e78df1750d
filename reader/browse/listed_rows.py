"""The rows of a listing: the first at once, the order of all, any rows when looked at. All run in a worker."""

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import assert_never

from reader.browse.listing import Listing, ListingKind
from reader.browse.shelves import Shelf, ShelfKind
from reader.browse.whole_pages import page_rows
from reader.domain.bookmark import Bookmark
from reader.domain.story import StoryKind
from reader.library.library import Library
from reader.library.views import SearchHit, Snippet
from reader.ports.rows import IssueRow, ListOrder, StoryRow
from reader.settings import StoryOrder

LONG = 500
"""Rows up to which a list is fetched whole; the rows of a longer one come when they are looked at."""
FIRST = 120
_HITS = 5
"""Hits between two pauses: some two milliseconds' work."""
UNGROUPED: tuple[StoryOrder, ...] = ("title", "newspaper")
"""Orders in which the stories of a page or a day do not stand together."""
_ORDERS: dict[StoryOrder, ListOrder] = {"oldest": ListOrder.OLDEST, "title": ListOrder.TITLE}


@dataclass(frozen=True, slots=True)
class FirstRows:
    """The first rows of a list, and the number of all."""

    rows: list[StoryRow]
    total: int


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of stories in the order of all stories, or of one newspaper's: the part of a list that stands together."""

    newspaper: str | None
    start: int
    count: int


def first_rows(library: Library, listing: Listing, order: StoryOrder) -> FirstRows:
    """Return the first rows of a listing, in the order chosen for lists."""
    if listing.kind is ListingKind.ALL or (listing.kind is ListingKind.PERIOD and order != "title"):
        runs = _runs(library, listing, order)
        return _first_of_runs(library, runs, _ORDERS.get(order, ListOrder.NEWEST))
    if listing.kind is ListingKind.PERIOD:
        ids = ids_in_order(library, listing, order)
        shown = [int(each) for each in ids[: FIRST if len(ids) > LONG else LONG]]
        return FirstRows(library.rows_by_id(shown), len(ids))
    found = _short_list(library, listing)
    found = found if listing.kind is ListingKind.HISTORY else _sorted(found, order)
    return FirstRows(found, len(found))


def ids_in_order(library: Library, listing: Listing, order: StoryOrder) -> Sequence[int]:
    """Return the ids of all stories of a long list: all stories, or the stories of a period."""
    if order == "title":
        return _by_title(library, listing)
    chosen = _ORDERS.get(order, ListOrder.NEWEST)
    ids = array("q")
    for run in _runs(library, listing, order):
        all_ids = library.story_order(order=chosen, newspaper=run.newspaper)
        ids.extend(all_ids[run.start : run.start + run.count])
    return ids


def all_ids(library: Library, listing: Listing, order: StoryOrder) -> list[int]:
    """Return the ids of all stories of any list, in its order."""
    if listing.kind is ListingKind.SEARCH:
        return list(map(int, library.found_ids(listing.query)))
    if listing.kind in (ListingKind.ALL, ListingKind.PERIOD):
        return list(map(int, ids_in_order(library, listing, order)))
    return [row.id for row in first_rows(library, listing, order).rows]


def rows_of(library: Library, ids: Sequence[int], gone: str) -> list[StoryRow]:
    """Return a row for each id; a story that the library holds no more has a row with the title `gone`."""
    found = {row.id: row for row in library.rows_by_id(ids)}
    return [found.get(each) or _gone(each, gone) for each in ids]


def hits_of(
    library: Library,
    query: str,
    ids: Sequence[int],
    gone: str,
    *,
    widen: bool,
    pause: Callable[[], None] = lambda: None,
) -> list[SearchHit]:
    """Return a hit for each id, as `rows_of` returns rows; a few at a time: a snippet is cut out of its whole story.

    `pause` is called before each few of them.
    """
    found: dict[int, SearchHit] = {}
    for first in range(0, len(ids), _HITS):
        pause()
        found.update((hit.row.id, hit) for hit in library.found(query, ids[first : first + _HITS], widen=widen))
    return [found.get(each) or SearchHit(row=_gone(each, gone), score=0.0, snippet=Snippet("")) for each in ids]


def _first_of_runs(library: Library, runs: Sequence[_Run], order: ListOrder) -> FirstRows:
    total = sum(run.count for run in runs)
    wanted = FIRST if total > LONG else total
    rows: list[StoryRow] = []
    for run in runs:
        count = min(run.count, wanted - len(rows))
        if count > 0:
            rows += library.story_window(run.start, count, order=order, newspaper=run.newspaper)
    return FirstRows(rows, total)


def _runs(library: Library, listing: Listing, order: StoryOrder) -> list[_Run]:
    """Find the runs of a listing: a day's stories stand together in a newspaper's order, so a year's do."""
    if listing.kind is ListingKind.ALL and order != "newspaper":
        return [_Run(None, 0, library.story_count())]
    issues = library.issues()
    if listing.kind is ListingKind.ALL:
        counts: Counter[str] = Counter()
        for issue in issues:
            counts[issue.newspaper or ""] += issue.story_count
        return [_Run(name, 0, counts[name]) for name in sorted(counts, key=lambda name: name or "\uffff")]
    name, start = listing.newspaper or "", listing.date or ""
    of_paper = [issue for issue in issues if (issue.newspaper or "") == name]

    def within(issue: IssueRow) -> bool:
        return (issue.date or "").startswith(start)

    def before(issue: IssueRow) -> bool:
        date = issue.date or ""
        return not within(issue) and (date < start if order == "oldest" else date > start)

    return [_Run(name, _count(of_paper, before), _count(of_paper, within))]


def _count(issues: Sequence[IssueRow], wanted: Callable[[IssueRow], bool]) -> int:
    return sum(issue.story_count for issue in issues if wanted(issue))


def _by_title(library: Library, listing: Listing) -> Sequence[int]:
    """Return all stories by title; of a period only the stories in it."""
    if listing.kind is ListingKind.ALL:
        return library.story_order(order=ListOrder.TITLE)
    wanted = frozenset(ids_in_order(library, listing, "newest"))
    titles = library.story_order(order=ListOrder.TITLE, newspaper=listing.newspaper or "")
    return array("q", filter(wanted.__contains__, titles))


def _short_list(library: Library, listing: Listing) -> list[StoryRow]:
    match listing.kind:
        case ListingKind.PAGE:
            return page_rows(library, listing)
        case ListingKind.BOOKMARKS | ListingKind.FOLDER | ListingKind.TAG:
            found = [each.story_id for each in library.bookmarks.all() if _is_on_shelf(each, listing)]
            return library.rows_by_id([story_id for story_id in dict.fromkeys(found) if story_id is not None])
        case ListingKind.HISTORY:
            return [visit.row for visit in library.visits()]
        case ListingKind.OPEN_JUMPS:
            return library.rows_by_id(list(dict.fromkeys(jump.row.id for jump in library.open_jumps())))
    return library.story_rows(newspaper=listing.newspaper, date=listing.date)


def _is_on_shelf(bookmark: Bookmark, listing: Listing) -> bool:
    """Return True if a bookmark is in the folder or one within it, or has the tag; the unnamed folder has no others."""
    match listing.kind:
        case ListingKind.FOLDER:
            return Shelf(ShelfKind.FOLDER, listing.name).holds(bookmark)
        case ListingKind.TAG:
            return listing.name in bookmark.tags if listing.name else bool(bookmark.tags)
    return True


def _sorted(found: list[StoryRow], order: StoryOrder) -> list[StoryRow]:
    match order:
        case "newest":
            return sorted(found, key=lambda row: row.date or "", reverse=True)
        case "oldest":
            return sorted(found, key=lambda row: row.date or "9999")
        case "title":
            return sorted(found, key=lambda row: row.title)
        case "newspaper":
            return sorted(found, key=lambda row: row.newspaper or "\uffff")
        case "page":
            return found
        case _:
            assert_never(order)


def _gone(story_id: int, title: str) -> StoryRow:
    return StoryRow(id=story_id, page_id=0, position=0, kind=StoryKind.STORY, title=title, read=True)
