"""Matches of a wildcard pattern in a text, in time that grows with its length and with that of the pattern.

A regular expression tries the ways in which its stars may part a text one after another, which are more than can be
tried. Here a set of positions is one whole number, and each piece between two stars takes a few additions and shifts
for all positions at once (bit-parallelism: Baeza-Yates and Gonnet, "A new approach to text searching", CACM 1992).
Position p of a text of n characters is bit n - p: so the carry of an addition runs towards the start of the text, and
fills a word from the end that a star reaches (as in Myers, "A fast bit-vector algorithm for approximate string
matching", JACM 1999), and the number written out has a 1 for each position, in order.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from reader.text.sought import Sought
from reader.text.wildcard import STAR

_RUN = re.compile(r"[^?]+")
_NO_WORD = re.compile(r"\W")
"""A character that a star does not run over, as is_word_character says (a test compares them)."""
_HELD, _ABSENT = "1", "0"


class Match(NamedTuple):
    """Offsets of the first character of a match and of the one after its last."""

    start: int
    end: int


class WildcardMatcher:
    """A finder of a folded pattern (see reader.text.wildcard.folded_pattern) in folded text.

    `texts` are those between the signs, in order, with their checks; without them there is nothing to check.
    """

    def __init__(self, folded: str, texts: Iterable[Sought] | None = None) -> None:
        runs = iter(map(Sought, re.findall(r"[^*?]+", folded)) if texts is None else texts)
        self._pieces = [_Piece(piece, runs) for piece in folded.split(STAR)]
        texts = {run for piece in self._pieces for _, run in piece.runs}
        self._runs = sorted((run.text for run in texts), key=len, reverse=True)
        self.checked = any(run.checks for run in texts)

    def matches(self, text: str, marks: Mapping[int, str] = MappingProxyType({})) -> Iterator[Match]:
        """Yield the matches from the left: each begins as early and ends as late as it can; empty ones are left out.

        The next one begins at the end of the one before or after it. `marks` are those of the text, by position.
        """
        if all(run in text for run in self._runs):
            table = _Table(text, marks)
            fits = self._fits(table)
            if fits[0]:
                yield from self._longest(table, [table.written(held) for held in fits])

    def _fits(self, table: "_Table") -> list[int]:
        """Return for each piece the positions at which it stands and all pieces after it can follow."""
        fits = [0] * len(self._pieces)
        reached = table.everywhere
        for number in reversed(range(len(self._pieces))):
            piece = self._pieces[number]
            fits[number] = piece.starts(table) & reached << piece.length
            if not fits[number]:
                return [0]
            reached = table.before(fits[number]) if number else 0
        return fits

    def _longest(self, table: "_Table", fits: list[str]) -> Iterator[Match]:
        """Yield the matches; `fits` as written.

        The latest position of a piece leaves the most room to the next, so no other is tried.
        """
        words = table.written(table.words) if len(fits) > 1 else ""
        start = fits[0].find(_HELD)
        while start >= 0:
            end = start + self._pieces[0].length
            stop = words.find(_ABSENT, end)
            for piece, held in zip(self._pieces[1:], fits[1:], strict=True):
                end = held.rindex(_HELD, end, stop + 1) + piece.length
                if end > stop:
                    stop = words.find(_ABSENT, end)
            if end > start:
                yield Match(start, end)
            start = fits[0].find(_HELD, max(end, start + 1))


class _Piece:
    """A piece of a pattern without a star: its length, and its texts between ? with their offsets."""

    def __init__(self, piece: str, texts: Iterator[Sought]) -> None:
        self.length = len(piece)
        self.runs = [(run.start(), next(texts)) for run in _RUN.finditer(piece)]

    def starts(self, table: "_Table") -> int:
        """Return the positions at which the piece stands."""
        starts = table.everywhere >> self.length << self.length
        for offset, run in self.runs:
            starts &= table.occurrences(run) << offset
        return starts


class _Table:
    """Sets of positions in a text, from 0 to its length."""

    def __init__(self, text: str, marks: Mapping[int, str]) -> None:
        self._text, self._marks = text, marks
        self._found: dict[Sought, int] = {}
        self.everywhere = (2 << len(text)) - 1

    @cached_property
    def words(self) -> int:
        """The positions of characters that a star runs over."""
        return self._marked((found.start() for found in _NO_WORD.finditer(self._text)), _ABSENT, _HELD)

    def occurrences(self, run: Sought) -> int:
        """Return the positions at which a text begins, overlapping ones too."""
        if run not in self._found:
            self._found[run] = self._marked(run.places(self._text, self._marks), _HELD, _ABSENT)
        return self._found[run]

    def before(self, goals: int) -> int:
        """Return the positions from which a star reaches one of these."""
        words = self.words
        last = goals << 1 & words
        return goals | ((last + words ^ words) | last) & words

    def _marked(self, positions: Iterable[int], sign: str, others: str) -> int:
        """Return the set that is written with `sign` at these positions; the end of the text is not in it."""
        marks = bytearray(others * len(self._text) + _ABSENT, "ascii")
        for position in positions:
            marks[position] = ord(sign)
        return int(marks, 2)

    def written(self, held: int) -> str:
        """Return a set as text, with a 1 for each position that it holds."""
        return format(held, f"0{len(self._text) + 1}b")
