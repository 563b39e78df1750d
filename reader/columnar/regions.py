"""Regions of flat positions, each of one document or of one part of it, and the region of any position.

A flat position counts through all documents of a segment: each document begins where the one before ended.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from reader.columnar.arrays import Array, Ints

_STEP_BITS = 8
"""log2 of the positions between two entries of the table: fewer than most regions have."""
_FEW = 2000
"""Number of positions from which the table pays."""
_SHORT = 3
"""Steps from region to region before the rest, which lie among very short ones, is found by binary search."""


class Regions:
    """Region i has the positions from `starts[i]` to `starts[i + 1]` (exclusive); the last item is the end of the last.

    `starts` is int64 or int32.
    """

    def __init__(self, starts: Ints, step_bits: int = _STEP_BITS) -> None:
        """`step_bits` is log2 of the positions between two entries of the table: less for shorter regions."""
        self.starts = starts
        self._step_bits = step_bits
        self._table: Array | None = None

    def of(self, positions: Ints) -> Ints:
        """Return the region of each position.

        Many are looked up in a table: a binary search for each takes three times as long.
        """
        ends = self.starts[1:]
        # Of one type, because a search among values of another type copies them all.
        positions = positions.astype(ends.dtype, copy=False)
        if len(positions) < _FEW:
            return ends.searchsorted(positions, side="right")
        if self._table is None:
            self._table = _table(ends, self._step_bits)
        found: Ints = self._table[positions >> self._step_bits].astype(np.int64)
        late = (ends[found] <= positions).nonzero()[0]
        for _ in range(_SHORT):
            if not len(late):
                return found
            found[late] += 1
            late = late[ends[found[late]] <= positions[late]]
        found[late] = ends.searchsorted(positions[late], side="right")
        return found


def _table(ends: Ints, step_bits: int) -> Array:
    """Return the region of each 2**step_bits-th position, int32."""
    # The regions that end before a step or at it are counted: a binary search for each step takes ten times as long.
    ended = np.bincount((ends + (1 << step_bits) - 1) >> step_bits).cumsum()
    # A position after the last region counts as in it; none is ever asked for.
    table: Array = np.minimum(ended, len(ends) - 1).astype(np.int32)
    return table


class Spans(NamedTuple):
    """Flat positions at which documents begin, and the ones after their last."""

    starts: Ints
    ends: Ints


@dataclass(frozen=True, slots=True)
class Parts:
    """The regions of a field: region i is part `parts[i]` (uint8) of document `docs[i]` (int32, rising).

    If the documents have no parts, both are None and region i is document i.
    """

    regions: Regions
    docs: Array | None = None
    parts: Array | None = None

    def documents(self, regions: Ints) -> Ints:
        """Return the document of each of these regions."""
        return regions if self.docs is None else self.docs[regions].astype(np.int64)

    def of_part(self, regions: Ints, part: int | None) -> Ints | None:
        """Return the indices of those of these regions that are of `part`; None if all are."""
        if part is None or self.parts is None:
            return None
        # Indices, here and wherever many hits are handled: a boolean mask takes ten times as long.
        found: Ints = (self.parts[regions] == part).nonzero()[0]
        return found

    def spans(self, docs: Ints) -> Spans:
        """Return the span of each of these documents."""
        starts = self.regions.starts
        if self.docs is None:
            return Spans(starts[docs], starts[docs + 1])
        wanted = docs.astype(self.docs.dtype)
        return Spans(starts[self.docs.searchsorted(wanted)], starts[self.docs.searchsorted(wanted, side="right")])


def parted(starts: Ints, firsts: list[Ints]) -> Parts:
    """Build the regions of documents with parts.

    `starts` are the flat positions at which documents begin, and the end of the last; `firsts[p]` those at which part
    p of a document begins. All rise.
    """
    joined = np.concatenate(firsts)
    order = joined.argsort(kind="stable")
    codes = np.repeat(np.arange(len(firsts), dtype=np.uint8), [len(one) for one in firsts])[order]
    begins = np.append(joined[order], starts[-1:])
    del joined, order
    # Documents are fewer than regions, so they are the ones that are searched for.
    held = np.diff(begins[:-1].searchsorted(starts))
    return Parts(Regions(begins), np.arange(len(held), dtype=np.int32).repeat(held), codes)
