"""Lexer: the text that a person typed, cut into tokens. Full-width signs and spaces count like half-width ones.

Signs are operators only at the start of a token: inside a word (10-30, 精神“大花园”, 视频(一)) they are text.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from reader.domain.span import Span
from reader.query.fields import Fact, Zone, field_named


class Kind(Enum):
    """Kinds of token. UNCLOSED stands at a quotation mark without a partner, before the PHRASE or EXACT that it opens.

    EXACT is a phrase with = before its quotation mark.
    """

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
    EXACT = auto()
    WORD = auto()
    UNCLOSED = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A token and its place in the typed text.

    `text` is a word, or a phrase without its quotation marks; `field` is set for FIELD, `number` (the distance in
    characters) for NEAR.
    """

    kind: Kind
    text: str
    at: Span
    field: Zone | Fact | None = None
    number: int = 0


DEFAULT_DISTANCE_CHARACTERS = 10
"""Characters that NEAR allows between its words if the query gives no number."""

OPENING, CLOSING = "(（", ")）"
_QUOTES = {'"': '"', "＂": "＂", "“": "”", "”": "”", "「": "」", "『": "』"}
_EXACT = "=＝"
_SIGNS = {"|": Kind.OR, "｜": Kind.OR}
_PREFIXES = {"-": Kind.NOT, "－": Kind.NOT, "+": Kind.AND, "＋": Kind.AND}
_WORDS = {
    "AND": Kind.AND, "与": Kind.AND, "OR": Kind.OR, "或": Kind.OR, "NOT": Kind.NOT, "非": Kind.NOT,
    "同句": Kind.SENTENCE, "SENTENCE": Kind.SENTENCE, "同段": Kind.PARAGRAPH, "PARAGRAPH": Kind.PARAGRAPH,
}  # fmt: skip
_NEAR = re.compile(r"(?:NEAR|邻近|近(?=[/／]))(?:[/／]([0-9]+))?")
_MOST_DIGITS = 9
"""A number of more digits is cut: it is far beyond every distance, and `int` refuses strings without bound."""


def tokens(text: str) -> list[Token]:
    """Cut `text` into tokens, in order. An operator that is the whole query is searched for as a word."""
    result = _Lexer(text).run()
    if len(result) == 1 and result[0].kind in (*_WORDS.values(), Kind.NEAR):
        only = result[0]
        return [Token(Kind.WORD, text[only.at.start : only.at.end], only.at)]
    return result


class _Lexer:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0
        self._tokens: list[Token] = []

    def run(self) -> list[Token]:
        while self._at < len(self._text):
            if self._text[self._at].isspace():
                self._at += 1
            else:
                self._token()
        return self._tokens

    def _token(self) -> None:
        sign = self._text[self._at]
        if sign in OPENING or sign in CLOSING:
            opens = sign in OPENING
            self._depth = max(0, self._depth + (1 if opens else -1))
            self._add(Kind.OPEN if opens else Kind.CLOSE, self._at + 1)
        elif sign in _SIGNS:
            self._add(_SIGNS[sign], self._at + 1)
        elif sign in _PREFIXES and not self._ends(self._at + 1):
            self._add(_PREFIXES[sign], self._at + 1)
        elif not self._phrase():
            self._word()

    def _phrase(self) -> bool:
        """Add a quoted phrase, with = before it or without.

        Return False if there is none, or if text follows the closing quote: “一带一路”建设 is one word.
        """
        exact = self._text[self._at] in _EXACT
        kind, start = (Kind.EXACT, self._at + 1) if exact else (Kind.PHRASE, self._at)
        if self._text[start : start + 1] not in _QUOTES:
            return False
        close = self._text.find(_QUOTES[self._text[start]], start + 1)
        if close < 0:
            inside = self._text[start + 1 :]
            self._tokens.append(Token(Kind.UNCLOSED, inside, Span(start, start + 1)))
            self._add(kind, len(self._text), text=inside)
            return True
        if not self._ends(close + 1) and self._text[close + 1] not in _QUOTES:
            return False
        self._add(kind, close + 1, text=self._text[start + 1 : close])
        return True

    def _word(self) -> None:
        start, end, inner = self._at, self._at, 0
        while end < len(self._text):
            sign = self._text[end]
            if sign.isspace() or sign in _SIGNS or (sign in CLOSING and self._depth and not inner):
                break
            if sign in ":：" and (field := field_named(self._text[start:end])):
                self._add(Kind.FIELD, end + 1, field=field)
                return
            inner += (sign in OPENING) - (sign in CLOSING and inner > 0)
            end = self._quote_end(end) + 1
        self._operator_or_word(self._text[start:end], end)

    def _quote_end(self, at: int) -> int:
        """Return the end of a quotation inside a word, spaces included; `at` itself if no quotation begins there."""
        close = _QUOTES.get(self._text[at])
        return max(at, self._text.find(close, at + 1)) if close else at

    def _operator_or_word(self, word: str, end: int) -> None:
        if kind := _WORDS.get(word):
            self._add(kind, end)
        elif near := _NEAR.fullmatch(word):
            self._add(Kind.NEAR, end, number=int((near.group(1) or str(DEFAULT_DISTANCE_CHARACTERS))[:_MOST_DIGITS]))
        else:
            self._add(Kind.WORD, end, text=word)

    def _ends(self, at: int) -> bool:
        """Return True if a token may end here."""
        return (
            at >= len(self._text) or self._text[at].isspace() or self._text[at] in CLOSING or self._text[at] in _SIGNS
        )

    def _add(
        self, kind: Kind, end: int, *, text: str | None = None, field: Zone | Fact | None = None, number: int = 0
    ) -> None:
        self._tokens.append(
            Token(kind, self._text[self._at : end] if text is None else text, Span(self._at, end), field, number)
        )
        self._at = end
