"""The tokens of a document in one field, as one object.

`FieldType.index()` of this package's fields returns one of them. The columnar writer takes it whole, without an object
for each token; any other Whoosh writer iterates over it and gets Whoosh's tuples, so that a schema works with any
codec.
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
class Notes:
    """Terms of two characters at positions of a block of text beside its bigrams.

    `written` is as long as the block: each character that differs from the block's is a term with `sign` before it.
    `marks` are other terms with their offsets in the block, rising.
    """

    written: str
    sign: str
    marks: Sequence[tuple[int, str]] = ()

    def terms(self, block: str) -> list[tuple[int, str]]:
        """Return all terms with their offsets."""
        pairs = enumerate(zip(block, self.written, strict=True))
        return [*((at, self.sign + one) for at, (folded, one) in pairs if one != folded), *self.marks]


@dataclass(frozen=True, slots=True)
class Grams:
    """The character bigrams of blocks of text, each at the position of its first character.

    Positions count code points; `gap` positions are left free between two blocks. The last character of a block makes a
    bigram with `end` (one character that no text has, or ''). The term `mark` (one character, or '') has the position
    after the last character of each block. Empty blocks are left out.

    Blocks may belong to several `parts`, each a character and the number of its blocks. That character is a term at the
    position of the part's first block; parts without text are left out.

    `notes` are beside the blocks, or there are none: what else the positions of a block have.
    """

    blocks: Sequence[str]
    gap: int = 1
    end: str = ""
    mark: str = ""
    parts: Sequence[tuple[str, int]] = ()
    notes: "Sequence[Notes]" = ()

    @property
    def length(self) -> int:
        """Number of tokens, which Whoosh counts as the length of the field."""
        held = [len(block) for block in self.blocks if block]
        grams = sum(held) - (not self.end) * len(held)
        notes = sum(len(notes.terms(block)) for block, notes in zip(self.blocks, self.notes, strict=False))
        return grams + bool(self.mark) * len(held) + len(self.firsts) + notes

    @property
    def firsts(self) -> dict[int, str]:
        """The parts that have text, each by the index of its first block among the blocks that are not empty."""
        found: dict[int, str] = {}
        at = before = 0
        for part, blocks in self.parts:
            held = sum(map(bool, self.blocks[at : at + blocks]))
            if held:
                found[before] = part
            at, before = at + blocks, before + held
        return found

    def __iter__(self) -> Iterator[Posting]:
        positions: dict[str, list[int]] = {}
        start = 0
        firsts = self.firsts
        held = [at for at, block in enumerate(self.blocks) if block]
        for number, at in enumerate(held):
            block = self.blocks[at]
            if self.notes:
                for offset, note in self.notes[at].terms(block):
                    positions.setdefault(note, []).append(start + offset)
            if number in firsts:
                positions.setdefault(firsts[number], []).append(start)
            text = block + self.end
            for offset in range(len(text) - 1):
                positions.setdefault(text[offset : offset + 2], []).append(start + offset)
            if self.mark:
                positions.setdefault(self.mark, []).append(start + len(block))
            start += len(block) + self.gap
        for gram, found in positions.items():
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
    """The words of a document, with the frequency of each if `counted`."""

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
