"""A span of days, and the calendar arithmetic that spans need."""

import calendar
import re
import unicodedata
from datetime import date, timedelta

from reader.text.numerals import CHINESE, number

Days = tuple[str | None, str | None]
"""First and last ISO day, both included; None leaves an end open."""

LONGEST_CHARACTERS = 48
"""Characters of a date; a longer text is none."""

_UNITS = "年月日号天周季世个半小"
_NUMERALS = re.compile(rf"[{CHINESE}]+(?=[{_UNITS}]|星期|礼拜)")
_LAST = re.compile(rf"(?<=[年月第~至到初-])[{CHINESE}]+$")


class NoDate(ValueError):
    """A text that names no day, month, year or span of them."""


class NoYear(NoDate):
    """A day that is given without its year: 2月15日."""

    def __init__(self, text: str, month: int, day: int) -> None:
        super().__init__(text)
        self.month, self.day = month, day


def plain(text: str) -> str:
    """Return a date in half-width characters and lower case, without white space, its numbers in Arabic digits."""
    found = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()
    if len(found) > LONGEST_CHARACTERS:
        raise NoDate(text)
    return _LAST.sub(_arabic, _NUMERALS.sub(_arabic, found))


def _arabic(match: re.Match[str]) -> str:
    value = number(match[0])
    return match[0] if value is None else str(value)


def of_year(year: int) -> Days:
    return of_months(year, 1, 12)


def of_months(year: int, first: int, last: int) -> Days:
    """Return the days from a month to another one of the same year, or of the next if `last` is more than 12."""
    end, last = year + (last - 1) // 12, (last - 1) % 12 + 1
    if not (year >= 1 and end <= 9999 and 1 <= first <= 12):
        raise NoDate(f"{year}-{first}")
    return f"{year:04}-{first:02}-01", f"{end:04}-{last:02}-{calendar.monthrange(end, last)[1]:02}"


def of_day(year: int, month: int, day: int) -> Days:
    try:
        found = date(year, month, day).isoformat()
    except ValueError as error:
        raise NoDate(f"{year}-{month}-{day}") from error
    return found, found


def between(first: date, last: date) -> Days:
    return first.isoformat(), last.isoformat()


def months_before(day: date, months: int) -> date:
    """Return the same day some months before; the last of the month if that has no such day."""
    number_of = day.year * 12 + day.month - 1 - months
    year, month = number_of // 12, number_of % 12 + 1
    if year < 1:
        raise NoDate(f"{months} months before {day}")
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def day_beside(day: str, step: int) -> str:
    """Return the ISO day `step` days after another one."""
    try:
        return (date.fromisoformat(day) + timedelta(days=step)).isoformat()
    except OverflowError as error:
        raise NoDate(day) from error
