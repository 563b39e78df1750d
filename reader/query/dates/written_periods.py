"""One period in writing: a day, month, quarter, season, year, decade or century, by the calendar or by an era."""

import datetime
import re
from collections.abc import Callable

from reader.query.dates.day_spans import Days, NoDate, NoYear, of_day, of_months, of_year
from reader.text.imperial_days import REIGNS, imperial_day
from reader.text.numerals import number

_REPUBLIC = 1911
"""The year before the first one of 民国."""
_SEASONS = {"春": (2, 5), "夏": (5, 8), "秋": (8, 11), "冬": (11, 14)}
"""First and last month. Spring begins in February by the solar terms and ends in May by the thermometer: both count."""
_TENTHS = {"上": (1, 10), "中": (11, 20), "下": (21, 0)}
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
    first, last = _TENTHS[found[3]]
    return of_day(year, month, first)[0], of_day(year, month, last)[1] if last else of_months(year, month, month)[1]


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


_NAMED_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7})\.?"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Days]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"(\d{4})(?:年(?:0?([1-9]\d?)(?:月(?:0?([1-9]\d?)[日号]?)?)?)?)?", _date),
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
        (r"(\d{4})年(\d{1,2})月([上中下])旬", _tenth),
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
    )
)


def period(text: str) -> Days:
    """Return the days of one period, in the form of `day_spans.plain`. Raises NoDate; NoYear for a day of any year."""
    for pattern, read in _FORMS:
        if found := pattern.fullmatch(text):
            return read(found)
    raise NoDate(text)
