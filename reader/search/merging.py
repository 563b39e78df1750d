"""When segments are merged: never all at once, so that no commit takes long."""

from collections import defaultdict

from whoosh.codec.base import Segment
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

FAN = 16
"""So many segments of about one size become one; sizes count as alike within this factor."""
SMALLEST = 256
"""Documents up to which segments are all alike."""


def merge_alike(writer: SegmentWriter, segments: list[Segment]) -> list[Segment]:
    """Whoosh's merge policy: the smallest group of FAN segments of one size class goes into the new segment."""
    classes: dict[int, list[Segment]] = defaultdict(list)
    for segment in segments:
        classes[_size_class(segment)].append(segment)
    full = [group for _, group in sorted(classes.items()) if len(group) >= FAN]
    chosen = full[0] if full else []
    for segment in chosen:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in segments if segment not in chosen and segment.doc_count()]


def _size_class(segment: Segment) -> int:
    size, number = int(segment.doc_count()), 0
    while size > SMALLEST:
        size //= FAN
        number += 1
    return number
