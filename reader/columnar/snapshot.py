"""An open index as arrays: what query evaluation reads instead of walking matchers.

Documents are numbered over all segments as in Whoosh; deleted ones never appear. A place is `document << 32 |
position`, so one sorted array holds the places of a term in all documents.
"""

import heapq
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import numpy as np
from whoosh.reading import IndexReader, SegmentReader

from reader.columnar.arrays import Array, Ints
from reader.columnar.columns import CodesReader, NumbersReader
from reader.columnar.forward_index import Turned, joined
from reader.columnar.occurrences import Occurrences
from reader.columnar.phrases import Found, found
from reader.columnar.posting_lists import PostingsReader
from reader.columnar.segment_reader import NONE, Counts, Leaf, Share

_KEPT, _KEPT_PLACES = 8, 3 << 20
"""So many texts stay looked up; but for the last one, as long as they have no more places, of 16 bytes each."""


class Snapshot:
    """All segments of an open reader. Raises Unsupported where one is not columnar.

    What an older snapshot has read of the same segments is not read again.
    """

    def __init__(self, reader: IndexReader, older: "Snapshot | None" = None) -> None:
        found = [(leaf, base) for leaf, base in reader.leaf_readers() if isinstance(leaf, SegmentReader)]
        self.leaves = [Leaf(leaf, base) for leaf, base in found]
        known = {leaf.name: leaf for leaf in older.leaves} if older else {}
        for leaf in self.leaves:
            if leaf.name in known:
                leaf.take_over(known[leaf.name])
        self.size = sum(leaf.size for leaf in self.leaves)
        self._bases = np.array([*(leaf.base for leaf in self.leaves), self.size], np.int64)
        self._shared: tuple[Ints, list[Share]] | None = None
        self._found: dict[tuple[str, str], list[Found]] = {}
        self._places = 0

    def live(self) -> Ints:
        """All documents that are not deleted."""
        every = np.ones(self.size, np.bool_)
        for leaf in self.leaves:
            if leaf.dead is not None:
                every[leaf.base : leaf.base + leaf.size] = ~leaf.dead
        return np.flatnonzero(every)

    def docs(self, field: str, term: bytes) -> Ints:
        """Documents that hold the term, rising."""
        docs: list[Ints] = []
        for leaf in self.leaves:
            hit = leaf.found(field, term)
            if hit is not None:
                docs.append(leaf.shown(leaf.terms.docs(field, hit[1])))
        return _joined(docs)

    def docs_freqs(self, field: str, term: bytes) -> tuple[Ints, Ints]:
        """Documents that hold the term, rising, and how often each does."""
        docs: list[Ints] = []
        freqs: list[Ints] = []
        for leaf in self.leaves:
            hit = leaf.found(field, term)
            if hit is None:
                continue
            own, counts = leaf.terms.docs_freqs(field, hit[1])
            kept = leaf.alive(own)
            docs.append((own if kept is None else own[kept]) + leaf.base)
            freqs.append(counts if kept is None else counts[kept])
        return _joined(docs), _joined(freqs)

    def occurrences(
        self, field: str, words: Sequence[bytes], parts: Mapping[int, int], wanted: Ints
    ) -> tuple[list[dict[int, int]], list[Occurrences]]:
        """Of words in parts of a PartedWordField: how many documents hold each in each of these parts that holds it,
        and where they stand in the rising documents `wanted`. `parts` numbers the characters of the parts."""
        documents: list[dict[int, int]] = [{} for _ in words]
        found: list[Occurrences] = []
        for share in self._shares(wanted):
            for number, part, count, held in share.occurrences(field, words, parts):
                documents[number][part] = documents[number].get(part, 0) + count
                if held is not None:
                    found.append(held)
        return documents, found

    def places(self, field: str, term: bytes, within: Ints | None = None, part: int | None = None) -> Ints:
        """Places of a term of a field with places; only in the rising documents `within` where given.

        Of a field with parts those in one of them, counted from its begin.
        """
        found = []
        for leaf in self.leaves:
            hit = leaf.found(field, term)
            if hit is not None:
                flat = hit[0].numbers(hit[1])
                if within is not None:
                    flat = leaf.flat_within(field, flat, leaf.own(within))
                found.append(leaf.keyed(field, flat, part))
        return _joined(found)

    def phrase(self, field: str, text: str, within: Ints | None = None, part: int | None = None) -> Ints:
        """Places where `text`, of two characters at least, begins in a field of bigrams. See `places`."""
        found = []
        for one in self._phrase(field, text):
            if within is None:
                found.append(one.leaf.keyed(field, one.flat, part, one.at))
            else:
                flat = one.leaf.flat_within(field, one.flat, one.leaf.own(within))
                found.append(one.leaf.keyed(field, flat, part))
        return _joined(found)

    def flat_phrase(self, leaf: Leaf, field: str, text: str) -> Ints:
        """Flat places of one segment where `text`, of two characters at least, begins."""
        return next((one.flat for one in self._phrase(field, text) if one.leaf is leaf), NONE)

    def phrase_counts(self, field: str, text: str) -> Counts:
        """Documents that hold `text`, of two characters at least, and how often; for a field of bigrams."""
        found = [one.leaf.counts(field, one.at) for one in self._phrase(field, text)]
        if len(found) == 1:
            return found[0]
        if not found:
            return Counts(NONE, NONE, None)
        docs, often, parts = zip(*found, strict=True)
        return Counts(_joined(docs), _joined(often), None if parts[0] is None else _joined(parts))

    def places_beyond(
        self, field: str, prefixes: Sequence[bytes], within: Ints | None = None, part: int | None = None
    ) -> Ints:
        """Places of all terms that begin with one of `prefixes` and are longer, rising. See `places`."""
        found = []
        for leaf in self.leaves:
            if within is None:
                flat = leaf.beyond(field, prefixes)
            else:
                own = leaf.own(within)
                flat = leaf.flat_within(field, leaf.beyond(field, prefixes, leaf.near(field, own)), own)
            found.append(leaf.keyed(field, flat, part))
        return _joined(found)

    def terms(self, field: str, prefix: bytes) -> Iterator[bytes]:
        """Terms of the field that begin with `prefix`, rising, those of deleted documents too."""
        parts = [_terms(postings, prefix) for leaf in self.leaves if (postings := leaf.terms.field(field))]
        return (term for term, _ in groupby(heapq.merge(*parts)))

    def turned(self, field: str) -> Turned:
        """The whole field turned round, deleted documents with it. Not for fields with places."""
        return joined([leaf.turned(field) for leaf in self.leaves])

    def numbers(self, column: str, missing: int = 0) -> Array:
        """A numeric column, one number for each document number; `missing` where a segment has no such column."""
        parts: list[Array] = []
        for leaf in self.leaves:
            reader = leaf.documents.column_reader(column, None) if leaf.documents.has_column(column) else None
            parts.append(reader.array if isinstance(reader, NumbersReader) else np.full(leaf.size, missing, np.int64))
        return _joined(parts)

    def _phrase(self, field: str, text: str) -> list[Found]:
        """The segments that hold `text`, and where. The last ones are kept: a query asks twice for each."""
        if (field, text) not in self._found:
            held = [one for leaf in self.leaves if len((one := found(leaf, field, text)).flat)]
            places = sum(len(one.flat) for one in held)
            while self._found and (len(self._found) >= _KEPT or self._places + places > _KEPT_PLACES):
                dropped = self._found.pop(next(iter(self._found)))
                self._places -= sum(len(one.flat) for one in dropped)
            self._found[field, text] = held
            self._places += places
        return self._found[field, text]

    def _shares(self, docs: Ints) -> list[Share]:
        """The rising `docs` by segment."""
        if self._shared is None or self._shared[0] is not docs:
            edges = docs.searchsorted(self._bases).tolist()
            parts = zip(self.leaves, edges, edges[1:], strict=False)
            shares = [Share(leaf, first, docs[first:end] - leaf.base) for leaf, first, end in parts]
            self._shared = docs, shares
        return self._shared[1]

    def lengths(self, field: str) -> Array:
        """Whoosh's length byte of each document."""
        return np.concatenate([leaf.documents.lengths(field) for leaf in self.leaves] or [np.zeros(0, np.uint8)])

    def names(self, column: str) -> tuple[list[bytes], Ints]:
        """A column of byte strings: the names, and the code of each document into them."""
        every: dict[bytes, int] = {b"": 0}
        parts: list[Ints] = []
        for leaf in self.leaves:
            reader = leaf.documents.column_reader(column, None) if leaf.documents.has_column(column) else None
            if isinstance(reader, CodesReader):
                codes = np.array([every.setdefault(name, len(every)) for name in reader.names], np.int64)
                parts.append(codes[reader.codes])
            else:
                parts.append(np.zeros(leaf.size, np.int64))
        return list(every), _joined(parts)


def _joined(parts: Sequence[Array]) -> Array:
    if len(parts) == 1:
        return parts[0]
    return np.concatenate(parts) if parts else NONE


def _terms(postings: PostingsReader, prefix: bytes) -> Iterator[bytes]:
    return (term for term, _ in postings.entries(*postings.prefix_range(prefix)))
