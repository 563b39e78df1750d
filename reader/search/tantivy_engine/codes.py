"""Texts as codes of two bytes, each for a character or a frequent string: small, and read many at once as arrays.

A table of strings is learnt from an index's first stories: pairs of characters that are frequent, then pairs of these,
and so on. A text is coded in the same rounds. On Chinese news a code stands for 2.2 characters or more.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from reader.errors import IndexUnusable

Codes = NDArray[np.uint16]
Numbers = NDArray[np.uint32]

STOP = 0
"""Stands after each text that is read; texts do not hold it."""
_STOP_CODE = 256
"""Codes below are the three bytes of a character that the table does not have; from the next one on, its characters."""
_CHARACTERS = 20_000
"""At most."""
_SHARES = (0.35, 0.3, 0.2, 0.15)
"""Of the codes that characters leave, for each round."""
_FREQUENT = 3
"""Pairs that are met less often get no code."""
_SLOTS = 17
"""Pairs are looked up by so many bits made of them; of two pairs with the same bits the more frequent one is coded."""
_MIX = np.uint32(2654435761)
_RARE = 0xDC00
"""Bytes of rare characters have strings of their own in the table, from this one on."""


@dataclass(frozen=True)
class Table:
    """`characters` have the codes after _STOP_CODE; then, round by round, `pairs` (one code << 16 | next code)."""

    characters: Numbers
    pairs: tuple[Numbers, ...]

    @classmethod
    def learnt(cls, texts: Sequence[str]) -> "Table":
        """The table that suits these texts."""
        points = _points(texts)
        found, counts = np.unique(points[points != STOP], return_counts=True)
        characters = found[np.argsort(-counts, kind="stable")[:_CHARACTERS]]
        free = (1 << 16) - _STOP_CODE - 1 - len(characters)
        table = cls(characters, ())
        codes = table._first_codes(points)
        for share in _SHARES:
            table = cls(characters, (*table.pairs, _frequent_pairs(codes, int(share * free))))
            codes = table._rounds[-1].joined(codes)
        return table

    @classmethod
    def read(cls, content: bytes) -> "Table":
        """What `written` wrote. Raises IndexUnusable."""
        numbers = np.frombuffer(content[: len(content) // 4 * 4], "<u4")
        if len(numbers) < 2 or len(content) % 4 or zlib.crc32(content[4:]) != numbers[0]:
            raise IndexUnusable("the table of codes has changed")
        rounds = int(numbers[1])
        bounds = np.cumsum(numbers[2 : 3 + rounds])
        characters, *pairs = np.split(numbers[3 + rounds :], bounds[:-1])
        return cls(characters, tuple(pairs))

    def written(self) -> bytes:
        lengths = [len(self.pairs), len(self.characters), *map(len, self.pairs)]
        content = np.concatenate((np.array(lengths, "<u4"), self.characters, *self.pairs)).astype("<u4").tobytes()
        return zlib.crc32(content).to_bytes(4, "little") + content

    def packed(self, texts: Sequence[str]) -> list[bytes]:
        """Each text as codes. Texts are neither empty nor hold STOP."""
        if not texts:
            return []
        codes = self._first_codes(_points(texts))
        for step in self._rounds:
            codes = step.joined(codes)
        content = codes.astype("<u2").tobytes()
        ends = 2 * np.flatnonzero(codes == _STOP_CODE)
        return [content[start:end] for start, end in zip([0, *(ends[:-1] + 2)], ends, strict=True)]

    def unpacked(self, packed: Sequence[bytes]) -> Numbers:
        """The code points of the texts, STOP after each."""
        stop = _STOP_CODE.to_bytes(2, "little")
        codes = np.frombuffer(stop.join([*packed, b""]), "<u2")
        strings, firsts = self._strings
        lengths = (firsts[1:] - firsts[:-1])[codes]
        starts = np.cumsum(lengths, dtype=np.int32) - lengths
        places = np.repeat(firsts[codes] - starts, lengths)
        places += np.arange(len(places), dtype=np.int32)
        rare = np.flatnonzero(codes < _STOP_CODE)
        points: Numbers = strings[places]
        return _with_rare(points, starts[rare]) if len(rare) else points

    @cached_property
    def _rounds(self) -> tuple["_Round", ...]:
        first = _STOP_CODE + 1 + len(self.characters)
        firsts = np.cumsum([first, *map(len, self.pairs)])
        return tuple(_Round(pairs, int(at)) for pairs, at in zip(self.pairs, firsts[:-1], strict=True))

    @cached_property
    def _code_of(self) -> Codes:
        """For each code point its code; 0 where it has none."""
        known = np.zeros(0x110000, np.uint16)
        known[self.characters] = np.arange(len(self.characters)) + _STOP_CODE + 1
        known[STOP] = _STOP_CODE
        return known

    def _first_codes(self, points: Numbers) -> Codes:
        """A code for each character, or three."""
        codes = self._code_of[points]
        rare = np.flatnonzero(codes == 0)
        if not len(rare):
            return codes
        codes = np.repeat(codes, np.where(codes == 0, 3, 1))
        places = rare + 2 * np.arange(len(rare))
        for at, shift in enumerate((16, 8, 0)):
            codes[places + at] = points[rare] >> shift & 255
        return codes

    @cached_property
    def _strings(self) -> tuple[Numbers, NDArray[np.int32]]:
        """The code points of all codes' strings one after the other, and where each begins and the last ends."""
        strings = [*(chr(_RARE + byte) for byte in range(256)), chr(STOP), *map(chr, self.characters.tolist())]
        for pairs in self.pairs:
            strings += [strings[pair >> 16] + strings[pair & 0xFFFF] for pair in pairs.tolist()]
        points = np.frombuffer("".join(strings).encode("utf-32-le", "surrogatepass"), "<u4")
        return points, np.cumsum([0, *map(len, strings)], dtype=np.int32)


class _Round:
    """Puts a code in the place of every pair that has one: of pairs that overlap the first, the third and so on."""

    def __init__(self, pairs: Numbers, first: int) -> None:
        # An empty slot has a pair that never is: two ends of texts.
        self._pairs = np.full(1 << _SLOTS, _STOP_CODE << 16 | _STOP_CODE, np.uint32)
        self._codes = np.zeros(1 << _SLOTS, np.uint16)
        slots = _slots(pairs)
        self._pairs[slots] = pairs
        self._codes[slots] = first + np.arange(len(pairs))

    def joined(self, codes: Codes) -> Codes:
        pairs = _pairs(codes)
        slots = _slots(pairs)
        found = np.flatnonzero(self._pairs[slots] == pairs)
        if not len(found):
            return codes
        numbers = np.arange(len(found))
        new = np.concatenate(([True], np.diff(found) != 1))
        chosen = found[(numbers - np.maximum.accumulate(np.where(new, numbers, 0))) & 1 == 0]
        codes = codes.copy()
        codes[chosen] = self._codes[slots[chosen]]
        stay = np.ones(len(codes), np.bool_)
        stay[chosen + 1] = False
        return codes[stay]


def _points(texts: Sequence[str]) -> Numbers:
    return np.frombuffer(f"{chr(STOP).join(texts)}{chr(STOP)}".encode("utf-32-le"), "<u4")


def _pairs(codes: Codes) -> Numbers:
    return codes[:-1].astype(np.uint32) << np.uint32(16) | codes[1:]


def _slots(pairs: Numbers) -> Numbers:
    slots: Numbers = pairs * _MIX >> np.uint32(32 - _SLOTS)
    return slots


def _frequent_pairs(codes: Codes, most: int) -> Numbers:
    """At most so many, no two in one slot."""
    pairs = _pairs(codes)
    # Strings hold neither ends of texts nor bytes of rare characters.
    found, counts = np.unique(pairs[(codes[:-1] > _STOP_CODE) & (codes[1:] > _STOP_CODE)], return_counts=True)
    found = found[np.argsort(-counts, kind="stable")[: int((counts >= _FREQUENT).sum())]]
    return found[np.sort(np.unique(_slots(found), return_index=True)[1])[:most]]


def _with_rare(points: Numbers, bytes_at: NDArray[np.int32]) -> Numbers:
    """Each three bytes of a rare character, which are at these places, become the character."""
    first, second, third = points[bytes_at.reshape(-1, 3).T] - np.uint32(_RARE)
    points[bytes_at[::3]] = first << np.uint32(16) | second << np.uint32(8) | third
    stay = np.ones(len(points), np.bool_)
    stay[bytes_at[1::3]] = stay[bytes_at[2::3]] = False
    return points[stay]
