"""Streams of bits: numbers of any width, bitmaps, and planes of bytes. All little-endian."""

import struct
from collections.abc import Sequence

import numpy as np

from reader.columnar.arrays import Array, Ints
from reader.columnar.errors import DamagedSegment

PADDING = bytes(8)
"""Bytes that follow a stream, so that eight bytes can be loaded at each of its bytes."""
_FEW = 8192
"""Number of values below which one load by index is faster than eight strided loads."""


class Packing:
    """A stream of `size` bits that is filled with numbers of any width, one run after another."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._words = np.zeros(-(-size // 64) + 1, np.uint64)

    def put(self, values: Ints, starts: Ints, widths: Ints) -> None:
        """Put `values[i]` in `widths[i]` bits (0 to 56) from bit `starts[i]` on, each after the one before."""
        if not widths.all():
            kept = widths.nonzero()[0]
            values, widths, starts = values[kept], widths[kept], starts[kept]
        if not len(starts):
            return
        words, payload = self._words, values.astype(np.uint64)
        word, shift = starts >> 6, starts & 63
        first = np.concatenate(([True], word[1:] != word[:-1])).nonzero()[0]
        words[word[first]] |= np.bitwise_or.reduceat(payload << shift.view(np.uint64), first)
        crossing = (shift + widths > 64).nonzero()[0]
        # At most one number crosses the end of each word, so no word is named twice.
        words[word[crossing] + 1] |= payload[crossing] >> (64 - shift[crossing]).view(np.uint64)

    def tobytes(self) -> bytes:
        """Return the stream, its last byte filled up with zeros."""
        return self._words.view(np.uint8)[: -(-self._size // 8)].tobytes()


def unpack(stream: bytes, starts: Ints, widths: Ints) -> Ints:
    """Return the numbers of `widths[i]` bits that begin at bit `starts[i]`; `stream` ends with PADDING."""
    words: Array = np.ndarray((len(stream) - 7,), "<u8", stream, strides=(1,))
    loaded = words[starts >> 3] >> (starts & 7).astype(np.uint64)
    numbers: Ints = (loaded & ((np.uint64(1) << widths.astype(np.uint64)) - np.uint64(1))).astype(np.int64)
    return numbers


def unpack_run(stream: bytes, start: int, width: int, count: int) -> Ints:
    """Return `count` numbers of one `width` from bit `start` on; `stream` ends with PADDING. Faster than `unpack`."""
    if width == 0:
        return np.zeros(count, np.int64)
    if count < _FEW:
        at = np.arange(start, start + count * width, width)
        every: Array = np.ndarray((len(stream) - 7,), "<u8", stream, strides=(1,))
        few = every[at >> 3]
        few >>= (at & 7).view(np.uint64)
        few &= np.uint64((1 << width) - 1)
        found: Ints = few.view(np.int64)
        return found
    numbers = np.empty(count, np.int64)
    # Eight numbers of w bits fill w bytes: each eighth number begins at the same bit of a byte.
    loaded = "<u4" if width <= 25 else "<u8"
    for first in range(min(8, count)):
        bit = start + first * width
        size = -(-(count - first) // 8)
        words: Array = np.ndarray((size,), loaded, stream, offset=bit >> 3, strides=(width,))
        numbers[first::8] = (words >> words.dtype.type(bit & 7)) & words.dtype.type((1 << width) - 1)
    return numbers


def bitmap(positions: Ints, total: int) -> bytes:
    """Return a stream of `total` bits with ones at `positions`."""
    bits = np.zeros(total, np.uint8)
    bits[positions] = 1
    return packed(bits)


def packed(bits: Array) -> bytes:
    """Return a stream of bits, given as a byte (0 or 1) each."""
    return np.packbits(bits, bitorder="little").tobytes()


def ones_of(stream: bytes, start: int, total: int) -> Ints:
    """Return the positions of the ones among `total` bits from bit `start` on, counted from there."""
    return bits(stream, start, total).view(np.bool_).nonzero()[0]


def bits(stream: bytes, start: int, total: int) -> Array:
    """Return `total` bits from bit `start` on, a byte (0 or 1) each."""
    first = start >> 3
    packed = np.frombuffer(stream, np.uint8, count=((start + total + 7) >> 3) - first, offset=first)
    return np.unpackbits(packed, bitorder="little")[start & 7 : (start & 7) + total]


def put_numbers(values: Ints) -> bytes:
    """Encode numbers of at least 0 in planes: the width in bytes, then all lowest bytes, all second bytes and so on.

    Reading takes one step a plane. Planes of zeros cost nothing once zlib has packed them.
    """
    width = (int(values.max(initial=0)).bit_length() + 7) // 8
    planes = values.astype("<u8").view(np.uint8).reshape(-1, 8)[:, :width]
    return bytes([width]) + planes.T.tobytes()


def get_numbers(stream: bytes, at: int, count: int) -> tuple[Ints, int]:
    """Return the `count` numbers that `put_numbers` encoded at offset `at`, and the offset of their end."""
    width = stream[at]
    end = at + 1 + width * count
    if len(stream) < end:
        raise DamagedSegment("a list of numbers ends early")
    if width == 1:
        return np.frombuffer(stream, np.uint8, count=count, offset=at + 1).astype(np.int64), end
    values = np.zeros(count, "<i8")
    if width:
        planes = np.frombuffer(stream, np.uint8, count=width * count, offset=at + 1).reshape(width, count)
        values.view(np.uint8).reshape(count, 8)[:, :width] = planes.T
    return values, end


def get_few(stream: bytes, at: int, count: int) -> tuple[Sequence[int], int]:
    """Return what `get_numbers` does, without arrays: three times as fast for less than some hundred numbers."""
    width = stream[at]
    end = at + 1 + width * count
    if len(stream) < end or width > 8:
        raise DamagedSegment("a list of numbers ends early")
    if width == 1:
        return stream[at + 1 : end], end
    words = bytearray(8 * count)
    for plane in range(width):
        words[plane::8] = stream[at + 1 + plane * count : at + 1 + (plane + 1) * count]
    return struct.unpack(f"<{count}q", words), end
