"""What an index is made with: a Whoosh codec and schema, and how its posting lists are read."""

from typing import Protocol

from whoosh.codec.base import Codec
from whoosh.fields import Schema
from whoosh.reading import IndexReader

from reader.search.postings import Postings


class Backend(Protocol):
    """The engine gives `schema()` documents of these values, all optional: g_ and u_ fields a tuple of folded blocks,
    w_ fields a list of words, facts a tuple of strings; `id`, `day` and the n_ columns an int."""

    @property
    def id(self) -> str:
        """Name and format number; an index made with another must be rebuilt."""
        ...

    def schema(self) -> Schema: ...
    def codec(self) -> Codec: ...
    def postings(self, reader: IndexReader) -> Postings:
        """The posting lists of an open reader, which the result closes in `close`."""
        ...
