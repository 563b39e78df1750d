"""The search engine of the port `reader.ports.engine.SearchEngine`, over a tantivy index.

An engine's folder is kept as `reader.search.shelf` says. One engine serves one thread; engines of several threads and
processes may share a folder.
"""

from array import array
from collections.abc import Generator, Iterable, Sequence
from itertools import chain
from pathlib import Path

from tantivy import Query

from reader.ports.engine import Batch, EngineAnswer, IndexedStory, SortOrder
from reader.query.tree import Node
from reader.search.index_state import Made
from reader.search.layout import STORY_ID
from reader.search.shelf import Shelf
from reader.search.tantivy_engine.answers import hits
from reader.search.tantivy_engine.batches import in_one, joined
from reader.search.tantivy_engine.border import translating
from reader.search.tantivy_engine.facets import facets as counted
from reader.search.tantivy_engine.index import TantivyIndex
from reader.search.tantivy_engine.layout import FORMAT
from reader.search.tantivy_engine.queries import Queries, is_read
from reader.text.folding import Folding


def open_engine(folder: Path, folding: Folding) -> "TantivyEngine":
    """The engine of a folder, which is made where it is missing.

    An index there that is broken or was made with anything else makes the engine's methods raise IndexUnusable until
    it is rebuilt. Raises LibraryUnusable where the folder cannot be written.
    """
    return TantivyEngine(Shelf(folder), folding)


class TantivyEngine:
    """See `SearchEngine`. `name` is the index within the folder; None follows the one that answers."""

    def __init__(self, shelf: Shelf, folding: Folding, name: str | None = None) -> None:
        self._shelf = shelf
        self._folding = folding
        self._name = name
        self._index: TantivyIndex | None = None
        self._rebuild: TantivyEngine | None = None
        self._parent: TantivyEngine | None = None

    @property
    def generation(self) -> int:
        return self._opened().snapshot().followed

    def apply(self, puts: Iterable[IndexedStory], deletes: Iterable[int], generation: int) -> None:
        # What fails while stories are told fails before anything is written.
        batch = Batch(tuple(puts), tuple(deletes), generation)
        for _ in self.apply_all([batch]):
            pass

    def apply_all(self, batches: Iterable[Batch]) -> Generator[int]:
        coming = iter(batches)
        first = next(coming, None)
        if first is None:
            return
        with self._opened().writing(self._folding) as writing:
            for batches in joined(chain((first,), coming)):
                writing.commit(*in_one(batches))
                yield from (batch.generation for batch in batches)

    def search(
        self,
        query: Node,
        *,
        offset: int = 0,
        limit: int | None = 20,
        sort: SortOrder = SortOrder.RELEVANCE,
        facets: bool = False,
    ) -> EngineAnswer:
        index = self._opened()
        snapshot = index.snapshot()
        with translating(index.folder):
            asked = Queries(snapshot, self._folding).query(query)
            total, wanted = hits(snapshot, asked, sort, offset, limit)
            if not facets:
                return EngineAnswer(total, wanted)
            # To ask once more without weighing is quicker, but not to read once more.
            bare = asked if is_read(query) else Queries(snapshot, self._folding, weighing=False).query(query)
            return EngineAnswer(total, wanted, counted(snapshot, bare))

    def order(self, query: Node, *, sort: SortOrder = SortOrder.RELEVANCE) -> Sequence[int]:
        return array("q", (hit.story_id for hit in self.search(query, limit=None, sort=sort).hits))

    def story_ids(self) -> set[int]:
        index = self._opened()
        snapshot = index.snapshot()
        with translating(index.folder):
            return set(snapshot.ids(Query.exists_query(STORY_ID)))

    def begin_rebuild(self) -> "TantivyEngine":
        self._rebuild = TantivyEngine(self._shelf, self._folding, self._shelf.unused())
        self._rebuild._parent = self
        return self._rebuild

    def finish_rebuild(self) -> None:
        if self._parent:
            self._parent.finish_rebuild()
            return
        rebuilt, self._rebuild = self._rebuild, None
        if rebuilt is None or rebuilt._name is None:
            raise RuntimeError("no rebuild was begun")
        rebuilt._opened().snapshot()
        rebuilt.close()
        self.close()
        self._shelf.answer_with(rebuilt._name)

    def close(self) -> None:
        """Waits for merges."""
        if self._index:
            self._index.finish_merging()
        self._index = None

    def _opened(self) -> TantivyIndex:
        name = self._name or self._shelf.current()
        if self._index is None or self._index.folder.name != name:
            # Its files are freed before another is opened.
            self.close()
            made = Made(format=FORMAT, backend="tantivy", segmenter="", folding=self._folding.id)
            self._index = TantivyIndex(self._shelf.folder / name, made)
        return self._index
