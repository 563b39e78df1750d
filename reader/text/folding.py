"""The one form of text for matching, with a map back to the original.

Folding works character by character, so that the fold of a piece is a piece of the fold: a story contains a phrase
if and only if a folded block of it contains the folded phrase. What is shown, copied and exported is never folded.
"""

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from reader.text.traditional import SIMPLIFIED, TRADITIONAL

_FORMAT = "fold1"
_SIMPLE = dict(zip(TRADITIONAL, SIMPLIFIED, strict=True))
_QUOTES = dict.fromkeys("“”„‟「」『』﹁﹂﹃﹄〝〞〟＂", '"') | dict.fromkeys("‘’‚‛＇`´", "'")
_DOTS = dict.fromkeys("·•・‧⋅∙･᛫⸱", "·")
_ZEROS = dict.fromkeys("零○◯", "〇")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `offsets[i]` is the offset of the original code point that gave its character `i`."""

    text: str
    offsets: tuple[int, ...]


@dataclass(frozen=True)
class Folding:
    """Switches for the characters that count as the same. White space and format characters are always dropped.

    `width`: full-width and compatibility forms (NFKC). `case`: upper and lower case. `script`: traditional and
    simplified characters (OpenCC). `quotes`: “” 「」 『』 ", ‘’ ', and middle dots. `zeros`: 〇 ○ 零.
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
        return text.translate(self._table)

    def fold(self, text: str) -> Folded:
        """Fold `text`, with the map back to it."""
        table = self._table
        pieces = [table[ord(character)] for character in text]
        offsets = tuple(at for at, piece in enumerate(pieces) for _ in piece)
        return Folded("".join(pieces), offsets)

    @cached_property
    def _table(self) -> "_Table":
        return _Table(self)

    def _character(self, character: str) -> str:
        if character.isspace() or unicodedata.category(character) in ("Cf", "Cc"):
            return ""
        if unicodedata.category(character) == "Cs":
            return "\ufffd"
        if self.quotes:
            character = _QUOTES.get(character) or _DOTS.get(character, character)
        folded = unicodedata.normalize("NFKC", character) if self.width else character
        if self.case:
            folded = folded.lower()
        if self.script:
            folded = "".join(_SIMPLE.get(one, one) for one in folded)
        if self.zeros:
            folded = "".join(_ZEROS.get(one, one) for one in folded)
        return "".join(one for one in folded if not one.isspace())


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
