"""Postings on their way into a segment: batches in memory, runs on disk and older segments, all merged by one routine.

Every source numbers its documents from 0, and its places through them; `docmap` tells their numbers in the new segment.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from reader.columnar.arrays import Ints, starts_of
from reader.columnar.posting_lists import PostingsReader
from reader.columnar.posting_writer import CHUNK_NUMBERS, Chunk, Layout
from reader.columnar.term_keys import KeyKind, Keys, upper


class Postings(Protocol):
    """The postings of a field, from wherever. `total` is the sum of its terms' totals."""

    terms: int
    total: int

    def lexicon(self) -> tuple[Keys, Ints, Ints]: ...
    def lexicon_part(self, first: int, about: int) -> tuple[Keys, Ints, Ints]: ...
    def stretch(self, first: int, counts: Ints, totals: Ints) -> tuple[Ints, Ints | None]: ...


class Batch:
    """Postings in memory."""

    def __init__(self, chunk: Chunk) -> None:
        self._chunk = chunk
        self._starts = starts_of(chunk.counts)
        self._totals = chunk.counts if chunk.freqs is None else np.add.reduceat(chunk.freqs, self._starts[:-1])
        self.terms = len(chunk.counts)
        self.total = int(self._totals.sum())

    def lexicon(self) -> tuple[Keys, Ints, Ints]:
        return self._chunk.keys, self._chunk.counts, self._totals

    def lexicon_part(self, first: int, about: int) -> tuple[Keys, Ints, Ints]:
        part = slice(first, first + about)
        return self._chunk.keys[part], self._chunk.counts[part], self._totals[part]

    def stretch(self, first: int, counts: Ints, totals: Ints) -> tuple[Ints, Ints | None]:
        part = slice(self._starts[first], self._starts[first + len(counts)])
        freqs = self._chunk.freqs
        return self._chunk.numbers[part], None if freqs is None else freqs[part]


@dataclass(frozen=True, slots=True)
class Source:
    """`docmap[d]` is document d's new number, -1 where dropped; `extents[d]` the places it takes (PLACES only)."""

    postings: Postings | PostingsReader
    docmap: Ints
    extents: Ints | None = None


def extents_of(sources: Sequence[Source], documents: int) -> Ints:
    """The places that each document of the new segment takes."""
    extents = np.zeros(documents, np.int64)
    for source in sources:
        if source.extents is not None:
            kept = source.docmap >= 0
            extents[source.docmap[kept]] = source.extents[kept]
    return extents


class _Renumbering:
    """Turns a source's numbers into the new segment's, dropping those of dropped documents."""

    def __init__(self, source: Source, starts: Ints | None) -> None:
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

    def __call__(self, counts: Ints, numbers: Ints, freqs: Ints | None) -> tuple[Ints, Ints, Ints | None]:
        if self._whole:
            return counts, numbers + self._step, freqs
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
        return left, numbers[kept], None if freqs is None else freqs[kept]


def merged(sources: Sequence[Source], kind: KeyKind, layout: Layout, starts: Ints | None) -> Iterator[Chunk]:
    """All postings of the sources in the order of terms; `starts` tells where each document's places begin (PLACES).

    Sources follow one another in the order of their documents' new numbers, so a term's numbers are laid end to end.
    Of each source's terms no more are held at once than of about CHUNK_NUMBERS numbers of all together.
    """
    if len(sources) == 1:
        yield from _renumbered(sources[0], starts)
        return
    share = CHUNK_NUMBERS / max(1, sum(source.postings.total for source in sources))
    cursors = [_Cursor(source.postings, share) for source in sources]
    renumberings = [_Renumbering(source, starts) for source in sources]
    while bounds := [cursor.bound() for cursor in cursors if cursor.more()]:
        known = [bound for bound in bounds if bound is not None]
        taken = [cursor.take(min(known) if known else None) for cursor in cursors]
        yield from _merged_terms(sources, taken, renumberings, kind, layout)


def _merged_terms(
    sources: Sequence[Source], taken: "list[_Terms]", renumberings: list[_Renumbering], kind: KeyKind, layout: Layout
) -> Iterator[Chunk]:
    """What the sources hold of some consecutive terms."""
    keys, ordinals = kind.union([terms.keys for terms in taken])
    sizes = np.zeros(len(keys), np.int64)
    for terms, places in zip(taken, ordinals, strict=True):
        sizes[places] += terms.counts
    for first, end in _cuts(sizes):
        parts = []
        for source, terms, places, renumber in zip(sources, taken, ordinals, renumberings, strict=True):
            low, high = (int(at) for at in np.searchsorted(places, (first, end)))
            if low == high:
                continue
            counts = terms.counts[low:high]
            numbers, freqs = source.postings.stretch(terms.first + low, counts, terms.totals[low:high])
            parts.append((places[low:high] - first, *renumber(counts, numbers, freqs)))
        chunk = _laid_together(keys[first:end], parts, layout)
        # What is being written is held once.
        del parts
        if len(chunk.counts):
            yield chunk


@dataclass(frozen=True, slots=True)
class _Terms:
    """Consecutive terms of a source, from its ordinal `first` on."""

    first: int
    keys: Keys
    counts: Ints
    totals: Ints

    def part(self, first: int, end: int) -> "_Terms":
        return _Terms(self.first + first, self.keys[first:end], self.counts[first:end], self.totals[first:end])


class _Cursor:
    """Walks a source's terms, holding a `share` of them at a time."""

    def __init__(self, postings: Postings | PostingsReader, share: float) -> None:
        self._postings = postings
        self._about = max(1, int(share * postings.terms))
        self._held = _Terms(0, *postings.lexicon_part(0, self._about)) if postings.terms else None

    def more(self) -> bool:
        """Whether terms are left; holds enough of them then."""
        if self._held is None:
            return False
        end = self._held.first + len(self._held.counts)
        if len(self._held.counts) <= self._about // 2 and end < self._postings.terms:
            keys, counts, totals = self._postings.lexicon_part(end, self._about)
            self._held = _Terms(
                self._held.first,
                _joined(self._held.keys, keys),
                np.concatenate((self._held.counts, counts)),
                np.concatenate((self._held.totals, totals)),
            )
        return bool(len(self._held.counts))

    def bound(self) -> Any:
        """The last key held, where others follow it."""
        assert self._held is not None
        last = self._held.first + len(self._held.counts) == self._postings.terms
        return None if last else self._held.keys[-1]

    def take(self, bound: Any) -> _Terms:
        """The terms up to `bound`, or all."""
        held = self._held
        if held is None:
            return _NO_TERMS
        end = len(held.counts) if bound is None else upper(held.keys, bound)
        self._held = held.part(end, len(held.counts))
        return held.part(0, end)


_NO_TERMS = _Terms(0, [], np.zeros(0, np.int64), np.zeros(0, np.int64))


def _joined(one: Keys, other: Keys) -> Keys:
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return np.concatenate((one, other))
    return [*one, *other]


def _renumbered(source: Source, starts: Ints | None) -> Iterator[Chunk]:
    keys, counts, totals = source.postings.lexicon()
    renumber = _Renumbering(source, starts)
    for first, end in _cuts(counts):
        numbers, freqs = source.postings.stretch(first, counts[first:end], totals[first:end])
        left, numbers, freqs = renumber(counts[first:end], numbers, freqs)
        chunk = _held(keys[first:end], left, numbers, freqs)
        if len(chunk.counts):
            yield chunk


def _laid_together(keys: Keys, parts: list[tuple[Ints, Ints, Ints, Ints | None]], layout: Layout) -> Chunk:
    total = np.zeros(len(keys), np.int64)
    for places, counts, _, _ in parts:
        total[places] += counts
    numbers = np.zeros(int(total.sum()), np.int64)
    freqs = np.zeros(len(numbers), np.int64) if layout is Layout.FREQS else None
    free = starts_of(total)[:-1]
    for places, counts, part, part_freqs in parts:
        at = np.repeat(free[places] - starts_of(counts)[:-1], counts)
        at += np.arange(len(part))
        numbers[at] = part
        if freqs is not None and part_freqs is not None:
            freqs[at] = part_freqs
        free[places] += counts
    return _held(keys, total, numbers, freqs)


def _held(keys: Keys, counts: Ints, numbers: Ints, freqs: Ints | None) -> Chunk:
    """Without the terms that have no numbers left."""
    kept = np.flatnonzero(counts)
    if len(kept) < len(counts):
        keys = keys[kept] if isinstance(keys, np.ndarray) else [keys[place] for place in kept.tolist()]
    return Chunk(keys, counts[kept], numbers, freqs)


def _cuts(sizes: Ints) -> Iterator[tuple[int, int]]:
    """Stretches of terms with about CHUNK_NUMBERS numbers each."""
    if not len(sizes):
        return
    ends = np.flatnonzero(np.diff(np.cumsum(sizes) // CHUNK_NUMBERS, append=-1)) + 1
    first = 0
    for end in ends.tolist():
        yield first, end
        first = end
