"""Chinese and Arabic numbers as newspapers print them: page numbers and dates."""

import datetime
import re

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "◯": 0, "O": 0, "两": 2}
_UNITS = {"十": 10, "百": 100}
_TENS = {"廿": "二十", "卅": "三十"}

CHINESE = "〇○◯零一二三四五六七八九十百两廿卅"
"""Signs a Chinese number is made of, as a class for regular expressions."""

_MOST_DIGITS = 8
"""Length of the longest number that is read: a day without separators (20230215); pages and other dates are shorter."""

_PAGE = re.compile(r"([A-Za-z]{0,2})-?0*(\d{1,3})$")


def number(text: str) -> int | None:
    """Read '14', '十四', '二十', '〇二〇六', '二○二三' or '廿三' as an int; return None for anything else."""
    if not text or len(text) > _MOST_DIGITS:
        return None
    if text.isascii() and text.isdigit():
        return int(text)
    for sign, spelt in _TENS.items():
        text = text.replace(sign, spelt)
    if any(unit in text for unit in _UNITS):
        return _counted(text)
    digits = "".join(str(_DIGITS.get(sign, sign)) for sign in text)
    return int(digits) if digits.isascii() and digits.isdigit() else None


def _counted(text: str) -> int | None:
    """Return the number of '十四', '二十', '一百零三'; None if a sign is no numeral."""
    total, last = 0, 0
    for sign in text:
        if sign in _UNITS:
            total, last = total + (last or 1) * _UNITS[sign], 0
        elif sign in _DIGITS:
            last = _DIGITS[sign]
        else:
            return None
    return total + last


def page_number(text: str) -> str | None:
    """Read '02' and '第二版' as '2', 'a05' as 'A05'; return None for what is no page number of three digits at most."""
    text = text.removeprefix("第").removesuffix("版").strip()
    if match := _PAGE.match(text):
        letter, digits = match[1].upper(), int(match[2])
        if not digits:
            return None
        return letter + text[len(letter) :].lstrip("-") if letter else str(digits)
    value = number(text)
    return str(value) if value and _PAGE.match(str(value)) else None


def iso_date(year: str, month: str, day: str) -> str | None:
    """Return a date in any numerals as ISO 8601; None if it is no day of the calendar."""
    numbers = number(year), number(month), number(day)
    if None in numbers:
        return None
    try:
        return datetime.date(*(each or 0 for each in numbers)).isoformat()
    except ValueError:
        return None
