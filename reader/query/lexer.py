"""Lexer: the text that a person typed, cut into tokens. Full-width signs and spaces count like half-width ones.

Signs are operators only at the start of a token: inside a word (10-30, 精神“大花园”, 视频(一)) they are text.
"""

import re

from reader.domain.span import Span
from reader.query.date_values import date_value_end
from reader.query.dates.ranges import is_date
from reader.query.fields import Fact, field_named
from reader.query.foreign_fields import BRACKETED, CODES, FieldName, known_field
from reader.query.foreign_values import code_value
from reader.query.operators import operator, with_operators_of_others
from reader.query.query_tokens import Kind, Token

OPENING, CLOSING = "(（", ")）"
_QUOTES = {'"': '"', "＂": "＂", "“": "”", "”": "”", "「": "」", "『": "』"}
_SINGLE_QUOTES = {"'": "'", "‘": "’"}
_MARKS = "'\"“”‘’"
_EXACT = "=＝"
_OR = "|｜"
_ANDS = ("&&", "＆＆")
_PREFIXES = {"-": Kind.NOT, "－": Kind.NOT, "!": Kind.NOT, "！": Kind.NOT, "+": Kind.AND, "＋": Kind.AND}
_FIELD = re.compile(
    r"([A-Za-z]{2,16}|[\u4e00-\u9fff]{1,8})"
    r"(?:(\s*)([<>＜＞]=?|[=＝][<>]|[≤≥]|[:：]|[%％]?[=＝]|[%％](?=\s*['‘]))|(?=[(（]))"
)
_COMPARES = ("<", ">", "＜", "＞", "≤", "≥")
_BEFORE_BRACKET = re.compile(r"(?:AND|OR|NOT|[Aa]nd|[Oo]r|[Nn]ot)(?=[(（])")
_OPERATORS = (Kind.AND, Kind.OR, Kind.NOT, Kind.NEAR, Kind.SENTENCE, Kind.PARAGRAPH)


def tokens(text: str) -> list[Token]:
    """Cut `text` into tokens, in order. An operator that is the whole query is searched for as a word."""
    result = with_operators_of_others(_Lexer(text).run())
    if len(result) == 1 and result[0].kind in _OPERATORS:
        only = result[0]
        return [Token(Kind.WORD, text[only.at.start : only.at.end], only.at)]
    return result


def unclosed_quotes(word: str) -> set[int]:
    """Return the places of opening quotation marks in a word that nothing closes."""
    found, at = set(), 0
    while at < len(word):
        close = _QUOTES.get(word[at])
        end = word.find(close, at + 1) if close else at
        if end < 0:
            found.add(at)
        at = max(at, end) + 1
    return found


def unmatched_brackets(word: str) -> set[int]:
    """Return the places of round brackets in a word that have no partner in it."""
    opened: list[int] = []
    found = set()
    for at, sign in enumerate(word):
        if sign in OPENING:
            opened.append(at)
        elif sign in CLOSING:
            if opened:
                opened.pop()
            else:
                found.add(at)
    return found | set(opened)


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
        elif sign in _OR:
            self._add(Kind.OR, self._at + (2 if self._text[self._at + 1 : self._at + 2] == sign else 1))
        elif self._text.startswith(_ANDS, self._at):
            self._add(Kind.AND, self._at + 2)
        elif sign in _PREFIXES and not self._ends(self._at + 1):
            self._add(_PREFIXES[sign], self._at + 1)
        elif not self._phrase() and not self._field():
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

    def _field(self) -> bool:
        """Add the name of a field, and its value if that is written in a way of its own. Return False if none stands
        here."""
        found = _FIELD.match(self._text, self._at)
        name = known_field(found[1]) if found else None
        if not found or not name or (not found[3] and found[1].lower() not in BRACKETED):
            return False
        compares = bool(found[3]) and (found[3][0] in _COMPARES or found[3][-1] in _COMPARES)
        if compares and not (name.field is Fact.DATE and self._compared_date(found[3], found.end())):
            return False
        if found[2] and not self._text[found.end() :].strip():
            return False
        self._tokens.append(Token(Kind.FIELD, found[0], Span(*found.span()), name.field))
        self._at = found.end()
        self._value(found[1].lower(), found[3] or "", name)
        return True

    def _compared_date(self, sign: str, at: int) -> bool:
        """Return True if a date stands behind a sign, in quotation marks or without."""
        start = at
        while start < len(self._text) and (self._text[start].isspace() or self._text[start] in _MARKS):
            start += 1
        return is_date(sign + self._text[start : date_value_end(self._text, start)].rstrip(_MARKS))

    def _value(self, code: str, sign: str, name: FieldName) -> None:
        start = self._at
        while start < len(self._text) and self._text[start].isspace():
            start += 1
        first = self._text[start : start + 1]
        if sign and (sign[0] in _COMPARES or sign[-1] in _COMPARES):
            self._compared(sign, start)
            return
        equals = sign[-1:] in ("=", "＝", "%", "％")
        coded = equals and (code in CODES or not field_named(code) or first in _SINGLE_QUOTES)
        if not first or (first in OPENING and not coded):
            return
        if name.field is Fact.DATE and first not in (*_QUOTES, *_SINGLE_QUOTES, *CLOSING, *_OR):
            self._at = start
            end = date_value_end(self._text, start)
            self._add(Kind.WORD, end, text=name.compared + self._text[start:end])
        elif coded and (found := code_value(self._text, start))[0]:
            self._tokens += found[0]
            self._at = found[1]

    def _compared(self, sign: str, start: int) -> None:
        """Add a date behind a sign; the quotation marks that SQL puts round it are no part of it."""
        self._at = start
        first = start + (self._text[start] in _MARKS)
        end = date_value_end(self._text, first)
        value = self._text[first:end].rstrip(_MARKS)
        self._add(Kind.WORD, max(end, first + len(value)), text=sign + value)
        while self._text[self._at : self._at + 1] in (*_MARKS,):
            self._at += 1

    def _word(self) -> None:
        if before := _BEFORE_BRACKET.match(self._text, self._at):
            kind, _ = operator(before[0].upper()) or (Kind.WORD, 0)
            self._add(kind, before.end())
            return
        end, inner = self._at, 0
        while end < len(self._text):
            sign = self._text[end]
            if sign.isspace() or sign in _OR or (sign in CLOSING and self._depth and not inner):
                break
            if self._text.startswith(_ANDS, end):
                break
            inner += (sign in OPENING) - (sign in CLOSING and inner > 0)
            end = self._quote_end(end) + 1
        word = self._text[self._at : end]
        kind, number = operator(word) or (Kind.WORD, 0)
        self._add(kind, end, number=number)

    def _quote_end(self, at: int) -> int:
        """Return the end of a quotation inside a word, spaces included; `at` itself if no quotation begins there."""
        close = _QUOTES.get(self._text[at])
        return max(at, self._text.find(close, at + 1)) if close else at

    def _ends(self, at: int) -> bool:
        """Return True if a token may end here."""
        return at >= len(self._text) or self._text[at].isspace() or self._text[at] in CLOSING or self._text[at] in _OR

    def _add(self, kind: Kind, end: int, *, text: str | None = None, number: int = 0) -> None:
        shown = self._text[self._at : end] if text is None else text
        self._tokens.append(Token(kind, shown, Span(self._at, end), None, number))
        self._at = end
