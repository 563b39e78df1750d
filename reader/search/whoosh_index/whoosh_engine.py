"""The SearchEngine over a Whoosh index.

An engine's folder has numbered indexes, and `current`, a file with the number of the one that answers; a rebuild makes
another beside it. One engine serves one thread; engines of several threads and processes may share a folder.
"""

import os
from array import array
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader.errors import IndexDamaged
from reader.ports.engine import Batch, Cut, EngineAnswer, EngineHit, FoundIds, IndexedStory, SortOrder
from reader.ports.near import NearFound, NearQuery
from reader.ports.progress import Progress
from reader.ports.related import RelatedFound, RelatedQuery
from reader.ports.shared_text import SharedFound, SharedText
from reader.query.tree import Everything, Node
from reader.search.exact.budget import Allowance, Budget
from reader.search.exact.evaluation import Evaluation, costly_parts
from reader.search.exact.facets import facets as counted
from reader.search.exact.ordering import ordered
from reader.search.exact.positions import contains
from reader.search.exact.postings import Docs
from reader.search.exact.ranking import Scores
from reader.search.layout import FORMAT, STORY_ID
from reader.search.near.answering import answered
from reader.search.near.near_search import NearSearch, Wanted
from reader.search.near.typed_forms import TypedForms
from reader.search.near.units import cut_texts
from reader.search.related.related_search import RelatedSearch
from reader.search.related.story_units import units
from reader.search.shared.shared_search import SharedSearch
from reader.search.whoosh_index.backend import Backend
from reader.search.whoosh_index.columnar_backend import ColumnarBackend
from reader.search.whoosh_index.documents import documents
from reader.search.whoosh_index.folder_watch import FolderWatch
from reader.search.whoosh_index.index_files import IndexFiles, Snapshot
from reader.search.whoosh_index.index_state import Made
from reader.search.whoosh_index.merging import are_many, due
from reader.search.whoosh_index.numbered_indexes import NumberedIndexes
from reader.search.whoosh_index.tasks import ApartBackend, Workplace
from reader.text.folding import Folding
from reader.text.segment import Segmenter

WORKERS = min(2, os.cpu_count() or 1)
"""Processes that make an index, of up to 200 MB each."""


def open_engine(
    folder: Path, segmenter: Segmenter, folding: Folding, backend: Backend | None = None, *, workers: int = WORKERS
) -> "WhooshEngine":
    """Open the engine of a folder, which is made if it is missing.

    If the index there is broken or was made with anything else, the engine's methods raise IndexUnusable until it is
    rebuilt. Raises LibraryUnusable if the folder cannot be written.
    """
    return WhooshEngine(NumberedIndexes(folder), segmenter, folding, backend or ColumnarBackend(), workers=workers)


@dataclass(frozen=True, slots=True)
class _Found:
    """The documents of a query in one state of the index, and how they were found."""

    snapshot: Snapshot
    evaluation: Evaluation
    docs: Docs
    cut: Cut | None


class WhooshEngine:
    """A SearchEngine over the index `name` in a folder; None follows the one that answers.

    `allowance`: what one query may look at.
    """

    allowance = Allowance()

    def __init__(
        self,
        indexes: NumberedIndexes,
        segmenter: Segmenter,
        folding: Folding,
        backend: Backend,
        name: str | None = None,
        *,
        workers: int = WORKERS,
    ) -> None:
        self._indexes = indexes
        self._segmenter = segmenter
        self._folding = folding
        self._backend = backend
        self._name = name
        self._workers = workers
        self._rebuild: WhooshEngine | None = None
        self._parent: WhooshEngine | None = None
        self._files: IndexFiles | None = None
        self._open: Snapshot | None = None
        self._watch = FolderWatch()

    @property
    def generation(self) -> int:
        return self._snapshot().followed

    def apply(self, puts: Iterable[IndexedStory], deletes: Iterable[int], generation: int) -> None:
        with self._index_files().writing(generation) as writer:
            # Under the lock: no other writer can commit between the snapshot and the deletions.
            snapshot = self._snapshot()
            stories = {story.story_id: story for story in puts}
            for number in _numbers(snapshot, {*stories, *deletes}):
                writer.delete_document(number)
            for fields in documents(stories.values(), self._folding, self._segmenter):
                writer.add_document(**fields)

    def apply_all(self, batches: Iterable[Batch]) -> Generator[int]:
        coming = iter(batches)
        first = list(islice(coming, 2))
        if len(first) < 2:
            # Worker processes do not pay, unless many small commits have left much to merge.
            yield from self._one_by_one(first)
            first = []
        files = self._index_files()
        if first or due(segments := files.segments()) or are_many(segments):
            yield from self._in_bulk(files, chain(first, coming))

    def _one_by_one(self, batches: Iterable[Batch]) -> Generator[int]:
        for batch in batches:
            self.apply(batch.puts, batch.deletes, batch.generation)
            yield batch.generation

    def _in_bulk(self, files: IndexFiles, batches: Iterable[Batch]) -> Generator[int]:
        with files.making() as folder:
            if folder is None or not isinstance(self._backend, ApartBackend):
                yield from self._one_by_one(batches)
                return
            # Imported here: a search needs no other processes, and these modules take a twentieth of its start.
            from reader.search.whoosh_index.bulk import Bulk
            from reader.search.whoosh_index.workers import WorkerPool

            place = Workplace(files.folder, folder, self._backend, replace(self._folding))
            workers = WorkerPool(place, self._segmenter, self._workers)
            try:
                yield from Bulk(files, workers, self.generation).run(batches)
            finally:
                workers.close()
                self._drop_snapshot()

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
        found = self._found(query, stopped)
        docs = found.docs
        end = len(docs) if limit is None else min(offset + limit, len(docs))
        hits: tuple[EngineHit, ...] = ()
        if offset < end:
            ids, scores = self._ranked(found, query, sort, end)
            hits = tuple(map(EngineHit, ids[offset:].tolist(), scores[offset:].tolist()))
        counts = counted(found.snapshot.postings, docs) if facets else ()
        return EngineAnswer(len(docs), hits, counts, found.cut)

    def order(
        self, query: Node, *, sort: SortOrder = SortOrder.RELEVANCE, stopped: Callable[[], bool] | None = None
    ) -> FoundIds:
        found = self._found(query, stopped)
        ids, _scores = self._ranked(found, query, sort, len(found.docs))
        # Half a million ids as Python's numbers would block the window.
        return FoundIds(array("q", ids.astype(np.int64).tobytes()), found.cut)

    def _found(self, query: Node, stopped: Callable[[], bool] | None) -> "_Found":
        """Find the documents of a query within its budget."""
        snapshot = self._snapshot()
        stories = snapshot.postings.size
        budget = Budget(self.allowance.of(stories), costly_parts(query), stopped)
        evaluation = snapshot.evaluation(self._folding, budget)
        docs = evaluation.docs(query)
        cut = None
        if budget.end is not None:
            live = snapshot.postings.live()
            cut = Cut(int(live.searchsorted(budget.end)), len(live))
        return _Found(snapshot, evaluation, docs, cut)

    def _ranked(self, found: "_Found", query: Node, sort: SortOrder, end: int) -> tuple[NDArray[np.int64], Scores]:
        """Return the ids and scores of the first `end` of the documents found."""
        snapshot, docs = found.snapshot, found.docs
        scores = snapshot.ranking(self._segmenter).scores(query, docs, found.evaluation.matching)
        chosen = ordered(snapshot.postings, docs, scores, sort, end)
        return snapshot.postings.column(STORY_ID)[docs[chosen]], scores[chosen]

    def near(self, query: NearQuery) -> NearFound:
        asked = query.asked
        found = self._found(asked.condition, query.stopped)
        among = None if isinstance(asked.condition, Everything) else found.docs
        snapshot = found.snapshot
        search = NearSearch(snapshot.postings, snapshot.ranking(self._segmenter), query.stopped)
        wanted = Wanted(among, query.besides, query.limit)
        texts = cut_texts(asked.texts, self._segmenter, self._folding)
        answer = answered(texts, search, wanted, self._segmenter, query.names)
        return TypedForms(asked.texts, self._folding).in_answer(answer)

    def sharing(self, text: SharedText) -> SharedFound:
        return SharedSearch(self._snapshot().postings, self._folding).sharing(text)

    def related(self, query: RelatedQuery) -> RelatedFound:
        snapshot = self._snapshot()
        search = RelatedSearch(snapshot.postings, snapshot.ranking(self._segmenter), query.stopped)
        return search.hits(query, units(query.zones, self._segmenter, self._folding))

    def story_ids(self) -> set[int]:
        postings = self._snapshot().postings
        return set(postings.column(STORY_ID)[postings.live()].tolist())

    @property
    def identity(self) -> str:
        return self._name or self._indexes.current()

    def size(self) -> int:
        return self._index_files().size()

    def faults(self, progress: Progress | None = None) -> list[str]:
        try:
            return self._index_files().faults(progress)
        except IndexDamaged as damage:
            return [str(damage)]

    def begin_rebuild(self) -> "WhooshEngine":
        name = self._indexes.unused()
        self._rebuild = WhooshEngine(
            self._indexes, self._segmenter, self._folding, self._backend, name, workers=self._workers
        )
        self._rebuild._parent = self
        return self._rebuild

    def finish_rebuild(self) -> None:
        if self._parent:
            self._parent.finish_rebuild()
            return
        rebuilt, self._rebuild = self._rebuild, None
        if rebuilt is None or rebuilt._name is None:
            raise RuntimeError("no rebuild was begun")
        rebuilt._snapshot()
        rebuilt.close()
        self.close()
        self._indexes.answer_with(rebuilt._name)

    def close(self) -> None:
        self._drop_snapshot()

    def _snapshot(self) -> Snapshot:
        """Return the current state, opened anew if another engine has committed or rebuilt since.

        Segments that were open already are not read again.
        """
        if self._open and self._files and self._unchanged(self._files.folder):
            return self._open
        files = self._index_files()
        if self._open is None or self._open.generation != files.generation():
            try:
                opened = files.snapshot(self._open)
            finally:
                self._drop_snapshot()
            self._open = opened
        return self._open

    def _unchanged(self, index: Path) -> bool:
        try:
            return self._watch.unchanged((self._indexes.folder, index))
        except OSError:
            return False

    def _index_files(self) -> IndexFiles:
        name = self._name or self._indexes.current()
        if self._files is None or self._files.name != name:
            self._drop_snapshot()
            made = Made(format=FORMAT, backend=self._backend.id, segmenter=self._segmenter.id, folding=self._folding.id)
            self._files = IndexFiles(self._indexes.folder / name, made, self._backend)
            self._watch = FolderWatch()
        return self._files

    def _drop_snapshot(self) -> None:
        opened, self._open = self._open, None
        if opened:
            opened.close()


def _numbers(snapshot: Snapshot, story_ids: set[int]) -> list[int]:
    """Return the document numbers of those of these stories that the index has."""
    wanted = np.array(sorted(story_ids), dtype=np.int64)
    live = snapshot.postings.live()
    numbers: list[int] = live[contains(wanted, snapshot.postings.column(STORY_ID)[live])].tolist()
    return numbers
