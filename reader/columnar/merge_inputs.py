"""A k-way merge of postings into a segment: of batches in memory, runs on disk and older segments.

Every input numbers its documents from 0, and its flat positions through them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np

from reader.columnar.arrays import Ints, starts_of
from reader.columnar.posting_lists import Numbers, PostingsReader, Terms
from reader.columnar.posting_writer import CHUNK_NUMBERS, Chunk, Layout
from reader.columnar.term_keys import KeyKind, Keys, upper


class Postings(Protocol):
    """The postings of a field, in memory or on disk. `total` is the sum of its terms' totals."""

    terms: int
    total: int

    def lexicon(self) -> Terms: ...
    def lexicon_part(self, first: int, about: int) -> Terms: ...
    def read_terms(self, first: int, counts: Ints, totals: Ints) -> Numbers: ...


class Batch:
    """Postings in memory."""

    def __init__(self, chunk: Chunk) -> None:
        self._chunk = chunk
        self._starts = starts_of(chunk.counts)
        self._totals = chunk.counts if chunk.freqs is None else np.add.reduceat(chunk.freqs, self._starts[:-1])
        self.terms = len(chunk.counts)
        self.total = int(self._totals.sum())

    def lexicon(self) -> Terms:
        return Terms(self._chunk.keys, self._chunk.counts, self._totals)

    def lexicon_part(self, first: int, about: int) -> Terms:
        part = slice(first, first + about)
        return Terms(self._chunk.keys[part], self._chunk.counts[part], self._totals[part])

    def read_terms(self, first: int, counts: Ints, totals: Ints) -> Numbers:
        part = slice(self._starts[first], self._starts[first + len(counts)])
        freqs = self._chunk.freqs
        return Numbers(self._chunk.numbers[part], None if freqs is None else freqs[part])


@dataclass(frozen=True, slots=True)
class MergeInput:
    """Postings to be merged. Document d gets the number `docmap[d]` (int64, rising), -1 if it is dropped.

    `extents[d]` are the positions that it takes; only under POSITIONS.
    """

    postings: Postings | PostingsReader
    docmap: Ints
    extents: Ints | None = None


def extents_of(inputs: Sequence[MergeInput], documents: int) -> Ints:
    """Return the number of positions that each document of the new segment takes."""
    extents = np.zeros(documents, np.int64)
    for one in inputs:
        if one.extents is not None:
            kept = one.docmap >= 0
            extents[one.docmap[kept]] = one.extents[kept]
    return extents


class _Lists(NamedTuple):
    """Posting lists end to end, `counts[i]` of the `numbers` each, with `freqs` beside them under FREQS."""

    counts: Ints
    numbers: Ints
    freqs: Ints | None


class _Renumbering:
    """A function that converts the numbers of an input to those of the new segment, leaving out dropped documents."""

    def __init__(self, source: MergeInput, starts: Ints | None) -> None:
        """`starts` are the flat positions in the new segment at which its documents begin; only under POSITIONS."""
        docmap = source.docmap
        self._whole = bool(len(docmap)) and bool((docmap >= 0).all())
        self._docmap = docmap
        self._shifts: Ints | None = None
        self._step = int(docmap[0]) if self._whole else 0
        if starts is not None and source.extents is not None:
            old = starts_of(source.extents)
            self._old = old
            self._shifts = starts[np.maximum(docmap, 0)] - old[:-1]
            self._step = int(self._shifts[0]) if self._whole else 0

    def __call__(self, counts: Ints, read: Numbers) -> _Lists:
        numbers, freqs = read
        if self._whole:
            return _Lists(counts, numbers + self._step, freqs)
        documents = numbers
        if self._shifts is not None:
            documents = np.searchsorted(self._old[1:], numbers, side="right")
            numbers = numbers + self._shifts[documents]
        else:
            numbers = self._docmap[documents]
        kept = self._docmap[documents] >= 0
        kept_before = starts_of(kept.astype(np.int64))
        starts = starts_of(counts)
        left = kept_before[starts[1:]] - kept_before[starts[:-1]]
        return _Lists(left, numbers[kept], None if freqs is None else freqs[kept])


def merged(inputs: Sequence[MergeInput], kind: KeyKind, layout: Layout, starts: Ints | None) -> Iterator[Chunk]:
    """Yield all postings of the inputs in the order of terms.

    `starts` are the flat positions in the new segment at which its documents begin (POSITIONS). The inputs are in the
    order of their documents' new numbers, so that the lists of a term are laid end to end. At a time terms are read
    that have about CHUNK_NUMBERS numbers in all inputs together.
    """
    if len(inputs) == 1:
        yield from _renumbered(inputs[0], starts)
        return
    share = CHUNK_NUMBERS / max(1, sum(one.postings.total for one in inputs))
    cursors = [_Cursor(one.postings, share) for one in inputs]
    renumberings = [_Renumbering(one, starts) for one in inputs]
    while bounds := [cursor.bound() for cursor in cursors if cursor.more()]:
        known = [bound for bound in bounds if bound is not None]
        taken = [cursor.take(min(known) if known else None) for cursor in cursors]
        yield from _merged_terms(inputs, taken, renumberings, kind, layout)


def _merged_terms(
    inputs: Sequence[MergeInput],
    taken: "list[_TermRun]",
    renumberings: list[_Renumbering],
    kind: KeyKind,
    layout: Layout,
) -> Iterator[Chunk]:
    """Merge the postings of some consecutive terms of all inputs."""
    keys, ordinals = kind.union([terms.keys for terms in taken])
    sizes = np.zeros(len(keys), np.int64)
    for terms, own in zip(taken, ordinals, strict=True):
        sizes[own] += terms.counts
    for first, end in _cuts(sizes):
        parts = []
        for one, terms, own, renumber in zip(inputs, taken, ordinals, renumberings, strict=True):
            low, high = (int(at) for at in np.searchsorted(own, (first, end)))
            if low == high:
                continue
            counts = terms.counts[low:high]
            read = one.postings.read_terms(terms.first + low, counts, terms.totals[low:high])
            parts.append((own[low:high] - first, renumber(counts, read)))
        chunk = _laid_together(keys[first:end], parts, layout)
        # Released now, so that what is being written is held once.
        del parts
        if len(chunk.counts):
            yield chunk


@dataclass(frozen=True, slots=True)
class _TermRun:
    """Consecutive terms of an input, from its ordinal `first` on."""

    first: int
    keys: Keys
    counts: Ints
    totals: Ints

    def part(self, first: int, end: int) -> "_TermRun":
        return _TermRun(self.first + first, self.keys[first:end], self.counts[first:end], self.totals[first:end])


class _Cursor:
    """A cursor over the terms of an input, which holds a `share` of them at a time."""

    def __init__(self, postings: Postings | PostingsReader, share: float) -> None:
        self._postings = postings
        self._about = max(1, int(share * postings.terms))
        self._held = _TermRun(0, *postings.lexicon_part(0, self._about)) if postings.terms else None

    def more(self) -> bool:
        """Read on if few terms are held; return True if any are left."""
        if self._held is None:
            return False
        end = self._held.first + len(self._held.counts)
        if len(self._held.counts) <= self._about // 2 and end < self._postings.terms:
            keys, counts, totals = self._postings.lexicon_part(end, self._about)
            self._held = _TermRun(
                self._held.first,
                _joined(self._held.keys, keys),
                np.concatenate((self._held.counts, counts)),
                np.concatenate((self._held.totals, totals)),
            )
        return bool(len(self._held.counts))

    def bound(self) -> Any:
        """Return the last key held; None if no term follows it."""
        assert self._held is not None
        last = self._held.first + len(self._held.counts) == self._postings.terms
        return None if last else self._held.keys[-1]

    def take(self, bound: Any) -> _TermRun:
        """Remove and return the terms up to `bound`, all if it is None."""
        held = self._held
        if held is None:
            return _NO_TERMS
        end = len(held.counts) if bound is None else upper(held.keys, bound)
        self._held = held.part(end, len(held.counts))
        return held.part(0, end)


_NO_TERMS = _TermRun(0, [], np.zeros(0, np.int64), np.zeros(0, np.int64))


def _joined(one: Keys, other: Keys) -> Keys:
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return np.concatenate((one, other))
    return [*one, *other]


def _renumbered(source: MergeInput, starts: Ints | None) -> Iterator[Chunk]:
    """Yield the postings of a single input."""
    keys, counts, totals = source.postings.lexicon()
    renumber = _Renumbering(source, starts)
    for first, end in _cuts(counts):
        read = source.postings.read_terms(first, counts[first:end], totals[first:end])
        chunk = _without_empty(keys[first:end], renumber(counts[first:end], read))
        if len(chunk.counts):
            yield chunk


def _laid_together(keys: Keys, parts: list[tuple[Ints, _Lists]], layout: Layout) -> Chunk:
    """Lay the lists of each term end to end. Each part comes with the indices of its terms among `keys`."""
    total = np.zeros(len(keys), np.int64)
    for own, lists in parts:
        total[own] += lists.counts
    numbers = np.zeros(int(total.sum()), np.int64)
    freqs = np.zeros(len(numbers), np.int64) if layout is Layout.FREQS else None
    free = starts_of(total)[:-1]
    for own, lists in parts:
        at = np.repeat(free[own] - starts_of(lists.counts)[:-1], lists.counts)
        at += np.arange(len(lists.numbers))
        numbers[at] = lists.numbers
        if freqs is not None and lists.freqs is not None:
            freqs[at] = lists.freqs
        free[own] += lists.counts
    return _without_empty(keys, _Lists(total, numbers, freqs))


def _without_empty(keys: Keys, lists: _Lists) -> Chunk:
    """Leave out the terms whose lists are empty."""
    kept = np.flatnonzero(lists.counts)
    if len(kept) < len(lists.counts):
        keys = keys[kept] if isinstance(keys, np.ndarray) else [keys[index] for index in kept.tolist()]
    return Chunk(keys, lists.counts[kept], lists.numbers, lists.freqs)


def _cuts(sizes: Ints) -> Iterator[tuple[int, int]]:
    """Yield the start and end of runs of terms with about CHUNK_NUMBERS numbers each."""
    if not len(sizes):
        return
    ends = np.flatnonzero(np.diff(np.cumsum(sizes) // CHUNK_NUMBERS, append=-1)) + 1
    first = 0
    for end in ends.tolist():
        yield first, end
        first = end
