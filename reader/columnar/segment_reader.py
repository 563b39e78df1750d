"""One segment of an open index as arrays."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
from whoosh.reading import SegmentReader as WhooshSegmentReader

from reader.columnar.arrays import Array, Bools, Ints, counted, ranges
from reader.columnar.errors import Unsupported
from reader.columnar.forward_index import ForwardIndex, inverted
from reader.columnar.occurrences import Occurrences
from reader.columnar.per_document import DocumentsReader
from reader.columnar.posting_lists import PostingsReader
from reader.columnar.regions import Parts, parted
from reader.columnar.term_blocks import Entry
from reader.columnar.term_dictionary import ColumnarTermsReader

T = TypeVar("T")
DOCUMENT_SHIFT = 32
"""A position key is `document << 32 | offset`, the document numbered over all segments."""
NONE: Ints = np.zeros(0, np.int64)
STEP_BITS = 6
"""log2 of the flat positions in a step: positions are first compared by their steps."""
_TERMS_AT_ONCE = 1024
"""Terms of which the positions are read at once."""
_MANY = 1024
"""Number of documents from which a table of their indices is faster than binary search."""


class Lookup(NamedTuple):
    """A term that was found: the postings of its field, and its entry in them."""

    postings: PostingsReader
    entry: Entry


class Counts(NamedTuple):
    """Frequencies of something in documents and their parts.

    `docs` (int64) rises and names a document once for each of its parts; `often` (int64) and `parts` (uint8) are beside
    it. `parts` is None if documents have no parts.
    """

    docs: Ints
    often: Ints
    parts: Array | None


class PartOccurrences(NamedTuple):
    """A word in one part of the documents of one segment.

    `frequency` is the number of documents with it; `occurrences` those in the wanted documents, None if there are none.
    """

    word: int
    part: int
    frequency: int
    occurrences: Occurrences | None


class SegmentReader:
    """One segment: its readers, the number `base` of its first document, and its deleted documents."""

    def __init__(self, reader: WhooshSegmentReader, base: int) -> None:
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
        self._schema = reader.schema
        self._forward: dict[str, ForwardIndex] = {}
        self._parts: dict[str, Parts] = {}
        self._derived: dict[str, tuple[str, Any]] = {}

    def find(self, field: str, term: bytes) -> Lookup | None:
        """Look a term up; None if the segment does not have it."""
        postings = self.terms.field(field)
        entry = postings.find(term) if postings else None
        return Lookup(postings, entry) if postings and entry else None

    def shown(self, docs: Ints) -> Ints:
        """Return those of the segment's documents that are not deleted, as numbered over all segments."""
        kept = self.alive(docs)
        if kept is not None:
            docs = docs[kept]
        return docs + self.base if self.base else docs

    def alive(self, docs: Ints) -> Ints | None:
        """Return the indices of those of `docs` that are not deleted; None if the segment has no deleted document."""
        return None if self.dead is None else (~self.dead[docs]).nonzero()[0]

    def parts(self, field: str) -> Parts:
        """Return the regions of a field with positions, by document and part."""
        if field not in self._parts:
            postings = self.terms.field(field)
            marks = getattr(self._schema[field], "parts", "")
            if marks and postings is not None:
                entries = (postings.find(mark.encode()) for mark in marks)
                firsts = [NONE if entry is None else postings.numbers(entry) for entry in entries]
                self._parts[field] = parted(self.terms.starts(field), firsts)
            else:
                self._parts[field] = Parts(self.terms.regions(field))
        return self._parts[field]

    def keyed(self, field: str, flat: Ints, part: int | None = None, regions: Ints | None = None) -> Ints:
        """Convert flat positions to position keys, leaving out deleted documents.

        With a `part` only the positions in it are taken, counted from its start. `regions` are the regions of the
        positions, if they are known.
        """
        parts = self.parts(field)
        if regions is None:
            regions = parts.regions.of(flat)
        kept = parts.of_part(regions, part)
        if kept is not None:
            flat, regions = flat[kept], regions[kept]
        docs = parts.documents(regions)
        kept = self.alive(docs)
        if kept is not None:
            flat, regions, docs = flat[kept], regions[kept], docs[kept]
        return flat - parts.regions.starts[regions] + (docs + self.base << DOCUMENT_SHIFT)

    def counts(self, field: str, regions: Ints) -> Counts:
        """Count positions by document and part, from their rising regions; deleted documents are left out."""
        parts = self.parts(field)
        distinct, often = counted(regions)
        docs = parts.documents(distinct)
        kept = self.alive(docs)
        if kept is not None:
            distinct, docs, often = distinct[kept], docs[kept], often[kept]
        numbers = None if parts.parts is None else parts.parts[distinct]
        return Counts(docs + self.base if self.base else docs, often, numbers)

    def longer_terms(self, field: str, prefixes: Iterable[bytes], near: Bools | None = None) -> Ints:
        """Return the flat positions of all terms that begin with one of `prefixes` and are longer, rising.

        With `near` (see `near`) only those in a step for which it is true.
        """
        return sorted_near(self.lists_of_longer_terms(field, prefixes), near)

    def positions(self, field: str, terms: Iterable[str]) -> Ints:
        """Return the flat positions of some terms, rising."""
        found = (self.find(field, term.encode("utf-8", "surrogatepass")) for term in terms)
        return sorted_near((one.postings.numbers(one.entry) for one in found if one), None)

    def lists_of_longer_terms(self, field: str, prefixes: Iterable[bytes]) -> Iterator[Ints]:
        """Yield the flat positions that `longer_terms` joins, those of some terms after those of others."""
        postings = self.terms.field(field)
        if postings is None:
            return
        for prefix in prefixes:
            first, end = postings.prefix_range(prefix)
            first += first < end and postings.entry(first)[0] == prefix
            for start in range(first, end, _TERMS_AT_ONCE):
                yield postings.numbers_of_range(start, min(start + _TERMS_AT_ONCE, end))

    def characters(self, field: str) -> list[str]:
        """Return the terms of a field of characters, those of deleted documents too."""
        postings = self.terms.field(field)
        return [] if postings is None else [postings.kind.term(key).decode() for key in postings.lexicon().keys]

    def derived(self, name: str, make: Callable[[], T], kind: str = "") -> T:
        """Return a value derived from this segment, whose files never change; made once.

        One value is kept under each name; it is replaced when another `kind` of it is asked for.
        """
        if name not in self._derived or self._derived[name][0] != kind:
            self._derived.pop(name, None)
            self._derived[name] = kind, make()
        made: T = self._derived[name][1]
        return made

    def flat_within(self, field: str, flat: Ints, within: Ints) -> Ints:
        """Return those of the rising flat positions that lie in the documents `within`, numbered in this segment."""
        return flat[self.indices_within(field, flat, within)]

    def indices_within(self, field: str, flat: Ints, within: Ints) -> Ints:
        """Return the indices of the rising flat positions in the documents `within`, numbered in this segment."""
        parts = self.parts(field)
        if len(within) * 2 < len(flat):
            spans = parts.spans(within)
            first, end = np.searchsorted(flat, spans.starts), np.searchsorted(flat, spans.ends)
            counts = end - first
            return np.repeat(first, counts) + ranges(counts)
        wanted = np.zeros(self.size, np.bool_)
        wanted[within] = True
        return wanted[parts.documents(parts.regions.of(flat))].nonzero()[0]

    def near(self, field: str, docs: Ints) -> Bools:
        """Return for each step of 2**STEP_BITS flat positions True if some of them are of the rising `docs`."""
        parts = self.parts(field)
        steps = np.zeros((int(parts.regions.starts[-1]) >> STEP_BITS) + 2, np.bool_)
        spans = parts.spans(docs)
        held = (spans.ends > spans.starts).nonzero()[0]
        first = spans.starts[held] >> STEP_BITS
        counts = (spans.ends[held] - 1 >> STEP_BITS) + 1 - first
        steps[np.repeat(first, counts) + ranges(counts)] = True
        return steps

    def own(self, docs: Ints) -> Ints:
        """Return the documents of this segment among rising `docs` of the index, numbered in the segment."""
        first, end = np.searchsorted(docs, (self.base, self.base + self.size))
        own: Ints = docs[first:end] - self.base
        return own

    def forward_index(self, field: str) -> ForwardIndex:
        """Return the forward index of a field without positions; deleted documents are in it."""
        if field not in self._forward:
            postings = self.terms.field(field)
            if postings is None:
                return inverted([], NONE, NONE, self.size)
            terms = postings.lexicon()
            docs = postings.read_terms(0, terms.counts, terms.totals).numbers
            names = [postings.kind.term(key) for key in terms.keys]
            self._forward[field] = inverted(names, terms.counts, docs, self.size)
        return self._forward[field]

    def take_over(self, older: "SegmentReader") -> None:
        """Take over what an older reader has read of this segment, whose files never change."""
        self.terms.take_over(older.terms)
        self.documents.take_over(older.documents)
        self._forward, self._parts, self._derived = older._forward, older._parts, older._derived


def sorted_near(lists: Iterable[Ints], near: Bools | None) -> Ints:
    """Join lists of flat positions, rising; with `near` (see SegmentReader.near) only those in a step that it marks."""
    if near is not None:
        lists = (positions[near[positions >> STEP_BITS]] for positions in lists)
    flat = np.concatenate([NONE, *lists])
    # Sorting is what costs, so positions that are far away are left out before. A stable sort of several rising
    # lists is a merge.
    flat.sort(kind="stable")
    return flat


class WantedDocuments:
    """The rising documents wanted by a query that are of one segment, numbered in it.

    `first` is the index of the first of them among all that are wanted. A query asks for the same documents once for
    each of its words.
    """

    def __init__(self, segment: SegmentReader, first: int, docs: Ints) -> None:
        self.segment, self.first, self.docs = segment, first, docs
        self._indices: Array | None = None

    def among(self, postings: PostingsReader, entry: Entry) -> tuple[Ints, Ints]:
        """Return the indices of the wanted documents that a term has, and their indices in its posting list.

        Not for fields with positions.
        """
        if len(self.docs) < _MANY or entry.count < _MANY or postings.probes(entry, len(self.docs)):
            return postings.among(entry, self.docs)
        if self._indices is None:
            self._indices = np.full(self.segment.size, -1, np.int32)
            self._indices[self.docs] = np.arange(len(self.docs))
        at = self._indices[postings.numbers(entry)]
        held_at = (at >= 0).nonzero()[0]
        return at[held_at].astype(np.int64), held_at

    def occurrences(self, field: str, words: Sequence[bytes], parts: Mapping[int, int]) -> Iterator[PartOccurrences]:
        """Yield the words of a PartedWordField in each of these parts that has them. See Snapshot.occurrences."""
        postings = self.segment.terms.field(field)
        if postings is None:
            return
        dead = None if self.segment.dead is None else self.segment.dead.nonzero()[0]
        for number, word in enumerate(words):
            for character, entry in postings.find_parts(word):
                if character in parts:
                    part = parts[character]
                    gone = 0 if dead is None else len(postings.among(entry, dead)[0])
                    held = None
                    if len(self.docs):
                        at, held_at = self.among(postings, entry)
                        if len(at):
                            freqs = postings.freqs_at(entry, held_at)
                            held = Occurrences(number, part, at + self.first, freqs)
                    yield PartOccurrences(number, part, entry.count - gone, held)
