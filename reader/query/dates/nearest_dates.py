"""The date that may be meant by one that does not exist or is not understood: 2023-02 for 2023-02-31."""

import re
import unicodedata

from reader.query.dates.ranges import is_date

_SEPARATE = re.compile(r"[,，、;；]")
_REVERSED = re.compile(r"\.\.+|…+|[~～至到—–]+|(?<=\d)-(?=\d{4}\b)")
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_ENDS = "年月日号天周度旬代纪"
_LEAST_CHARACTERS = 2


def nearest_date(text: str) -> str:
    """Return a date, or several in brackets, as the value of the field; '' if nobody knows what is meant."""
    plain = unicodedata.normalize("NFKC", text).strip()
    parts = [part.strip() for part in _SEPARATE.split(plain)]
    if len(parts) > 1 and all(map(is_date, parts)):
        return f"({' OR '.join(parts)})"
    halves = _REVERSED.split(plain)
    if len(halves) > 1 and is_date(swapped := f"{halves[-1]}..{halves[0]}"):
        return swapped
    if found := _NUMBERS.fullmatch(plain):
        return _of_numbers(int(found[1]), int(found[2]), found[3])
    return _beginning(plain) or next(iter(_YEAR.findall(plain)), "")


def _of_numbers(one: int, two: int, year: str) -> str:
    """Return the days of 3/2/2023, of which nobody knows the month; the month of 31/2/2023."""
    days = [f"{year}-{month:02}-{day:02}" for month, day in ((two, one), (one, two))]
    held = [day for day in days if is_date(day)]
    if held:
        return f"({' OR '.join(held)})" if len(held) > 1 else held[0]
    months = [f"{year}-{month:02}" for month in (two, one) if is_date(f"{year}-{month:02}")]
    return months[0] if months else year


def _beginning(text: str) -> str:
    """Return the longest beginning that is a date and cuts no number."""
    for end in range(len(text) - 1, _LEAST_CHARACTERS - 1, -1):
        cut = text[end - 1].isdigit() and text[end].isdigit()
        whole = text[end - 1].isdigit() or text[end - 1] in _ENDS
        if whole and not cut and is_date(text[:end]):
            return text[:end]
    return ""
