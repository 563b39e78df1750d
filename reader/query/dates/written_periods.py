"""One period in writing: a day, month, quarter, season, year, decade or century, by the calendar or by an era."""

import datetime
import re
from collections.abc import Callable
from functools import cache

from reader.query.dates.day_spans import Days, NoDate, NoYear, between, of_day, of_months, of_year
from reader.query.dates.wordings import MONTH, month_number
from reader.text.imperial_days import REIGNS, imperial_day
from reader.text.numerals import number

_REPUBLIC = 1911
"""The year before the first one of 民国."""
_SEASONS = {"春": (2, 5), "夏": (5, 8), "秋": (8, 11), "冬": (11, 14)}
"""First and last month. Spring begins in February by the solar terms and ends in May by the thermometer: both count."""
_TENTHS = {"上": (1, 10), "中": (11, 20), "下": (21, 0)}
_YEAR_PARTS = {"初": (1, 3), "中": (5, 8), "底": (10, 12), "末": (10, 12)}
"""First and last month of 年初, 年中 and 年底: wide enough for what papers call so."""
_MONTH_PARTS = {"初": "上", "中": "中", "底": "下", "末": "下"}
_LATE_YEARS = 30
"""From this one on a year of two digits (49年) is of the last century."""
_LATE_DECADES = 30
"""From this one on a decade without its century (90年代) is of the last century: below, 20年代 is of this one."""
_MONTHS = {
    name: at
    for at, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}\.?"


def _date(found: re.Match[str]) -> Days:
    year, month, day = (int(part) if part else None for part in found.groups())
    return _of(year or 0, month, day)


def _of(year: int, month: int | None, day: int | None) -> Days:
    if month is None:
        return of_year(year)
    return of_months(year, month, month) if day is None else of_day(year, month, day)


def _numeric(found: re.Match[str]) -> Days:
    """Read 15/2/2023 and 2/15/2023. If both numbers could be the month, nobody knows which one is."""
    one, two, year = map(int, found.groups())
    if one > 12 >= two:
        return of_day(year, two, one)
    if two > 12 >= one or one == two:
        return of_day(year, one, two)
    raise NoDate(found[0])


def _quarter(found: re.Match[str]) -> Days:
    year, quarter = int(found["year"]), int(found["quarter"])
    return of_months(year, quarter * 3 - 2, quarter * 3)


def _season(found: re.Match[str]) -> Days:
    return of_months(int(found[1]), *_SEASONS[found[2]])


def _half(found: re.Match[str]) -> Days:
    return of_months(int(found[1]), *((1, 6) if found[2] == "上" else (7, 12)))


def _tenth(found: re.Match[str]) -> Days:
    year, month = int(found[1]), int(found[2])
    first, last = _TENTHS[_MONTH_PARTS.get(found[3], found[3])]
    return of_day(year, month, first)[0], of_day(year, month, last)[1] if last else of_months(year, month, month)[1]


def _part_of_year(found: re.Match[str]) -> Days:
    return of_months(int(found[1]), *_YEAR_PARTS[found[2]])


def _first_months(found: re.Match[str]) -> Days:
    """Read 前三季度 and 前8个月."""
    return of_months(int(found["year"]), 1, int(found["quarters"]) * 3 if found["quarters"] else int(found["months"]))


def _week(found: re.Match[str]) -> Days:
    try:
        monday = datetime.date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError as error:
        raise NoDate(found[0]) from error
    return between(monday, monday + datetime.timedelta(days=6))


def _day_of_year(found: re.Match[str]) -> Days:
    day = datetime.date(int(found[1]), 1, 1) + datetime.timedelta(days=int(found[2]) - 1)
    if day.year != int(found[1]):
        raise NoDate(found[0])
    return between(day, day)


def _short_year(found: re.Match[str]) -> Days:
    year = int(found[1])
    return period(f"{(1900 if year >= _LATE_YEARS else 2000) + year}年{found[2]}")


def _around(found: re.Match[str]) -> Days:
    """Read 2023年左右: a year, a month or a week on either side of it, as it is long."""
    first, last = period(found[1])
    start, end = datetime.date.fromisoformat(first or ""), datetime.date.fromisoformat(last or "")
    about = end - start if end > start else datetime.timedelta(days=7)
    return between(start - about, end + about)


def _named_span(found: re.Match[str]) -> Days:
    """Read Jan-Mar 2023 and Feb 1-3, 2023."""
    first, last, year = month_number(found["first"]), month_number(found["last"]), int(found["year"])
    return of_months(year, first, last if last >= first else last + 12)


def _named_days(found: re.Match[str]) -> Days:
    year, month = int(found["year"]), month_number(found["month"])
    return of_day(year, month, int(found["first"]))[0], of_day(year, month, int(found["last"]))[1]


def _decade(found: re.Match[str]) -> Days:
    decade, century = int(found["decade"]), found["century"]
    if decade >= 100:
        first = decade
    elif century == "上" or (century is None and decade >= _LATE_DECADES):
        first = 1900 + decade
    elif century in (None, "本"):
        first = 2000 + decade
    else:
        first = (int(century) - 1) * 100 + decade
    return of_year(first)[0], of_year(first + 9)[1]


def _century(found: re.Match[str]) -> Days:
    last = 2000 if found[1] == "上" else 2100 if found[1] == "本" else int(found[1]) * 100
    return of_year(last - 99)[0], of_year(last)[1]


def _republic(found: re.Match[str]) -> Days:
    year, month, day = (1 if part == "元" else int(part) if part else None for part in found.groups())
    return _of(_REPUBLIC + (year or 0), month, day)


def _reign(found: re.Match[str]) -> Days:
    reign, year = found[1], 1 if found[2] == "元" else int(found[2])
    if found["month"] and found["day"]:
        month = 1 if found["month"] == "正" else number(found["month"].replace("腊", "12").replace("冬", "11"))
        day = number(found["day"].removeprefix("初"))
        one = imperial_day(reign, year, month or 0, day or 0, repeated=bool(found["again"]))
        if not one:
            raise NoDate(found[0])
        return one, one
    first, after = imperial_day(reign, year, 1, 1), imperial_day(reign, year + 1, 1, 1)
    if not first or found["month"]:
        raise NoDate(found[0])
    last = datetime.date.fromisoformat(after) - datetime.timedelta(days=1) if after else datetime.date(1912, 2, 17)
    return first, last.isoformat()


def _english_month(found: re.Match[str]) -> Days:
    month = _MONTHS[found[1]]
    return of_months(int(found[2]), month, month)


def _english_day(found: re.Match[str]) -> Days:
    return of_day(int(found["year"]), _MONTHS[found["month"][:3]], int(found["day"]))


def _no_year(found: re.Match[str]) -> Days:
    month, day = int(found[1]), int(found[2])
    of_day(2000, month, day)  # a leap year, for 2月29日
    raise NoYear(found[0], month, day)


def _named_no_year(found: re.Match[str]) -> Days:
    month, day = month_number(found["month"]), int(found["day"])
    of_day(2000, month, day)
    raise NoYear(found[0], month, day)


_NAMED_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7})\.?"
_FORMS: tuple[tuple[str, Callable[[re.Match[str]], Days]], ...] = (
    (r"(\d{4})(?:年(?:0?([1-9]\d?)(?:月(?:0?([1-9]\d?)[日号]?)?)?)?)?", _date),
    (r"(\d{4})-([0-3]\d{2})", _day_of_year),
    (r"(\d{4})-0?([1-9]\d?)(?:-0?([1-9]\d?))?[月日号]?", _date),
    (r"(\d{4})/0?([1-9]\d?)(?:/0?([1-9]\d?))?[月日号]?", _date),
    (r"(\d{4})\.0?([1-9]\d?)(?:\.0?([1-9]\d?))?[月日号]?", _date),
    (r"(\d{4})(\d{2})(\d{2})?", _date),
    (r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", _numeric),
    (r"(?P<year>\d{4})[-年]?(?:第?(?P<quarter>[1-4])季度?)", _quarter),
    (r"(?P<year>\d{4})[-年]?q(?P<quarter>[1-4])", _quarter),
    (r"q(?P<quarter>[1-4])[-/]?(?P<year>\d{4})", _quarter),
    (r"(\d{4})年?([春夏秋冬])[季天]?", _season),
    (r"(\d{4})年?([上下])半年", _half),
    (r"(\d{4})年(\d{1,2})月(?:([上中下])旬)", _tenth),
    (r"(\d{4})年(\d{1,2})月([初中底末])", _tenth),
    (r"(\d{4})年?([初中底末])", _part_of_year),
    (r"(?P<year>\d{4})年?前(?:(?P<quarters>[1-4])个?季度?|(?P<months>\d{1,2})个?月)", _first_months),
    (r"(\d{4})-?w(\d{1,2})", _week),
    (r"(\d{4})年第(\d{1,2})周", _week),
    (r"(\d{2})年((?:\d{1,2}月(?:\d{1,2}[日号]?)?)?)", _short_year),
    (r"(?:大?约)?(\d{4}(?:年(?:\d{1,2}月(?:\d{1,2}[日号]?)?)?)?)(?:前后|左右|上下|许)", _around),
    (r"大?约(\d{4}年?(?:\d{1,2}月)?)", _around),
    (rf"(?P<first>{MONTH})(?:-|to|–|—)(?P<last>{MONTH}),?(?P<year>\d{{4}})", _named_span),
    (rf"(?P<month>{MONTH})(?P<first>\d{{1,2}})(?:-|to|–|—)(?P<last>\d{{1,2}}),?(?P<year>\d{{4}})", _named_days),
    (rf"(?P<first>\d{{1,2}})(?:-|to|–|—)(?P<last>\d{{1,2}})(?P<month>{MONTH}),?(?P<year>\d{{4}})", _named_days),
    (r"(?:(?P<century>\d{1,2}|上|本)(?:个)?世纪)?(?P<decade>\d{1,3}0|0)(?:年代|s)", _decade),
    (r"(\d{1,2}|上|本)(?:个)?世纪", _century),
    (r"(?:中华)?民国(元|\d{1,3})年(?:(\d{1,2})月(?:(\d{1,2})[日号]?)?)?", _republic),
    (
        rf"({'|'.join(REIGNS)})(元|\d{{1,2}})年"
        r"(?:(?P<again>闰)?(?P<month>正|腊|冬|\d{1,2})月(?P<day>初?[\d一二三四五六七八九十廿卅]{1,3})?日?)?",
        _reign,
    ),
    (rf"{_NAMED_MONTH},?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?(?P<year>\d{{4}})", _english_day),
    (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:of)?{_NAMED_MONTH},?(?P<year>\d{{4}})", _english_day),
    (rf"{_MONTH},?(\d{{4}})", _english_month),
    (r"(\d{1,2})月(\d{1,2})[日号]?", _no_year),
    (rf"(?P<month>{MONTH}),?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?", _named_no_year),
    (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:of)?(?P<month>{MONTH})", _named_no_year),
)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Days]], ...]:
    """Return the forms with their patterns compiled: no start of the program waits for that."""
    return tuple((re.compile(pattern), read) for pattern, read in _FORMS)


def period(text: str) -> Days:
    """Return the days of one period, in the form of `day_spans.plain`. Raises NoDate; NoYear for a day of any year."""
    for pattern, read in _forms():
        if found := pattern.fullmatch(text):
            return read(found)
    raise NoDate(text)
