"""The index in the columnar codec: the one that is fast at any size."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, Schema
from whoosh.index import FileIndex
from whoosh.reading import IndexReader
from whoosh.writing import SegmentWriter

from reader.search.border import translated
from reader.search.columnar.fields import CharacterField, GramField, ValueField, WordField
from reader.search.columnar.snapshot import Snapshot
from reader.search.columnar.writer import ColumnarWriter
from reader.search.layout import (
    BLOCK_GAP,
    BOUNDS,
    BREAKS,
    DAY,
    END,
    ENDERS,
    FACT_FIELDS,
    LABEL_FIELD,
    SENTENCE_ENDS,
    STORY_ID,
    WORD_FIELDS,
    ZONES,
    character_field,
    gram_field,
    length_column,
)
from reader.search.places import union
from reader.search.postings import DOCUMENT_SHIFT, NO_DOCS, Docs, Places, Values
from reader.text.wildcard import is_word_character


def columnar_schema() -> Schema:
    """The fields of reader.search.layout."""
    schema = Schema()
    schema.add(STORY_ID, COLUMN(NumericColumn("q")))
    schema.add(DAY, COLUMN(NumericColumn("i")))
    for zone in ZONES:
        schema.add(gram_field(zone), GramField(gap=BLOCK_GAP, end=END, mark=BOUNDS))
        schema.add(character_field(zone), CharacterField())
    for field in WORD_FIELDS:
        schema.add(field, WordField(scorable=False))
        schema.add(length_column(field), COLUMN(NumericColumn("i")))
    for field in (*FACT_FIELDS.values(), LABEL_FIELD):
        schema.add(field, ValueField())
    return schema


class ColumnarBackend:
    """Posting lists as compressed arrays; needs NumPy."""

    id = "columnar-1"

    def schema(self) -> Schema:
        return columnar_schema()

    def writer(self, index: FileIndex, timeout: float) -> SegmentWriter:
        return ColumnarWriter(index, timeout=timeout)

    def postings(self, reader: IndexReader) -> "ColumnarPostings":
        return ColumnarPostings(reader)


class ColumnarPostings:
    """See reader.search.postings.Postings. What columns and facts hold is read once and kept."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._snapshot = Snapshot(reader)
        self._live: Docs | None = None
        self._columns: dict[str, NDArray[np.int64]] = {}
        self._values: dict[str, Values] = {}
        self._breaks: dict[str, tuple[str, ...]] = {}

    @property
    def size(self) -> int:
        return self._snapshot.size

    @translated
    def live(self) -> Docs:
        if self._live is None:
            self._live = self._snapshot.live()
        return self._live

    @translated
    def document_frequency(self, field: str, term: str) -> int:
        """For a field of bigrams the count of places: what reading the list costs."""
        return self._snapshot.count(field, term.encode())

    @translated
    def docs(self, field: str, term: str) -> Docs:
        return self._snapshot.docs(field, term.encode())

    @translated
    def frequencies(self, field: str, term: str) -> tuple[Docs, NDArray[np.float32]]:
        docs, freqs = self._snapshot.docs_freqs(field, term.encode())
        return docs, freqs.astype(np.float32)

    @translated
    def places(self, field: str, term: str, within: Docs | None = None) -> Places:
        if term == BOUNDS:
            return _bounds(self._snapshot.places(field, BOUNDS.encode(), within))
        if term == SENTENCE_ENDS:
            return union(self._snapshot.places_beyond(field, one.encode(), within) + 1 for one in sorted(ENDERS))
        if term == BREAKS:
            return union(self._snapshot.places_beyond(field, one.encode(), within) for one in self._breakers(field))
        return self._snapshot.places(field, term.encode(), within)

    @translated
    def text(self, field: str, text: str, within: Docs | None = None) -> Places:
        if len(text) == 1:
            return self._snapshot.places_beyond(field, text.encode(), within)
        return self._snapshot.phrase(field, text, within)

    @translated
    def terms(self, field: str, prefix: str) -> Iterator[str]:
        return iter([term.decode() for term in self._snapshot.terms(field, prefix.encode())])

    @translated
    def column(self, name: str) -> NDArray[np.int64]:
        if name not in self._columns:
            self._columns[name] = self._snapshot.numbers(name).astype(np.int64, copy=False)
        return self._columns[name]

    @translated
    def values(self, field: str) -> Values:
        if field not in self._values:
            coded = self._snapshot.coded(field)
            order = np.argsort(coded.docs, kind="stable")
            names = tuple(name.decode() for name in coded.names)
            self._values[field] = Values(names, coded.docs[order], coded.codes[order])
        return self._values[field]

    @translated
    def close(self) -> None:
        self._reader.close()

    def _breakers(self, field: str) -> tuple[str, ...]:
        """The characters of the field over which a wildcard's * does not run."""
        if field not in self._breaks:
            characters = self.terms("u" + field[1:], "")
            self._breaks[field] = tuple(one for one in characters if not is_word_character(one))
        return self._breaks[field]


def _bounds(ends: Places) -> Places:
    """Start and end of every block in turn: a block starts where its document does, or after the gap."""
    if not len(ends):
        return NO_DOCS
    starts = np.empty_like(ends)
    starts[0] = ends[0] >> DOCUMENT_SHIFT << DOCUMENT_SHIFT
    follows = ends[1:] >> DOCUMENT_SHIFT == ends[:-1] >> DOCUMENT_SHIFT
    starts[1:] = np.where(follows, ends[:-1] + BLOCK_GAP, ends[1:] >> DOCUMENT_SHIFT << DOCUMENT_SHIFT)
    return np.stack((starts, ends), axis=1).reshape(-1)
