"""Words of a query that look like syntax and are none: operators, fields and signs of other systems, and bare dates.

They are searched for as they stand. Each comes with the whole query as it could be typed instead.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from reader.domain.span import Span
from reader.errors import QueryReason, QuerySyntaxError
from reader.query.dates.ranges import is_date
from reader.query.fields import Fact
from reader.query.foreign_fields import LIMITS
from reader.query.foreign_phrases import foreign_phrases
from reader.query.operators import between_words, has_han, operator
from reader.query.query_tokens import Kind, Token
from reader.query.questions import without_question_mark

_AND_WORDS = "并且 而且 以及 和 跟 及 且 并 並 並且 而 同时 及其 加 加上 and plus but"
_OR_WORDS = "或者 或是 抑或 还是 還是 or xor andmaybe"
_NOT_WORDS = (
    "不含 不包含 不包括 不要 除了 除去 排除 且不含 且不 除 减 減 減去 减去 andnot and_not not without except minus"
)
_NEAR_WORDS = "near 附近 相邻 相鄰 around within before after proximity close"
_JOINING_WORDS = {
    **dict.fromkeys(_AND_WORDS.split(), "AND"),
    **dict.fromkeys(_OR_WORDS.split(), "OR"),
    **dict.fromkeys(_NOT_WORDS.split(), "NOT"),
    **dict.fromkeys(_NEAR_WORDS.split(), "NEAR"),
    **dict.fromkeys(("adj", "next"), "NEAR/1"),
    **dict.fromkeys(("with", "sentence"), "同句"),
    **dict.fromkeys(("same", "paragraph"), "同段"),
}
"""Words that people join parts of a query with. Newspapers print them as well, so that they are searched for."""
_DISTANCE = re.compile(
    r"(?:near|adj|within|w|n|pre|邻近|相邻|近|/|~)\s*(\d{1,3})|(\d{1,3})(?:w|n|d)|/(?:near|seq|af|prev)"
)
_PHRASE_DISTANCE = re.compile(r"[\"“＂](.+)[\"”＂][~～](\d{1,3})")
_GLUED_DISTANCE = re.compile(r"(\w+)\((\d{0,3})[wnWN]\)(\w+)")
_SUFFIX = re.compile(r"(\w.*?)(?:\^\d+(?:\.\d+)?|[~～]\d?(?:\.\d+)?)")
_FIELD = re.compile(r"([@#]?[A-Za-z_]{1,16}|[\u4e00-\u9fff]{1,4})[:：=＝](.*)", re.DOTALL)
_CALL = re.compile(r"[A-Za-z]{2,12}\d?\((.+)\)")
_LONE_SUFFIX = re.compile(r"\^\d+(?:\.\d+)?")
_BEHIND = re.compile(r"(\w+)(?:\[([A-Za-z]{2,4})\]|/([A-Za-z]{2})|\.([A-Za-z]{2})\.)")
_DASHES = "—–−‐―"
_PIECES = re.compile(r"\d+(?:[.,:/-]\d+)+%?|\d+%|[^\W_]+(?:[·•.'-](?=[A-Za-z])[A-Za-z]+)*")
_ENDINGS = "。,.!?;、…"
_PARTING = ",;、"
_PROSE_SIGNS = _ENDINGS + ":“”‘’《》〈〉「」『』()—–-·\"'%"
_PROSE_CHARACTERS = 10
"""Letters of a sentence; a list of two or three words has fewer."""
_TAKEN = (Kind.PHRASE, Kind.EXACT, Kind.NEAR, Kind.SENTENCE, Kind.PARAGRAPH)
_TAGS = re.compile(r"</?[A-Za-z]+[^<>]*>")
_SIGN = re.compile(r"(?:[^\w\s]|_)+")
_YEARS = range(1800, 2101)
"""Numbers of four digits that are taken for a year."""
_DAY_OF_ANY_YEAR = re.compile(r"[\d〇一二三四五六七八九十]{1,3}月[\d〇一二三四五六七八九十]{1,3}[日号]")
_JOINS = ("..", "...", "…", "……", "~", "～", "至", "到", "to", "TO", "-", "—", "——", "–", "－")


@dataclass(frozen=True, slots=True)
class _Fix:
    """A text to write instead of a piece of the query."""

    reason: QueryReason
    at: Span
    text: str


def remarks(text: str, tokens: Sequence[Token]) -> list[QuerySyntaxError]:
    """Return what looks like syntax, in the order typed; dates last."""
    values = _values_of_facts(tokens)
    phrases = [one for one in _phrases(text, tokens) if not any(_meet(tokens[at].at, one.at) for at in values)]
    taken = values | {at for at, token in enumerate(tokens) if any(_meet(token.at, one.at) for one in phrases)}
    dates = _dates(text, tokens, taken)
    words = [at for at in range(len(tokens)) if at not in taken and not any(_meet(tokens[at].at, day) for day in dates)]
    fixes = sorted([*phrases, *filter(None, (_fix(tokens, at) for at in words))], key=lambda fix: fix.at.start)
    of_dates = [_Fix(QueryReason.DATE_AS_TEXT, at, f"日期:{_typed(text, at)}") for at in dates]
    right = _mended(text, fixes)
    found = [QuerySyntaxError(fix.reason, *_place(text, fix), right) for fix in fixes]
    for fix in of_dates:
        typed = _typed(text, fix.at)
        right = "" if _DAY_OF_ANY_YEAR.fullmatch(typed) else _mended(text, [fix])
        found.append(QuerySyntaxError(fix.reason, fix.at.start, typed, right))
    return found


def _phrases(text: str, tokens: Sequence[Token]) -> list[_Fix]:
    """Return what other systems write in several words, but not what was taken, or stands in quotation marks."""
    taken = [token.at for token in tokens if token.kind in _TAKEN]
    return [
        _Fix(one.reason, one.at, one.text)
        for one in foreign_phrases(text)
        if not any(at.start <= one.at.start < at.end for at in taken)
    ]


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _fix(tokens: Sequence[Token], at: int) -> _Fix | None:
    token = tokens[at]
    if token.kind is Kind.PHRASE and "*" in token.text and _words(token.text):
        return _Fix(QueryReason.NO_PATTERN, token.at, _words(token.text).replace(" ", " NEAR/10 "))
    if token.kind is not Kind.WORD:
        return None
    if _LONE_SUFFIX.fullmatch(token.text):
        return _Fix(QueryReason.NO_SIGN, token.at, "")
    if len(tokens) == 1 and operator(token.text):
        return _Fix(QueryReason.NO_OPERATOR, token.at, "")
    plain = unicodedata.normalize("NFKC", token.text)
    joined = _joined(tokens, at, plain)
    if joined is not None:
        return _Fix(QueryReason.NO_OPERATOR, token.at, joined)
    if any(sign in without_question_mark(token.text) for sign in "*?＊"):
        found = _pattern(plain)
    elif token.text[0] in _DASHES and at and _words(plain):
        found = (QueryReason.NO_SIGN, f"-{_words(plain)}")
    else:
        found = next(
            filter(None, (look(plain) for look in (_distance, _field, _called, _behind, _suffix, _signs))), None
        )
    found = found or _parted(tokens, at, plain)
    if not found and len(tokens) > 1 and not _words(plain):
        found = QueryReason.NO_SIGN, ""
    return _Fix(found[0], token.at, found[1]) if found else None


def _joined(tokens: Sequence[Token], at: int, plain: str) -> str | None:
    """Return the operator that is meant by a word between two others; None if it is none."""
    word = plain.lower()
    meant = _JOINING_WORDS.get(word)
    first_not = at == 0 and meant == "NOT" and len(tokens) > 1 and tokens[1].kind is not Kind.WORD
    if meant and (between_words(tokens, at) or first_not):
        return meant
    near = _DISTANCE.fullmatch(word) if between_words(tokens, at) else None
    if near:
        return f"NEAR/{near[1] or near[2] or 10}"
    return None


def _distance(plain: str) -> tuple[QueryReason, str] | None:
    """Read "工会 早餐"~5 and 工会(3w)早餐."""
    if phrase := _PHRASE_DISTANCE.fullmatch(plain):
        words = _PIECES.findall(phrase[1])
        return (QueryReason.NO_OPERATOR, f" NEAR/{phrase[2]} ".join(words)) if len(words) > 1 else None
    if glued := _GLUED_DISTANCE.fullmatch(plain):
        return QueryReason.NO_OPERATOR, f"{glued[1]} NEAR/{glued[2] or 1} {glued[3]}"
    return None


def _field(plain: str) -> tuple[QueryReason, str] | None:
    found = _FIELD.fullmatch(plain)
    if not found or (has_han(found[1]) and _is_prose(plain)):
        return None
    return QueryReason.NO_FIELD, "" if found[1].lower() in LIMITS else _words(found[2])


def _called(plain: str) -> tuple[QueryReason, str] | None:
    """Read a field or function before its words in brackets: publication(…), atleast5(…)."""
    found = _CALL.fullmatch(plain)
    return (QueryReason.NO_FIELD, _words(found[1])) if found else None


def _behind(plain: str) -> tuple[QueryReason, str] | None:
    """Read a field behind its word: 工会[ti], 工会/ti."""
    found = _BEHIND.fullmatch(plain)
    code = (found[2] or found[3] or found[4]).lower() if found else ""
    if not found or code not in ("ti", "au", "ab", "tw", "so", "ta", "de", "ot", "tiab"):
        return None
    field = {"ti": "标题:", "au": "作者:", "so": "报纸:", "ta": "报纸:"}.get(code, "")
    return QueryReason.NO_FIELD, field + found[1]


def _suffix(plain: str) -> tuple[QueryReason, str] | None:
    found = _SUFFIX.fullmatch(plain)
    return (QueryReason.NO_SIGN, _words(found[1])) if found else None


def _pattern(plain: str) -> tuple[QueryReason, str] | None:
    regex = any(sign in plain for sign in "/[]\\^$+.")
    return (QueryReason.NO_SIGN if regex else QueryReason.NO_PATTERN, _words(plain)) if _words(plain) else None


def _signs(plain: str) -> tuple[QueryReason, str] | None:
    words = _words(plain)
    return (QueryReason.NO_SIGN, words) if words and words != plain and not _is_prose(plain) else None


def _parted(tokens: Sequence[Token], at: int, plain: str) -> tuple[QueryReason, str] | None:
    """Read the sign that parts one word of a list from the next: 工会; 早餐."""
    parts = at < len(tokens) - 1 and plain[-1] in _PARTING and len(plain) <= _PROSE_CHARACTERS
    return (QueryReason.NO_SIGN, words) if parts and (words := _words(plain)) else None


def _is_prose(plain: str) -> bool:
    """Return True for a word or sentence with the punctuation of a text, in which nobody sees an operator."""
    letters = sum(sign.isalnum() for sign in plain)
    inner = plain.rstrip(_ENDINGS)
    return inner.isalnum() or (letters >= _PROSE_CHARACTERS and all(s.isalnum() or s in _PROSE_SIGNS for s in plain))


def _words(plain: str) -> str:
    """Return the words of a text without its signs; operators among them in quotation marks."""
    pieces = _PIECES.findall(_TAGS.sub(" ", plain))
    return " ".join(f'"{piece}"' if operator(piece) else piece for piece in pieces)


def _values_of_facts(tokens: Sequence[Token]) -> set[int]:
    """Return the places of the values of facts, also of those in brackets."""
    found: set[int] = set()
    depth, inside = 0, 0
    for at, token in enumerate(tokens):
        of_fact = at > 0 and tokens[at - 1].kind is Kind.FIELD and isinstance(tokens[at - 1].field, Fact)
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        if of_fact and token.kind is Kind.OPEN and not inside:
            inside = depth
        elif depth < inside:
            inside = 0
        if of_fact or inside:
            found.add(at)
    return found


def _dates(text: str, tokens: Sequence[Token], values: set[int]) -> list[Span]:
    """Return the places of dates that are searched for as text."""
    found: list[Span] = []
    for at, token in enumerate(tokens):
        if token.kind is not Kind.WORD or at in values or (found and found[-1].end > token.at.start):
            continue
        spans = [Span(token.at.start, tokens[end].at.end) for end in (at + 2, at) if end < len(tokens)]
        if len(spans) > 1 and not (tokens[at + 1].text in _JOINS and tokens[at + 2].kind is Kind.WORD):
            spans.pop(0)
        found += [span for span in spans if _is_bare_date(_typed(text, span))][:1]
    return found


def _is_bare_date(typed: str) -> bool:
    if _DAY_OF_ANY_YEAR.fullmatch(typed):
        return True
    plain = unicodedata.normalize("NFKC", typed)
    if plain.isdigit() and len(plain) == 4 and int(plain) not in _YEARS:
        return False
    if plain.isdigit() and len(plain) > 4 and int(plain[:4]) not in _YEARS:
        return False
    return is_date(typed)


def _place(text: str, fix: _Fix) -> tuple[int, str]:
    """Return the place of what a remark is about, and the piece: of a word with signs the first of its signs."""
    typed = _typed(text, fix.at)
    sign = _SIGN.search(typed) if fix.reason is QueryReason.NO_SIGN else None
    return (fix.at.start + sign.start(), sign[0]) if sign else (fix.at.start, typed)


def _typed(text: str, at: Span) -> str:
    return text[at.start : at.end]


def _mended(text: str, fixes: Sequence[_Fix]) -> str:
    """Return the query with its fixes; '' if there is nothing to do, or nothing left."""
    pieces, at = [], 0
    for fix in fixes:
        apart = " " if text[fix.at.start - 1 : fix.at.start] in (")", "）") else ""
        pieces += [text[at : fix.at.start], apart, fix.text]
        at = fix.at.end
    right = re.sub(r"\s+", " ", "".join([*pieces, text[at:]])).strip()
    return right if right != text.strip() else ""
