"""Terms of a field as they are looked up: decoded without arrays, a block of them at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

import numpy as np

from reader.columnar import elias_fano

_HALF = 48
_LOWER = (1 << _HALF) - 1
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
    """Bits of the lower stream, and above them of the upper stream, of a list of one number more than the key, below
    `bound`."""

    def __init__(self, bound: int, repeats: bool) -> None:
        self._bound, self._repeats = bound, repeats
        shape = elias_fano.shapes(bound, np.arange(1, _SMALL), repeats=repeats)
        pairs = zip(shape.low_bits.tolist(), shape.high_bits.tolist(), strict=True)
        super().__init__(enumerate(low | high << _HALF for low, high in pairs))

    def __missing__(self, fewer: int) -> int:
        shape = elias_fano.shape_of(self._bound, fewer + 1, repeats=self._repeats)
        size = self[fewer] = shape[2] | shape[3] << _HALF
        return size


@lru_cache(maxsize=64)
def sizes_of(bound: int, repeats: bool) -> Sizes:
    return Sizes(bound, repeats)


class Block:
    """Decoded terms, whose counts are kept less one, as they are written."""

    __slots__ = ("fewer", "first", "freq_bit", "high_bit", "keys", "low_bit", "more", "of")

    def __init__(
        self,
        of: Sizes,
        row: list[int],
        keys: Sequence[int] | Sequence[bytes],
        fewer: Sequence[int],
        more: Sequence[int] | None,
    ) -> None:
        """`more` tells by how much the sums of frequencies exceed the counts."""
        self.of = of
        self.first, _, _, self.low_bit, self.high_bit, self.freq_bit = row
        self.keys, self.fewer, self.more = keys, fewer, more

    def entry(self, place: int) -> Entry:
        return self.entries(place, place + 1)[0]

    def entries(self, first: int, end: int) -> list[Entry]:
        before = sum(map(self.of.__getitem__, self.fewer[:first]))
        freq = self.freq_bit
        if self.more is not None:
            # As postings.freq_bits: where there is more, as much as the count and more.
            more = self.more[:first]
            freq += sum(compress(self.fewer, more)) + sum(more) + first - more.count(0)
        entries = []
        for place in range(first, end):
            fewer = self.fewer[place]
            more_here = 0 if self.more is None else self.more[place]
            low, high = self.low_bit + (before & _LOWER), self.high_bit + (before >> _HALF)
            entries.append(Entry(self.first + place, fewer + 1, fewer + 1 + more_here, low, high, freq))
            before += self.of[fewer]
            freq += more_here and fewer + 1 + more_here
        return entries
