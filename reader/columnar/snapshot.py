"""An open index as arrays: what query evaluation reads instead of walking Whoosh's matchers.

Documents are numbered over all segments as in Whoosh; deleted ones never appear. A position key is `document << 32 |
offset`, so that one sorted array holds the positions of a term in all documents.
"""

import heapq
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

import numpy as np
from whoosh.reading import IndexReader
from whoosh.reading import SegmentReader as WhooshSegmentReader

from reader.columnar.arrays import Array, Ints
from reader.columnar.columns import NumbersReader
from reader.columnar.forward_index import ForwardIndex, joined
from reader.columnar.occurrences import Occurrences
from reader.columnar.phrases import Checks, PhraseHits, phrase_hits
from reader.columnar.posting_lists import PostingsReader
from reader.columnar.segment_reader import NONE, Counts, SegmentReader, WantedDocuments

_KEPT_TEXTS, _KEPT_POSITIONS = 8, 3 << 20
"""Limits of the cache of phrases: texts, and their positions of 16 bytes each. The last text is kept in any case."""


class Snapshot:
    """All segments of an open reader. Raises Unsupported if one is not columnar.

    What an `older` snapshot has read of the same segments is not read again.
    """

    def __init__(self, reader: IndexReader, older: "Snapshot | None" = None) -> None:
        parts = [(part, base) for part, base in reader.leaf_readers() if isinstance(part, WhooshSegmentReader)]
        self.segments = [SegmentReader(part, base) for part, base in parts]
        known = {segment.name: segment for segment in older.segments} if older else {}
        for segment in self.segments:
            if segment.name in known:
                segment.take_over(known[segment.name])
        self.size = sum(segment.size for segment in self.segments)
        self._bases = np.array([*(segment.base for segment in self.segments), self.size], np.int64)
        self._wanted: tuple[Ints, list[WantedDocuments]] | None = None
        self._phrases: dict[tuple[str, str, Checks], list[PhraseHits]] = {}
        self._positions = 0

    def live(self) -> Ints:
        """Return all documents that are not deleted, rising."""
        every = np.ones(self.size, np.bool_)
        for segment in self.segments:
            if segment.dead is not None:
                every[segment.base : segment.base + segment.size] = ~segment.dead
        return np.flatnonzero(every)

    def docs(self, field: str, term: bytes) -> Ints:
        """Return the documents that hold a term, rising."""
        docs: list[Ints] = []
        for segment in self.segments:
            found = segment.find(field, term)
            if found is not None:
                docs.append(segment.shown(segment.terms.docs(field, found.entry)))
        return _joined(docs)

    def occurrences(
        self, field: str, words: Sequence[bytes], parts: Mapping[int, int], wanted: Ints
    ) -> tuple[list[dict[int, int]], list[Occurrences]]:
        """Look words up in parts of a PartedWordField; `parts` numbers the characters of the parts.

        Return for each word the number of documents with it, by part; and its occurrences in the rising documents
        `wanted`.
        """
        frequencies: list[dict[int, int]] = [{} for _ in words]
        found: list[Occurrences] = []
        for own in self._by_segment(wanted):
            for one in own.occurrences(field, words, parts):
                frequencies[one.word][one.part] = frequencies[one.word].get(one.part, 0) + one.frequency
                if one.occurrences is not None:
                    found.append(one.occurrences)
        return frequencies, found

    def phrase(
        self, field: str, text: str, within: Ints | None = None, part: int | None = None, checks: Checks = ()
    ) -> Ints:
        """Return the position keys at which a text begins in a field of bigrams and passes the checks, rising.

        A text of one character must have checks (see `longer_terms`). With `within` only those in these rising
        documents. With a `part` only those in it, counted from its start.
        """
        found = []
        for hits in self._phrase(field, text, checks):
            if within is None:
                found.append(hits.segment.keyed(field, hits.flat, part, hits.regions))
            else:
                flat = hits.segment.flat_within(field, hits.flat, hits.segment.own(within))
                found.append(hits.segment.keyed(field, flat, part))
        return _joined(found)

    def flat_phrase(self, segment: SegmentReader, field: str, text: str, checks: Checks = ()) -> Ints:
        """Return the flat positions of one segment at which `phrase` finds a text."""
        return next((hits.flat for hits in self._phrase(field, text, checks) if hits.segment is segment), NONE)

    def phrase_counts(self, field: str, text: str, checks: Checks = ()) -> Counts:
        """Count what `phrase` finds of a text in a field of bigrams, by document and part."""
        found = [hits.segment.counts(field, hits.regions) for hits in self._phrase(field, text, checks)]
        if len(found) == 1:
            return found[0]
        if not found:
            return Counts(NONE, NONE, None)
        docs, often, parts = zip(*found, strict=True)
        return Counts(_joined(docs), _joined(often), None if parts[0] is None else _joined(parts))

    def term_counts(self, field: str, terms: Sequence[bytes]) -> list[int]:
        """Return the lengths of the lists of some terms in the largest segment, deleted documents included."""
        largest = max(self.segments, key=lambda segment: segment.size, default=None)
        postings = largest.terms.field(field) if largest else None
        entries = [postings.find(term) for term in terms] if postings else [None] * len(terms)
        return [entry.count if entry else 0 for entry in entries]

    def longer_terms(
        self, field: str, prefixes: Sequence[bytes], within: Ints | None = None, part: int | None = None
    ) -> Ints:
        """Return the position keys of all terms that begin with one of `prefixes` and are longer, rising.

        `within` and `part` as in `phrase`.
        """
        found = []
        for segment in self.segments:
            if within is None:
                flat = segment.longer_terms(field, prefixes)
            else:
                own = segment.own(within)
                near = segment.longer_terms(field, prefixes, segment.near(field, own))
                flat = segment.flat_within(field, near, own)
            found.append(segment.keyed(field, flat, part))
        return _joined(found)

    def terms(self, field: str, prefix: bytes) -> Iterator[bytes]:
        """Yield the terms of a field that begin with `prefix`, rising, those of deleted documents too."""
        lists = [_terms(postings, prefix) for segment in self.segments if (postings := segment.terms.field(field))]
        return (term for term, _ in groupby(heapq.merge(*lists)))

    def forward_index(self, field: str) -> ForwardIndex:
        """Return the forward index of a field without positions; deleted documents are in it."""
        return joined([segment.forward_index(field) for segment in self.segments])

    def numbers(self, column: str) -> Array:
        """Return a numeric column, one number a document, 0 if its segment lacks the column; of the column's type."""
        parts: list[Array] = []
        for segment in self.segments:
            held = segment.documents.has_column(column)
            reader = segment.documents.column_reader(column, None) if held else None
            parts.append(reader.array if isinstance(reader, NumbersReader) else np.zeros(segment.size, np.int64))
        return _joined(parts)

    def _phrase(self, field: str, text: str, checks: Checks) -> list[PhraseHits]:
        """Return the hits of a text in the segments that have any. A query asks twice for each text: they are kept."""
        key = field, text, checks
        if key not in self._phrases:
            found = [phrase_hits(segment, field, text, checks) for segment in self.segments]
            held = [hits for hits in found if len(hits.flat)]
            positions = sum(len(hits.flat) for hits in held)
            while self._phrases and (
                len(self._phrases) >= _KEPT_TEXTS or self._positions + positions > _KEPT_POSITIONS
            ):
                dropped = self._phrases.pop(next(iter(self._phrases)))
                self._positions -= sum(len(hits.flat) for hits in dropped)
            self._phrases[key] = held
            self._positions += positions
        return self._phrases[key]

    def _by_segment(self, docs: Ints) -> list[WantedDocuments]:
        """Part the rising `docs` by segment. A query asks for the same array once for each phrase: it is kept."""
        if self._wanted is None or self._wanted[0] is not docs:
            edges = pairwise(docs.searchsorted(self._bases).tolist())
            self._wanted = (
                docs,
                [
                    WantedDocuments(segment, first, docs[first:end] - segment.base)
                    for segment, (first, end) in zip(self.segments, edges, strict=True)
                ],
            )
        return self._wanted[1]


def _joined(parts: Sequence[Array]) -> Array:
    if len(parts) == 1:
        return parts[0]
    return np.concatenate(parts) if parts else NONE


def _terms(postings: PostingsReader, prefix: bytes) -> Iterator[bytes]:
    return (term for term, _ in postings.entries(*postings.prefix_range(prefix)))
