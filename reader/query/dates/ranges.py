"""A date or a span of dates in a query: 2023, 2023-02-01..2023-02-28, 2023年2月-3月, >=2023-01-01, 去年至今."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from reader.query.dates.day_spans import Days, NoDate, NoYear, day_beside, of_day, of_months, of_year, plain
from reader.query.dates.relative_periods import relative_period
from reader.query.dates.wordings import in_usual_words
from reader.query.dates.written_periods import period

_Period = Callable[[str], Days]

_JOINS = re.compile(
    r"\.\.+|…+|[~〜]+|至|到|[—–―‒]+|(?<=[\d\]*日月年天])(?:to|through|thru|till|until|and)(?=[\d\[*今昨去a-z])"
)
_BEGINS = re.compile("^(?:从|自|由|from|between)")
_LISTS = re.compile("[、,，和及与或]")
_NOW = ("今", "今天", "今日", "现在", "如今", "now", "today", "*", "")
_COMPARED = re.compile(r"(>=|=>|≥|<=|=<|≤|>|<|since|after|before|until|till|自从|自|从|由|截至|截止|截止到)(.+)")
_AFTERWARDS = re.compile(r"(.+?)(以前|之前|前|以来|以后|之后|后|起|开始)")
_YEARS_COUNTED = re.compile(r"\d{1,2}年")
_FROM = (">=", "=>", "≥", "since", "after", "自从", "自", "从", "由", "以来", "以后", "之后", "后", "起", "开始")
_TO = ("<=", "=<", "≤", "until", "till", "截至", "截止", "截止到")
_SAME_YEAR = re.compile(r"0?([1-9]\d?)月(?:0?([1-9]\d?)[日号]?)?")
_NUMBER = re.compile(r"0?([1-9]\d?)[日号]?")
_SAME_YEAR_DAY = re.compile(r"0?([1-9]\d?)[-/.]0?([1-9]\d?)")


def date_range(text: str) -> Days:
    """Return the days of '2023', '2023-02', '2023年2月14日', '2023-02..2023-05', '..2023', '90年代', '民国38年'.

    Raises NoDate for anything else, also for days that do not exist and for what is counted from today.
    """
    return _days(plain(text), lambda part: period(in_usual_words(part)))


def date_range_on(text: str, today: date) -> Days:
    """Return the days of what `date_range` reads and of dates counted from today. Raises NoDate."""
    return _days(plain(text), lambda part: _on(part, today))


def counts_from_today(text: str) -> bool:
    """Return True if a date means other days tomorrow: 去年, 最近7天."""
    try:
        date_range(text)
    except NoYear:
        return False
    except NoDate:
        try:
            date_range_on(text, date(2000, 2, 29))
        except NoDate:
            return False
        return True
    return False


def is_date(text: str) -> bool:
    """Return True for a date, also for one that is counted from today."""
    try:
        date_range(text)
    except NoDate:
        return counts_from_today(text)
    return True


def lacks_year(text: str) -> bool:
    """Return True for a day of any year: 2月15日."""
    try:
        date_range(text)
    except NoYear:
        return True
    except NoDate:
        return False
    return False


def _on(text: str, today: date) -> Days:
    text = in_usual_words(text)
    try:
        return period(text)
    except NoYear:
        raise
    except NoDate:
        return relative_period(text, today)


def _days(text: str, read: _Period) -> Days:
    unbracketed = _unbracketed(text)
    for way in (_alone, _compared, _joined, _listed, _afterwards):
        try:
            return way(unbracketed, read)
        except NoYear:
            raise
        except NoDate:
            continue
    raise NoDate(text)


def _alone(text: str, read: _Period) -> Days:
    return read(text)


def _unbracketed(text: str) -> str:
    """Take the brackets off [2023 TO 2024] and [2023, 2024]."""
    return text[1:-1].replace(",", "..") if len(text) > 2 and text[0] in "[{(" and text[-1] in "]})" else text


def _compared(text: str, read: _Period) -> Days:
    found = _COMPARED.fullmatch(text)
    if not found:
        raise NoDate(text)
    if found[1] in _FROM and _AFTERWARDS.fullmatch(found[2]):
        return _afterwards(found[2], read)
    first, last = read(found[2])
    return _from(found[1], first or "", last or "")


def _afterwards(text: str, read: _Period) -> Days:
    found = _AFTERWARDS.fullmatch(text)
    # 10年前 counts years, and is not before 2010.
    if not found or _YEARS_COUNTED.fullmatch(found[1]):
        raise NoDate(text)
    first, last = read(found[1])
    return _from(found[2], first or "", last or "")


def _from(sign: str, first: str, last: str) -> Days:
    if sign in _FROM:
        return first, None
    if sign in _TO:
        return None, last
    return (day_beside(last, 1), None) if sign == ">" else (None, day_beside(first, -1))


def _joined(text: str, read: _Period) -> Days:
    for left, right in _halves(text):
        try:
            begun = (None, None) if left in ("", "*") else read(_BEGINS.sub("", left))
            first, last = begun[0], None if right in _NOW else _end(right, begun, read)
        except NoDate:
            continue
        if (first or last) and not (first and last and first > last):
            return first, last
    raise NoDate(text)


def _listed(text: str, read: _Period) -> Days:
    """Read two periods of which one follows the other: 2023年2、3月, 2022和2023."""
    parts = _LISTS.split(text)
    if len(parts) != 2 or not all(parts):
        raise NoDate(text)
    first, last = read(parts[0])
    following = _shortened(parts[1], (first, last)) or read(parts[1])
    if not last or following[0] != day_beside(last, 1):
        raise NoDate(text)
    return first, following[1]


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to part a span into its first and its last date."""
    joins = list(_JOINS.finditer(text))
    if len(joins) > 1:
        return
    for join in joins:
        yield text[: join.start()], text[join.end() :]
    if not joins:
        yield from (
            (text[:at], text[at + 1 :]) for at, sign in enumerate(text) if sign in "-/" and 0 < at < len(text) - 1
        )


def _end(text: str, begun: Days, read: _Period) -> str | None:
    """Return the last day of the second date of a span; what it leaves out is that of the first one, `begun`."""
    return (_shortened(text, begun) or read(text))[1]


def _shortened(text: str, begun: Days) -> Days | None:
    """Return the days of a date that leaves out what another one, `begun`, says; None if it leaves out nothing."""
    text = in_usual_words(text)
    if not begun[0]:
        return None
    first, is_day = begun[0], begun[0] == begun[1]
    year, month = int(first[:4]), int(first[5:7])
    found = _SAME_YEAR.fullmatch(text) or (_SAME_YEAR_DAY.fullmatch(text) if is_day else None)
    if found and found[2]:
        return of_day(year, int(found[1]), int(found[2]))
    if found:
        return of_months(year, int(found[1]), int(found[1]))
    number = _NUMBER.fullmatch(text)
    if number and is_day:
        return of_day(year, month, int(number[1]))
    if number and begun == of_months(year, month, month):
        return of_months(year, int(number[1]), int(number[1]))
    if begun == of_year(year) and text == f"{(year + 1) % 100:02}":
        return of_year(year + 1)
    return None
