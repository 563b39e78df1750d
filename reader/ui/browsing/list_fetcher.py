"""The story list and the library behind it: first rows at once, the order of all, further rows when looked at."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from reader.browse import listed_rows
from reader.browse.list_items import Item, items_of
from reader.browse.listed_rows import UNGROUPED, FirstRows
from reader.browse.listing import ALL, Listing, ListingKind
from reader.browse.near_rows import near_items
from reader.library.near_answers import PAGE
from reader.library.views import NearAnswers, SearchAnswer, SearchHit
from reader.ports.engine import SortOrder
from reader.ports.rows import StoryRow
from reader.ui.background.library_workers import Workers
from reader.ui.browsing.copy_folder import CopyFolder
from reader.ui.browsing.grouping import grouped
from reader.ui.browsing.stories_model import StoriesModel
from reader.ui.language.words import tr
from reader.ui.look.settings_keeper import SettingsKeeper

SLICE = 50
"""Hits of a search that are listed at once."""
Then = Callable[[Sequence[Item]], None]


class ListFetcher(QObject):
    """Fills `stories` with one listing after another; an answer for a listing left meanwhile is dropped.

    A search goes in steps: the first hits are asked for and shown; once they are painted, copies among them are folded,
    and the ids of all hits come. Another listing: the first rows, then the ids of all its stories if it is long. Rows
    that are looked at later are fetched then. `searched` carries the answer of a search before its hits are shown,
    `near_listed` the rows of near answers, which come below few hits once these are painted, and queries to offer.
    """

    searched = Signal(object)
    near_listed = Signal(object, object)

    def __init__(self, workers: Workers, settings: SettingsKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._workers, self._settings = workers, settings
        self.listing: Listing = ALL
        self._shown: Listing | None = None
        self.stories = StoriesModel(self)
        self.stories.rows_wanted.connect(self._fetch_rows)
        self._copies = CopyFolder(self.stories, workers, self)

    @property
    def searching(self) -> bool:
        """True if the list is that of a search."""
        return self.listing.kind is ListingKind.SEARCH

    @property
    def widen(self) -> bool:
        """True if searches ask for other names as well."""
        return self._settings.settings.other_names

    def show(self, listing: Listing, then: Then) -> None:
        """Show a listing; `then` is called with its first rows, once they are in the list."""
        self.listing = listing
        if self.searching:
            self._ask_hits(listing, then)
        else:
            self._ask_rows(listing, then)

    def _ask_rows(self, listing: Listing, then: Then) -> None:
        order = self._settings.settings.sort

        def rows_came(found: FirstRows) -> None:
            if listing != self.listing:
                return
            items = self._grouped(found.rows)
            self._fill_list(items, found.total)
            then(items)
            if len(items) < found.total:
                self._workers.orders.ask(
                    lambda library: listed_rows.ids_in_order(library, listing, order),
                    lambda ids: self._know_ids(listing, ids),
                    topic="order",
                )

        self._workers.reading.ask(
            lambda library: listed_rows.first_rows(library, listing, order), rows_came, topic="list"
        )

    def _ask_hits(self, listing: Listing, then: Then) -> None:
        sort, widen = SortOrder(self._settings.settings.search_sort), self.widen
        asked = time.perf_counter()

        def hits_came(answer: SearchAnswer) -> None:
            if listing != self.listing:
                return
            items = items_of(answer.hits)
            # The time shown runs from the question to these rows.
            self.searched.emit(replace(answer, took_ms=(time.perf_counter() - asked) * 1000))
            # Without an index each look reads the whole library: the first hits must do until there is one.
            total = len(items) if answer.scanned else answer.total
            self._fill_list(items, total, snippets=True)
            then(items)
            # The first hits are painted before their worker goes on.
            self._workers.budget.do(lambda: self._complete_search(listing, [hit.row.id for hit in answer.hits], total))

        self._workers.query.ask(
            lambda library: library.search(listing.query, limit=SLICE, sort=sort, facets=True, widen=widen),
            hits_came,
            topic="search",
        )

    def _complete_search(self, listing: Listing, first: Sequence[int], total: int) -> None:
        """Fold the copies among the first hits, and ask for the order of all `total`."""
        if listing != self.listing:
            return
        sort, widen = SortOrder(self._settings.settings.search_sort), self.widen
        if total < PAGE and self._settings.settings.near_answers:
            self._ask_near(listing, first)
        self._copies.fold(first, lambda: listing == self.listing)
        if total > len(first):
            # The next search goes before this: it has the same topic.
            self._workers.query.ask(
                lambda library: library.found_ids(listing.query, sort=sort, widen=widen),
                lambda ids: self._know_ids(listing, ids),
                topic="search",
            )

    def query_of(self, story_id: int) -> str:
        """Return the query whose hits are marked in a story of the list; '' if it is not that of a search."""
        if not self.searching:
            return ""
        item = self.stories.held_item(story_id)
        return item.near.marked if item and item.near else self.listing.query

    def _ask_near(self, listing: Listing, besides: Sequence[int]) -> None:
        """Ask for near answers; the next search goes before them, and stops them: it has the same topic."""

        def near_came(near: NearAnswers) -> None:
            if listing != self.listing:
                return
            none = tr("Closest; none has all of it")
            items = near_items(near.answers, tr("These have most of it") if besides else none)
            self.stories.add_below(items)
            self.near_listed.emit(items, near.offers)

        self._workers.query.ask(
            lambda library: library.searching.near(listing.query, besides=besides), near_came, topic="search"
        )

    def _fill_list(self, items: Sequence[Item], total: int, *, snippets: bool = False) -> None:
        self.stories.show(items, total, snippets=snippets, elsewhere=self.listing != self._shown)
        self._shown = self.listing

    def _know_ids(self, listing: Listing, ids: Sequence[int]) -> None:
        if listing == self.listing:
            self.stories.know_ids(ids)

    def _fetch_rows(self, first: int, count: int) -> None:
        """Fetch rows of a long list that somebody looks at."""
        if self.searching:
            self._fetch_hits(first, count)
        else:
            self._fetch_stories(first, count)

    def _fetch_hits(self, first: int, count: int) -> None:
        listing, widen, pause = self.listing, self.widen, self._workers.paint_lock.wait
        ids, gone = self.stories.ids_of(first, count), _gone()

        def hits_came(hits: Sequence[SearchHit]) -> None:
            if listing == self.listing:
                self.stories.fill(first, items_of(hits))
                self._copies.look_again(lambda: listing == self.listing)

        self._workers.reading.ask(
            lambda library: listed_rows.hits_of(library, listing.query, ids, gone, widen=widen, pause=pause),
            hits_came,
            topic="rows",
        )

    def _fetch_stories(self, first: int, count: int) -> None:
        """Fetch the row above as well: it may be of the same group."""
        listing, above = self.listing, min(first, 1)
        ids, gone = self.stories.ids_of(first - above, count + above), _gone()

        def rows_came(rows: list[StoryRow]) -> None:
            if listing == self.listing:
                self.stories.fill(first, self._grouped(rows[above:], rows[0] if above else None))

        self._workers.reading.ask(lambda library: listed_rows.rows_of(library, ids, gone), rows_came, topic="rows")

    def _grouped(self, rows: list[StoryRow], before: StoryRow | None = None) -> list[Item]:
        settings = self._settings.settings
        return grouped(rows, self.listing, "none" if settings.sort in UNGROUPED else settings.group, before)


def _gone() -> str:
    return tr("No longer in the library")
