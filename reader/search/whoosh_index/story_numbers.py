"""Document numbers of stories in an index that is being written; each segment's column of ids is read once."""

from collections.abc import Sequence

import numpy as np
from whoosh.codec.base import Segment
from whoosh.columns import NumericColumn
from whoosh.filedb.filestore import Storage

from reader.columnar.arrays import Ints
from reader.search.exact.positions import contains
from reader.search.layout import STORY_ID


class StoryNumbers:
    """A cache of the story ids of segments, kept while they are in the index."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._held: dict[str, _Ids] = {}

    def of(self, segments: Sequence[Segment], wanted: Ints) -> list[int]:
        """Return the document numbers, over all segments, of those of the stories `wanted` that are not deleted.

        `wanted` are story ids, rising.
        """
        self._held = {name: self._ids(name, segment) for segment in segments for name in [segment.segment_id()]}
        found: list[int] = []
        base = 0
        for segment in segments:
            docs = self._held[segment.segment_id()].docs(wanted)
            found += [base + doc for doc in docs if not segment.is_deleted(doc)]
            base += segment.doc_count_all()
        return found

    def _ids(self, name: str, segment: Segment) -> "_Ids":
        return self._held.get(name) or _Ids(_column(self._storage, segment))


class _Ids:
    def __init__(self, ids: Ints) -> None:
        self._ids = ids
        self._least, self._most = (int(ids.min()), int(ids.max())) if len(ids) else (0, -1)

    def docs(self, wanted: Ints) -> list[int]:
        inside = wanted[(wanted >= self._least) & (wanted <= self._most)]
        docs: list[int] = np.flatnonzero(contains(inside, self._ids)).tolist() if len(inside) else []
        return docs


def _column(storage: Storage, segment: Segment) -> Ints:
    documents = segment.codec().per_document_reader(storage, segment)
    try:
        column = documents.column_reader(STORY_ID, NumericColumn("q"))
        return np.array(column.load(), np.int64)
    finally:
        documents.close()
