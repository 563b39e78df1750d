"""Characters that newspapers of the mainland, Hong Kong, Taiwan and Japan print for one another.

A *letter* is the form in which mainland newspapers print a character: 衛, 衞 and 卫 are the letter 卫, and match.
Some letters are printed for another one in part only: 著 for 着, but not in 著名; 畫 for 划, in 計畫 alone. Both
letters of such a pair share one *base*, under which text is indexed, so that nothing is missed; what a place holds
besides the base says which letters it may be read as (`Reading`).

The tables are resources/folding/letters.tsv and readings.tsv, made by tests/text/variant_tables.py.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reader.paths import shipped

_FOLDER = "resources/folding"


@dataclass(frozen=True, slots=True)
class _Words:
    """Words by the offset of a character in them and their length."""

    words: Mapping[tuple[int, int], frozenset[str]]

    def around(self, text: str, at: int) -> bool:
        """Return True if one of the words stands in the text with its character at this offset."""
        return any(
            at >= offset and text[at - offset : at - offset + length] in words
            for (offset, length), words in self.words.items()
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """A character that may be printed for another letter: in some words, or everywhere but in them.

    `elsewhere`: everywhere but in `words`; `alone`: also if it is a whole text, because a region
    prints it always.
    `outweighing`: words that count for more than `words`. `meant`: the letter that mainland newspapers print if it may
    be read as the other.
    """

    letter: str
    other: str
    meant: str
    elsewhere: bool
    alone: bool
    words: _Words
    outweighing: _Words

    def open(self, text: str, at: int) -> bool:
        """Return True if the character at this offset of a text in bases may be read as the other letter.

        A character that stands alone says nothing of its words: unless a region prints it always, it is what it is.
        """
        if len(text) == 1:
            return self.alone
        inside = self.words.around(text, at) and not self.outweighing.around(text, at)
        return inside != self.elsewhere


@cache
def letters_of_characters() -> Mapping[str, str]:
    """Return the letters of the characters that are not letters themselves."""
    return {one: row[0] for row in _rows("letters.tsv") for one in row[1]}


@cache
def bases() -> Mapping[str, str]:
    """Return the base of each letter of a pair that is not its base itself."""
    return {
        one: base
        for printed, other, base, *_ in _rows("readings.tsv")
        for one in (_letter(printed), other)
        if one != base
    }


@cache
def readings() -> Mapping[str, Reading]:
    """Return the readings of characters that may be printed for another letter."""
    return {
        printed: Reading(
            letter=_letter(printed),
            other=other,
            meant=meant,
            elsewhere=state != "in",
            alone=state == "always",
            words=_words(printed, words),
            outweighing=_words(printed, more),
        )
        for printed, other, _, meant, state, words, more in _rows("readings.tsv")
    }


@cache
def distinguished() -> re.Pattern[str]:
    """Return a pattern of the characters of which a place may say more than their base does."""
    apart = bases()
    variants = [one for one, letter in letters_of_characters().items() if letter in apart]
    return re.compile(f"[{''.join((*readings(), *apart, *variants))}]")


def _letter(character: str) -> str:
    return letters_of_characters().get(character, character)


def _words(printed: str, words: str) -> _Words:
    letter = _letter(printed)
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for word in words.split():
        based = "".join(bases().get(one, one) for one in word)
        for offset, one in enumerate(word):
            if one == letter:
                found[offset, len(word)].add(based)
    return _Words({key: frozenset(some) for key, some in found.items()})


def _rows(name: str) -> Iterator[list[str]]:
    for line in shipped(f"{_FOLDER}/{name}").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")
