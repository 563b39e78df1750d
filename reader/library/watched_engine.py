"""A search engine that a watchman listens to: damage found while it answers is remembered."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress

from reader.errors import IndexDamaged, IndexUnusable
from reader.library.watchman import FaultKind, Watchman
from reader.ports.engine import Batch, EngineAnswer, FoundIds, IndexedStory, SearchEngine, SortOrder
from reader.ports.near import NearFound, NearQuery
from reader.ports.progress import Progress
from reader.ports.related import RelatedFound, RelatedQuery
from reader.ports.shared_text import SharedFound, SharedText
from reader.query.tree import Node


class WatchedEngine:
    """The port `SearchEngine` over another one; every IndexDamaged that passes is noted."""

    def __init__(self, engine: SearchEngine, watchman: Watchman) -> None:
        self._engine = engine
        self._watchman = watchman

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except IndexDamaged as damage:
            self._note(str(damage))
            raise

    def _note(self, detail: str) -> None:
        name = ""
        with suppress(IndexUnusable):
            name = self._engine.identity
        self._watchman.note(FaultKind.INDEX, name, detail)

    @property
    def generation(self) -> int:
        with self._watched():
            return self._engine.generation

    @property
    def identity(self) -> str:
        with self._watched():
            return self._engine.identity

    def apply(self, puts: Iterable[IndexedStory], deletes: Iterable[int], generation: int) -> None:
        with self._watched():
            self._engine.apply(puts, deletes, generation)

    def apply_all(self, batches: Iterable[Batch]) -> Generator[int]:
        with self._watched():
            yield from self._engine.apply_all(batches)

    def search(
        self,
        query: Node,
        *,
        offset: int = 0,
        limit: int | None = 20,
        sort: SortOrder = SortOrder.RELEVANCE,
        facets: bool = False,
        stopped: Callable[[], bool] | None = None,
    ) -> EngineAnswer:
        with self._watched():
            return self._engine.search(query, offset=offset, limit=limit, sort=sort, facets=facets, stopped=stopped)

    def order(
        self, query: Node, *, sort: SortOrder = SortOrder.RELEVANCE, stopped: Callable[[], bool] | None = None
    ) -> FoundIds:
        with self._watched():
            return self._engine.order(query, sort=sort, stopped=stopped)

    def near(self, query: NearQuery) -> NearFound:
        with self._watched():
            return self._engine.near(query)

    def sharing(self, text: SharedText) -> SharedFound:
        with self._watched():
            return self._engine.sharing(text)

    def related(self, query: RelatedQuery) -> RelatedFound:
        with self._watched():
            return self._engine.related(query)

    def story_ids(self) -> set[int]:
        with self._watched():
            return self._engine.story_ids()

    def size(self) -> int:
        with self._watched():
            return self._engine.size()

    def faults(self, progress: Progress | None = None) -> list[str]:
        found = self._engine.faults(progress)
        if found:
            self._note(found[0])
        return found

    def begin_rebuild(self) -> SearchEngine:
        return self._engine.begin_rebuild()

    def finish_rebuild(self) -> None:
        self._engine.finish_rebuild()

    def close(self) -> None:
        self._engine.close()
