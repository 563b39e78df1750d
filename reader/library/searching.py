"""A query answered: parsed, asked of the engine, its hits marked; read from the store if there is no index."""

import time
from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Protocol

from reader.domain.bookmark import Bookmark
from reader.errors import IndexUnusable
from reader.library.aliases import Aliases
from reader.library.found_stories import StoriesStore, found_stories
from reader.library.index_keeper import IndexKeeper, TimeBudget, Unindexed
from reader.library.marking import StoryMarker, ZoneMarker, story_marker
from reader.library.near_answers import PAGE, NearSearching
from reader.library.offers import not_held, offers
from reader.library.scan import NEVER, Scan
from reader.library.views import NearAnswers, SearchAnswer, SearchHit
from reader.ports.engine import Cut, EngineAnswer, EngineHit, FoundIds, SearchEngine, SortOrder
from reader.ports.rows import HeldStory
from reader.ports.store import HasBookmarks
from reader.query.dates.ranges import date_range_on
from reader.query.fields import Fact
from reader.query.highlight_terms import highlighter
from reader.query.parser import parse
from reader.query.query_remark import remark_on
from reader.query.tree import And, DateRange, HasFact, Node, Not, Or, RelativeDates, StoryIds
from reader.text.folding import Folding
from reader.text.highlight import Highlighter

READ_AT_MOST = 1000
"""Changes not indexed yet that a search reads: about half a second's work."""

_READING_S, _READING_A_STORY_S = 1.75, 3.25e-6
"""Processor seconds for which a search reads the library: two for 75,000 stories, five for a million, as with an index
(reader/search/exact/budget.py)."""

_NO = "no"


class SearchedStore(StoriesStore, HasBookmarks, Protocol):
    """The ports that a search asks for."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """The matches found; `scanned`: by reading, without an index. `behind` changes are not among them."""

    answer: EngineAnswer
    scanned: bool = False
    behind: int = 0


class Searching:
    """Searches one library. `reading_seconds`: how long a search may read the library for want of an index before it
    answers with what it found by then; None: as long as a query may take with one. `stopped` is asked while a search
    takes long; if it returns True, nobody waits for the answer any more, and Cancelled is raised. `today` gives the day
    that 去年 and 最近7天 count from."""

    def __init__(
        self,
        store: SearchedStore,
        engine: SearchEngine,
        keeper: IndexKeeper,
        folding: Folding,
        aliases: Aliases,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.today = today
        self._store = store
        self._engine = engine
        self._keeper = keeper
        self._folding = folding
        self._aliases = aliases
        self._scan = Scan(folding)
        self._near = NearSearching(engine, folding, aliases, self.own_facts, partial(found_stories, store))
        self.reading_seconds: float | None = None
        self.stopped: Callable[[], bool] | None = None

    def ready(self) -> bool:
        """Return True if there is an index; without one each search reads the library."""
        try:
            self._keeper.unindexed(1)
        except IndexUnusable:
            return False
        return True

    def search(
        self, text: str, *, offset: int, limit: int | None, sort: SortOrder, facets: bool, widen: bool
    ) -> SearchAnswer:
        started = time.perf_counter()
        parsed = parse(text)
        tree, widenings = self._aliases.widen(parsed.tree) if widen else (parsed.tree, ())
        found = self._answer(tree, offset=offset, limit=limit, sort=sort, facets=facets)
        hits = self._hits(found.answer.hits, ZoneMarker(tree, self._folding))
        total = found.answer.total
        whole = not (found.scanned or found.answer.cut)
        offered = offers(text, parsed, total, self._count, self._days) if whole else ()
        problem = remark_on(parsed, nothing_found=not total and not found.answer.cut)
        if not total and not problem and whole:
            problem = not_held(text, parsed.tree, self._held)
        return SearchAnswer(
            query=text,
            total=total,
            took_ms=(time.perf_counter() - started) * 1000,
            hits=hits,
            facets=found.answer.facets,
            problem=problem,
            scanned=found.scanned,
            behind=found.behind,
            cut=found.answer.cut,
            widenings=widenings,
            offers=offered,
        )

    def near(self, text: str, *, besides: Collection[int] = (), limit: int = PAGE) -> NearAnswers:
        """Return stories that hold most of what a query asks for, best first, without the stories `besides`."""
        return self._near.answers(text, besides=besides, limit=limit, stopped=self.stopped)

    def _count(self, text: str) -> int:
        """Return the number of stories that a query finds."""
        return self._held(parse(text).tree)

    def _held(self, tree: Node) -> int:
        return self._answer(tree, limit=0).answer.total

    def _days(self) -> list[str]:
        """Return the days of the issues."""
        return [issue.date for issue in self._store.holdings.issues() if issue.date]

    def _answer(
        self,
        tree: Node,
        *,
        offset: int = 0,
        limit: int | None = None,
        sort: SortOrder = SortOrder.RELEVANCE,
        facets: bool = False,
    ) -> "_Answer":
        query = self._kept_facts(tree)
        try:
            fresh = self._keeper.unindexed(READ_AT_MOST)
            if fresh.stories or fresh.gone:
                found = self._completed(fresh, query, offset, limit, sort, facets)
            else:
                found = self._engine.search(
                    query, offset=offset, limit=limit, sort=sort, facets=facets, stopped=self.stopped
                )
            return _Answer(found, behind=fresh.left)
        except IndexUnusable:
            return self._by_reading(query, offset, limit, sort)

    def _by_reading(self, query: Node, offset: int, limit: int | None, sort: SortOrder) -> "_Answer":
        """Answer by reading the library, in a hurry or within the time that a query may take."""
        count, seconds = self._store.holdings.story_count(), self.reading_seconds
        # Of its own work alone, so that a query finds the same stories on a busy computer.
        own = TimeBudget(_READING_S + _READING_A_STORY_S * count, time.thread_time)
        budget = own if seconds is None else TimeBudget(seconds)
        read = self._keeper.read_all(self._scan.may_match(query), budget)
        found = self._scan.search(read, query, offset=offset, limit=limit, sort=sort)
        if not budget.ended:
            return _Answer(found, scanned=True)
        if seconds is None:
            return _Answer(replace(found, cut=Cut(min(budget.seen, count), count)), scanned=True)
        return _Answer(found, scanned=True, behind=max(0, count - budget.seen))

    def _completed(
        self, fresh: Unindexed, query: Node, offset: int, limit: int | None, sort: SortOrder, facets: bool
    ) -> EngineAnswer:
        """Return the engine's answer with what changed since: read, and put where it belongs.

        By relevance it comes last.
        """
        changed = fresh.gone | {story.story_id for story in fresh.stories}
        end = None if limit is None else offset + limit
        current = And((query, Not(StoryIds(changed))))
        indexed = self._engine.search(current, limit=end, sort=sort, facets=facets, stopped=self.stopped)
        new = self._scan.search(fresh.stories, query, limit=None, sort=sort).hits
        found = [*indexed.hits, *new]
        hits = found if sort is SortOrder.RELEVANCE or not new else self._by_date(found, sort)
        return replace(indexed, total=indexed.total + len(new), hits=tuple(hits[offset:end]))

    def _by_date(self, hits: Sequence[EngineHit], sort: SortOrder) -> list[EngineHit]:
        dates = {row.id: row.date or "" for row in self._store.holdings.rows_by_id([hit.story_id for hit in hits])}
        if sort is SortOrder.NEWEST:
            return sorted(hits, key=lambda hit: dates.get(hit.story_id, ""), reverse=True)
        return sorted(hits, key=lambda hit: dates.get(hit.story_id) or NEVER)

    def order(self, text: str, *, sort: SortOrder = SortOrder.RELEVANCE, widen: bool = False) -> FoundIds:
        """Return the ids of all stories that match, as `search` lists them."""
        tree = self._tree(text, widen)
        with suppress(IndexUnusable):
            if not self._keeper.behind() and not self._keeper.set_aside():
                return self._engine.order(self.own_facts(tree), sort=sort, stopped=self.stopped)
        found = self._answer(tree, sort=sort).answer
        return FoundIds(array("q", (hit.story_id for hit in found.hits)), found.cut)

    def found(self, text: str, ids: Sequence[int], *, widen: bool) -> tuple[SearchHit, ...]:
        """Make hits of stories that match a query, without the index and so without a score."""
        marker = ZoneMarker(self._tree(text, widen), self._folding)
        return self._hits((EngineHit(story_id, 0.0) for story_id in ids), marker)

    def marker(self, text: str) -> Highlighter:
        """Return a marker of the hits of this query."""
        return highlighter(parse(text).tree, self._folding)

    def story_marker(self, text: str, parts: Sequence[HeldStory], *, widen: bool) -> StoryMarker:
        """Return a marker of the hits in the story with these parts, zone by zone."""
        return story_marker(self._tree(text, widen), self._folding, parts)

    def _tree(self, text: str, widen: bool) -> Node:
        tree = parse(text).tree
        return self._aliases.widen(tree)[0] if widen else tree

    def _hits(self, hits: Iterable[EngineHit], marker: ZoneMarker) -> tuple[SearchHit, ...]:
        scores = {hit.story_id: hit.score for hit in hits}
        return tuple(story.hit(scores[story.row.id], marker) for story in found_stories(self._store, list(scores)))

    def own_facts(self, query: Node) -> Node:
        """Replace what only the store knows (bookmarks, tags, very characters) by ids of stories.

        Raises IndexUnusable.
        """
        return self._kept_facts(query)

    def _kept_facts(self, query: Node) -> Node:
        """Replace bookmarks and tags by ids of stories, and dates that count from today by days."""
        match query:
            case And(parts):
                return And(tuple(map(self._kept_facts, parts)))
            case Or(parts):
                return Or(tuple(map(self._kept_facts, parts)))
            case Not(part):
                return Not(self._kept_facts(part))
            case HasFact(Fact.BOOKMARKED, value):
                marked = self._marked(self._store.bookmarks.all())
                return Not(marked) if value == _NO else marked
            case RelativeDates(words, at):
                return DateRange(*date_range_on(words, self.today()), at)
            case HasFact(Fact.TAG, value):
                wanted = self._folding.plain(value)
                return self._marked(
                    [
                        bookmark
                        for bookmark in self._store.bookmarks.all()
                        if any(wanted in self._folding.plain(tag) for tag in bookmark.tags)
                    ]
                )
        return query

    def _marked(self, bookmarks: Sequence[Bookmark]) -> StoryIds:
        ids = [bookmark.story_id for bookmark in bookmarks if bookmark.story_id is not None]
        chains = self._store.chains.of(ids)
        return StoryIds(frozenset(chains.get(story_id, (story_id,))[0] for story_id in ids))
