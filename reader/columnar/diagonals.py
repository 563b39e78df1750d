"""Terms that stand as far apart as in a given text: passages that documents share with it, found without reading any.

A term found at position p, which stands at place q of the text, is on the diagonal p - q. Terms of one passage are near
one another, and share a diagonal or nearly: the two-hit method of Altschul et al., "Gapped BLAST and PSI-BLAST",
Nucleic Acids Research 25 (1997).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from reader.columnar.arrays import Bools, Ints
from reader.columnar.segment_reader import NONE, SegmentReader

_FOLLOWERS = 3
"""Terms behind a term that are compared with it: others may stand between two of one passage."""


class Nearness(NamedTuple):
    """Terms of one passage: at most `reach` positions apart, on diagonals that differ by `drift` at most."""

    reach: int
    drift: int


class DiagonalHits(NamedTuple):
    """Terms found in one passage with others: documents, rising, and the numbers of their terms, each of them once."""

    docs: Ints
    terms: Ints


def diagonal_hits(
    segment: SegmentReader, field: str, terms: Sequence[bytes], places: Sequence[int], nearness: Nearness
) -> DiagonalHits:
    """Find the terms of a text that begin at `places` of it, in the documents of one segment, if others are near."""
    postings = segment.terms.field(field)
    if postings is None or not terms:
        return DiagonalHits(NONE, NONE)
    bits = len(terms).bit_length()
    found = [
        (postings.numbers(entry) << bits) + number
        for number, term in enumerate(terms)
        if (entry := postings.find(term))
    ]
    # Sorted as one number each, which is faster than sorting two arrays by one of them.
    every = np.sort(np.concatenate([NONE, *found]))
    flat, numbers = every >> bits, every & (1 << bits) - 1
    held = _together(flat, flat - np.array(places)[numbers], nearness).nonzero()[0]
    return _by_document(segment, field, flat[held], numbers[held], bits)


def _together(flat: Ints, diagonals: Ints, nearness: Nearness) -> Bools:
    """Return for each of the rising positions True if another term of its passage is near."""
    held = np.zeros(len(flat), np.bool_)
    for by in range(1, min(_FOLLOWERS, len(flat) - 1) + 1):
        near = (flat[by:] - flat[:-by] <= nearness.reach) & (flat[by:] > flat[:-by])
        near &= np.abs(diagonals[by:] - diagonals[:-by]) <= nearness.drift
        held[:-by] |= near
        held[by:] |= near
    return held


def _by_document(segment: SegmentReader, field: str, flat: Ints, numbers: Ints, bits: int) -> DiagonalHits:
    parts = segment.parts(field)
    docs = parts.documents(parts.regions.of(flat))
    kept = segment.alive(docs)
    if kept is not None:
        docs, numbers = docs[kept], numbers[kept]
    each = np.sort((docs + segment.base << bits) + numbers)
    once = each[np.append(True, np.diff(each) > 0)[: len(each)]]
    return DiagonalHits(once >> bits, once & (1 << bits) - 1)
