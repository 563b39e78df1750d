"""Operators of the language, and those of other systems that are taken for them."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from reader.query.query_tokens import Kind, Token

DEFAULT_DISTANCE_CHARACTERS = 10
"""Characters that NEAR allows between its words if the query gives no number."""

WORDS = {
    "AND": Kind.AND, "与": Kind.AND, "與": Kind.AND, "OR": Kind.OR, "或": Kind.OR, "NOT": Kind.NOT, "非": Kind.NOT,
    "同句": Kind.SENTENCE, "SENTENCE": Kind.SENTENCE, "同段": Kind.PARAGRAPH, "PARAGRAPH": Kind.PARAGRAPH,
    "&&": Kind.AND, "||": Kind.OR,
}  # fmt: skip
_NEAR = re.compile(r"(?:NEAR|邻近|近(?=/))(?:/([0-9]+))?")
_MOST_DIGITS = 9
"""A number of more digits is cut: it is far beyond every distance, and `int` refuses strings without bound."""
_ELSEWHERE = {
    "and": Kind.AND, "&": Kind.AND, "+": Kind.AND, "or": Kind.OR, "not": Kind.NOT, "near": Kind.NEAR,
    "w/s": Kind.SENTENCE, "w/p": Kind.PARAGRAPH,
}  # fmt: skip
_NEAR_ELSEWHERE = re.compile(r"(?:near|within|onear|adj|pre|w|n|p|邻近|近)/([0-9]+)|around\(([0-9]+)\)")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_BEFORE = (Kind.WORD, Kind.PHRASE, Kind.EXACT, Kind.CLOSE)
_BEHIND = (Kind.WORD, Kind.PHRASE, Kind.EXACT, Kind.OPEN, Kind.FIELD, Kind.UNCLOSED, Kind.NOT)


def operator(word: str) -> tuple[Kind, int] | None:
    """Return the kind of an operator and the distance that it allows; None for other words."""
    plain = unicodedata.normalize("NFKC", word)
    if kind := WORDS.get(plain):
        return kind, 0
    if near := _NEAR.fullmatch(plain):
        return Kind.NEAR, _distance(near[1])
    return None


def with_operators_of_others(tokens: Sequence[Token]) -> list[Token]:
    """Take the words that are operators elsewhere (and, &, near/5) as such if they stand between parts of a query.

    Between two words of Latin letters they may be text, as in rock and roll: those stay words.
    """
    found = list(tokens)
    for at, token in enumerate(found):
        meant = _operator_elsewhere(token.text) if token.kind is Kind.WORD else None
        if meant and _joins(found, at, meant[0]):
            found[at] = replace(token, kind=meant[0], number=meant[1])
    return found


def between_words(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a token stands between two parts of a query."""
    return 0 < at < len(tokens) - 1 and tokens[at - 1].kind in _BEFORE and tokens[at + 1].kind in _BEHIND


def has_han(text: str) -> bool:
    return bool(_HAN.search(text))


def _joins(tokens: Sequence[Token], at: int, kind: Kind) -> bool:
    if kind is Kind.NOT and 0 < at < len(tokens) - 1 and tokens[at - 1].kind in (Kind.AND, Kind.OR):
        return tokens[at + 1].kind in _BEHIND
    if not between_words(tokens, at):
        return False
    beside = (tokens[at - 1], tokens[at + 1])
    return "/" in tokens[at].text or any(token.kind is not Kind.WORD or has_han(token.text) for token in beside)


def _operator_elsewhere(word: str) -> tuple[Kind, int] | None:
    plain = unicodedata.normalize("NFKC", word).lower()
    if kind := _ELSEWHERE.get(plain):
        return kind, DEFAULT_DISTANCE_CHARACTERS if kind is Kind.NEAR else 0
    if near := _NEAR_ELSEWHERE.fullmatch(plain):
        return Kind.NEAR, _distance(near[1] or near[2])
    return None


def _distance(digits: str | None) -> int:
    return int((digits or str(DEFAULT_DISTANCE_CHARACTERS))[:_MOST_DIGITS])
