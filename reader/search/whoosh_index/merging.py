"""When segments are merged: never all at once, so that no commit takes long, and in the end few are left."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import numpy as np
from whoosh.codec.base import Segment
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

FAN = 40
"""In a long import so many segments of about one size become one; sizes count as alike within this factor."""
BATCH = 2500
"""Documents up to which segments are all alike."""
LARGEST = 200_000
"""Documents at which segments are large enough: half as large, they are not merged any more."""
UNLIKE = 4
"""At the end of an import a segment joins others that are together at least this many times smaller."""
FEW = 4
"""So many small segments are merged when a few stories are committed, of `QUICK` documents at most."""
QUICK = 2048
"""What merges within the second in which a reader wants to find new stories."""


class MergeQuickly:
    """Whoosh's merge policy for commits of a few stories: when there are FEW small segments, they go into the new one.

    `close` after the commit: a writer may read what it merges as late as then.
    """

    def __init__(self) -> None:
        self._readers: list[SegmentReader] = []

    def __call__(self, writer: SegmentWriter, segments: list[Segment]) -> list[Segment]:
        chosen = _smallest(segments, QUICK)
        if len(chosen) < FEW:
            chosen = ()
        for segment in chosen:
            reader = SegmentReader(writer.storage, writer.schema, segment)
            self._readers.append(reader)
            writer.add_reader(reader)
        return [segment for segment in segments if segment not in chosen and segment.doc_count()]

    def close(self) -> None:
        for reader in self._readers:
            reader.close()
        self._readers.clear()


def due(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """What is to be merged while batches go on coming in: FAN segments of a size, or as many as make a large one."""
    classes: dict[int, list[Segment]] = defaultdict(list)
    for segment in _unsettled(segments):
        classes[_size_class(segment)].append(segment)
    for _, group in sorted(classes.items()):
        totals = list(accumulate(int(segment.doc_count()) for segment in group))
        enough = [number for number, total in enumerate(totals, 1) if number == FAN or total >= LARGEST]
        if enough and enough[0] > 1:
            return tuple(group[: enough[0]])
    return ()


def leftover(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """What is to be merged when all batches are in: the smallest, and what is not much larger than they together."""
    return _smallest(_unsettled(segments), LARGEST)


def _smallest(segments: Iterable[Segment], most: int) -> tuple[Segment, ...]:
    """The smallest segments up to the last that is not much larger than those before it, `most` documents together."""
    ordered = sorted(segments, key=_documents)
    sizes = np.array([_documents(segment) for segment in ordered], np.int64)
    totals = np.cumsum(sizes)
    joined = np.flatnonzero((sizes[1:] <= UNLIKE * totals[:-1]) & (totals[1:] <= most))
    return tuple(ordered[: joined[-1] + 2]) if len(joined) else ()


def _unsettled(segments: Sequence[Segment]) -> Iterator[Segment]:
    return (segment for segment in segments if 0 < _documents(segment) <= LARGEST // 2)


def _documents(segment: Segment) -> int:
    return int(segment.doc_count())


def _size_class(segment: Segment) -> int:
    size, number = _documents(segment), 0
    while size > BATCH:
        size //= FAN
        number += 1
    return number
