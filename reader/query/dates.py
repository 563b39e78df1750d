"""Dates as people write them in a query: a year, a month, a day, or a range of days."""

import calendar
import re
import unicodedata

_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[年月日号]?|(\d{4})(\d{2})(\d{2})")
_RANGE = re.compile(r"\.\.+|…+|~|至|到")


class NoDate(ValueError):
    """A text that names no day, month, year or range of them."""


def date_range(text: str) -> tuple[str | None, str | None]:
    """Return the first and last ISO day of '2023', '2023-02', '2023年2月14日', '2023-02..2023-05', '..2023', '2023..'.

    None leaves an end open. Raises NoDate for anything else, and for days that do not exist.
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    parts = _RANGE.split(plain)
    if len(parts) == 1:
        return _period(plain)
    if len(parts) != 2 or not any(parts):
        raise NoDate(text)
    first = _period(parts[0])[0] if parts[0] else None
    last = _period(parts[1])[1] if parts[1] else None
    if first and last and first > last:
        raise NoDate(text)
    return first, last


def _period(text: str) -> tuple[str, str]:
    match = _DATE.fullmatch(text)
    if not match:
        raise NoDate(text)
    year, month, day = (int(part) if part else 0 for part in (match.groups()[:3] if match[1] else match.groups()[3:]))
    last_of_month = calendar.monthrange(year, month or 12)[1] if 1 <= (month or 12) <= 12 and year else 0
    if not last_of_month or day > last_of_month or "0" in (match[2], match[3]) or "00" in match.groups():
        raise NoDate(text)
    return f"{year:04}-{month or 1:02}-{day or 1:02}", f"{year:04}-{month or 12:02}-{day or last_of_month:02}"
