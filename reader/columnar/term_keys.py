"""Keys of terms: code points packed in an integer for terms of one or two characters, else the bytes themselves.

Both kinds sort in the order of the terms' UTF-8 bytes, which is Whoosh's order.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, count
from typing import Protocol, overload
from zlib import compress, decompress

import numpy as np

from reader.columnar.arrays import Ints, starts_of
from reader.columnar.bits import get_few, get_numbers, put_numbers

POINT_BITS = 21
"""Bits that hold any code point plus one."""


class PackedTerms(Sequence[bytes]):
    """Byte strings end to end, each cut out when it is asked for: a binary search looks at few of them."""

    def __init__(self, data: bytes, bounds: Sequence[int]) -> None:
        self._data, self._bounds = data, bounds

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def __iter__(self) -> Iterator[bytes]:
        return map(self._data.__getitem__, map(slice, self._bounds, self._bounds[1:]))

    def beginning(self, start: bytes) -> int:
        """Return the index of the first of these sorted terms that begins with `start`; their number if none does.

        A search in the joined bytes, which cuts no term out.
        """
        at = self._data.find(start, self._bounds[0], self._bounds[-1])
        while at >= 0:
            index = bisect_left(self._bounds, at)
            if self._bounds[index] == at:
                return index
            at = self._data.find(start, at + 1, self._bounds[-1])
        return len(self)

    @overload
    def __getitem__(self, index: int) -> bytes: ...
    @overload
    def __getitem__(self, index: slice) -> list[bytes]: ...
    def __getitem__(self, index: int | slice) -> bytes | list[bytes]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        return self._data[self._bounds[index] : self._bounds[index + 1]]


Keys = Ints | Sequence[bytes]
"""Keys of terms, sorted and distinct: int64 of one kind, bytes of the other."""


class KeyKind(Protocol):
    """A kind of keys: how they are encoded, found and merged."""

    name: str

    def key(self, term: bytes) -> int | bytes | None:
        """Return the key of a term; None if no term of this kind has these bytes."""
        ...

    def term(self, key: int | bytes) -> bytes: ...
    def encode(self, keys: Keys) -> bytes: ...
    def encode_blocks(self, keys: Keys, size: int) -> list[bytes]:
        """Encode keys in blocks of `size`, each of which can be decoded by itself."""
        ...

    def decode(self, data: bytes, count: int) -> tuple[Keys, int]:
        """Decode `count` keys; return them and the number of bytes they took."""
        ...

    def decode_few(self, data: bytes, count: int) -> tuple[Sequence[int] | Sequence[bytes], int]:
        """Return what `decode` does, without arrays: faster for one block."""
        ...

    def encode_first(self, keys: Keys) -> bytes: ...
    def decode_first(self, data: bytes, count: int) -> Keys: ...
    def union(self, parts: Sequence[Keys]) -> tuple[Keys, list[Ints]]:
        """Return all keys of the parts, and for each part the indices of its keys among them."""
        ...

    def join(self, parts: Sequence[Keys]) -> Keys: ...


class CharacterKeys:
    """Terms of one or two characters: the first code point, then the second plus one, 0 if there is none."""

    name = "characters"

    def key(self, term: bytes) -> int | None:
        try:
            points = [ord(character) for character in term.decode("utf-8", "surrogatepass")]
        except UnicodeDecodeError:
            return None
        if not 1 <= len(points) <= 2:
            return None
        return points[0] << POINT_BITS | (points[1] + 1 if len(points) == 2 else 0)

    def term(self, key: int | bytes) -> bytes:
        first, second = divmod(int(key), 1 << POINT_BITS)
        text = chr(first) + chr(second - 1) if second else chr(first)
        return text.encode("utf-8", "surrogatepass")

    def encode(self, keys: Keys) -> bytes:
        return self.encode_blocks(keys, len(keys))[0] if len(keys) else b""

    def encode_blocks(self, keys: Keys, size: int) -> list[bytes]:
        numbers = np.asarray(keys, np.int64)
        before = np.concatenate(([0], numbers[:-1]))
        before[::size] = 0
        return in_blocks(numbers - before, size)

    def decode(self, data: bytes, count: int) -> tuple[Keys, int]:
        steps, end = get_numbers(data, 0, count)
        return np.cumsum(steps), end

    def decode_few(self, data: bytes, count: int) -> tuple[Sequence[int], int]:
        steps, end = get_few(data, 0, count)
        return list(accumulate(steps)), end

    def encode_first(self, keys: Keys) -> bytes:
        return self.encode(keys)

    def decode_first(self, data: bytes, count: int) -> Keys:
        return self.decode(data, count)[0]

    def union(self, parts: Sequence[Keys]) -> tuple[Keys, list[Ints]]:
        every = np.concatenate([np.asarray(part, np.int64) for part in parts])
        # A stable sort joins runs that are sorted already; numpy.unique would hash every key.
        every.sort(kind="stable")
        every = every[np.concatenate(([True], every[1:] != every[:-1]))[: len(every)]]
        return every, [np.searchsorted(every, np.asarray(part, np.int64)) for part in parts]

    def join(self, parts: Sequence[Keys]) -> Keys:
        return np.concatenate([np.asarray(part, np.int64) for part in parts]) if parts else np.zeros(0, np.int64)


class ByteKeys:
    """Terms of any bytes, which are their own keys."""

    name = "bytes"

    def key(self, term: bytes) -> bytes:
        return term

    def term(self, key: int | bytes) -> bytes:
        return bytes(key) if isinstance(key, bytes) else str(key).encode()

    def encode(self, keys: Keys) -> bytes:
        terms = _terms(keys)
        return put_numbers(np.array([len(term) for term in terms], np.int64)) + b"".join(terms)

    def encode_blocks(self, keys: Keys, size: int) -> list[bytes]:
        terms = _terms(keys)
        sizes = in_blocks(np.fromiter(map(len, terms), np.int64, len(terms)), size)
        return [head + b"".join(terms[at * size : (at + 1) * size]) for at, head in enumerate(sizes)]

    def decode(self, data: bytes, count: int) -> tuple[Keys, int]:
        sizes, at = get_numbers(data, 0, count)
        # An array takes a tenth of the memory of a list, and is made faster.
        bounds = array("I", (starts_of(sizes) + at).astype(np.uintc).tobytes())
        return PackedTerms(data, bounds), bounds[-1]

    def decode_few(self, data: bytes, count: int) -> tuple[Sequence[bytes], int]:
        sizes, at = get_few(data, 0, count)
        bounds = list(accumulate(sizes, initial=at))
        return PackedTerms(data, bounds), bounds[-1]

    def encode_first(self, keys: Keys) -> bytes:
        return compress(self.encode(keys))

    def decode_first(self, data: bytes, count: int) -> Keys:
        return self.join([self.decode(decompress(data), count)[0]])

    def union(self, parts: Sequence[Keys]) -> tuple[Keys, list[Ints]]:
        every: list[bytes] = sorted(set().union(*map(_terms, parts)))
        index = dict(zip(every, count(), strict=False))
        return every, [np.fromiter(map(index.__getitem__, _terms(part)), np.int64, len(part)) for part in parts]

    def join(self, parts: Sequence[Keys]) -> Keys:
        return [term for part in parts for term in _terms(part)]


def in_blocks(numbers: Ints, size: int) -> list[bytes]:
    """Encode numbers by `put_numbers` in blocks of `size`."""
    return [put_numbers(numbers[first : first + size]) for first in range(0, len(numbers), size)]


KINDS: dict[str, KeyKind] = {kind.name: kind for kind in (CharacterKeys(), ByteKeys())}


def locate(keys: Keys, key: int | bytes) -> int:
    """Return the index of `key` among `keys`, or -1."""
    index = lower(keys, key)
    return index if index < len(keys) and keys[index] == key else -1


def lower(keys: Keys, key: int | bytes) -> int:
    """Return the number of keys less than `key`."""
    return int(np.searchsorted(keys, key)) if isinstance(keys, np.ndarray) else bisect_left(keys, bytes(key))


def upper(keys: Keys, key: int | bytes) -> int:
    """Return the number of keys less than or equal to `key`."""
    if isinstance(keys, np.ndarray):
        return int(np.searchsorted(keys, key, side="right"))
    return bisect_right(keys, bytes(key))


def _terms(keys: Keys) -> Sequence[bytes]:
    assert not isinstance(keys, np.ndarray)
    return keys
