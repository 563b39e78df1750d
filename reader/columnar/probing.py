"""A few numbers looked up in a long list, without decoding it.

A million documents may hold a word of which a query wants to know three. Marks are counted by words of 64 bits; from
these counts the place of any mark is a search and a look into one word. What is kept below is read for the numbers
that share an upper part with a wanted one only.
"""

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from reader.columnar.arrays import Array, Bools, Ints, ranges
from reader.columnar.bits import PADDING, unpack
from reader.columnar.elias_fano import shape_of
from reader.columnar.errors import DamagedSegment

Read = Callable[[int, int], tuple[bytes, int]]
"""Reads so many bits from a bit on: the bytes that hold them, and at which bit of these they begin."""

_WORD = 64
_APART = 8192 * 8
"""Bits between two places from which it pays to read each by itself."""
_PIECES = 32
"""Most pieces read one by one."""


class Marks:
    """`total` bits from bit `start` of a stream, of which the ones are counted."""

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
        """How many ones."""
        return self._ones.item(-1)

    def at(self, places: Ints) -> Bools:
        """Which of these bits are one."""
        places = places + self._skipped
        shifted = self._words[places >> 6] >> (places & 63).astype(np.uint64)
        marked: Bools = (shifted & np.uint64(1)).astype(np.bool_)
        return marked

    def before(self, places: Ints) -> Ints:
        """How many ones stand before each of these bits."""
        places = places + self._skipped
        below = (np.uint64(1) << (places & 63).astype(np.uint64)) - np.uint64(1)
        ones: Ints = self._ones[places >> 6] + np.bitwise_count(self._words[places >> 6] & below)
        return ones

    def ones(self, orders: Ints) -> Ints:
        """The places of the ones of these orders, counted from 0."""
        words = self._ones.searchsorted(orders, side="right") - 1
        return self._within(self._words[words], words, orders - self._ones[words])

    def zeros(self, orders: Ints) -> Ints:
        """The places of the zeros of these orders, counted from 0."""
        orders = orders + self._skipped
        zeros = np.arange(0, len(self._ones) * _WORD, _WORD) - self._ones
        words = zeros.searchsorted(orders, side="right") - 1
        return self._within(~self._words[words], words, orders - zeros[words])

    def _within(self, found: Array, words: Ints, orders: Ints) -> Ints:
        """Places of the ones of `orders` in the words `found`, which stand at `words`."""
        bits = np.unpackbits(found.view(np.uint8).reshape(-1, 8), axis=1, bitorder="little")
        passed = bits.cumsum(axis=1, dtype=np.uint8) <= orders[:, np.newaxis]
        places: Ints = words * _WORD + passed.sum(axis=1) - self._skipped
        return places


def find(
    read: Read, low_bit: int, high_bit: int, bound: int, count: int, wanted: Ints, *, repeats: bool
) -> tuple[Ints, Ints]:
    """Where those of the rising `wanted` numbers stand that are in a list (see `monotone`), and where in the list.

    A number that the list repeats comes as often.
    """
    width, dense, _, high_bits = shape_of(bound, count, repeats=repeats)
    stream, at = read(high_bit, high_bits)
    marks = Marks(stream, at, high_bits)
    if marks.count != count:
        raise DamagedSegment("a list holds another count of numbers than its term says")
    wanted = wanted[: wanted.searchsorted(bound)]
    if dense:
        held = marks.at(wanted).nonzero()[0]
        return held, marks.before(wanted[held])
    # The numbers that share an upper part are the ones between two zeros.
    upper = wanted >> width
    edges = marks.zeros(np.concatenate((np.maximum(upper - 1, 0), upper)))
    first = np.where(upper > 0, edges[: len(upper)] + 1, 0)
    sizes = edges[len(upper) :] - first
    owners = np.repeat(np.arange(len(wanted)), sizes)
    places = np.repeat(first - upper, sizes) + ranges(sizes)
    if width:
        lowest = (1 << width) - 1
        same = _lower(read, low_bit, width, places) == (wanted & lowest)[owners]
        owners, places = owners[same], places[same]
    return owners, places


def _lower(read: Read, low_bit: int, width: int, places: Ints) -> Ints:
    """The lower parts of the numbers at rising places of a list: in one piece, or in a few that lie far apart."""
    if not len(places):
        return places
    bits = low_bit + places * width
    cuts = (np.flatnonzero(bits[1:] - bits[:-1] > _APART) + 1).tolist()
    edges = [0, *cuts, len(bits)] if len(cuts) < _PIECES else [0, len(bits)]
    parts = []
    for first, end in pairwise(edges):
        start = bits.item(first)
        stream, at = read(start, bits.item(end - 1) + width - start)
        parts.append(unpack(stream + PADDING, bits[first:end] - start + at, np.array(width)))
    return np.concatenate(parts)
