"""What an index is made with: a Whoosh codec and schema, and how its posting lists are read."""

from typing import Protocol

from whoosh.fields import Schema
from whoosh.index import FileIndex
from whoosh.reading import IndexReader
from whoosh.writing import SegmentWriter

from reader.search.exact.postings import Postings


class Backend(Protocol):
    """The engine gives `schema()` documents of these values, all optional: g_ and u_ fields a tuple of folded blocks,
    w_ fields a list of words, facts a tuple of strings; `id`, `day` and the n_ columns an int."""

    @property
    def id(self) -> str:
        """Name and format number; an index made with another must be rebuilt."""
        ...

    def schema(self) -> Schema: ...
    def writer(self, index: FileIndex, timeout: float) -> SegmentWriter:
        """A writer that holds the index's lock; waits `timeout` seconds for it, then raises Whoosh's LockError."""
        ...

    def postings(self, reader: IndexReader, before: Postings | None) -> Postings:
        """The posting lists of an open reader, which the result closes in `close`.

        It may take over what an older state of the index has read of the same segments.
        """
        ...
