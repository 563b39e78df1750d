"""Periods that are counted from today: 昨天, 上周, 上个月, 去年2月, 最近7天, 三天前."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from reader.query.dates.day_spans import Days, NoDate, between, months_before, of_months
from reader.query.dates.wordings import MONTH, month_number
from reader.query.dates.written_periods import period

_DAYS = {
    "今天": 0, "今日": 0, "本日": 0, "today": 0, "昨天": -1, "昨日": -1, "yesterday": -1, "前天": -2, "前日": -2,
    "大前天": -3, "明天": 1, "明日": 1, "tomorrow": 1, "后天": 2,
}  # fmt: skip
_YEARS = {
    "今年": 0, "本年": 0, "本年度": 0, "thisyear": 0, "去年": -1, "上年": -1, "上一年": -1, "lastyear": -1,
    "前年": -2, "大前年": -3, "明年": 1,
}  # fmt: skip
_STEPS = {"上上": -2, "上": -1, "last": -1, "本": 0, "这": 0, "当": 0, "this": 0, "": 0, "下": 1, "next": 1}
_WEEKDAYS = {
    name: at % 7 for at, names in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天7")) for name in names
}
_HALF_MONTH_DAYS = 15
_UNITS = {
    "天": "day", "日": "day", "day": "day", "days": "day", "周": "week", "星期": "week", "礼拜": "week",
    "week": "week", "weeks": "week", "月": "month", "month": "month", "months": "month",
    "季": "quarter", "季度": "quarter", "quarter": "quarter", "quarters": "quarter",
    "年": "year", "year": "year", "years": "year",
}  # fmt: skip
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}


def _day(found: re.Match[str], today: date) -> Days:
    day = today + timedelta(days=_DAYS[found[0]])
    return between(day, day)


def _week(found: re.Match[str], today: date) -> Days:
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_STEPS[found[1]])
    if found[2] == "末":
        return between(monday + timedelta(days=5), monday + timedelta(days=6))
    if found[2]:
        day = monday + timedelta(days=_WEEKDAYS[found[2]])
        return between(day, day)
    return between(monday, monday + timedelta(days=6))


def _month(found: re.Match[str], today: date) -> Days:
    first = months_before(today.replace(day=1), -_STEPS[found[1]])
    return period(f"{first.year:04}年{first.month}月{found[2] or ''}")


def _weekday(found: re.Match[str], today: date) -> Days:
    """Return the last day of this name before today."""
    back = (today.weekday() - _WEEKDAYS[found[1]] - 1) % 7 + 1
    day = today - timedelta(days=back)
    return between(day, day)


def _latest_month(found: re.Match[str], today: date) -> Days:
    """Read a month without its year: the last one that has begun."""
    month = int(found[1]) if found[1] else month_number(found[2])
    year = today.year - (month > today.month)
    return period(f"{year:04}年{month}月{found[3] or ''}")


def _of_this_year(found: re.Match[str], today: date) -> Days:
    return period(f"{today.year:04}年{found[0].removeprefix('年')}")


def _quarter(found: re.Match[str], today: date) -> Days:
    first = months_before(today.replace(day=1), (today.month - 1) % 3 - 3 * _STEPS[found[1]])
    return of_months(first.year, first.month, first.month + 2)


def _year(found: re.Match[str], today: date) -> Days:
    return period(f"{today.year + _YEARS[found[1]]:04}年{found[2]}")


def _recent(found: re.Match[str], today: date) -> Days:
    count, half, unit = int(found["count"] or 1), bool(found["half"]), _UNITS[found["unit"]]
    if half and unit not in ("month", "year"):
        raise NoDate(found[0])
    if unit in _MONTHS_OF and not (half and unit == "month"):
        months = 6 if half else count * _MONTHS_OF[unit]
        return between(months_before(today, months) + timedelta(days=1), today)
    days = _HALF_MONTH_DAYS if half else count * (7 if unit == "week" else 1)
    return between(today - timedelta(days=days - 1), today)


def _ago(found: re.Match[str], today: date) -> Days:
    """Return the day, week, month or year so long before."""
    count, unit = int(found[1]), _UNITS[found[2]]
    if unit == "day":
        day = today - timedelta(days=count)
        return between(day, day)
    if unit == "week":
        monday = today - timedelta(days=today.weekday(), weeks=count)
        return between(monday, monday + timedelta(days=6))
    if unit == "year":
        return period(f"{today.year - count:04}")
    first = months_before(today.replace(day=1), count * _MONTHS_OF[unit])
    return of_months(first.year, first.month, first.month)


def _half_year_ago(_: re.Match[str], today: date) -> Days:
    first = months_before(today.replace(day=1), 6)
    return of_months(first.year, first.month, first.month)


_STEP = "(上上|上|本|这|当|下|last|this|next)"
_FORMS: tuple[tuple[str, Callable[[re.Match[str], date], Days]], ...] = (
    ("|".join(_DAYS), _day),
    (rf"{_STEP}(?:一|1)?个?(?:周|星期|礼拜|week)([一二三四五六日天末\d])?", _week),
    (r"()(?:周|星期|礼拜)([一二三四五六日天末])", _week),
    (rf"{_STEP}(?:一|1)?个?(?:月|month)份?(\d{{1,2}}[日号]?|[上中下]旬|[初中底末])?", _month),
    (r"过去的周([一二三四五六日])", _weekday),
    (rf"(?:(\d{{1,2}})月|({MONTH}))([上中下]旬|[初中底末])?", _latest_month),
    (r"年[初中底末]|[上下]半年|第?[1-4]季度?|q[1-4]|前[1-4]季度", _of_this_year),
    (rf"{_STEP}(?:一|1)?个?(?:季度?|quarter)", _quarter),
    (rf"({'|'.join(sorted(_YEARS, key=len, reverse=True))})(.*)", _year),
    (
        r"(?:最近|近|过去|这|recent|last|past)(?:(?P<count>\d{1,3})|(?P<half>半))?个?"
        rf"(?P<unit>{_UNIT})(?:内|以内|之内|以来|来|间)?",
        _recent,
    ),
    (rf"(?:(?P<count>\d{{1,3}})|(?P<half>半))个?(?P<unit>{_UNIT})(?:内|以内|之内|以来|来)", _recent),
    (rf"(\d{{1,3}})个?({_UNIT})(?:之?前|以前|ago)", _ago),
    (r"半年(?:之?前|以前)|半yearago", _half_year_ago),
)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Days]], ...]:
    """Return the forms with their patterns compiled: no start of the program waits for that."""
    return tuple((re.compile(pattern), read) for pattern, read in _FORMS)


def relative_period(text: str, today: date) -> Days:
    """Return the days of a period counted from today, in the form of `day_spans.plain`. Raises NoDate."""
    try:
        for pattern, read in _forms():
            if found := pattern.fullmatch(text):
                return read(found, today)
    except OverflowError as error:
        raise NoDate(text) from error
    raise NoDate(text)
