"""A document's tokens handed over at once.

`FieldType.index()` of this package's fields returns one of these. The columnar writer takes it whole, without an object
for each token; any other Whoosh writer iterates over it and gets Whoosh's tuples: the same schema works with any codec.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whoosh import formats
from whoosh.system import pack_uint

Posting = tuple[bytes, int, float, bytes]
"""Term, frequency, weight, encoded value."""

_POSITIONS = formats.Positions()


@dataclass(frozen=True, slots=True)
class Grams:
    """The character bigrams of blocks of text with the places of their first characters.

    Places count characters; between two blocks `gap` places are left free. A block's last character makes a bigram with
    `end` (one character that no text holds, or none). Under the term `mark` (one character, or none) stands the place
    after each block's last character. Empty blocks are left out.

    Blocks may be of several `parts`, each given by a character and how many of the blocks are its own. Under that
    character, as a term, stands where the part's first block begins; parts without text are left out.
    """

    blocks: Sequence[str]
    gap: int = 1
    end: str = ""
    mark: str = ""
    parts: Sequence[tuple[str, int]] = ()

    @property
    def length(self) -> int:
        """How many tokens: the length that Whoosh would count."""
        held = [len(block) for block in self.blocks if block]
        return sum(held) - (not self.end) * len(held) + bool(self.mark) * len(held) + len(self.firsts)

    @property
    def firsts(self) -> dict[int, str]:
        """The parts that have text, by their first block among those that are not empty."""
        found: dict[int, str] = {}
        at = before = 0
        for part, blocks in self.parts:
            held = sum(map(bool, self.blocks[at : at + blocks]))
            if held:
                found[before] = part
            at, before = at + blocks, before + held
        return found

    def __iter__(self) -> Iterator[Posting]:
        places: dict[str, list[int]] = {}
        start = 0
        firsts = self.firsts
        for number, block in enumerate(filter(None, self.blocks)):
            if number in firsts:
                places.setdefault(firsts[number], []).append(start)
            text = block + self.end
            for place in range(len(text) - 1):
                places.setdefault(text[place : place + 2], []).append(start + place)
            if self.mark:
                places.setdefault(self.mark, []).append(start + len(block))
            start += len(block) + self.gap
        for gram, found in places.items():
            term = gram.encode("utf-8", "surrogatepass")
            yield term, len(found), float(len(found)), _POSITIONS.encode(found)


@dataclass(frozen=True, slots=True)
class Characters:
    """The distinct characters of blocks of text."""

    blocks: Sequence[str]

    @property
    def length(self) -> int:
        return len(set().union(*self.blocks))

    def __iter__(self) -> Iterator[Posting]:
        for character in set().union(*self.blocks):
            yield character.encode("utf-8", "surrogatepass"), 1, 1.0, b""


@dataclass(frozen=True, slots=True)
class Words:
    """Words, and how often each stands in the document where `counted`."""

    words: Sequence[str]
    counted: bool = True

    @property
    def length(self) -> int:
        return len(self.words) if self.counted else len(set(self.words))

    def __iter__(self) -> Iterator[Posting]:
        for word, count in Counter(self.words).items():
            term = word.encode("utf-8", "surrogatepass")
            if self.counted:
                yield term, count, float(count), pack_uint(count)
            else:
                yield term, 1, 1.0, b""


Tokens = Grams | Characters | Words
