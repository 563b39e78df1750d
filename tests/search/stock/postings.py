"""Posting lists of Whoosh's own codec as arrays."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import Schema
from whoosh.index import FileIndex
from whoosh.matching import Matcher
from whoosh.reading import IndexReader, TermNotFound
from whoosh.writing import SegmentWriter

from reader.columnar.forward_index import turned
from reader.columnar.occurrences import Occurrences
from reader.query.fields import Zone
from reader.search.exact.positions import contains, distinct, union
from reader.search.exact.postings import DOCUMENT_SHIFT, NO_DOCS, Docs, Places, TextCounts, Values
from reader.search.layout import WORD_FIELDS, ZONES, gram_field
from reader.search.whoosh_index.border import translated
from tests.search.stock.fields import POSITION, stock_schema
from tests.search.stock.grounds import ZoneGround, zone_grounds

WRITER_MEGABYTES = 128
"""Postings held in memory while a batch is written."""
_FEW = 4096
"""Up to so many places it pays to read the next list in their documents only."""


class StockBackend:
    """Whoosh as it comes: slow to build, and read with nothing of ours."""

    id = "stock-1"

    def schema(self) -> Schema:
        return stock_schema()

    def writer(self, index: FileIndex, timeout: float) -> SegmentWriter:
        return index.writer(timeout=timeout, limitmb=WRITER_MEGABYTES, codec=W3Codec(compression=0))

    def postings(self, reader: IndexReader, before: object) -> "StockPostings":
        return StockPostings(reader)


class StockPostings:
    """See reader.search.exact.postings.Postings."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._leaves: list[tuple[IndexReader, int]] = list(reader.leaf_readers())
        self._live: Docs | None = None
        self._columns: dict[str, NDArray[np.int64]] = {}
        self._values: dict[str, Values] = {}

    @property
    def size(self) -> int:
        return int(self._reader.doc_count_all())

    @translated
    def live(self) -> Docs:
        if self._live is None:
            found = [base + document for leaf, base in self._leaves for document in leaf.all_doc_ids()]
            self._live = np.array(found, dtype=np.int64)
        return self._live

    @translated
    def document_frequency(self, field: str, term: str) -> int:
        return int(self._reader.doc_frequency(field, term.encode()))

    @translated
    def docs(self, field: str, term: str) -> Docs:
        found = [base + document for matcher, base in self._matchers(field, term) for document in matcher.all_ids()]
        return np.array(found, dtype=np.int64)

    @translated
    def occurrences(
        self, words: Sequence[str], fields: Sequence[int], wanted: Docs
    ) -> tuple[Sequence[Mapping[int, int]], Sequence[Occurrences]]:
        documents: list[dict[int, int]] = [{} for _ in words]
        found = []
        for number, word in enumerate(words):
            for field in fields:
                held = self._weights(list(WORD_FIELDS)[field], word)
                if held:
                    documents[number][field] = len(held)
                    at = [place for place, doc in enumerate(wanted.tolist()) if doc in held]
                    counts = np.array([int(held[doc]) for doc in wanted[at].tolist()], np.int64)
                    found.append(Occurrences(number, field, np.array(at, np.int64), counts))
        return documents, found

    def _weights(self, field: str, term: str) -> dict[int, float]:
        """How often each document holds a term."""
        held: dict[int, float] = {}
        for matcher, base in self._matchers(field, term):
            while matcher.is_active():
                held[base + matcher.id()] = matcher.weight()
                matcher.next()
        return held

    @translated
    def text_counts(self, text: str) -> TextCounts:
        places = [self.text(gram_field(zone), text) for zone in ZONES]
        counted = [np.unique(one >> DOCUMENT_SHIFT, return_counts=True) for one in places]
        docs = np.concatenate([docs for docs, _ in counted])
        zones = np.repeat(np.arange(len(counted)), [len(docs) for docs, _ in counted])
        order = docs.argsort(kind="stable")
        return TextCounts(docs[order], np.concatenate([counts for _, counts in counted])[order], zones[order])

    @translated
    def places(self, field: str, term: str, within: Docs | None = None) -> Places:
        docs, encoded = [], []
        for matcher, base in self._matchers(field, term):
            while matcher.is_active():
                docs.append(base + matcher.id())
                encoded.append(matcher.value())
                matcher.next()
        if not docs:
            return NO_DOCS
        counts = np.array([len(value) // POSITION.itemsize for value in encoded])
        positions = np.frombuffer(b"".join(encoded), dtype=POSITION).astype(np.int64)
        places: Places = (np.repeat(np.array(docs, dtype=np.int64), counts) << DOCUMENT_SHIFT) | positions
        if within is not None:
            places = places[np.isin(places >> DOCUMENT_SHIFT, within)]
        return places

    @translated
    def text(self, field: str, text: str, within: Docs | None = None) -> Places:
        if len(text) == 1:
            return union(self.places(field, term, within) for term in self.terms(field, text) if len(term) == 2)
        cover = {*range(0, len(text) - 1, 2), len(text) - 2}
        counted = sorted((self.document_frequency(field, text[at : at + 2]), at) for at in cover)
        starts: Places | None = None
        for frequency, at in counted:
            if not frequency:
                return NO_DOCS
            places = self.places(field, text[at : at + 2], within) - at
            starts = places if starts is None else starts[contains(places, starts)]
            within = None if within is None and len(starts) > _FEW else distinct(starts >> DOCUMENT_SHIFT)
        return NO_DOCS if starts is None else starts

    def grounds(self, zone: Zone | None) -> list[ZoneGround]:
        return zone_grounds(self, zone)

    @translated
    def terms(self, field: str, prefix: str) -> Iterator[str]:
        return iter(sorted(term.decode() for term in self._reader.expand_prefix(field, prefix.encode())))

    @translated
    def column(self, name: str) -> NDArray[np.int64]:
        if name not in self._columns:
            self._columns[name] = np.concatenate([NO_DOCS, *(_column(leaf, name) for leaf, _ in self._leaves)])
        return self._columns[name]

    @translated
    def values(self, field: str) -> Values:
        if field not in self._values:
            names = tuple(self.terms(field, ""))
            held = [self.docs(field, name) for name in names]
            counts = np.array([len(one) for one in held], np.int64)
            docs = np.concatenate([NO_DOCS, *held])
            field_of = turned([name.encode() for name in names], counts, docs, self.size)
            self._values[field] = Values(names, field_of.codes, field_of.starts)
        return self._values[field]

    @translated
    def close(self) -> None:
        self._reader.close()

    def _matchers(self, field: str, term: str) -> Iterator[tuple[Matcher, int]]:
        for leaf, base in self._leaves:
            try:
                yield leaf.postings(field, term.encode()), base
            except TermNotFound:
                continue


def _column(leaf: IndexReader, name: str) -> NDArray[np.int64]:
    """A numeric column in one read: its own reader fetches and unpacks number by number."""
    values = np.zeros(leaf.doc_count_all(), dtype=np.int64)
    if leaf.has_column(name):
        reader = leaf.column_reader(name, translate=False)
        stored = np.frombuffer(
            reader._dbfile.get(reader._basepos, reader._count * reader._fixedlen), dtype=f">{reader._typecode}"
        )
        values[: len(stored)] = stored
    return values
