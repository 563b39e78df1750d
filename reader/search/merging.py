"""When segments are merged: never all at once, so that no commit takes long."""

import sys
from collections import defaultdict

from whoosh.codec.base import Segment
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

FAN = 4
"""So many segments of about one size become one; sizes count as alike within this factor."""
SMALLEST = 256
"""Documents up to which segments are all alike."""
QUICK = 8192
"""Most documents that a commit of a few stories merges, so that they are found within a second."""
BULK = 500
"""From so many new documents on a commit is part of an import and may take its time."""


class MergeAlike:
    """Whoosh's merge policy: the smallest group of FAN segments of one size class goes into the new segment.

    `close` after the commit: a writer may read what it merges as late as then.
    """

    def __init__(self) -> None:
        self._readers: list[SegmentReader] = []

    def __call__(self, writer: SegmentWriter, segments: list[Segment]) -> list[Segment]:
        classes: dict[int, list[Segment]] = defaultdict(list)
        for segment in segments:
            classes[_size_class(segment)].append(segment)
        most = sys.maxsize if writer.doc_count() >= BULK else QUICK
        full = [group for _, group in sorted(classes.items()) if len(group) >= FAN and _documents(group) <= most]
        chosen = full[0] if full else []
        for segment in chosen:
            reader = SegmentReader(writer.storage, writer.schema, segment)
            self._readers.append(reader)
            writer.add_reader(reader)
        return [segment for segment in segments if segment not in chosen and segment.doc_count()]

    def close(self) -> None:
        for reader in self._readers:
            reader.close()
        self._readers.clear()


def _documents(group: list[Segment]) -> int:
    return sum(int(segment.doc_count()) for segment in group)


def _size_class(segment: Segment) -> int:
    size, number = int(segment.doc_count()), 0
    while size > SMALLEST:
        size //= FAN
        number += 1
    return number
