"""The form of an index: a Whoosh codec and schema, and the reader of its posting lists."""

from collections.abc import Iterator
from typing import Any, Protocol

from whoosh.fields import Schema
from whoosh.filedb.filestore import Storage
from whoosh.index import FileIndex
from whoosh.reading import IndexReader
from whoosh.writing import SegmentWriter

from reader.search.exact.postings import Postings


class Backend(Protocol):
    """A form of an index.

    Documents have these values, all optional: g_ and u_ fields a tuple of folded blocks, w_ fields a list of words,
    facts a tuple of strings; `id`, `day` and the n_ columns an int.
    """

    @property
    def id(self) -> str:
        """Name and format number; an index made with another one must be rebuilt."""
        ...

    def schema(self) -> Schema: ...
    def writer(self, index: FileIndex, timeout: float) -> SegmentWriter:
        """Open a writer, which holds the index's lock. Raises Whoosh's LockError after `timeout` seconds of waiting."""
        ...

    def postings(self, reader: IndexReader, before: Postings | None) -> Postings:
        """Return the postings of an open reader, which they close in `close`.

        They may take over what the postings of an older state have read of the same segments.
        """
        ...

    def verify(self, storage: Storage, segment: Any) -> Iterator[int]:
        """Read every byte of a segment's files, and yield the number read with each step. Raises DamagedSegment."""
        ...
