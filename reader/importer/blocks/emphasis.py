"""Emphasis and links of a line: which delimiters pair. What finds no partner stays text.

Words have no spaces in Chinese, so CommonMark's rule (no word may touch a mark's outer side if a stop touches its inner
side) would keep `**农机检修。**基本` as it stands. Here punctuation says only that a mark cannot open before a stop nor
close behind an opening quote. Figures (5*5), names with underscores and masked names (张**、李**) are text.
"""

import re
from dataclasses import dataclass

from reader.importer.blocks.block import Emphasis
from reader.importer.blocks.removed import Mark
from reader.importer.blocks.token import Kind, Token
from reader.importer.shapes.surnames import SURNAMES

_NEVER_FIRST = frozenset("，。、；：！？）》」』】”’％,.;:!?)]}%")
_NEVER_LAST = frozenset("（《「『【“‘([{")
_JOINS_NAMES = frozenset("和与及或、，,；")
_WORD = re.compile(r"\w")
_LATIN = re.compile(r"[A-Za-z\d]")

_ITALIC, _BOLD, _BOTH = 1, 2, 3
"""Signs of a mark of emphasis. Four are two marks of bold that touch; more are text."""

_MOST_OPEN = 20
"""Marks that wait for their partner. Guard: a line of nothing but stars."""

_STYLES = {_ITALIC: Emphasis.ITALIC, _BOLD: Emphasis.BOLD, _BOTH: Emphasis.BOLD}


@dataclass(slots=True)
class _Open:
    at: int
    sign: str
    size: int


def pair(tokens: list[Token]) -> list[Token]:
    """Return the tokens with links and emphasis paired: partners are marks, all others text."""
    return _pair_emphasis(_pair_links(tokens))


def style_of(token: Token) -> Emphasis | None:
    """Return the type that a pair of delimiters sets; None for struck or highlighted text."""
    return _STYLES.get(len(token.raw)) if token.raw[0] in "*_" else None


def _pair_links(tokens: list[Token]) -> list[Token]:
    open_brackets: list[Token] = []
    for token in tokens:
        if token.kind is Kind.BRACKET:
            open_brackets.append(token)
        elif token.kind is Kind.LINK_END and open_brackets:
            opener = open_brackets.pop()
            opener.kind = token.kind = Kind.MARK
            opener.mark = token.mark = Mark.LINK
        elif token.kind is Kind.TEXT and open_brackets and "]" in token.raw:
            del open_brackets[-token.raw.count("]") :]
    return tokens


def _pair_emphasis(tokens: list[Token]) -> list[Token]:
    split = [part for token in tokens for part in _halves(token)]
    waiting: list[_Open] = []
    for at, token in enumerate(split):
        if token.kind is not Kind.DELIMITER or len(token.raw) > _BOTH:
            continue
        opener = _partner(split, waiting, at) if _may_close(token) else None
        if opener is not None:
            split[opener.at].kind, token.kind = Kind.ON, Kind.OFF
            del waiting[waiting.index(opener) :]
        elif _may_open(token):
            waiting.append(_Open(at, token.raw[0], len(token.raw)))
    return split


def _halves(token: Token) -> tuple[Token, ...]:
    """Return two marks of bold for four stars between two words: **甲****乙**."""
    if (
        token.kind is not Kind.DELIMITER
        or token.raw != "****"
        or not (token.values["before"] and token.values["after"])
    ):
        return (token,)
    return tuple(Token(Kind.DELIMITER, "**", mark=token.mark, values=token.values) for _ in range(_BOLD))


def _partner(tokens: list[Token], waiting: list[_Open], at: int) -> _Open | None:
    token = tokens[at]
    for opener in reversed(waiting[-_MOST_OPEN:]):
        if opener.sign == token.raw[0] and opener.size == len(token.raw):
            inner = any(one.raw.strip() for one in tokens[opener.at + 1 : at])
            return opener if inner and not _is_masked(tokens[opener.at], token) else None
    return None


def _may_open(token: Token) -> bool:
    before, after = token.values["before"] or "", token.values["after"] or ""
    if not after or after.isspace() or after in _NEVER_FIRST:
        return False
    return not _touches_word(token.raw, before, after)


def _may_close(token: Token) -> bool:
    before, after = token.values["before"] or "", token.values["after"] or ""
    if not before or before.isspace() or before in _NEVER_LAST:
        return False
    return not _touches_word(token.raw, after, before)


def _touches_word(raw: str, outer: str, inner: str) -> bool:
    """Return True if the sign stands within a word or figure: 5*5, file_name."""
    if raw[0] == "_":
        return _WORD.match(outer) is not None
    if raw[0] == "=" or len(raw) == 1:
        return _LATIN.match(outer) is not None
    return _LATIN.match(outer) is not None and _LATIN.match(inner) is not None


def _is_masked(opener: Token, closer: Token) -> bool:
    """Return True for two names with their given names masked: 王**和李**."""
    surnames = all(token.values["before"] in SURNAMES for token in (opener, closer))
    return opener.raw == "**" and surnames and (closer.values["second"] or "") in _JOINS_NAMES
