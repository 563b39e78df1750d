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

from reader.columnar.forward_index import inverted
from reader.columnar.occurrences import Occurrences
from reader.query.fields import Zone
from reader.search.exact.positions import contains, distinct, union
from reader.search.exact.postings import DOCUMENT_SHIFT, NO_DOCS, Docs, Positions, TextCounts, Values
from reader.search.layout import WORD_FIELDS, ZONES, gram_field
from reader.search.whoosh_index.border import translated
from reader.text.sought import Sought
from tests.search.stock.fields import POSITION, stock_schema
from tests.search.stock.zone_space import ZoneSpace, zone_spaces

WRITER_MB = 128
"""Memory for postings held in memory while a batch is written."""
_FEW = 4096
"""Number of positions up to which it pays to read the next list in their documents only."""


class StockBackend:
    """Stock Whoosh: slow to build, and read with nothing of ours."""

    id = "stock-1"

    def schema(self) -> Schema:
        return stock_schema()

    def writer(self, index: FileIndex, timeout: float) -> SegmentWriter:
        return index.writer(timeout=timeout, limitmb=WRITER_MB, codec=W3Codec(compression=0))

    def verify(self, storage: object, segment: object) -> Iterator[int]:
        return iter(())

    def postings(self, reader: IndexReader, before: object) -> "StockPostings":
        return StockPostings(reader)


class StockPostings:
    """Postings over Whoosh's own readers and matchers."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._segments: list[tuple[IndexReader, int]] = list(reader.leaf_readers())
        self._live: Docs | None = None
        self._columns: dict[str, NDArray[np.int64]] = {}
        self._values: dict[str, Values] = {}

    @property
    def size(self) -> int:
        return int(self._reader.doc_count_all())

    @translated
    def live(self) -> Docs:
        if self._live is None:
            found = [base + document for segment, base in self._segments for document in segment.all_doc_ids()]
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
                    at = [index for index, doc in enumerate(wanted.tolist()) if doc in held]
                    counts = np.array([int(held[doc]) for doc in wanted[at].tolist()], np.int64)
                    found.append(Occurrences(number, field, np.array(at, np.int64), counts))
        return documents, found

    def _weights(self, field: str, term: str) -> dict[int, float]:
        """Return the frequency of a term in each document."""
        held: dict[int, float] = {}
        for matcher, base in self._matchers(field, term):
            while matcher.is_active():
                held[base + matcher.id()] = matcher.weight()
                matcher.next()
        return held

    @translated
    def text_counts(self, text: Sought) -> TextCounts:
        positions = [self.text(gram_field(zone), text) for zone in ZONES]
        counted = [np.unique(one >> DOCUMENT_SHIFT, return_counts=True) for one in positions]
        docs = np.concatenate([docs for docs, _ in counted])
        zones = np.repeat(np.arange(len(counted)), [len(docs) for docs, _ in counted])
        order = docs.argsort(kind="stable")
        return TextCounts(docs[order], np.concatenate([counts for _, counts in counted])[order], zones[order])

    @translated
    def pair_counts(self, pairs: Sequence[str]) -> list[int]:
        return [sum(len(self.positions(gram_field(zone), pair)) for zone in ZONES) for pair in pairs]

    @translated
    def passages(
        self, pairs: Sequence[str], places: Sequence[int], reach: int, drift: int
    ) -> tuple[Docs, NDArray[np.int64]]:
        found: set[tuple[int, int]] = set()
        for zone in ZONES:
            listed = [self.positions(gram_field(zone), pair).tolist() for pair in pairs]
            every = [(at, number) for number, positions in enumerate(listed) for at in positions]
            for at, number in every:
                near = ((other, one) for other, one in every if 0 < abs(other - at) <= reach)
                if any(abs((other - at) - (places[one] - places[number])) <= drift for other, one in near):
                    found.add((at >> DOCUMENT_SHIFT, number))
        rising = sorted(found)
        return np.array([doc for doc, _ in rising], np.int64), np.array([number for _, number in rising], np.int64)

    @translated
    def positions(self, field: str, term: str, within: Docs | None = None) -> Positions:
        docs, encoded = [], []
        for matcher, base in self._matchers(field, term):
            while matcher.is_active():
                docs.append(base + matcher.id())
                encoded.append(matcher.value())
                matcher.next()
        if not docs:
            return NO_DOCS
        counts = np.array([len(value) // POSITION.itemsize for value in encoded])
        offsets = np.frombuffer(b"".join(encoded), dtype=POSITION).astype(np.int64)
        positions: Positions = (np.repeat(np.array(docs, dtype=np.int64), counts) << DOCUMENT_SHIFT) | offsets
        if within is not None:
            positions = positions[np.isin(positions >> DOCUMENT_SHIFT, within)]
        return positions

    @translated
    def text(self, field: str, text: Sought, within: Docs | None = None) -> Positions:
        starts = self._starts(field, text.text, within)
        for check in text.checks:
            marked = union(self.positions(field, mark) for mark in check.marks)
            starts = starts[contains(marked, starts + check.at) == check.held]
        return starts

    @translated
    def marked_characters(self, sign: str) -> list[str]:
        return sorted({term[1:] for zone in ZONES for term in self.terms(gram_field(zone), sign)})

    def _starts(self, field: str, text: str, within: Docs | None) -> Positions:
        if len(text) == 1:
            return union(self.positions(field, term, within) for term in self.terms(field, text) if len(term) == 2)
        cover = {*range(0, len(text) - 1, 2), len(text) - 2}
        counted = sorted((self.document_frequency(field, text[at : at + 2]), at) for at in cover)
        starts: Positions | None = None
        for frequency, at in counted:
            if not frequency:
                return NO_DOCS
            positions = self.positions(field, text[at : at + 2], within) - at
            starts = positions if starts is None else starts[contains(positions, starts)]
            within = None if within is None and len(starts) > _FEW else distinct(starts >> DOCUMENT_SHIFT)
        return NO_DOCS if starts is None else starts

    def spaces(self, zone: Zone | None) -> list[ZoneSpace]:
        return zone_spaces(self, zone)

    @translated
    def terms(self, field: str, prefix: str) -> Iterator[str]:
        return iter(sorted(term.decode() for term in self._reader.expand_prefix(field, prefix.encode())))

    @translated
    def column(self, name: str) -> NDArray[np.int64]:
        if name not in self._columns:
            self._columns[name] = np.concatenate([NO_DOCS, *(_column(segment, name) for segment, _ in self._segments)])
        return self._columns[name]

    @translated
    def values(self, field: str) -> Values:
        if field not in self._values:
            names = tuple(self.terms(field, ""))
            held = [self.docs(field, name) for name in names]
            counts = np.array([len(one) for one in held], np.int64)
            docs = np.concatenate([NO_DOCS, *held])
            forward = inverted([name.encode() for name in names], counts, docs, self.size)
            self._values[field] = Values(names, forward.codes, forward.starts)
        return self._values[field]

    @translated
    def close(self) -> None:
        self._reader.close()

    def _matchers(self, field: str, term: str) -> Iterator[tuple[Matcher, int]]:
        for segment, base in self._segments:
            try:
                yield segment.postings(field, term.encode()), base
            except TermNotFound:
                continue


def _column(segment: IndexReader, name: str) -> NDArray[np.int64]:
    """Read a numeric column at once: its own reader fetches and unpacks number by number."""
    values = np.zeros(segment.doc_count_all(), dtype=np.int64)
    if segment.has_column(name):
        reader = segment.column_reader(name, translate=False)
        stored = np.frombuffer(
            reader._dbfile.get(reader._basepos, reader._count * reader._fixedlen), dtype=f">{reader._typecode}"
        )
        values[: len(stored)] = stored
    return values
