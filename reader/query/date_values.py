"""The end of a date in a query: 日期:2023-02-01 .. 2023-02-28 is one value, 日期:2023 工会 a value and a word."""

import re

from reader.query.dates.day_spans import NoDate
from reader.query.dates.ranges import counts_from_today, date_range

_CHUNK = re.compile(r"\s*([\[{][^\]}]*[\]}]|[^\s|｜()（）]+)")
_JOIN = r"(?:\.\.+|…+|~|～|〜|至|到|[-—–―－]|to|TO)"
_ENDS_OPEN = re.compile(rf"(?:{_JOIN}|[<>＜＞≤≥=＝]|从|自|^)$")
_BEGINS_OPEN = re.compile(rf"{_JOIN}(?:$|[\d一二三四五六七八九十今去前上本现民]|\.)")
_GOES_ON = re.compile(r".*(?:[年月]|今年|去年|前年|[A-Za-z]{3,9}[.,]?|\d,)$")
_REST = re.compile(r"[\d一二三四五六七八九十〇第上下]+(?:[月日号,]|季度|半年|旬|$).*")
_MOST_CHUNKS = 6


def date_value_end(text: str, start: int) -> int:
    """Return the end of the date that begins at `start`; of the first run of characters if none is a date."""
    ends: list[int] = []
    at = start
    while len(ends) < _MOST_CHUNKS and (chunk := _CHUNK.match(text, at)):
        if ends and not _belongs(text[start:at].strip(), chunk[1]):
            break
        at = chunk.end()
        ends.append(at)
    dated = [end for end in ends if is_date(text[start:end])]
    return dated[-1] if dated else ends[0] if ends else start


def is_date(text: str) -> bool:
    """Return True for a date, also for one that is counted from today."""
    try:
        date_range(text)
    except NoDate:
        return counts_from_today(text)
    return True


def _belongs(before: str, chunk: str) -> bool:
    if _ENDS_OPEN.search(before) or _BEGINS_OPEN.match(chunk):
        return True
    return bool(_GOES_ON.fullmatch(before) and _REST.fullmatch(chunk))
