"""A day in a line of a page head, by the common era, the Republic or an emperor's reign."""

import re

from reader.importer.shapes.reign_days import REIGN, reign_day
from reader.text.numerals import CHINESE, iso_date, number

_NUMBER = rf"(?:\d{{1,4}}|[{CHINESE}]{{1,4}})"
_DATE = re.compile(
    rf"(?P<year>\d{{4}}|[〇○◯零一二三四五六七八九]{{4}})\s*(?:年|[-./])\s*/?(?P<month>{_NUMBER})"  # 2023年2月
    rf"\s*(?:月|[-./])\s*/?(?P<day>{_NUMBER})(?:\s*日)?(?![\d.])"  # 15日
)
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_MAY_REIGN = re.compile("[治绪緒统統]")
_MAY_DATE = re.compile(r"[\d年./-]")
_REPUBLIC = re.compile(
    rf"(?:中[华華])?民[国國]\s?(?P<year>{_NUMBER}|元)\s?年\s?(?P<month>{_NUMBER})\s?月\s?(?P<day>{_NUMBER})\s?日"
)
_DAY_FIRST = re.compile(r"(?<!\d)(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?!\d)")  # 27/05/2021
_FIRST_YEAR = 1911
"""Year before the first of the Republic (民国元年)."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_ENGLISH = (
    re.compile(rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{_MONTH},?\s(?P<year>\d{{4}})\b", re.IGNORECASE),
)
_LETTER = re.compile("[A-Za-z]{3}")


def may_hold_day(line: str) -> bool:
    """Return False for a line without any sign of a day's date: most show it at once."""
    return _MAY_DATE.search(line) is not None


def day_in(line: str) -> tuple[re.Match[str], str | None] | None:
    """Return what stands for the first day in a line, and the day as ISO 8601; None for one of no calendar.

    None for a line that holds no day.
    """
    if _MAY_REIGN.search(line) and (reign := REIGN.search(line)):
        return reign, reign_day(reign)
    english = _ENGLISH if _LETTER.search(line) else ()
    for pattern in (*((_REPUBLIC,) if "民" in line else ()), _DATE, _COMPACT, _DAY_FIRST, *english):
        match = pattern.search(line)
        date = _date(match) if match else None
        if match and (date or pattern is _DATE):
            return match, date
    return None


def _date(match: re.Match[str]) -> str | None:
    year, month = match["year"], match["month"]
    if match.re is _REPUBLIC:
        since = 1 if year == "元" else number(year)
        return iso_date(str(_FIRST_YEAR + since), month, match["day"]) if since else None
    if month.isalpha() and month.isascii():
        month = str(next(at for at, name in enumerate(_MONTHS, 1) if month.lower().startswith(name)))
    return iso_date(year, month, match["day"])
