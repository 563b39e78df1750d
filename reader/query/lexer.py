"""What a person typed, cut into tokens. Full-width signs and spaces count like their half-width forms.

Signs are operators only where a token starts: inside a word (10-30, 精神“大花园”, 视频(一)) they are text.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from reader.domain.span import Span
from reader.query.fields import Fact, Zone, field_named


class Kind(Enum):
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()
    SENTENCE = auto()
    PARAGRAPH = auto()
    FIELD = auto()
    PHRASE = auto()
    WORD = auto()
    UNCLOSED = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """`text` is a word or a phrase without its quotes; `field` is set for FIELD, `number` (characters) for NEAR."""

    kind: Kind
    text: str
    at: Span
    field: Zone | Fact | None = None
    number: int = 0


DEFAULT_DISTANCE = 10
"""Characters that NEAR allows between its words where none are given."""

OPENING, CLOSING = "(（", ")）"
_QUOTES = {'"': '"', "＂": "＂", "“": "”", "”": "”", "「": "」", "『": "』"}
_SIGNS = {"|": Kind.OR, "｜": Kind.OR}
_PREFIXES = {"-": Kind.NOT, "－": Kind.NOT, "+": Kind.AND, "＋": Kind.AND}
_WORDS = {
    "AND": Kind.AND, "与": Kind.AND, "OR": Kind.OR, "或": Kind.OR, "NOT": Kind.NOT, "非": Kind.NOT,
    "同句": Kind.SENTENCE, "SENTENCE": Kind.SENTENCE, "同段": Kind.PARAGRAPH, "PARAGRAPH": Kind.PARAGRAPH,
}  # fmt: skip
_NEAR = re.compile(r"(?:NEAR|邻近|近(?=[/／]))(?:[/／]([0-9]+))?")
_MOST_DIGITS = 9


def tokens(text: str) -> list[Token]:
    """The tokens of `text` in order. A query that is one operator word alone is that word."""
    found = _Lexer(text).run()
    if len(found) == 1 and found[0].kind in (*_WORDS.values(), Kind.NEAR):
        only = found[0]
        return [Token(Kind.WORD, text[only.at.start : only.at.end], only.at)]
    return found


class _Lexer:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0
        self._found: list[Token] = []

    def run(self) -> list[Token]:
        while self._at < len(self._text):
            if self._text[self._at].isspace():
                self._at += 1
            else:
                self._token()
        return self._found

    def _token(self) -> None:
        one = self._text[self._at]
        if one in OPENING or one in CLOSING:
            opens = one in OPENING
            self._depth = max(0, self._depth + (1 if opens else -1))
            self._add(Kind.OPEN if opens else Kind.CLOSE, self._at + 1)
        elif one in _SIGNS:
            self._add(_SIGNS[one], self._at + 1)
        elif one in _PREFIXES and not self._ends(self._at + 1):
            self._add(_PREFIXES[one], self._at + 1)
        elif one not in _QUOTES or not self._phrase():
            self._word()

    def _phrase(self) -> bool:
        """A quoted phrase; False where text goes on after the closing quote (“一带一路”建设 is one word)."""
        start = self._at
        close = self._text.find(_QUOTES[self._text[start]], start + 1)
        if close < 0:
            inside = self._text[start + 1 :]
            self._found.append(Token(Kind.UNCLOSED, inside, Span(start, start + 1)))
            self._add(Kind.PHRASE, len(self._text), text=inside)
            return True
        if not self._ends(close + 1) and self._text[close + 1] not in _QUOTES:
            return False
        self._add(Kind.PHRASE, close + 1, text=self._text[start + 1 : close])
        return True

    def _word(self) -> None:
        start, end, inner = self._at, self._at, 0
        while end < len(self._text):
            one = self._text[end]
            if one.isspace() or one in _SIGNS or (one in CLOSING and self._depth and not inner):
                break
            if one in ":：" and (field := field_named(self._text[start:end])):
                self._add(Kind.FIELD, end + 1, field=field)
                return
            inner += (one in OPENING) - (one in CLOSING and inner > 0)
            end = self._quote_end(end) + 1
        self._operator_or_word(self._text[start:end], end)

    def _quote_end(self, at: int) -> int:
        """The end of a quotation inside a word, spaces included; `at` itself where there is none."""
        close = _QUOTES.get(self._text[at])
        return max(at, self._text.find(close, at + 1)) if close else at

    def _operator_or_word(self, word: str, end: int) -> None:
        if kind := _WORDS.get(word):
            self._add(kind, end)
        elif near := _NEAR.fullmatch(word):
            self._add(Kind.NEAR, end, number=int((near.group(1) or str(DEFAULT_DISTANCE))[:_MOST_DIGITS]))
        else:
            self._add(Kind.WORD, end, text=word)

    def _ends(self, at: int) -> bool:
        """Whether a token may end here."""
        return (
            at >= len(self._text) or self._text[at].isspace() or self._text[at] in CLOSING or self._text[at] in _SIGNS
        )

    def _add(
        self, kind: Kind, end: int, *, text: str | None = None, field: Zone | Fact | None = None, number: int = 0
    ) -> None:
        self._found.append(
            Token(kind, self._text[self._at : end] if text is None else text, Span(self._at, end), field, number)
        )
        self._at = end
