"""A library in memory, for tests of the window: the real façade and acts over a store of dictionaries, no files.

Searching, importing and suggesting are plain answers of its own.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, MutableMapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial, wraps
from pathlib import Path
from threading import RLock
from typing import Any, cast

from reader.domain.bookmark import Bookmark
from reader.domain.newspaper import Page, PageFacts
from reader.domain.span import Span
from reader.domain.story import Story, StoryKind
from reader.library.library import Library
from reader.library.searches import SavedSearch, Searches
from reader.library.suggest import Suggestion
from reader.library.views import ImportReport, NearAnswers, SearchAnswer, SearchHit, Snippet
from reader.ports.engine import Cut, FoundIds, SortOrder
from reader.ports.progress import Progress
from reader.ports.rows import HeldStory
from reader.ports.store import Store
from reader.text.folding import Folding
from reader.text.highlight import Highlighter
from tests.fake_store.records import FakePage, FakeStory
from tests.fakes import FakeEngine, FakeStore


class Shelf:
    """The state that several fake libraries (one for each worker) share."""

    def __init__(self, pages: Iterable[Page] = (), arriving: Iterable[Page] = ()) -> None:
        self.store = FakeStore()
        self.lock = RLock()
        self.calls: list[str] = []
        """The calls of the store by all workers, such as 'bookmarks.add'."""
        self.offers: list[Suggestion] = []
        self.copies: list[tuple[int, ...]] = []
        self.behind = self.refreshed = 0
        self.cut: Cut | None = None
        self.indexed = True
        self.arriving = list(arriving)
        self.media = Path("nowhere")
        self.report = ImportReport()
        for page in pages:
            self.add(page)

    def add(self, page: Page) -> list[int]:
        """Put a page in: pages and stories are numbered from 1, each by themselves. The stories' ids."""
        records, added = self.store._records, list[int]()
        number = len(records.pages) + 1
        records.pages[number] = FakePage(f"{number}", "page.txt", 0, page, PageFacts())
        for position, story in enumerate(page.stories):
            if story.kind in (StoryKind.STORY, StoryKind.PHOTO):
                added.append(len(records.stories) + 1)
                records.stories[added[-1]] = FakeStory(number, position, story)
        return added

    @property
    def stories(self) -> dict[int, HeldStory]:
        return {held.row.id: held for held in self.store.holdings.stories(sorted(self.store._records.stories))}

    @property
    def bookmarks(self) -> list[Bookmark]:
        """The oldest first."""
        return list(self.store._own.bookmarks.values())

    @property
    def settings(self) -> dict[str, str]:
        return self.store._own.settings

    @property
    def positions(self) -> MutableMapping[int, int]:
        return _Positions(self.store._own.reading)

    @property
    def saved(self) -> dict[str, SavedSearch]:
        return {search.name: search for search in self._searches.saved()}

    @property
    def history(self) -> list[str]:
        return self._searches.history()

    @property
    def _searches(self) -> Searches:
        return Searches(self.store, lambda _: ())


class _Positions(MutableMapping[int, int]):
    """Reading positions of stories, without the days on which they were opened."""

    def __init__(self, reading: dict[int, tuple[int, str]]) -> None:
        self._reading = reading

    def __getitem__(self, story_id: int) -> int:
        return self._reading[story_id][0]

    def __setitem__(self, story_id: int, position: int) -> None:
        self._reading[story_id] = (position, "2026-01-01T00:00:00+00:00")

    def __delitem__(self, story_id: int) -> None:
        del self._reading[story_id]

    def __iter__(self) -> Iterator[int]:
        return iter(self._reading)

    def __len__(self) -> int:
        return len(self._reading)


_PARTS = (
    *("acts", "care", "change_list", "holdings", "collecting", "page_facts", "chains", "proofs"),
    *("bookmarks", "corrections", "reading", "settings"),
)


class _Locked:
    """A store of dictionaries, or a part of it, for several threads: one call at a time, a transaction as a whole."""

    def __init__(self, store: Any, lock: Any, calls: list[str], part: str = "") -> None:
        self._store, self._lock, self._calls, self._part = store, lock, calls, part

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._store, name)
        if name in _PARTS:
            return _Locked(value, self._lock, self._calls, f"{name}.")
        return wraps(value)(partial(self._alone, f"{self._part}{name}", value)) if callable(value) else value

    def _alone(self, name: str, call: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        with self._lock:
            self._calls.append(name)
            answer = call(*args, **kwargs)
            if isinstance(answer, AbstractContextManager):
                return self._held(answer)
            return iter(list(answer)) if isinstance(answer, Iterator) else answer

    @contextmanager
    def _held(self, inside: AbstractContextManager[Any]) -> Iterator[Any]:
        with self._lock, inside as entered:
            yield entered


class FakeLibrary(Library):
    """One worker's view of a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        store = cast(Store, _Locked(shelf.store, shelf.lock, shelf.calls))
        super().__init__(Path("shelf"), store, FakeEngine(), index_folder=Path("index"))
        self.shelf = shelf
        self.media = shelf.media
        self.searches = Searches(store, self.found_ids)
        self.searching = self.aids = self  # type: ignore[assignment]
        self.reading_seconds: float | None = None
        self.closed = False

    def close(self) -> None:
        self.closed = True

    def importing(self) -> "FakeLibrary":  # type: ignore[override]
        return self

    def files(self, paths: Sequence[Path], progress: Progress | None = None, called: object = None) -> ImportReport:
        if progress:
            progress(0, len(paths), paths[0].name)
        ids = [added for page in self.shelf.arriving for added in self.shelf.add(page)]
        self.shelf.arriving = []
        return replace(self.shelf.report, files=len(paths), pages=1, stories=len(ids), story_ids=tuple(ids))

    def near(self, text: str, *, besides: Collection[int] = (), limit: int = 20) -> NearAnswers:
        return NearAnswers()

    def search(
        self,
        text: str,
        *,
        offset: int = 0,
        limit: int | None = 20,
        sort: SortOrder = SortOrder.RELEVANCE,
        facets: bool = False,
        widen: bool = False,
    ) -> SearchAnswer:
        marker = self.marker(text)
        hits = [hit for held in self.shelf.stories.values() if (hit := _hit(held, marker))]
        wanted = hits[offset : None if limit is None else offset + limit]
        behind, cut = self.shelf.behind, self.shelf.cut
        return SearchAnswer(query=text, total=len(hits), took_ms=1.0, hits=tuple(wanted), behind=behind, cut=cut)

    def prepare(self) -> None:
        """Nothing to load."""

    def ready(self) -> bool:
        return self.shelf.indexed

    def order(self, text: str, *, sort: SortOrder = SortOrder.RELEVANCE, widen: bool = False) -> FoundIds:
        return self.found_ids(text)

    def found_ids(self, text: str, *, sort: SortOrder = SortOrder.RELEVANCE, widen: bool = False) -> FoundIds:
        return FoundIds([hit.row.id for hit in self.search(text, limit=None).hits], self.shelf.cut)

    def found(self, text: str, ids: Sequence[int], *, widen: bool = False) -> tuple[SearchHit, ...]:
        return tuple(hit for hit in self.search(text, limit=None).hits if hit.row.id in ids)

    def refresh_index(self, progress: Progress | None = None) -> int:
        self.shelf.refreshed += 1
        return 1

    def reindex(self, progress: Progress | None = None) -> int:
        return self.story_count()

    def check(self, progress: Progress | None = None) -> list[str]:
        return []

    def marker(self, text: str) -> Highlighter:
        return Highlighter(tuple(text.replace('"', "").split()), Folding())

    def story_marker(  # type: ignore[override]
        self, text: str, parts: Sequence[HeldStory], *, widen: bool = False
    ) -> Highlighter:
        return self.marker(text)

    def suggest(self, typed: str, limit: int = 10) -> list[Suggestion]:
        return self.shelf.offers[:limit]

    def copies(self, story_ids: Sequence[int], pause: Callable[[], None] = lambda: None) -> list[tuple[int, ...]]:
        return [group for group in self.shelf.copies if set(group) <= set(story_ids)]


def _hit(held: HeldStory, marker: Highlighter) -> SearchHit | None:
    for text in _texts(held.story):
        spans = marker.spans(text)
        if spans:
            start = max(0, spans[0].start - 12)
            piece = text[start : start + 80]
            marks = tuple(Span(span.start - start, span.end - start) for span in spans if span.end - start <= 80)
            return SearchHit(row=held.row, score=1.0, snippet=Snippet(piece, marks))
    return None


def _texts(story: Story) -> list[str]:
    photos = [text for photo in story.photos for text in (photo.title or "", photo.caption)]
    return [story.title, *(paragraph.text for paragraph in story.paragraphs), *photos]


def page_of(*stories: Story, number: str | None = "2", text: str = "", **facts: str | None) -> Page:
    """A page with these stories."""
    known = {"newspaper": "工人日报", "date": "2023-02-15", "section": None} | facts
    return Page(facts=PageFacts(number=number, **known), stories=stories, text=text)
