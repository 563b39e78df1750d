"""Values as CNKI writes them behind a code: SU='北京'*'奥运'+'申办', TI=工会*早餐."""

import re

from reader.domain.span import Span
from reader.query.query_tokens import Kind, Token

_SIGNS = {"*": Kind.AND, "＊": Kind.AND, "+": Kind.OR, "＋": Kind.OR, "-": Kind.NOT, "－": Kind.NOT}
_QUOTED = re.compile(r"'([^']*)'|‘([^’]*)’")
_BARE = re.compile(r"(?![-－!！])(?:(?![&＆]{2})[^\s*＊+＋()（）|｜])+")
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
            inside = quoted[1] if quoted[1] is not None else quoted[2]
            found.append(Token(Kind.PHRASE, inside, Span(*quoted.span())))
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
    if depth:
        return [], start
    if found and found[-1].kind in _SIGNS.values():
        at = found[-1].at.start
        found.pop()
    if len(found) > 1:
        found = [Token(Kind.OPEN, "(", Span(start, start)), *found, Token(Kind.CLOSE, ")", Span(at, at))]
    return found, at
