"""Days, page numbers and newspapers in the cells of a table, in any form that programs and people write.

Cases     tests/importer/records/test_cell_values.py
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

from reader.text.numerals import CHINESE, iso_date, page_number

_CHINA = timezone(timedelta(hours=8))
"""A moment in a table of Chinese newspapers is a moment of their day, wherever the reader's machine stands."""

_WRITTEN = re.compile(
    rf"(?<!\d)((?:1[89]|20)\d\d|[{CHINESE}]{{4}})[年\-/.\s]{{1,3}}(\d{{1,2}}|[{CHINESE}]{{1,3}})[月\-/.\s]{{1,3}}"
    rf"(\d{{1,2}}(?!\d)|[{CHINESE}]{{1,3}})"
)
_COMPACT = re.compile(r"(?<!\d)((?:1[89]|20)\d\d)(\d\d)(\d\d)(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[/.\-](\d{1,2})[/.\-]((?:1[89]|20)\d\d)(?!\d)")
_IN_ENGLISH = (
    re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:1[89]|20)\d\d)\b"),
    re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[\s\-]+([A-Za-z]{3,9})\.?,?[\s\-]+((?:1[89]|20)\d\d)\b"),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ZONED = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$")
_SECONDS = re.compile(r"(-?\d{8,10})(?:\.\d+)?$|(\d{12,13})$")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?$")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EXCEL_DAY_0 = date(1899, 12, 30)
"""The day before which Excel counts; its 29 February 1900 is taken into account from March 1900 on."""

_EXCEL_DAYS = range(10_000, 80_000)
"""Serial numbers of days that newspapers may have: May 1927 to 2119. Smaller ones are years and page numbers too."""

_PAGE = re.compile(
    rf"\s*(?:第|[Pp]age\s|[Pp]g?\.?\s?(?=\d)|版[:：])?\s*([A-Za-z]{{0,2}}[-.]?\d{{1,3}}|[{CHINESE}]{{1,3}})(?:\.0+)?\s*(版面|版|页|頁)?"
    r"(?:\s*[:：\-—|｜/,，·(（\[【]+\s*|\s+|$)(.*)",
    re.DOTALL,
)
_BAN = re.compile(rf"(?<![A-Za-z\d])([A-Za-z]?\d{{1,3}}|[{CHINESE}]{{1,3}})\s?版")
PAPER = re.compile(r"[\u4e00-\u9fff]{1,10}(?:报|報|电讯|消息)(?:[·（(]?海外版[)）]?)?$")
"""The name of a newspaper, and nothing but that."""

_UNSAID = re.compile(
    r"[\W_]*|n\.?/?a\.?|null|none|nil|nan|unknown|undefined|未知|未详|未詳|不详|不詳|待查|暂无|暫無|无|無|空|没有",
    re.IGNORECASE,
)
"""Cells in which programs and people say that they know nothing."""

_LONGEST_FACT_CHARS = 500
"""Code points of a cell that may name a page or an issue. Guard: a cell may hold white space without end."""

_LABEL = re.compile(r"[\s,，;；|｜(（]*(?:日期|时间|時間|出版日期|刊期|date)?[\s:：]*$", re.IGNORECASE)
"""Name of the day between the newspaper and the day."""

_QUOTES = "《》〈〉「」“”\"' "
_NO_NAME = re.compile(r"[\n《》〈〉「」]")
"""Signs that no newspaper's name holds."""

_LONGEST_SECTION_CHARS = 20
_CLOSING = ")）]】"


class Placed(NamedTuple):
    """A page number, and the section that the cell names beside it; '' for none."""

    number: str
    section: str


def is_unsaid(text: str) -> bool:
    """Return True for a cell that says nothing: signs alone (..., -), N/A, 未知."""
    return _UNSAID.fullmatch(text.strip(" ()（）[]【】<>")) is not None


def day_of(text: str) -> str | None:
    """Return the day that a cell names, ISO 8601; None for a cell that names none, or that may mean two days.

    A moment with an offset, or counted in seconds or thousandths since 1970, is taken to China's clock. A number of
    five digits is a day of Excel. 3/6/2024 is read only if one of the first two numbers is no month.
    """
    return written_day_of(text) or _counted(" ".join(text.split()))


def written_day_of(text: str) -> str | None:
    """Return the day of a cell as `day_of` does, but of no number that counts days or seconds: it may be an id."""
    text = " ".join(text.split())
    if _ZONED.match(text):
        return _moment(text)
    for pattern in (_WRITTEN, _COMPACT):
        for match in pattern.finditer(text):
            if day := iso_date(*match.groups()):
                return day
    return _english(text) or _day_first(text)


def page_of(text: str) -> Placed | None:
    """Return the page number in a cell (第4版, A05, 4.0, P4, 04:要闻) with its section; None if it names no page."""
    match = _PAGE.match(text) if len(text) <= _LONGEST_FACT_CHARS else None
    number = page_number(match[1].replace(".", "")) if match else None
    if match is None or number is None:
        return None
    rest = match[3].strip().rstrip(_CLOSING).strip()
    if len(rest) > _LONGEST_SECTION_CHARS or (rest and not match[2] and rest[0].isdigit()):
        return None
    return Placed(number, rest)


class Issue(NamedTuple):
    """Newspaper, day and page that one cell names; '' for what it leaves out."""

    newspaper: str
    date: str
    page: str


def issue_of(text: str) -> Issue | None:
    """Return newspaper, day and page of a cell (海州日报 日期：1949-05-08 版次：02 版).

    None for a day with neither a page behind it nor the name of a newspaper before it, and without a day for anything
    but a newspaper's name and a page.
    """
    if len(text) > _LONGEST_FACT_CHARS:
        return None
    written = _WRITTEN.search(text) or _COMPACT.search(text)
    day = iso_date(*written.groups()) if written else None
    if written is None or day is None:
        return _without_day(text)
    number = _BAN.search(text, written.end())
    page = page_number(number[1]) if number else None
    newspaper = _LABEL.sub("", newspaper_of(text[: written.start()]))
    return Issue(newspaper, day, page or "") if page or PAPER.match(newspaper) else None


def _without_day(text: str) -> Issue | None:
    number = _BAN.search(text)
    page = page_number(number[1]) if number else None
    newspaper = newspaper_of(text[: number.start()].removesuffix("第")) if number else ""
    return Issue(newspaper, "", page) if page and PAPER.match(newspaper) else None


def newspaper_of(text: str) -> str:
    """Return the newspaper that a cell names, without the signs around it and what follows its day; '' for none."""
    name = text.strip().strip(_QUOTES).strip()
    match = re.search(r"[\s,，|｜(（]*(?:1[89]|20)\d\d\s?[年\-/.]", name)
    name = name[: match.start()] if match and match.start() else name
    name = name.rstrip("(（,，|｜ ").strip(_QUOTES)
    return "" if _NO_NAME.search(name) else name


def _moment(text: str) -> str | None:
    try:
        return datetime.fromisoformat(text).astimezone(_CHINA).date().isoformat()
    except (ValueError, OverflowError):
        return None


def _english(text: str) -> str | None:
    for pattern, at in zip(_IN_ENGLISH, ((0, 1), (1, 0)), strict=True):
        match = pattern.search(text)
        month = match.groups()[at[0]].lower()[: len(_MONTHS[0])] if match else ""
        if match and month in _MONTHS:
            return iso_date(match[3], str(_MONTHS.index(month) + 1), match.groups()[at[1]])
    return None


def _day_first(text: str) -> str | None:
    match = _DAY_FIRST.search(text)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    if first > len(_MONTHS):
        return iso_date(match[3], match[2], match[1])
    return iso_date(match[3], match[1], match[2]) if second > len(_MONTHS) or first == second else None


def _counted(text: str) -> str | None:
    if match := _SERIAL.match(text):
        days = int(match[1])
        return (_EXCEL_DAY_0 + timedelta(days=days)).isoformat() if days in _EXCEL_DAYS else None
    match = _SECONDS.match(text)
    if match is None:
        return None
    since = timedelta(seconds=int(match[1])) if match[1] else timedelta(milliseconds=int(match[2]))
    return (_EPOCH + since).astimezone(_CHINA).date().isoformat()
