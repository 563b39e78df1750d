"""Streams of bits: numbers of any width, marks, and numbers of a varying count of bytes. All little-endian."""

import numpy as np

from reader.search.columnar.arrays import Array, Bools, Ints, starts_of
from reader.search.columnar.errors import DamagedSegment

PADDING = bytes(8)
"""What must follow a stream so that eight bytes can be loaded at each of its bytes."""


def pack(values: Ints, widths: Ints) -> bytes:
    """`values[i]` in `widths[i]` bits (0 to 56), one after another; the last byte is filled with zeros."""
    ends = np.cumsum(widths)
    total = int(ends[-1]) if len(ends) else 0
    words = np.zeros(-(-total // 64) + 1, np.uint64)
    kept = widths > 0
    starts = (ends - widths)[kept]
    if len(starts):
        payload = values[kept].astype(np.uint64)
        word = starts >> 6
        shift = (starts & 63).astype(np.uint64)
        first = np.flatnonzero(np.diff(word, prepend=-1))
        words[word[first]] = np.bitwise_or.reduceat(payload << shift, first)
        crossing = (starts & 63) + widths[kept] > 64
        # At most one number crosses the end of each word, so a plain assignment loses nothing.
        words[word[crossing] + 1] |= payload[crossing] >> (np.uint64(64) - shift[crossing])
    packed: bytes = words.tobytes()
    return packed[: -(-total // 8)]


def unpack(stream: bytes, starts: Ints, widths: Ints) -> Ints:
    """The numbers of `widths[i]` bits that begin at bit `starts[i]`; `stream` ends with PADDING."""
    words: Array = np.ndarray((len(stream) - 7,), "<u8", stream, strides=(1,))
    loaded = words[starts >> 3] >> (starts & 7).astype(np.uint64)
    numbers: Ints = (loaded & ((np.uint64(1) << widths.astype(np.uint64)) - np.uint64(1))).astype(np.int64)
    return numbers


def unpack_run(stream: bytes, start: int, width: int, count: int) -> Ints:
    """`count` numbers of one `width` from bit `start` on; `stream` ends with PADDING. Faster than `unpack`."""
    numbers = np.zeros(count, np.int64)
    if width == 0:
        return numbers
    # Eight numbers of w bits fill w bytes: each eighth number begins at the same bit of a byte.
    loaded = "<u4" if width <= 25 else "<u8"
    for lane in range(min(8, count)):
        bit = start + lane * width
        size = -(-(count - lane) // 8)
        words: Array = np.ndarray((size,), loaded, stream, offset=bit >> 3, strides=(width,))
        numbers[lane::8] = (words >> words.dtype.type(bit & 7)) & words.dtype.type((1 << width) - 1)
    return numbers


def marks(positions: Ints, total: int) -> bytes:
    """A stream of `total` bits with ones at `positions`."""
    bits = np.zeros(total, np.uint8)
    bits[positions] = 1
    return np.packbits(bits, bitorder="little").tobytes()


def marked(stream: bytes, start: int, total: int) -> Ints:
    """The positions of the ones among `total` bits from bit `start` on, counted from there."""
    first = start >> 3
    packed = np.frombuffer(stream, np.uint8, count=((start + total + 7) >> 3) - first, offset=first)
    bits: Bools = np.unpackbits(packed, bitorder="little")[start & 7 : (start & 7) + total].view(np.bool_)
    found: Ints = np.flatnonzero(bits)
    return found


def put_numbers(values: Ints) -> bytes:
    """Numbers of any size, small ones in one byte (LEB128)."""
    return put_several(values)[0]


def put_several(values: Ints) -> tuple[bytes, Ints]:
    """As `put_numbers`, and where each number begins and the last one ends."""
    left = values.astype(np.uint64)
    sizes = np.ones(len(left), np.int64)
    for width in range(7, 64, 7):
        sizes += left >= np.uint64(1 << width)
    starts = starts_of(sizes)
    out = np.zeros(int(starts[-1]), np.uint8)
    at, chosen = starts[:-1], np.arange(len(left))
    byte = 0
    while len(chosen):
        more = sizes[chosen] > byte + 1
        part = (left[chosen] >> np.uint64(7 * byte)) & np.uint64(127)
        out[at[chosen] + byte] = part.astype(np.uint8) | (more.astype(np.uint8) << 7)
        chosen = chosen[more]
        byte += 1
    return out.tobytes(), starts


def get_numbers(stream: bytes, count: int) -> tuple[Ints, int]:
    """The first `count` numbers that `put_numbers` wrote, and how many bytes they fill."""
    data = np.frombuffer(stream, np.uint8, count=min(len(stream), count * 10))
    ends = np.flatnonzero(data < 128)[:count]
    if len(ends) < count:
        raise DamagedSegment("a list of numbers ends early")
    sizes = np.diff(ends, prepend=-1)
    values = np.zeros(count, np.uint64)
    for byte in range(int(sizes.max(initial=0))):
        chosen = np.flatnonzero(sizes > byte)
        part = (data[ends[chosen] - sizes[chosen] + 1 + byte] & 127).astype(np.uint64)
        values[chosen] |= part << np.uint64(7 * byte)
    return values.astype(np.int64), int(ends[-1]) + 1 if count else 0
