"""One segment of an open index as arrays."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
from whoosh.reading import SegmentReader

from reader.columnar.arrays import Array, Bools, Ints, counted, ranges
from reader.columnar.errors import Unsupported
from reader.columnar.forward_index import Turned, turned
from reader.columnar.occurrences import Occurrences
from reader.columnar.per_document import DocumentsReader
from reader.columnar.posting_lists import PostingsReader
from reader.columnar.regions import Parts, parted
from reader.columnar.term_blocks import Entry
from reader.columnar.term_dictionary import ColumnarTermsReader

T = TypeVar("T")
DOCUMENT_SHIFT = 32
NONE: Ints = np.zeros(0, np.int64)
NEAR_STEP = 6
"""Places are first told apart by steps of so many, as a power of two."""
_TERMS = 1024
"""So many terms' places are read at once."""
_MANY = 1024
"""From so many documents on a table of where each stands is quicker than searching."""


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
        self._schema = reader.schema
        self._turned: dict[str, Turned] = {}
        self._parts: dict[str, Parts] = {}
        self._made: dict[str, tuple[str, Any]] = {}

    def found(self, field: str, term: bytes) -> tuple[PostingsReader, Entry] | None:
        postings = self.terms.field(field)
        entry = postings.find(term) if postings else None
        return (postings, entry) if postings and entry else None

    def shown(self, docs: Ints) -> Ints:
        """Those of the segment's documents that are not deleted, as numbered over all segments."""
        kept = self.alive(docs)
        if kept is not None:
            docs = docs[kept]
        return docs + self.base if self.base else docs

    def alive(self, docs: Ints) -> Ints | None:
        """Where those of `docs` stand that are not deleted; None where none of the segment is."""
        return None if self.dead is None else (~self.dead[docs]).nonzero()[0]

    def parts(self, field: str) -> Parts:
        """Which document and part of it each place of a field is of."""
        if field not in self._parts:
            postings = self.terms.field(field)
            marks = getattr(self._schema[field], "parts", "")
            if marks and postings is not None:
                entries = (postings.find(mark.encode()) for mark in marks)
                firsts = [NONE if entry is None else postings.numbers(entry) for entry in entries]
                self._parts[field] = parted(self.terms.starts(field), firsts)
            else:
                self._parts[field] = Parts(self.terms.stretches(field))
        return self._parts[field]

    def keyed(self, field: str, flat: Ints, part: int | None = None, at: Ints | None = None) -> Ints:
        """Places `document << 32 | position` from places counted through the segment, without deleted documents.

        With a part only those in it, counted from its begin. `at` are the stretches they lie in, where known.
        """
        parts = self.parts(field)
        if at is None:
            at = parts.stretches.of(flat)
        kept = parts.of_part(at, part)
        if kept is not None:
            flat, at = flat[kept], at[kept]
        docs = parts.documents(at)
        kept = self.alive(docs)
        if kept is not None:
            flat, at, docs = flat[kept], at[kept], docs[kept]
        return flat - parts.stretches.starts[at] + (docs + self.base << DOCUMENT_SHIFT)

    def counts(self, field: str, stretches: Ints) -> "Counts":
        """How many places lie in each document and part, from the rising stretches they lie in, deleted documents left
        out."""
        parts = self.parts(field)
        at, often = counted(stretches)
        docs = parts.documents(at)
        kept = self.alive(docs)
        if kept is not None:
            at, docs, often = at[kept], docs[kept], often[kept]
        return Counts(docs + self.base if self.base else docs, often, None if parts.parts is None else parts.parts[at])

    def beyond(self, field: str, prefixes: Iterable[bytes], near: Bools | None = None) -> Ints:
        """Flat places of all terms that begin with one of `prefixes` and are longer, rising; only where `near` says."""
        parts = self.parts_beyond(field, prefixes)
        if near is not None:
            parts = (part[near[part >> NEAR_STEP]] for part in parts)
        flat = np.concatenate([NONE, *parts])
        # The lists of several terms: sorting is what costs, so what is far away is left out before. A stable sort joins
        # what rises already.
        flat.sort(kind="stable")
        return flat

    def parts_beyond(self, field: str, prefixes: Iterable[bytes]) -> Iterator[Ints]:
        """What `beyond` tells, the places of some terms after those of others."""
        postings = self.terms.field(field)
        if postings is None:
            return
        for prefix in prefixes:
            first, end = postings.prefix_range(prefix)
            first += first < end and postings.entry(first)[0] == prefix
            for some in range(first, end, _TERMS):
                yield postings.stretch_of(some, min(some + _TERMS, end))[1]

    def characters(self, field: str) -> list[str]:
        """The terms of a field of characters, those of deleted documents too."""
        postings = self.terms.field(field)
        return [] if postings is None else [postings.kind.term(key).decode() for key in postings.lexicon()[0]]

    def kept(self, name: str, make: Callable[[], T], kind: str = "") -> T:
        """What is made once of this segment, whose files never change; under each name the kind that was last asked
        for."""
        if name not in self._made or self._made[name][0] != kind:
            self._made.pop(name, None)
            self._made[name] = kind, make()
        made: T = self._made[name][1]
        return made

    def flat_within(self, field: str, flat: Ints, within: Ints) -> Ints:
        """Those rising places that lie in the documents `within` (numbers of this segment)."""
        return flat[self.at_within(field, flat, within)]

    def at_within(self, field: str, flat: Ints, within: Ints) -> Ints:
        """Where those rising places stand that lie in the documents `within` (numbers of this segment)."""
        parts = self.parts(field)
        if len(within) * 2 < len(flat):
            starts, ends = parts.spans(within)
            first, end = np.searchsorted(flat, starts), np.searchsorted(flat, ends)
            counts = end - first
            return np.repeat(first, counts) + ranges(counts)
        wanted = np.zeros(self.size, np.bool_)
        wanted[within] = True
        return wanted[parts.documents(parts.stretches.of(flat))].nonzero()[0]

    def near(self, field: str, docs: Ints) -> Bools:
        """For each 2**NEAR_STEP places of a field whether some of them are of the rising `docs`."""
        parts = self.parts(field)
        steps = np.zeros((int(parts.stretches.starts[-1]) >> NEAR_STEP) + 2, np.bool_)
        starts, ends = parts.spans(docs)
        held = (ends > starts).nonzero()[0]
        first = starts[held] >> NEAR_STEP
        counts = (ends[held] - 1 >> NEAR_STEP) + 1 - first
        steps[np.repeat(first, counts) + ranges(counts)] = True
        return steps

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
        self._turned, self._parts, self._made = older._turned, older._parts, older._made


class Counts(NamedTuple):
    """Documents, and how often each holds something in each part; documents rise, and come once for each part.

    `parts` is None where documents have no parts.
    """

    docs: Ints
    often: Ints
    parts: Array | None


class Share:
    """Those of the rising documents that a query wants which are of one segment, by its own numbers.

    The first of them is the `first` of all that are wanted. A query asks for the same documents once for each word.
    """

    def __init__(self, leaf: Leaf, first: int, docs: Ints) -> None:
        self.leaf, self.first, self.docs = leaf, first, docs
        self._places: Array | None = None

    def among(self, postings: PostingsReader, entry: Entry) -> tuple[Ints, Ints]:
        """Where those that a term has stand, and where among the term's; not for places."""
        if len(self.docs) < _MANY or entry.count < _MANY or postings.probes(entry, len(self.docs)):
            return postings.among(entry, self.docs)
        if self._places is None:
            self._places = np.full(self.leaf.size, -1, np.int32)
            self._places[self.docs] = np.arange(len(self.docs))
        at = self._places[postings.numbers(entry)]
        held_at = (at >= 0).nonzero()[0]
        return at[held_at].astype(np.int64), held_at

    def occurrences(
        self, field: str, words: Sequence[bytes], parts: Mapping[int, int]
    ) -> Iterator[tuple[int, int, int, Occurrences | None]]:
        """See Snapshot.occurrences: word, part, how many documents of the segment hold it, and where those here do."""
        postings = self.leaf.terms.field(field)
        if postings is None:
            return
        dead = None if self.leaf.dead is None else self.leaf.dead.nonzero()[0]
        for number, word in enumerate(words):
            for character, entry in postings.find_parts(word):
                if character in parts:
                    gone = 0 if dead is None else len(postings.among(entry, dead)[0])
                    held = None
                    if len(self.docs):
                        at, held_at = self.among(postings, entry)
                        if len(at):
                            freqs = postings.freqs_at(entry, held_at)
                            held = Occurrences(number, parts[character], at + self.first, freqs)
                    yield number, parts[character], entry.count - gone, held
