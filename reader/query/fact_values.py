"""Values of facts as people write them: pages, kinds, dates, yes and no."""

import re
import unicodedata
from collections.abc import Callable

from reader.errors import QueryReason
from reader.query.dates.day_spans import NoDate, NoYear
from reader.query.dates.ranges import counts_from_today, date_range
from reader.query.fields import KIND_NAMES, Fact
from reader.query.query_tokens import Token
from reader.query.tree import DateRange, HasFact, Node, Not, Or, RelativeDates
from reader.text.numerals import CHINESE, number

_YES = {"是": "yes", "有": "yes", "yes": "yes", "true": "yes", "1": "yes"}
_NO = {"否": "no", "无": "no", "没有": "no", "no": "no", "false": "no", "0": "no"}
_PEOPLE = (Fact.REPORTER, Fact.CORRESPONDENT, Fact.PHOTOGRAPHER)
_NO_NAME = re.compile(r"[您你的了吗呢吧怎么什哪谁这请们，。！？!?]")
"""Characters of speech that stand in no person's name."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LONGEST_NEWSPAPER = 10
"""Most Han characters of a newspaper's name: a headline (媒体：…) has more behind its colon."""
_PAGES = re.compile(r"第?([A-Za-z]?)(\d{1,3})版?(?:\.\.+|-|~|至|到|—)第?\1(\d{1,3})版?")
_MOST_PAGES = 64
"""Pages from one to another: an issue has fewer."""


def is_no_name(fact: Fact, value: str) -> bool:
    """Return True for speech behind the word for its speaker: 记者：您怎么看; 媒体：俄军控制数个克里米亚军营."""
    if fact is Fact.NEWSPAPER:
        return len(_HAN.findall(value)) > _LONGEST_NEWSPAPER
    return fact in _PEOPLE and bool(_NO_NAME.search(value))


def fact_node(token: Token, fact: Fact, wrong: Callable[[QueryReason], None]) -> Node | None:
    """Return the condition that a value sets; None, after calling `wrong`, if it is none."""
    value = token.text.strip()
    if fact is Fact.DATE:
        return _dates(token, value, wrong)
    if fact is Fact.BOOKMARKED:
        return _bookmarked(token, value, wrong)
    if fact is Fact.PAGE:
        return _pages(token, value)
    if fact is Fact.KIND:
        value = KIND_NAMES.get(value.lower(), value)
    return HasFact(fact, value, token.at)


def _dates(token: Token, value: str, wrong: Callable[[QueryReason], None]) -> Node | None:
    try:
        first, last = date_range(value)
    except NoYear:
        wrong(QueryReason.DAY_WITHOUT_YEAR)
        return None
    except NoDate:
        if counts_from_today(value):
            return RelativeDates(_said(value), token.at)
        wrong(QueryReason.BAD_DATE)
        return None
    return DateRange(first, last, token.at)


def _said(date: str) -> str:
    """Return a date without the blanks that say nothing; words of letters stay apart."""
    return (" " if re.search("[A-Za-z]", date) else "").join(date.split())


def _bookmarked(token: Token, value: str, wrong: Callable[[QueryReason], None]) -> Node | None:
    answer = _YES.get(value.lower()) or _NO.get(value.lower())
    if not answer:
        wrong(QueryReason.BAD_ANSWER)
        return None
    bookmarked = HasFact(Fact.BOOKMARKED, "yes", token.at)
    return bookmarked if answer == "yes" else Not(bookmarked)


def _pages(token: Token, value: str) -> Node:
    plain = unicodedata.normalize("NFKC", value)
    spelt = plain.removeprefix("第").removesuffix("版")
    if spelt and all(sign in CHINESE for sign in spelt) and (page := number(spelt)):
        return HasFact(Fact.PAGE, str(page), token.at)
    span = _PAGES.fullmatch(re.sub(r"\s+", "", plain))
    first, last = (int(span[2]), int(span[3])) if span else (0, 0)
    if not span or not 0 < last - first < _MOST_PAGES:
        return HasFact(Fact.PAGE, value, token.at)
    return Or(tuple(HasFact(Fact.PAGE, f"{span[1]}{page}", token.at) for page in range(first, last + 1)))
