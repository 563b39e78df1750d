"""The choice of segments to merge: never all at once, so that no commit takes long, and few in the end.

Sizes are in documents. Segments of a size class are merged, as in a log-structured merge tree.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import numpy as np
from whoosh.codec.base import Segment
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

FAN = 40
"""Segments of one size class that become one in a long import; also the factor between classes."""
BATCH = 2500
"""Size of the largest segment of the first class."""
LARGEST = 200_000
"""Size at which segments are large enough; from half of it on they are not merged any more."""
UNLIKE = 4
"""A segment is merged with smaller ones if it is at most this many times as large as they are together."""
MANY = 12
"""Segments not large enough yet that are merged after any commit: each costs every query about as much again."""
FEW = 4
"""Small segments that are merged when a few stories are committed, of QUICK documents at most."""
QUICK = 2048
"""Documents that are merged within the second in which a reader wants to find new stories."""


class MergeQuickly:
    """A merge policy for Whoosh's commits of a few stories: FEW small segments are merged into the new one.

    `close` it after the commit: a writer may read until then.
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
    """Choose what to merge during a long import: FAN segments of a class, or as many as make a large one."""
    classes: dict[int, list[Segment]] = defaultdict(list)
    for segment in _unsettled(segments):
        classes[_size_class(segment)].append(segment)
    for _, group in sorted(classes.items()):
        totals = list(accumulate(int(segment.doc_count()) for segment in group))
        enough = [number for number, total in enumerate(totals, 1) if number == FAN or total >= LARGEST]
        if enough and enough[0] > 1:
            return tuple(group[: enough[0]])
    return ()


def are_many(segments: Sequence[Segment]) -> bool:
    """Return True for many small segments, as commits one at a time leave them."""
    return len(list(_unsettled(segments))) >= MANY and len(leftover(segments)) >= MANY


def leftover(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Choose what to merge after a long import: the smallest, and others not much larger than they are together."""
    return _smallest(_unsettled(segments), LARGEST)


def _smallest(segments: Iterable[Segment], most: int) -> tuple[Segment, ...]:
    """Return the smallest segments up to the last that is not much larger than those before it; `most` documents."""
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
