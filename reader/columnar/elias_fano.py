"""Elias-Fano coding of rising numbers in few bits, for many lists at once.

A list of n numbers below a bound U keeps the lower l bits of each number as they are, and the upper bits in unary: the
i-th number sets bit (number >> l) + i. That is about 2 + log2(U / n) bits a number, whatever their distribution; it
needs no blocks and no exceptions, and every step of writing and reading is an operation on whole arrays. If one bit for
each number below U takes less, the list is kept as a bitmap ("dense"); it may then repeat no number. The shape of a
list follows from U and n, so nothing but n need be kept of it.

P. Elias, "Efficient storage and retrieval by content and address of static files", J. ACM 21 (1974); R. M. Fano, "On
the number of bits required to implement an associative memory", MIT (1971).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from reader.columnar.arrays import Bools, Ints, ranges, starts_of
from reader.columnar.bits import PADDING, Packing, ones_of, packed, unpack, unpack_run
from reader.columnar.errors import DamagedSegment

_SMALL = 1024
"""The shapes of lists of fewer numbers than this are looked up in a table."""
_FEW = 16
"""A list of up to this many numbers is read without arrays."""
_AT_ONCE = 1 << 16
"""Numbers written or read at a time: arrays of this size stay in the processor's cache, and a list of millions takes no
more memory than they."""
_LONG = 1024
"""Average length of lists from which they are read one by one, which is several times as fast for long ones."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of lists, one item a list: lower bits kept of each number, True if dense, bits of both streams."""

    width: Ints
    dense: Bools
    low_bits: Ints
    high_bits: Ints


def shapes(bound: int, counts: Ints, *, repeats: bool) -> Shapes:
    """Return the shapes of lists of `counts` numbers below `bound`; lists that may repeat a number are never dense."""
    small = _small(bound, repeats)
    looked_up = np.minimum(counts, _SMALL - 1)
    shape = Shapes(
        small.width[looked_up], small.dense[looked_up], small.low_bits[looked_up], small.high_bits[looked_up]
    )
    large = np.flatnonzero(counts >= _SMALL)
    if len(large):
        computed = _computed(bound, counts[large], repeats)
        shape.width[large], shape.dense[large] = computed.width, computed.dense
        shape.low_bits[large], shape.high_bits[large] = computed.low_bits, computed.high_bits
    return shape


@lru_cache(maxsize=256)
def _small(bound: int, repeats: bool) -> Shapes:
    return _computed(bound, np.arange(_SMALL), repeats)


def _computed(bound: int, counts: Ints, repeats: bool) -> Shapes:
    last = max(0, bound - 1)
    average = np.maximum(1, bound // np.maximum(counts, 1))
    guess = np.frexp(average.astype(np.float64))[1].astype(np.int64) - 1
    width, size = guess, counts * (guess + 1) + (last >> guess)
    for other in (np.maximum(guess - 1, 0), guess + 1):
        cost = counts * (other + 1) + (last >> other)
        width, size = np.where(cost < size, other, width), np.minimum(cost, size)
    dense = np.zeros(len(counts), np.bool_) if repeats else (counts > 0) & (size >= bound)
    width = np.where(dense, 0, width)
    high = np.where(counts > 0, np.where(dense, bound, counts + (last >> width)), 0)
    return Shapes(width, dense, counts * width, high)


class ListShape(NamedTuple):
    """The shape of one list; see Shapes."""

    width: int
    dense: bool
    low_bits: int
    high_bits: int


@lru_cache(maxsize=4096)
def shape_of(bound: int, count: int, *, repeats: bool) -> ListShape:
    """Return the shape of one list."""
    if count == 0:
        return ListShape(0, False, 0, 0)
    last = max(0, bound - 1)
    guess = max(1, bound // count).bit_length() - 1
    width, size = guess, count * (guess + 1) + (last >> guess)
    for other in (max(guess - 1, 0), guess + 1):
        cost = count * (other + 1) + (last >> other)
        if cost < size:
            width, size = other, cost
    if not repeats and size >= bound:
        return ListShape(0, True, 0, bound)
    return ListShape(width, False, count * width, count + (last >> width))


def write(bound: int, counts: Ints, numbers: Ints, *, repeats: bool) -> tuple[bytes, bytes]:
    """Return the lower and the upper stream of lists that lie end to end in `numbers`."""
    shape = shapes(bound, counts, repeats=repeats)
    firsts, lows, highs = starts_of(counts), starts_of(shape.low_bits), starts_of(shape.high_bits)
    low, high = Packing(int(lows[-1])), np.zeros(int(highs[-1]), np.uint8)
    for begin in range(0, len(numbers), _AT_ONCE):
        part = numbers[begin : begin + _AT_ONCE]
        end = begin + len(part)
        lists = slice(int(firsts.searchsorted(begin, side="right")) - 1, int(firsts.searchsorted(end)))
        taken = np.diff(firsts[lists.start : lists.stop + 1].clip(begin, end))
        order = np.arange(begin, end) - np.repeat(firsts[lists], taken)
        width = np.repeat(shape.width[lists], taken)
        low.put(part & ((1 << width) - 1), np.repeat(lows[lists], taken) + order * width, width)
        position = (part >> width) + np.repeat(highs[lists], taken)
        if shape.dense[lists].any():
            order[np.repeat(shape.dense[lists], taken)] = 0
        position += order
        high[position] = 1
    return low.tobytes(), packed(high)


def read(low: bytes, low_bit: int, high: bytes, high_bit: int, bound: int, counts: Ints, *, repeats: bool) -> Ints:
    """Return the numbers of consecutive lists whose streams begin at the given bits; `low` ends with PADDING.

    Raises DamagedSegment.
    """
    firsts = starts_of(counts)
    if firsts[-1] <= _AT_ONCE:
        return _read(low, low_bit, high, high_bit, bound, counts, repeats=repeats)
    numbers = np.empty(int(firsts[-1]), np.int64)
    first = 0
    while first < len(counts):
        end = max(first + 1, int(firsts.searchsorted(firsts[first] + _AT_ONCE, side="right")) - 1)
        part = counts[first:end]
        numbers[firsts[first] : firsts[end]] = _read(low, low_bit, high, high_bit, bound, part, repeats=repeats)
        shape = shapes(bound, part, repeats=repeats)
        low_bit, high_bit = low_bit + int(shape.low_bits.sum()), high_bit + int(shape.high_bits.sum())
        first = end
    return numbers


def _read(low: bytes, low_bit: int, high: bytes, high_bit: int, bound: int, counts: Ints, *, repeats: bool) -> Ints:
    if len(counts) and counts.sum() >= _LONG * len(counts):
        return np.concatenate(list(_each(low, low_bit, high, high_bit, bound, counts, repeats=repeats)))
    shape = shapes(bound, counts, repeats=repeats)
    starts = starts_of(shape.high_bits)
    position = ones_of(high, high_bit, int(starts[-1]))
    if len(position) != int(counts.sum()):
        raise DamagedSegment("a list holds another count of numbers than its term says")
    order = ranges(counts)
    upper = position - np.repeat(starts[:-1], counts)
    upper -= np.where(np.repeat(shape.dense, counts), 0, order) if shape.dense.any() else order
    width = np.repeat(shape.width, counts)
    at = np.repeat(low_bit + starts_of(shape.low_bits)[:-1], counts) + order * width
    return (upper << width) | unpack(low, at, width)


def _each(
    low: bytes, low_bit: int, high: bytes, high_bit: int, bound: int, counts: Ints, *, repeats: bool
) -> Iterator[Ints]:
    """Yield the numbers that `read` returns, list by list."""
    for count in counts.tolist():
        shape = shape_of(bound, count, repeats=repeats)
        low_end, high_end = low_bit + shape.low_bits, high_bit + shape.high_bits
        lower, upper = low[low_bit >> 3 : (low_end + 7) >> 3], high[high_bit >> 3 : (high_end + 7) >> 3]
        yield read_one(lower, low_bit & 7, upper, high_bit & 7, count, shape)
        low_bit, high_bit = low_end, high_end


def read_one(low: bytes, low_bit: int, high: bytes, high_bit: int, count: int, shape: ListShape) -> Ints:
    """Return the numbers of one list of a known shape; `low` needs no PADDING. Several times as fast as `read`."""
    width, dense, _, high_bits = shape
    if count <= _FEW:
        return _read_few(low, low_bit, high, high_bit, count, shape)
    position = ones_of(high, high_bit, high_bits)
    if len(position) != count:
        raise DamagedSegment("a list holds another count of numbers than its term says")
    if not dense:
        position -= np.arange(count)
        if width:
            position <<= width
            position |= unpack_run(low + PADDING, low_bit, width, count)
    return position


def _read_few(low: bytes, low_bit: int, high: bytes, high_bit: int, count: int, shape: ListShape) -> Ints:
    """Read a short list, as most are, without array operations."""
    width, dense, _, high_bits = shape
    marks = int.from_bytes(high[high_bit >> 3 : (high_bit + high_bits + 7) >> 3], "little") >> (high_bit & 7)
    marks &= (1 << high_bits) - 1
    if marks.bit_count() != count:
        raise DamagedSegment("a list holds another count of numbers than its term says")
    lower = int.from_bytes(low[low_bit >> 3 : (low_bit + width * count + 7) >> 3], "little") >> (low_bit & 7)
    lowest = (1 << width) - 1
    numbers = []
    for order in range(count):
        position = (marks & -marks).bit_length() - 1
        marks &= marks - 1
        numbers.append((position if dense else position - order) << width | lower & lowest)
        lower >>= width
    return np.array(numbers, np.int64)


def write_list(bound: int, numbers: Ints) -> bytes:
    """Encode one rising list, which may repeat numbers, with both streams in one."""
    low, high = write(bound, np.array([len(numbers)]), numbers, repeats=True)
    return low + high


def read_list(stream: bytes, bound: int, count: int) -> Ints:
    """Return the numbers that `write_list` encoded."""
    shape = shape_of(bound, count, repeats=True)
    return read_one(stream, 0, stream[(shape.low_bits + 7) >> 3 :], 0, count, shape)
