"""Blocks of a field's terms, decoded without arrays: for one look-up that is faster than with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

import numpy as np

from reader.columnar import elias_fano

_HALF_BITS = 48
_LOWER = (1 << _HALF_BITS) - 1
"""Two sizes are kept in one number, each below 2**48 bits."""
_SMALL = 128
"""The sizes of lists of fewer numbers than this are worked out together."""


class BlockRow(NamedTuple):
    """One block of terms: the ordinal of its first term, its bytes in the file, and the bits at which its lists begin.

    Lists have three streams: the lower bits of their numbers, their upper bits in unary, and frequencies.
    """

    first: int
    offset: int
    size: int
    low_bit: int
    high_bit: int
    freq_bit: int


@dataclass(slots=True)
class Entry:
    """A term in the dictionary of a field.

    `ordinal` is its index among the field's terms, `count` the length of its list, `total` its sum of frequencies. The
    others are the bits of the file at which its lower bits, upper bits and frequencies begin. Not frozen, because that
    makes it four times as slow to make.
    """

    ordinal: int
    count: int
    total: int
    low_bit: int
    high_bit: int
    freq_bit: int


class Sizes(dict[int, int]):
    """A cache of list sizes in bits: of a list of one number more than the key, with numbers below `bound`.

    The lower 48 bits are the size of the lower stream, those above them the size of the upper stream.
    """

    def __init__(self, bound: int, repeats: bool) -> None:
        self._bound, self._repeats = bound, repeats
        shape = elias_fano.shapes(bound, np.arange(1, _SMALL), repeats=repeats)
        pairs = zip(shape.low_bits.tolist(), shape.high_bits.tolist(), strict=True)
        super().__init__(enumerate(low | high << _HALF_BITS for low, high in pairs))

    def __missing__(self, fewer: int) -> int:
        shape = elias_fano.shape_of(self._bound, fewer + 1, repeats=self._repeats)
        size = self[fewer] = shape.low_bits | shape.high_bits << _HALF_BITS
        return size


@lru_cache(maxsize=64)
def sizes_of(bound: int, repeats: bool) -> Sizes:
    """Return the cache for lists of these kinds, shared by the blocks and segments that have them."""
    return Sizes(bound, repeats)


class Block:
    """A block of decoded terms; their counts are kept less one, as they are written."""

    __slots__ = ("fewer", "first", "freq_bit", "high_bit", "keys", "low_bit", "more", "sizes")

    def __init__(
        self,
        sizes: Sizes,
        row: BlockRow,
        keys: Sequence[int] | Sequence[bytes],
        fewer: Sequence[int],
        more: Sequence[int] | None,
    ) -> None:
        """`fewer` are the counts less one; `more` is the excess of the sums of frequencies over the counts."""
        self.sizes = sizes
        self.first, self.low_bit, self.high_bit, self.freq_bit = row.first, row.low_bit, row.high_bit, row.freq_bit
        self.keys, self.fewer, self.more = keys, fewer, more

    def entry(self, position: int) -> Entry:
        """Return the entry of the term at this index of the block."""
        return self.entries(position, position + 1)[0]

    def entries(self, first: int, end: int) -> list[Entry]:
        """Return the entries of the terms at the indices `first` to `end` (exclusive) of the block."""
        before = sum(map(self.sizes.__getitem__, self.fewer[:first]))
        freq = self.freq_bit
        if self.more is not None:
            # As posting_writer.freq_bits: a list with an excess takes its sum of frequencies, others nothing.
            more = self.more[:first]
            freq += sum(compress(self.fewer, more)) + sum(more) + first - more.count(0)
        entries = []
        for position in range(first, end):
            fewer = self.fewer[position]
            more_here = 0 if self.more is None else self.more[position]
            low, high = self.low_bit + (before & _LOWER), self.high_bit + (before >> _HALF_BITS)
            entries.append(Entry(self.first + position, fewer + 1, fewer + 1 + more_here, low, high, freq))
            before += self.sizes[fewer]
            freq += more_here and fewer + 1 + more_here
        return entries
