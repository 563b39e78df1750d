"""A merge policy that takes segments into an index which were made or merged apart from it."""

from collections.abc import Iterable, Sequence

import numpy as np
from whoosh.codec.base import Segment
from whoosh.writing import SegmentWriter


class Adopting:
    """A merge policy for Whoosh's `SegmentWriter.commit(mergetype=...)`; the segments' files lie in the index's folder.

    `added` are new segments. `merged` are pairs of the segments that were merged, as they were read for it, and the
    merged one, which takes their position. A merged segment is left out if another writer has merged any of its parts
    meanwhile; documents deleted from the parts since they were read are deleted from it as well.
    """

    def __init__(self, added: Sequence[Segment], merged: Iterable[tuple[Sequence[Segment], Segment]] = ()) -> None:
        self._added = list(added)
        self._merged = list(merged)

    @property
    def segments(self) -> list[Segment]:
        """All segments that may be taken in: the index's folder must hold their files before the commit."""
        return [*self._added, *(segment for _, segment in self._merged)]

    def __call__(self, writer: SegmentWriter, segments: list[Segment]) -> list[Segment]:
        """Return the segments of the new table of contents; `segments` are those of the current one."""
        held = {segment.segment_id(): segment for segment in segments}
        for parts, segment in self._merged:
            names = [part.segment_id() for part in parts]
            if all(name in held for name in names):
                _delete_since(segment, parts, [held.pop(name) for name in names])
                held[segment.segment_id()] = segment
        return [segment for segment in [*held.values(), *self._added] if segment.doc_count()]

    def close(self) -> None:
        """Do nothing: no file is open."""


def _delete_since(merged: Segment, before: Sequence[Segment], now: Sequence[Segment]) -> None:
    """Delete from the merged segment the documents that were deleted from its parts after they were read."""
    base = 0
    for old, new in zip(before, now, strict=True):
        dead = np.array(sorted(old.deleted_docs()), np.int64)
        for doc in sorted(set(new.deleted_docs()) - set(dead.tolist())):
            merged.delete_document(base + doc - int(np.searchsorted(dead, doc)))
        base += int(old.doc_count())
