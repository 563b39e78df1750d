"""Chinese and Arabic numbers as newspapers print them: page numbers and dates."""

import datetime
import re

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "◯": 0, "O": 0, "两": 2}

CHINESE = "〇○◯零一二三四五六七八九十百两廿卅"
"""Signs a Chinese number is made of, as a class for regular expressions."""

_PAGE = re.compile(r"([A-Za-z]{0,2})-?0*(\d{1,3})$")


def number(text: str) -> int | None:
    """'14', '十四', '二十', '二〇二六', '二○二三', '廿三' as an int; None for anything else."""
    if not text or len(text) > 8:
        return None
    if text.isascii() and text.isdigit():
        return int(text)
    if any(sign in text for sign in "十百廿卅"):
        return _counted(text.replace("廿", "二十").replace("卅", "三十"))
    value = 0
    for sign in text:
        if sign not in _DIGITS and not (sign.isascii() and sign.isdigit()):
            return None
        value = value * 10 + (_DIGITS[sign] if sign in _DIGITS else int(sign))
    return value


def _counted(text: str) -> int | None:
    """'十四', '二十', '一百零三'."""
    total, last = 0, 0
    for sign in text:
        if sign == "百" or sign == "十":
            total, last = total + (last or 1) * (100 if sign == "百" else 10), 0
        elif sign in _DIGITS:
            last = _DIGITS[sign]
        else:
            return None
    return total + last


def page_number(text: str) -> str | None:
    """'02' and '第二版' give '2', 'a05' gives 'A05'; None where it is no page number."""
    text = text.removeprefix("第").removesuffix("版").strip()
    match = _PAGE.match(text)
    if match:
        letter, digits = match[1].upper(), int(match[2])
        if not digits:
            return None
        return letter + text[len(letter) :].lstrip("-") if letter else str(digits)
    value = number(text)
    return str(value) if value is not None and 0 < value < 1000 else None


def iso_date(year: str, month: str, day: str) -> str | None:
    """ISO 8601 of a date in any numerals; None where it is no day of the calendar."""
    parts = [number(part) for part in (year, month, day)]
    if any(part is None for part in parts):
        return None
    try:
        return datetime.date(parts[0] or 0, parts[1] or 0, parts[2] or 0).isoformat()
    except ValueError:
        return None
