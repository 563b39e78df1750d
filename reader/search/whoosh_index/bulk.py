"""Indexing of many batches: worker processes make their segments side by side, and this one commits them in order.

The same workers merge segments in between, so that a long import ends with few of them and no merge takes place in this
process.
"""

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from whoosh.codec.base import Segment

from reader.columnar.adopting import Adopting
from reader.columnar.arrays import Ints
from reader.ports.engine import Batch
from reader.search.whoosh_index.index_files import IndexFiles
from reader.search.whoosh_index.merging import due, leftover
from reader.search.whoosh_index.story_numbers import StoryNumbers
from reader.search.whoosh_index.tasks import Make, Merge, Task
from reader.search.whoosh_index.workers import Failure, Outcome, Pool

AHEAD = 3
"""Most batches that are read, or made and not committed: what a kill can lose."""


@dataclass(slots=True)
class _PendingBatch:
    """A batch under way: its generation, the story ids that it puts or deletes (int64, rising), its task until done."""

    generation: int
    changed: Ints
    task: Make | None
    segment: Segment | None = None


class Bulk:
    """One run over many batches. Raises what `IndexFiles.writing` and the tasks raise; committed batches stay."""

    def __init__(self, files: IndexFiles, pool: Pool, followed: int) -> None:
        """Begin; `followed` is the last sequence number of the change list that is in the index."""
        self._files, self._pool, self._followed = files, pool, followed
        self._numbers = StoryNumbers(files.storage)
        self._pending: deque[_PendingBatch] = deque()
        self._next: _PendingBatch | None = None
        self._merging: list[Merge] = []
        self._merged: list[tuple[tuple[Segment, ...], Segment]] = []

    def run(self, batches: Iterable[Batch]) -> Generator[int]:
        """Yield generations as they are committed; at the end merge small segments."""
        coming = iter(batches)
        self._read(coming)
        while self._submit(coming) or self._pending or self._merging:
            for task, outcome in self._pool.done():
                self._take(task, outcome)
            # The workers go on while this process commits.
            self._submit(coming)
            yield from self._commit()

    def _submit(self, coming: Iterator[Batch]) -> bool:
        """Submit tasks while a worker is free; return True if more may follow."""
        while self._pool.free():
            task = self._task(coming)
            if task is None:
                break
            self._pool.submit(task)
        if self._next is None:
            # Read while the workers are busy.
            self._read(coming)
        return self._next is not None

    def _task(self, coming: Iterator[Batch]) -> Task | None:
        if not self._merging and not self._merged:
            group = due(self._files.segments())
            if group:
                return self._merge(group)
        while self._next is None or len(self._pending) < AHEAD:
            if self._next is None:
                self._read(coming)
            if self._next is None:
                break
            batch, self._next = self._next, None
            self._pending.append(batch)
            if batch.task:
                return batch.task
        if self._next is None and not self._pending and not self._merging and not self._merged:
            group = leftover(self._files.segments())
            return self._merge(group) if group else None
        return None

    def _merge(self, group: tuple[Segment, ...]) -> Merge:
        task = Merge(group)
        self._merging.append(task)
        return task

    def _read(self, coming: Iterator[Batch]) -> None:
        batch = next(coming, None)
        if batch is not None:
            stories = {story.story_id: story for story in batch.puts}
            changed = np.unique(np.array([*stories, *batch.deletes], np.int64))
            self._next = _PendingBatch(batch.generation, changed, Make(tuple(stories.values())) if stories else None)

    def _take(self, task: Task, outcome: Outcome) -> None:
        if isinstance(task, Merge):
            self._merging.remove(task)
            if not isinstance(outcome, Failure):
                self._merged.append((task.segments, outcome))
            elif self._has_parts(task):
                raise self._files.unusable(outcome.error())
            return
        if isinstance(outcome, Failure):
            raise self._files.unusable(outcome.error())
        for batch in self._pending:
            if batch.task is task:
                batch.task, batch.segment = None, outcome

    def _has_parts(self, merge: Merge) -> bool:
        """Return True if the index still has the segments of a merge; another program may have merged them."""
        names = {segment.segment_id() for segment in self._files.segments()}
        return all(segment.segment_id() in names for segment in merge.segments)

    def _commit(self) -> Iterator[int]:
        while self._pending and self._pending[0].task is None:
            batch = self._pending.popleft()
            self._publish(batch)
            yield self._followed
        if self._merged:
            self._publish(None)

    def _publish(self, batch: _PendingBatch | None) -> None:
        adopting = Adopting([batch.segment] if batch and batch.segment else [], self._merged)
        followed = batch.generation if batch else self._followed
        with self._files.writing(followed, adopting) as writer:
            if batch:
                for number in self._numbers.of(writer.segments, batch.changed):
                    writer.delete_document(number)
            for segment in adopting.segments:
                self._files.fetch(segment)
        self._merged = []
        self._followed = followed
