"""Pieces of other query languages that run over several words or signs, and what they are called here.

SQL's title LIKE '%工会%', PubMed's 工会[Title/Abstract], CNKI's 工会 /NEAR 5 早餐, VIP's T=工会*K=早餐.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from reader.domain.span import Span
from reader.errors import QueryReason
from reader.query.date_values import date_value_end
from reader.query.dates.ranges import is_date
from reader.query.fields import SHOWN_NAMES, Fact
from reader.query.foreign_fields import known_field


@dataclass(frozen=True, slots=True)
class ForeignPhrase:
    """A piece of the query that is searched for as text, and the text to write instead."""

    reason: QueryReason
    at: Span
    text: str


_HAN = r"[\u3400-\u9fff]"
_NAME = rf"(?P<name>[A-Za-z]{{2,16}}|{_HAN}{{1,6}}?)"
_TAGS = {
    "": "ab|abstract|all|hw|kw|mesh|mh|mp|ot|pt|tiab|title/abstract|tw|all fields|mesh terms|text word",
    "标题:": "ti|title",
    "作者:": "au|author|fau|first author|last author",
    "报纸:": "ta|so|journal|source",
    "日期:": "dp|pdat|edat|date|date - publication|publication date",
}
_FIELDS_OF_TAGS = {tag: field for field, tags in _TAGS.items() for tag in tags.split("|")}
_VIP_FIELDS = {"T": "标题:", "A": "作者:", "J": "报纸:", "M": "", "K": "", "U": "", "R": "", "S": ""}
_VIP_SIGNS = {"*": " ", "+": " OR ", "-": " NOT "}
_OPERATORS = {
    "AND": r"and/or|[和与與]/[或与與和]|∧|∩|×|⋅",
    "OR": r"∨|∪",
    "NOT": r"but\s+not|!=|<>|≠|¬",
    "同句": r"/(?:sen|sent)(?:\s+\d{1,3})?|in\s+the\s+same\s+sentence\s+as",
    "同段": r"/(?:prg|par)(?:\s+\d{1,3})?|in\s+the\s+same\s+paragraph\s+as",
    "NEAR/10": r"followed\s+by|preceded\s+by",
}


def foreign_phrases(text: str) -> list[ForeignPhrase]:
    """Return the pieces of a query that other systems understand, in order, none within another."""
    found: list[ForeignPhrase] = []
    for pattern, reason, meant in _forms():
        for match in pattern.finditer(text):
            here = Span(*match.span())
            apart = all(here.end <= one.at.start or one.at.end <= here.start for one in found)
            if apart and match[0] and (words := meant(match)) is not None:
                end = here.start + len(match[0].rstrip())
                found.append(ForeignPhrase(reason, Span(here.start, end), words))
    found += [one for one in _dates_after_names(text) if all(one.at.start >= each.at.end for each in found)]
    return sorted(found, key=lambda one: one.at.start)


def _field(name: str) -> str | None:
    """Return the name of a field here with its colon, '' for any part of a story; None if it is no field."""
    known = known_field(name)
    if known is None:
        return None
    return f"{SHOWN_NAMES[known.field]}:{known.compared}" if known.field else ""


def _tagged(match: re.Match[str]) -> str | None:
    field = _FIELDS_OF_TAGS.get(match["tag"].lower().strip())
    if field != "日期:":
        return None if field is None else field + match["value"]
    ends = [one.strip('"') for one in (*match["value"].split(":"), match["to"] or "") if one]
    days = "..".join(ends)
    return f"日期:{days}" if is_date(days) else None


def _suffixed(match: re.Match[str]) -> str | None:
    codes = match["codes"].lower().split(",")
    field = _FIELDS_OF_TAGS.get(codes[0])
    return None if field is None else (field if len(codes) == 1 else "") + match["value"]


def _likened(match: re.Match[str]) -> str | None:
    field = _field(match["name"])
    if field is None:
        return None
    words = match["value"].strip("'\"%“”‘’")
    value = words if " " not in words else f'"{words}"'
    return f"{'-' if match['negated'] else ''}{field}{value}"


def _between(match: re.Match[str]) -> str | None:
    days = f"{match['first']}..{match['last']}"
    return f"日期:{days}" if (_field(match["name"]) or "").startswith("日期:") and is_date(days) else None


def _coded(match: re.Match[str]) -> str:
    return _VIP_SIGNS.get(match["sign"] or "", "") + _VIP_FIELDS[match["code"].upper()] + match["value"]


def _recent(match: re.Match[str]) -> str:
    unit = {"d": "天", "w": "周", "m": "个月", "y": "年"}[match["unit"].lower()]
    return f"日期:最近{match['count']}{unit}"


def _bracketed(match: re.Match[str]) -> str | None:
    return f"日期:{match[0][1:-1].strip()}" if is_date(match[0]) else None


def _written(words: str) -> Callable[[re.Match[str]], str]:
    return lambda _: words


def _dates_after_names(text: str) -> Iterator[ForeignPhrase]:
    """Yield dates behind the name of their field: 日期 2023, date after 2023-01-01, date from 2022 to 2023."""
    for match in re.finditer(_DATE_NAME, text):
        known = known_field(match["name"])
        if not known or known.field is not Fact.DATE:
            continue
        end = date_value_end(text, match.end())
        value = text[match.end() : end].strip()
        if value and is_date(value):
            sign = known_field(match["word"]) if match["word"] else None
            yield ForeignPhrase(
                QueryReason.NO_FIELD, Span(match.start(), end), f"日期:{sign.compared if sign else ''}{value}"
            )


_DATE_NAME = (
    r"(?i)"
    rf"(?<!\w){_NAME}\s+(?:(?P<word>after|since|before|until)\s+|(?:from|in|on|is|在|为|是|从|自)\s*)?(?=[\d一二〇今去前昨最近上本])"
)
_QUOTED = r"'[^']+'|\"[^\"]+\"|“[^”]+”|‘[^’]+’"
_FORMS: tuple[tuple[str, QueryReason, Callable[[re.Match[str]], str | None]], ...] = (
    (r"^\s*(?:select\b.*?\s)?where\s+", QueryReason.NO_OPERATOR, _written("")),
    (r"\s(?:order\s+by\s+\w+(?:\s+(?:asc|desc))?|limit\s+\d+)\s*;?\s*$", QueryReason.NO_OPERATOR, _written("")),
    (
        rf"(?<!\w){_NAME}(?:\s+(?P<negated>not\s+)?(?:i?like|contains?|match(?:es)?)\s+|\s*(?:包含|含有|中含有|中包含|中有)\s*)"
        rf"(?P<value>{_QUOTED}|[^\s()（）|]+)",
        QueryReason.NO_FIELD,
        _likened,
    ),
    (
        rf"(?<!\w){_NAME}\s+between\s+[(（]?\s*['\"]?(?P<first>[\w/.-]+)['\"]?\s*(?:,|，|and|to)\s*"
        r"['\"]?(?P<last>[\w/.-]+)['\"]?(?:\s*[)）])?",
        QueryReason.NO_FIELD,
        _between,
    ),
    (
        r"(?P<value>\"[^\"]+\"|[\w·:/-]+)\[(?P<tag>[A-Za-z][A-Za-z /-]*)\]"
        r"(?:\s*:\s*(?P<to>\"[^\"]+\"|[\w/-]+)\[[A-Za-z][A-Za-z /-]*\])?",
        QueryReason.NO_FIELD,
        _tagged,
    ),
    (
        r"(?P<value>\"[^\"]+\"|[\w·]+)\.(?P<codes>[a-z]{2}(?:,[a-z]{2})*)\.(?=\s|$|[)）])",
        QueryReason.NO_FIELD,
        _suffixed,
    ),
    (r"(?<!\w)exp\s+(?P<value>\w+)/(?=\s|$)", QueryReason.NO_OPERATOR, lambda match: match["value"]),
    (
        r"(?:(?P<sign>[*+-])|(?<!\S)|(?<=[(（]))(?P<code>[MKTAURSJ])=(?P<value>[^\s*+()（）]+)",
        QueryReason.NO_FIELD,
        _coded,
    ),
    (r"(?<!\w)newer_than:(?P<count>\d{1,3})(?P<unit>[dwmy])(?!\w)", QueryReason.NO_FIELD, _recent),
    (r"[\[{][^\[\]{}]+\sto\s[^\[\]{}]+[\]}]", QueryReason.DATE_AS_TEXT, _bracketed),
    (
        r"(?<=\s)/?(?:near|within|w/in|prev|next|after|aft|sub|seq|adj|pre)(?:\s+|\s*[(:：,]\s*)(?P<n>\d{1,3})\)?"
        r"(?:\s+words?)?(?:\s+of)?(?=\s)",
        QueryReason.NO_OPERATOR,
        lambda match: f"NEAR/{match['n']}",
    ),
    (
        r"(?<=\s)(?:near|w|n|pre|adj)/(?P<n>\d{1,3})[/,:，]?(?=[^\W\d])",
        QueryReason.NO_OPERATOR,
        lambda match: f"NEAR/{match['n']} ",
    ),
    *(
        (rf"(?<=\s)(?:{signs})(?=\s)", QueryReason.NO_OPERATOR, _written(operator))
        for operator, signs in _OPERATORS.items()
    ),
    (r"(?<=\s)(?:¬|!=|≠)(?=\w)", QueryReason.NO_OPERATOR, _written("NOT ")),
    (
        rf"(?<={_HAN})(?:[∧∩]|[∨∪])(?={_HAN})",
        QueryReason.NO_OPERATOR,
        lambda match: " AND " if match[0] in "∧∩" else " OR ",
    ),
    (
        rf"(?<={_HAN})(?:and|or|not)(?={_HAN})|(?<={_HAN})(?-i:AND|OR|NOT)(?=\s)|(?<=\s)(?-i:AND|OR|NOT)(?={_HAN})",
        QueryReason.NO_OPERATOR,
        lambda match: f" {match[0].upper()} ",
    ),
)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], QueryReason, Callable[[re.Match[str]], str | None]], ...]:
    """Return the forms with their patterns compiled, which takes longer than a window may wait for at its start."""
    return tuple((re.compile(pattern, re.IGNORECASE), reason, meant) for pattern, reason, meant in _FORMS)
