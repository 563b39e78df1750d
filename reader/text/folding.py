"""The one form of text for matching, with a map back to the original.

Folding works sign by sign (a character with its marks), so that the fold of a piece is a piece of the fold: a story
contains a phrase if and only if a folded block of it contains the folded phrase. What is shown, copied and exported is
never folded.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property

from reader.domain.span import Span
from reader.text.clusters import Form, joins, normal, vanishes
from reader.text.radicals import CHARACTERS, RADICALS
from reader.text.sought import EITHER, OWN, WRITTEN, Check, Marked, Sought
from reader.text.variants import bases, distinguished, letters_of_characters, readings

_FORMAT = "fold4"
_CHARACTERS = dict(zip(RADICALS, CHARACTERS, strict=True))
_QUOTES = dict.fromkeys("“”„‟「」『』﹁﹂﹃﹄〝〞〟＂", '"') | dict.fromkeys("‘’‚‛＇`´", "'")
_DOTS = dict.fromkeys("·•・‧⋅∙･᛫⸱", "·")
_ZEROS = dict.fromkeys("零○◯", "〇")
_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
"""Variation selectors: they vanish, and lie within the sign whose form they choose."""
_NO_CHARACTER = "\ufffd"
_JOINED = "\uffff"
"""The fold of a mark in a table; no text has it."""
_LONGEST_CHARACTERS = 32
"""Most code points of a character with its marks: two more than Unicode's stream-safe text (UAX #15) has."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; its character `i` was made of the sign of the original from `starts[i]` to `ends[i]` (exclusive)."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """Return the span of the original that gave the folded characters from `start` to `end` (exclusive)."""
        return Span(self.starts[start], self.ends[end - 1])


@dataclass(frozen=True)
class Folding:
    """Switches for the characters that count as the same.

    White space and characters that show nothing are always dropped; a character with its marks is one sign, however it
    is written (NFC). `width`: full-width and compatibility forms (NFKC), radicals. `case`: upper and lower case.
    `script`: characters that regions print for one another (reader.text.variants). `quotes`: “” 「」 『』 ", ‘’ ', and
    middle dots. `zeros`: 〇 ○ 零.
    """

    width: bool = True
    case: bool = True
    script: bool = True
    quotes: bool = True
    zeros: bool = True

    @property
    def id(self) -> str:
        """A name of these switches; an index made under another id must be rebuilt."""
        switches = (self.width, self.case, self.script, self.quotes, self.zeros)
        return f"{_FORMAT}-{''.join(str(int(on)) for on in switches)}-u{unicodedata.unidata_version}"

    def plain(self, text: str) -> str:
        """Fold `text` without the map back: the fast way."""
        folded = text.translate(self._table)
        return self.fold(text).text if _JOINED in folded else folded

    def fold(self, text: str) -> Folded:
        """Fold `text`, with the map back to it."""
        signs = self._signs(text)
        return Folded(
            "".join(piece for piece, _, _ in signs),
            tuple(start for piece, start, _ in signs for _ in piece),
            tuple(end for piece, _, end in signs for _ in piece),
        )

    def sought(self, text: str) -> Sought:
        """Fold a text that is looked for, with what its places must be read as."""
        marked = self.marked(text)
        held = dict(marked.marks)
        checks = []
        for at, base in enumerate(marked.text):
            letter = _other_letters().get(base) if self.script else None
            mark = held.get(at)
            if letter and mark is None:
                checks.append(Check(at, (OWN + letter,), held=False))
            elif letter and mark and mark[0] == OWN:
                checks.append(Check(at, (mark, EITHER + base), held=True))
        letters = marked.letters if len(marked.text) == 1 else ""
        return Sought(marked.text, marked.words, tuple(checks), letters)

    def exact(self, text: str) -> Sought:
        """Fold a text of which the very characters are looked for.

        A check without marks stands for all marks with the sign WRITTEN.
        """
        marked = self.marked(text)
        pairs = enumerate(zip(marked.text, marked.written, strict=True))
        checks = (Check(at, (WRITTEN + one,) * (one != folded), one != folded) for at, (folded, one) in pairs)
        return Sought(marked.text, marked.words, tuple(checks))

    def marked(self, text: str) -> Marked:
        """Fold `text`, with all that its places say beside their bases but what is written there."""
        folded = text.translate(self._table)
        if _JOINED in folded:
            signs = self._signs(text)
            folded = "".join(piece for piece, _, _ in signs)
            written = "".join(_composed(text[start:end]) * len(piece) for piece, start, end in signs)
        else:
            written = text.translate(self._aligned)
        if not self.script or not distinguished().search(written):
            return Marked(folded, written, folded, folded)
        words, letters, marks = list(folded), list(folded), []
        for found in distinguished().finditer(written):
            at = found.start()
            letter = letters_of_characters().get(found[0], found[0])
            reading = readings().get(found[0])
            if reading and reading.open(folded, at):
                words[at] = reading.meant
                letters.append(_other_letters()[folded[at]])
                marks.append((at, EITHER + folded[at]))
            else:
                words[at] = letters[at] = letter
                if letter != folded[at]:
                    marks.append((at, OWN + letter))
        return Marked(folded, written, "".join(words), "".join(letters), tuple(marks))

    def _signs(self, text: str) -> list[tuple[str, int, int]]:
        """Return each sign of a text folded, and the offsets of its first character and of the one after its last."""
        table = self._table
        spans: list[tuple[str, int, int]] = []
        for at, character in enumerate(text):
            piece = table[ord(character)]
            if not piece and character not in _SELECTORS:
                continue
            if spans and (piece == _JOINED or not piece) and at - spans[-1][1] < _LONGEST_CHARACTERS:
                before, start, _ = spans[-1]
                spans[-1] = piece or before, start, at + 1
            elif piece:
                spans.append((piece, at, at + 1))
        return [
            (self._cluster(text[start:end]) if piece == _JOINED else piece, start, end) for piece, start, end in spans
        ]

    def _cluster(self, sign: str) -> str:
        """Fold a character with its marks; among them may be some that show nothing."""
        known = self._clusters.get(sign)
        if known is None:
            known = self._clusters[sign] = self._sign("".join(one for one in sign if not vanishes(one)))
        return known

    @cached_property
    def _clusters(self) -> dict[str, str]:
        return {}

    @cached_property
    def _table(self) -> "_Table":
        return _Table(self)

    @cached_property
    def _aligned(self) -> "_Aligned":
        return _Aligned(self._table)

    def _character(self, character: str) -> str:
        """Fold a character that stands alone; _JOINED for one that does not."""
        if vanishes(character):
            return ""
        if unicodedata.category(character) == "Cs" or character == _JOINED:
            return _NO_CHARACTER
        return _JOINED if joins(character, self._form) else self._sign(character)

    def _sign(self, sign: str) -> str:
        """Fold a character, or one with its marks."""
        if self.quotes:
            sign = _QUOTES.get(sign) or _DOTS.get(sign, sign)
        if self.width:
            sign = _CHARACTERS.get(sign, sign)
        folded = normal(sign, self._form)
        if self.case:
            folded = normal(folded.casefold(), self._form)
        if self.script:
            folded = "".join(_base(one) for one in folded)
        if self.zeros:
            folded = "".join(_ZEROS.get(one, one) for one in folded)
        return "".join(one for one in folded if not one.isspace())

    @property
    def _form(self) -> Form:
        return "NFKC" if self.width else "NFC"


AS_WRITTEN = Folding(width=False, case=False, script=False, quotes=False, zeros=False)
"""The folding of a text whose very characters are asked for: only white space and format characters are dropped."""


class _Table(dict[int, str]):
    """A cache for str.translate: each character is folded when it is first met."""

    def __init__(self, folding: Folding) -> None:
        super().__init__()
        self._folding = folding

    def __missing__(self, code: int) -> str:
        folded = self[code] = self._folding._character(chr(code))
        return folded


class _Aligned(dict[int, str]):
    """A cache for str.translate: for each folded character the one that was written."""

    def __init__(self, table: _Table) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, code: int) -> str:
        written = self[code] = _composed(chr(code)) * len(self._table[code])
        return written


def _composed(sign: str) -> str:
    """Return the character that is written as a sign; of several the first."""
    return unicodedata.normalize("NFC", "".join(one for one in sign if not vanishes(one)))[:1]


def _base(character: str) -> str:
    letter = letters_of_characters().get(character, character)
    return bases().get(letter, letter)


@cache
def _other_letters() -> dict[str, str]:
    """Return the other letter of each base."""
    return {base: letter for letter, base in bases().items()}
