"""An open index as arrays: what query evaluation reads instead of walking matchers.

Documents are numbered over all segments as in Whoosh; deleted ones never appear. A place is `document << 32 |
position`, so one sorted array holds the places of a term in all documents.
"""

import heapq
from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
from whoosh.reading import IndexReader, SegmentReader

from reader.search.columnar.arrays import Array, Bools, Ints, counted, ranges
from reader.search.columnar.columns import CodesReader, NumbersReader
from reader.search.columnar.documents import DocumentsReader
from reader.search.columnar.errors import Unsupported
from reader.search.columnar.keys import KeyKind
from reader.search.columnar.posting_lists import Entry, PostingsReader
from reader.search.columnar.terms import ColumnarTermsReader
from reader.search.columnar.turned import Turned, joined, turned

DOCUMENT_SHIFT = 32
NONE: Ints = np.zeros(0, np.int64)
_ALL_NEEDED = 3
"""Of more bigrams than so many in a row there is a choice."""


class Leaf:
    """One segment: its readers, the number of its first document, and which of its documents are deleted."""

    def __init__(self, reader: SegmentReader, base: int) -> None:
        terms, documents = reader._terms, reader._perdoc
        if not isinstance(terms, ColumnarTermsReader) or not isinstance(documents, DocumentsReader):
            raise Unsupported("arrays of a segment of another codec")
        self.name = str(reader.segment().segment_id())
        self.terms, self.documents, self.base = terms, documents, base
        self.size: int = documents.doc_count_all()
        self.dead: Bools | None = None
        if documents.has_deletions():
            self.dead = np.zeros(self.size, np.bool_)
            self.dead[list(documents.deleted_docs())] = True
        self._turned: dict[str, Turned] = {}

    def found(self, field: str, term: bytes) -> tuple[PostingsReader, Entry] | None:
        postings = self.terms.field(field)
        entry = postings.find(term) if postings else None
        return (postings, entry) if postings and entry else None

    def freqs_among(self, postings: PostingsReader, entry: Entry, wanted: Ints) -> tuple[int, Ints, Ints]:
        """How many documents hold a term, which of the rising documents `wanted` do, and how often."""
        if not len(wanted) and self.dead is None:
            return entry.count, NONE, NONE
        at, held_at = postings.among(entry, wanted)
        freqs = postings.freqs_at(entry, held_at) if len(at) else NONE
        deleted = 0 if self.dead is None else len(postings.among(entry, self.dead.nonzero()[0])[0])
        return entry.count - deleted, at, freqs

    def shown(self, docs: Ints) -> Ints:
        """Those of the segment's documents that are not deleted, as numbered over all segments."""
        kept = self.alive(docs)
        if kept is not None:
            docs = docs[kept]
        return docs + self.base if self.base else docs

    def alive(self, docs: Ints) -> Bools | None:
        """Which of `docs` are not deleted; None where none of the segment is."""
        return None if self.dead is None else ~self.dead[docs]

    def keyed(self, field: str, flat: Ints) -> Ints:
        """Places `document << 32 | position` from places counted through the segment, without deleted documents."""
        docs = self.terms.documents_of(field, flat)
        kept = self.alive(docs)
        if kept is not None:
            flat, docs = flat[kept], docs[kept]
        return flat - self.terms.starts(field)[docs] + (docs + self.base << DOCUMENT_SHIFT)

    def flat_within(self, field: str, flat: Ints, within: Ints) -> Ints:
        """Those places that lie in the documents `within` (numbers of this segment)."""
        starts = self.terms.starts(field)
        if len(within) * 2 < len(flat):
            first, end = np.searchsorted(flat, starts[within]), np.searchsorted(flat, starts[within + 1])
            counts = end - first
            chosen: Ints = flat[np.repeat(first, counts) + ranges(counts)]
            return chosen
        wanted = np.zeros(self.size, np.bool_)
        wanted[within] = True
        inside: Ints = flat[wanted[self.terms.documents_of(field, flat)]]
        return inside

    def own(self, docs: Ints) -> Ints:
        """The documents of this segment among rising `docs`, in its own numbers."""
        first, end = np.searchsorted(docs, (self.base, self.base + self.size))
        own: Ints = docs[first:end] - self.base
        return own

    def turned(self, field: str) -> Turned:
        if field not in self._turned:
            postings = self.terms.field(field)
            if postings is None:
                return turned([], NONE, NONE, self.size)
            keys, counts, totals = postings.lexicon()
            docs, _ = postings.stretch(0, counts, totals)
            self._turned[field] = turned([postings.kind.term(key) for key in keys], counts, docs, self.size)
        return self._turned[field]

    def take_over(self, older: "Leaf") -> None:
        """What `older` has read of this segment, whose files never change."""
        self.terms.take_over(older.terms)
        self.documents.take_over(older.documents)
        self._turned = older._turned


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
        self._shared: tuple[Ints, list[tuple[Leaf, int, Ints]]] | None = None
        self._text = ""
        self._found: dict[str, list[tuple[Leaf, Ints]]] = {}
        self._keys: dict[str, list[int | bytes | None]] = {}

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

    def freqs_among(self, field: str, term: bytes, wanted: Ints) -> tuple[int, Ints, Ints]:
        """How many documents hold the term, which of the rising documents `wanted` do, and how often.

        Not for a field with places.
        """
        documents = 0
        places: list[Ints] = []
        freqs: list[Ints] = []
        for leaf, first, own in self._shares(wanted):
            hit = leaf.found(field, term)
            if hit is None:
                continue
            held, at, counts = leaf.freqs_among(*hit, own)
            documents += held
            if len(at):
                places.append(at + first if first else at)
                freqs.append(counts)
        return documents, _joined(places), _joined(freqs)

    def places(self, field: str, term: bytes, within: Ints | None = None) -> Ints:
        """Places of a term of a field with places; only in the rising documents `within` where given."""
        found = []
        for leaf in self.leaves:
            hit = leaf.found(field, term)
            if hit is not None:
                flat = hit[0].numbers(hit[1])
                if within is not None:
                    flat = leaf.flat_within(field, flat, leaf.own(within))
                found.append(leaf.keyed(field, flat))
        return _joined(found)

    def phrase(self, field: str, text: str, within: Ints | None = None) -> Ints:
        """Places where `text`, of two characters at least, begins in a field of bigrams."""
        found = []
        for leaf, flat in self._phrase(field, text):
            if within is not None:
                flat = leaf.flat_within(field, flat, leaf.own(within))
            found.append(leaf.keyed(field, flat))
        return _joined(found)

    def phrase_counts(self, field: str, text: str) -> tuple[Ints, Ints]:
        """Documents that hold `text`, of two characters at least, rising, and how often; for a field of bigrams."""
        found = self._phrase(field, text)
        if not found:
            return NONE, NONE
        docs: list[Ints] = []
        counts: list[Ints] = []
        for leaf, flat in found:
            own, often = counted(leaf.terms.documents_of(field, flat))
            kept = leaf.alive(own)
            if kept is not None:
                own, often = own[kept], often[kept]
            docs.append(own + leaf.base if leaf.base else own)
            counts.append(often)
        return _joined(docs), _joined(counts)

    def places_beyond(self, field: str, prefix: bytes, within: Ints | None = None) -> Ints:
        """Places of all terms that begin with `prefix` and are longer."""
        found = []
        for leaf in self.leaves:
            postings = leaf.terms.field(field)
            if postings is not None:
                first, end = postings.prefix_range(prefix)
                first += first < end and postings.entry(first)[0] == prefix
                flat = np.sort(postings.stretch_of(first, end)[1])
                if within is not None:
                    flat = leaf.flat_within(field, flat, leaf.own(within))
                found.append(leaf.keyed(field, flat))
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

    def _phrase(self, field: str, text: str) -> list[tuple[Leaf, Ints]]:
        """The segments that hold `text`, and where. Kept until another text is asked for: each field is asked twice."""
        if self._text != text:
            self._text, self._found, self._keys = text, {}, {}
        if field not in self._found:
            found = []
            for leaf in self.leaves:
                postings = leaf.terms.field(field)
                if postings is not None:
                    flat = _phrase(postings, self._keys_of(postings.kind))
                    if len(flat):
                        found.append((leaf, flat))
            self._found[field] = found
        return self._found[field]

    def _keys_of(self, kind: KeyKind) -> list[int | bytes | None]:
        if kind.name not in self._keys:
            grams = (self._text[at : at + 2].encode("utf-8", "surrogatepass") for at in range(len(self._text) - 1))
            self._keys[kind.name] = [kind.key(gram) for gram in grams]
        return self._keys[kind.name]

    def _shares(self, docs: Ints) -> list[tuple[Leaf, int, Ints]]:
        """The rising `docs` by segment: where those of the segment begin, and which they are by its own numbers.

        A query asks for the same documents once for each of its words.
        """
        if self._shared is None or self._shared[0] is not docs:
            edges = docs.searchsorted(self._bases).tolist()
            shares = [
                (leaf, first, docs[first:end] - leaf.base if leaf.base else docs[first:end])
                for leaf, first, end in zip(self.leaves, edges, edges[1:], strict=False)
            ]
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


def _joined(parts: list[Array]) -> Array:
    if len(parts) == 1:
        return parts[0]
    return np.concatenate(parts) if parts else NONE


def _terms(postings: PostingsReader, prefix: bytes) -> Iterator[bytes]:
    return (term for term, _ in postings.entries(*postings.prefix_range(prefix)))


def _phrase(postings: PostingsReader, keys: list[int | bytes | None]) -> Ints:
    """Flat places where terms follow one another, by the cheapest of those that cover every character."""
    entries: dict[int, Entry] = {}
    for at in _needed(len(keys)):
        key = keys[at]
        entry = None if key is None else postings.find_key(key)
        if entry is None:
            return NONE
        entries[at] = entry
    chosen = list(entries)
    if len(keys) > _ALL_NEEDED:
        chosen = cover([entries[at].count for at in range(len(keys))])
    chosen.sort(key=lambda at: entries[at].count)
    starts = postings.numbers(entries[chosen[0]])
    if chosen[0]:
        starts = starts - chosen[0]
    for at in chosen[1:]:
        if not len(starts):
            break
        starts = starts[postings.among(entries[at], starts + at)[0]]
    return starts


def _needed(grams: int) -> Sequence[int]:
    """The bigrams to look up: of three the one in the middle is never needed."""
    return (0, 2) if grams == _ALL_NEEDED else range(grams)


def cover(costs: list[int]) -> list[int]:
    """The cheapest choice of bigrams: the first, the last, and no two neighbours left out."""
    best: list[tuple[int, list[int]]] = []
    for at, cost in enumerate(costs):
        before = min(best[-2:]) if at else (0, [])
        best.append((before[0] + cost, [*before[1], at]))
    return best[-1][1]
