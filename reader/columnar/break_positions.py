"""A bitmap of positions that a match may not cross, tested for many ranges at a time."""

from collections.abc import Iterable

import numpy as np

from reader.columnar.arrays import Array, Ints

_BITS = np.left_shift(1, np.arange(8)).astype(np.uint8)
_WIDEST_BITS = 56
"""Bits that one load of eight bytes gives from any bit on."""
_WIDEST = np.uint64((1 << _WIDEST_BITS) - 1)


class BreakPositions:
    """One bit for each of the flat positions below `bound`; set for those in `lists`, each of which occurs once."""

    def __init__(self, bound: int, lists: Iterable[Ints]) -> None:
        bits = np.zeros((bound >> 3) + 16, np.uint8)
        for positions in lists:
            # A bit is added once, so that nothing is carried.
            np.add.at(bits, positions >> 3, _BITS[positions & 7])
        # Overlapping words of 64 bits, one from each byte on.
        self._words: Array = np.ndarray((len(bits) - 7,), "<u8", bits, strides=(1,))

    def free(self, first: Ints, end: Ints) -> Ints:
        """Return the indices of the ranges `first[i]` to `end[i]` (exclusive) without a set bit."""
        found = np.ones(len(first), np.bool_)
        left = (first < end).nonzero()[0]
        at, sizes = first[left], end[left] - first[left]
        while len(left):
            loaded = self._words[at >> 3] >> (at & 7).astype(np.uint64)
            mask = (np.uint64(1) << np.minimum(sizes, _WIDEST_BITS).astype(np.uint64)) - np.uint64(1)
            clear = (loaded & mask) == 0
            found[left[~clear]] = False
            on = (clear & (sizes > _WIDEST_BITS)).nonzero()[0]
            left, at, sizes = left[on], at[on] + _WIDEST_BITS, sizes[on] - _WIDEST_BITS
        return found.nonzero()[0]

    def next(self, positions: Ints) -> Ints:
        """Return the first set position at or after each of these; after each there must be one."""
        found = positions.copy()
        left = np.arange(len(positions))
        while len(left):
            at = found[left]
            loaded = (self._words[at >> 3] >> (at & 7).astype(np.uint64)) & _WIDEST
            clear = loaded == 0
            # Below the lowest set bit there are as many ones as the number less one keeps of it.
            lowest = loaded & (~loaded + np.uint64(1))
            found[left] = at + np.where(clear, _WIDEST_BITS, np.bitwise_count(lowest - np.uint64(1)))
            left = left[clear]
        return found
