"""Look-up of a few numbers in a long Elias-Fano list, without decoding it.

A million documents may hold a word of which a query asks for three. The upper bits are a bit vector with rank and
select (Jacobson, "Space-efficient static trees and graphs", FOCS 1989): ones are counted by words of 64 bits, and from
these counts any one is found by a binary search and a look into one word. Lower bits are read only for the numbers
that share their upper bits with a wanted one.
"""

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from reader.columnar.arrays import Array, Bools, Ints, ranges
from reader.columnar.bits import PADDING, unpack
from reader.columnar.elias_fano import shape_of
from reader.columnar.errors import DamagedSegment
from reader.columnar.term_blocks import Entry

Read = Callable[[int, int], tuple[bytes, int]]
"""A function of a bit and a number of bits: reads them, and returns the bytes that hold them and their first bit."""

_WORD_BITS = 64
_APART_BITS = 8192 * 8
"""Distance of two numbers from which it pays to read each by itself."""
_PIECES = 32
"""Most pieces read one by one."""


class RankSelect:
    """A bit vector, `total` bits from bit `start` of a stream, with rank and select."""

    def __init__(self, stream: bytes, start: int, total: int) -> None:
        first, self._skipped = start >> 3, start & 7
        data = bytearray(stream[first : (start + total + 7) >> 3])
        data[0] &= 0xFF << self._skipped & 0xFF
        data[-1] &= 0xFF >> (-(self._skipped + total) & 7)
        # At least one word of zeros follows, so that there is always another zero.
        data += bytes(8 + -len(data) % 8)
        self._words: Array = np.frombuffer(bytes(data), "<u8")
        self._ones = np.zeros(len(self._words) + 1, np.int64)
        np.cumsum(np.bitwise_count(self._words), out=self._ones[1:])

    @property
    def count(self) -> int:
        """Number of ones."""
        return self._ones.item(-1)

    def at(self, positions: Ints) -> Bools:
        """Return the bits at these positions."""
        positions = positions + self._skipped
        shifted = self._words[positions >> 6] >> (positions & 63).astype(np.uint64)
        marked: Bools = (shifted & np.uint64(1)).astype(np.bool_)
        return marked

    def before(self, positions: Ints) -> Ints:
        """Return the number of ones before each of these positions (rank)."""
        positions = positions + self._skipped
        below = (np.uint64(1) << (positions & 63).astype(np.uint64)) - np.uint64(1)
        ones: Ints = self._ones[positions >> 6] + np.bitwise_count(self._words[positions >> 6] & below)
        return ones

    def ones(self, orders: Ints) -> Ints:
        """Return the position of the i-th one for each i of `orders`, counted from 0 (select)."""
        words = self._ones.searchsorted(orders, side="right") - 1
        return self._within(self._words[words], words, orders - self._ones[words])

    def zeros(self, orders: Ints) -> Ints:
        """Return the position of the i-th zero for each i of `orders`, counted from 0 (select)."""
        orders = orders + self._skipped
        zeros = np.arange(0, len(self._ones) * _WORD_BITS, _WORD_BITS) - self._ones
        words = zeros.searchsorted(orders, side="right") - 1
        return self._within(~self._words[words], words, orders - zeros[words])

    def _within(self, found: Array, words: Ints, orders: Ints) -> Ints:
        """Return the positions of the `orders[i]`-th ones of the words `found[i]`, whose indices are `words[i]`."""
        bits = np.unpackbits(found.view(np.uint8).reshape(-1, 8), axis=1, bitorder="little")
        passed = bits.cumsum(axis=1, dtype=np.uint8) <= orders[:, np.newaxis]
        positions: Ints = words * _WORD_BITS + passed.sum(axis=1) - self._skipped
        return positions


def probe(read: Read, entry: Entry, bound: int, wanted: Ints, *, repeats: bool) -> tuple[Ints, Ints]:
    """Return the indices of those of the rising `wanted` numbers that a term's list holds, and their indices in it.

    The list has numbers below `bound`; a number that it repeats is returned as often. Raises DamagedSegment.
    """
    width, dense, _, high_bits = shape_of(bound, entry.count, repeats=repeats)
    stream, at = read(entry.high_bit, high_bits)
    marks = RankSelect(stream, at, high_bits)
    if marks.count != entry.count:
        raise DamagedSegment("a list holds another count of numbers than its term says")
    wanted = wanted[: wanted.searchsorted(bound)]
    if dense:
        held = marks.at(wanted).nonzero()[0]
        return held, marks.before(wanted[held])
    # The numbers that share their upper bits are the ones between two zeros.
    upper = wanted >> width
    edges = marks.zeros(np.concatenate((np.maximum(upper - 1, 0), upper)))
    first = np.where(upper > 0, edges[: len(upper)] + 1, 0)
    sizes = edges[len(upper) :] - first
    owners = np.repeat(np.arange(len(wanted)), sizes)
    indices = np.repeat(first - upper, sizes) + ranges(sizes)
    if width:
        lowest = (1 << width) - 1
        same = _lower(read, entry.low_bit, width, indices) == (wanted & lowest)[owners]
        owners, indices = owners[same], indices[same]
    return owners, indices


def _lower(read: Read, low_bit: int, width: int, indices: Ints) -> Ints:
    """Return the lower bits of the numbers at rising indices of a list, read in one piece or in a few far apart."""
    if not len(indices):
        return indices
    bits = low_bit + indices * width
    cuts = (np.flatnonzero(bits[1:] - bits[:-1] > _APART_BITS) + 1).tolist()
    edges = [0, *cuts, len(bits)] if len(cuts) < _PIECES else [0, len(bits)]
    parts = []
    for first, end in pairwise(edges):
        start = bits.item(first)
        stream, at = read(start, bits.item(end - 1) + width - start)
        parts.append(unpack(stream + PADDING, bits[first:end] - start + at, np.array(width)))
    return np.concatenate(parts)
