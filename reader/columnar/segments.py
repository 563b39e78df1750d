"""Segments made apart from an index, by any process; the holder of the index's lock takes them in (see Adopting).

Nothing here reads or writes a table of contents, so a process that is killed here leaves only files to remove.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from whoosh.fields import Schema
from whoosh.filedb.filestore import Storage
from whoosh.index import TOC

from reader.columnar.codec import ColumnarSegment
from reader.columnar.writer import ColumnarWriter

_NAME = "MAIN"


def make_segment(storage: Storage, schema: Schema, documents: Iterable[dict[str, Any]]) -> ColumnarSegment:
    """Make a segment of these documents, its files in `storage`."""
    writer = _ApartWriter(storage, schema)
    try:
        for fields in documents:
            writer.add_document(**fields)
        return writer.finished()
    except BaseException:
        writer.cancel()
        raise


def merge_segments(
    storage: Storage, schema: Schema, source: Storage, segments: Sequence[ColumnarSegment]
) -> ColumnarSegment:
    """Make one segment of the documents of several that are not deleted, in order; their files lie in `source`."""
    writer = _ApartWriter(storage, schema)
    try:
        for segment in segments:
            writer.add_segment(source, segment)
        return writer.finished()
    except BaseException:
        writer.cancel()
        raise


class _Apart:
    """A stand-in for the index that Whoosh's writer wants, with no segments."""

    indexname = _NAME

    def __init__(self, storage: Storage, schema: Schema) -> None:
        self.storage, self._schema = storage, schema

    def _read_toc(self) -> TOC:
        return TOC(self._schema, [], 0)


class _ApartWriter(ColumnarWriter):
    def __init__(self, storage: Storage, schema: Schema) -> None:
        super().__init__(_Apart(storage, schema), _lk=False)

    def finished(self) -> ColumnarSegment:
        """Finish the segment as Whoosh's commit does, without a table of contents."""
        segment: ColumnarSegment = self._finalize_segment()
        self._finish()
        return segment
