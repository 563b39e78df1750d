"""An engine that is opened at its first use, so that neither a list of stories nor a new window waits for it."""

from collections.abc import Callable, Generator, Iterable
from functools import cached_property

from reader.ports.engine import Batch, EngineAnswer, FoundIds, IndexedStory, SearchEngine, SortOrder
from reader.ports.near import NearFound, NearQuery
from reader.ports.progress import Progress
from reader.ports.related import RelatedFound, RelatedQuery
from reader.ports.shared_text import SharedFound, SharedText
from reader.query.tree import Node


class DeferredEngine:
    """A SearchEngine that calls `open_engine` once; each method raises what that raises."""

    def __init__(self, open_engine: Callable[[], SearchEngine]) -> None:
        self._open_engine = open_engine

    @property
    def generation(self) -> int:
        return self._engine.generation

    def apply(self, puts: Iterable[IndexedStory], deletes: Iterable[int], generation: int) -> None:
        self._engine.apply(puts, deletes, generation)

    def apply_all(self, batches: Iterable[Batch]) -> Generator[int]:
        return self._engine.apply_all(batches)

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
        return self._engine.search(query, offset=offset, limit=limit, sort=sort, facets=facets, stopped=stopped)

    def order(
        self, query: Node, *, sort: SortOrder = SortOrder.RELEVANCE, stopped: Callable[[], bool] | None = None
    ) -> FoundIds:
        return self._engine.order(query, sort=sort, stopped=stopped)

    def near(self, query: NearQuery) -> NearFound:
        return self._engine.near(query)

    def sharing(self, text: SharedText) -> SharedFound:
        return self._engine.sharing(text)

    def related(self, query: RelatedQuery) -> RelatedFound:
        return self._engine.related(query)

    def story_ids(self) -> set[int]:
        return self._engine.story_ids()

    @property
    def identity(self) -> str:
        return self._engine.identity

    def size(self) -> int:
        return self._engine.size()

    def faults(self, progress: Progress | None = None) -> list[str]:
        return self._engine.faults(progress)

    def begin_rebuild(self) -> SearchEngine:
        return self._engine.begin_rebuild()

    def finish_rebuild(self) -> None:
        self._engine.finish_rebuild()

    def close(self) -> None:
        if "_engine" in self.__dict__:
            self._engine.close()

    @cached_property
    def _engine(self) -> SearchEngine:
        return self._open_engine()
