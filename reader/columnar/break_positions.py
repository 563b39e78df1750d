"""Places that nothing may run over, a bit for each place of a segment, looked at many at a time."""

from collections.abc import Iterable

import numpy as np

from reader.columnar.arrays import Array, Ints

_BITS = np.left_shift(1, np.arange(8)).astype(np.uint8)
_WIDEST = 56
"""So many bits can be loaded at once from any bit on."""


class Barriers:
    """Of the places below `bound` those in `parts`, each of which comes once."""

    def __init__(self, bound: int, parts: Iterable[Ints]) -> None:
        bits = np.zeros((bound >> 3) + 16, np.uint8)
        for places in parts:
            # A bit is added once, so that nothing is carried.
            np.add.at(bits, places >> 3, _BITS[places & 7])
        # A word from each byte on.
        self._words: Array = np.ndarray((len(bits) - 7,), "<u8", bits, strides=(1,))

    def free(self, first: Ints, end: Ints) -> Ints:
        """Where no barrier stands from `first` on and before `end`."""
        found = np.ones(len(first), np.bool_)
        left = (first < end).nonzero()[0]
        at, sizes = first[left], end[left] - first[left]
        while len(left):
            loaded = self._words[at >> 3] >> (at & 7).astype(np.uint64)
            looked = (np.uint64(1) << np.minimum(sizes, _WIDEST).astype(np.uint64)) - np.uint64(1)
            clear = (loaded & looked) == 0
            found[left[~clear]] = False
            on = (clear & (sizes > _WIDEST)).nonzero()[0]
            left, at, sizes = left[on], at[on] + _WIDEST, sizes[on] - _WIDEST
        return found.nonzero()[0]
