"""Terms of a field as they are looked up: decoded without arrays, a block of them at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import numpy as np

from reader.search.columnar import monotone

_HALF = 48
"""Two sizes in one number: below 2**48 bits each."""
_SMALL = 1024
"""The sizes of lists of fewer numbers are worked out together."""


@dataclass(slots=True)
class Entry:
    """A term found: its order among the field's terms, how many numbers it has, their sum of frequencies, and where.

    Not frozen, for that makes it four times as slow to make.
    """

    ordinal: int
    count: int
    total: int
    low_bit: int
    high_bit: int
    freq_bit: int


class Sizes(dict[int, int]):
    """Bits of the lower stream, and above them of the upper stream, of a list of so many numbers below `bound`."""

    def __init__(self, bound: int, repeats: bool) -> None:
        self._bound, self._repeats = bound, repeats
        shape = monotone.shapes(bound, np.arange(_SMALL), repeats=repeats)
        pairs = zip(shape.low_bits.tolist(), shape.high_bits.tolist(), strict=True)
        super().__init__(enumerate(low | high << _HALF for low, high in pairs))

    def __missing__(self, count: int) -> int:
        shape = monotone.shape_of(self._bound, count, repeats=self._repeats)
        size = self[count] = shape[2] | shape[3] << _HALF
        return size


@lru_cache(maxsize=64)
def sizes_of(bound: int, repeats: bool) -> Sizes:
    return Sizes(bound, repeats)


class Block:
    """Decoded terms; `sizes` and `freq_sizes` tell where their numbers begin, summed up when first asked for."""

    __slots__ = ("counts", "first", "freq_bit", "freq_sizes", "high_bit", "keys", "low_bit", "more", "of", "sizes")

    def __init__(self, of: Sizes, row: list[int], keys: Sequence[int] | Sequence[bytes], counts: list[int]) -> None:
        self.of = of
        self.first, _, _, self.low_bit, self.high_bit, self.freq_bit = row
        self.keys, self.counts = keys, counts
        self.more: Sequence[int] | None = None
        """By how much the sums of frequencies exceed the counts."""
        self.sizes: list[int] | None = None
        self.freq_sizes: list[int] | None = None

    def entry(self, place: int) -> Entry:
        count = self.counts[place]
        total = count if self.more is None else count + self.more[place]
        if place == 0:
            return Entry(self.first, count, total, self.low_bit, self.high_bit, self.freq_bit)
        if self.sizes is None:
            self.sizes = list(accumulate(map(self.of.__getitem__, self.counts)))
        before = self.sizes[place - 1]
        low, high = self.low_bit + (before & (1 << _HALF) - 1), self.high_bit + (before >> _HALF)
        freq = self.freq_bit
        if self.more is not None:
            if self.freq_sizes is None:
                # As postings.freq_bits.
                sizes = [more and count + more for count, more in zip(self.counts, self.more, strict=True)]
                self.freq_sizes = list(accumulate(sizes))
            freq += self.freq_sizes[place - 1]
        return Entry(self.first + place, count, total, low, high, freq)
