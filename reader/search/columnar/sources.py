"""Postings on their way into a segment: batches in memory, runs on disk and older segments, all merged by one routine.

Every source numbers its documents from 0, and its places through them; `docmap` tells their numbers in the new segment.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from reader.search.columnar.arrays import Ints, ranges, starts_of
from reader.search.columnar.keys import KeyKind, Keys
from reader.search.columnar.posting_lists import PostingsReader
from reader.search.columnar.postings import CHUNK_NUMBERS, Chunk, Layout


class Postings(Protocol):
    """The postings of a field, from wherever."""

    def lexicon(self) -> tuple[Keys, Ints, Ints]: ...
    def stretch(self, first: int, counts: Ints, totals: Ints) -> tuple[Ints, Ints | None]: ...


class Batch:
    """Postings in memory."""

    def __init__(self, chunk: Chunk) -> None:
        self._chunk = chunk
        self._starts = starts_of(chunk.counts)

    def lexicon(self) -> tuple[Keys, Ints, Ints]:
        chunk = self._chunk
        totals = chunk.counts if chunk.freqs is None else np.add.reduceat(chunk.freqs, self._starts[:-1])
        return chunk.keys, chunk.counts, totals

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
    """
    if len(sources) == 1:
        yield from _renumbered(sources[0], starts)
        return
    lexica = [source.postings.lexicon() for source in sources]
    keys, ordinals = kind.union([lexicon[0] for lexicon in lexica])
    renumberings = [_Renumbering(source, starts) for source in sources]
    sizes = np.zeros(len(keys), np.int64)
    for (_, counts, _), places in zip(lexica, ordinals, strict=True):
        sizes[places] += counts
    for first, end in _cuts(sizes):
        parts = []
        for source, (_, counts, totals), places, renumber in zip(sources, lexica, ordinals, renumberings, strict=True):
            low, high = (int(at) for at in np.searchsorted(places, (first, end)))
            if low == high:
                continue
            numbers, freqs = source.postings.stretch(low, counts[low:high], totals[low:high])
            parts.append((places[low:high] - first, *renumber(counts[low:high], numbers, freqs)))
        chunk = _laid_together(keys[first:end], parts, layout)
        if len(chunk.counts):
            yield chunk


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
        at = np.repeat(free[places], counts) + ranges(counts)
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
