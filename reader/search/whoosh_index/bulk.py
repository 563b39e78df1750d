"""Many batches into the index: several are made at once by a crew, and committed one by one in their order.

Segments are merged in between by the same crew, so a long import ends with few of them, and no merge takes place in
this process.
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
from reader.search.whoosh_index.workers import Crew, Failure, Outcome

AHEAD = 3
"""So many batches are read, or made and not committed, at most: what a kill can lose."""


@dataclass(slots=True)
class _Piece:
    """A batch under way: its generation, the ids of what it puts or deletes, and its texts until they are indexed."""

    generation: int
    changed: Ints
    task: Make | None
    segment: Segment | None = None


class Bulk:
    """One run. Raises what `IndexFiles.writing` and the crew's tasks raise; what was committed stays."""

    def __init__(self, files: IndexFiles, crew: Crew, followed: int) -> None:
        """`followed` is the last change-list sequence in the index."""
        self._files, self._crew, self._followed = files, crew, followed
        self._numbers = StoryNumbers(files.storage)
        self._pieces: deque[_Piece] = deque()
        self._next: _Piece | None = None
        self._merging: list[Merge] = []
        self._merged: list[tuple[tuple[Segment, ...], Segment]] = []

    def run(self, batches: Iterable[Batch]) -> Generator[int]:
        """Generations as they are committed; at the end small segments are merged."""
        coming = iter(batches)
        self._read(coming)
        while self._give(coming) or self._pieces or self._merging:
            for task, outcome in self._crew.done():
                self._take(task, outcome)
            # The crew goes on while this process commits.
            self._give(coming)
            yield from self._commit()

    def _give(self, coming: Iterator[Batch]) -> bool:
        """Hand out tasks while somebody is free; whether more may follow."""
        while self._crew.free():
            task = self._task(coming)
            if task is None:
                break
            self._crew.give(task)
        if self._next is None:
            # Read while the crew is at work.
            self._read(coming)
        return self._next is not None

    def _task(self, coming: Iterator[Batch]) -> Task | None:
        if not self._merging and not self._merged:
            group = due(self._files.segments())
            if group:
                return self._merge(group)
        while self._next is None or len(self._pieces) < AHEAD:
            if self._next is None:
                self._read(coming)
            if self._next is None:
                break
            piece, self._next = self._next, None
            self._pieces.append(piece)
            if piece.task:
                return piece.task
        if self._next is None and not self._pieces and not self._merging and not self._merged:
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
            self._next = _Piece(batch.generation, changed, Make(tuple(stories.values())) if stories else None)

    def _take(self, task: Task, outcome: Outcome) -> None:
        if isinstance(task, Merge):
            self._merging.remove(task)
            if not isinstance(outcome, Failure):
                self._merged.append((task.segments, outcome))
            elif self._held(task):
                raise self._files.unusable(outcome.error())
            return
        if isinstance(outcome, Failure):
            raise self._files.unusable(outcome.error())
        for piece in self._pieces:
            if piece.task is task:
                piece.task, piece.segment = None, outcome

    def _held(self, merge: Merge) -> bool:
        """Whether the index still has what was to be merged; another program may have merged it."""
        names = {segment.segment_id() for segment in self._files.segments()}
        return all(segment.segment_id() in names for segment in merge.segments)

    def _commit(self) -> Iterator[int]:
        while self._pieces and self._pieces[0].task is None:
            piece = self._pieces.popleft()
            self._publish(piece)
            yield self._followed
        if self._merged:
            self._publish(None)

    def _publish(self, piece: _Piece | None) -> None:
        adopting = Adopting([piece.segment] if piece and piece.segment else [], self._merged)
        followed = piece.generation if piece else self._followed
        with self._files.writing(followed, adopting) as writer:
            if piece:
                for number in self._numbers.of(writer.segments, piece.changed):
                    writer.delete_document(number)
            for segment in adopting.segments:
                self._files.fetch(segment)
        self._merged = []
        self._followed = followed
