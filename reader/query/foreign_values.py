"""Values as CNKI writes them behind a code: SU='北京'*'奥运'+'申办', TI=工会*早餐."""

import re

from reader.domain.span import Span
from reader.query.query_tokens import Kind, Token

_SIGNS = {"*": Kind.AND, "＊": Kind.AND, "+": Kind.OR, "＋": Kind.OR, "-": Kind.NOT, "－": Kind.NOT}
_QUOTED = re.compile(r"'([^']*)'|‘([^’]*)’")
_BARE = re.compile(r"(?![-－!！])(?:(?![&＆]{2})[^\s*＊+＋()（）|｜])+")
_SIGN_WITHIN = re.compile(r"\s+(/(?:NEAR|PREV|AFT|SUB)\s*(\d{1,3})|/(?:SEN|PRG)\s*\d{0,3}|[#%])\s+", re.IGNORECASE)
"""CNKI's operators within quotation marks."""
_FIELD = re.compile(r"(?:[A-Za-z]{1,16}|[\u4e00-\u9fff]{1,8})\s*[:：=＝]")
_SIGN = re.compile(r"\s*([*＊+＋]|(?<=['’])\s*[-－](?=\s*['‘]))\s*(?=[^\s)）])")


def code_value(text: str, start: int) -> tuple[list[Token], int]:
    """Return the tokens of the value at `start`, in brackets if it has several words, and its end.

    Nothing, and `start`, if its brackets hold something else.
    """
    found: list[Token] = []
    at, depth = start, 0
    while at < len(text):
        while text[at : at + 1] in ("(", "（"):
            found.append(Token(Kind.OPEN, text[at], Span(at, at + 1)))
            at, depth = at + 1, depth + 1
        quoted = _QUOTED.match(text, at)
        bare = _BARE.match(text, at)
        if quoted:
            found += _quoted(quoted)
            at = quoted.end()
        elif bare:
            found.append(Token(Kind.WORD, bare[0], Span(*bare.span())))
            at = bare.end()
        else:
            break
        while depth and text[at : at + 1] in (")", "）"):
            found.append(Token(Kind.CLOSE, text[at], Span(at, at + 1)))
            at, depth = at + 1, depth - 1
        sign = _SIGN.match(text, at)
        if not sign:
            break
        found.append(Token(_SIGNS[sign[1].strip()], sign[1].strip(), Span(sign.start(1), sign.end(1))))
        at = sign.end()
        if _FIELD.match(text, at):
            return ([], start) if depth else ([*_in_brackets(found[:-1], start, sign.start(1)), found[-1]], at)
    if depth:
        return [], start
    if found and found[-1].kind in _SIGNS.values():
        at = found[-1].at.start
        found.pop()
    return _in_brackets(found, start, at), at


def _quoted(match: re.Match[str]) -> list[Token]:
    """Return what stands in quotation marks: '工会 # 早餐' are two phrases in one sentence."""
    group = 1 if match[1] is not None else 2
    tokens: list[Token] = []
    at = match.start(group)
    for sign in _SIGN_WITHIN.finditer(match[group]):
        here = match.start(group) + sign.start(), match.start(group) + sign.end()
        operator = sign[1].upper()
        kind = Kind.NEAR if sign[2] else Kind.PARAGRAPH if operator.startswith("/PRG") else Kind.SENTENCE
        tokens.append(Token(Kind.PHRASE, match.string[at : here[0]], Span(at, here[0])))
        tokens.append(Token(kind, sign[1], Span(*here), number=int(sign[2] or 0)))
        at = here[1]
    if not tokens:
        return [Token(Kind.PHRASE, match[group], Span(*match.span()))]
    tokens.append(Token(Kind.PHRASE, match.string[at : match.end(group)], Span(at, match.end(group))))
    return _in_brackets(tokens, match.start(), match.end())


def _in_brackets(tokens: list[Token], start: int, end: int) -> list[Token]:
    if len(tokens) < 2:
        return tokens
    return [Token(Kind.OPEN, "(", Span(start, start)), *tokens, Token(Kind.CLOSE, ")", Span(end, end))]
