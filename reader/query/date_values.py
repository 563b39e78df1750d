"""The end of a date in a query: 日期:2023-02-01 .. 2023-02-28 is one value, 日期:2023 工会 a value and a word."""

import re

from reader.query.dates.ranges import is_date, lacks_year

_CHUNK = re.compile(r"\s*([\[{][^\]}]*[\]}]|[^\s|｜()（）]+)")
_JOIN = r"(?:\.\.+|…+|~|～|〜|至|到|[-—–―－]|to|TO)"
_ENDS_OPEN = re.compile(rf"(?:{_JOIN}|[<>＜＞≤≥=＝]|从|自|^)$")
_BEGINS_OPEN = re.compile(rf"{_JOIN}(?:$|[\d一二三四五六七八九十今去前上本现民]|\.)")
_GOES_ON = re.compile(r".*(?:[年月]|今年|去年|前年|[A-Za-z]{3,9}[.,]?|\d,)$")
_REST = re.compile(r"[\d一二三四五六七八九十〇第上下]+(?:[月日号,]|季度|半年|旬|$).*")
_MOST_CHUNKS = 8
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_SAYS = (
    r"the|last|past|previous|prior|this|next|coming|recent|ago|since|after|before|until|till|from|to|through|between|and|in|on|of"
    r"|days?|weeks?|months?|quarters?|years?|hours?|century|weekend|half|early|mid|middle|late|end|beginning|start"
    r"|spring|summer|autumn|fall|winter|first|second|third|fourth|an?|one|two|three|four|five|six|seven|eight|nine|ten"
    rf"|{_MONTH},?|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?"
    r"|\d{1,2}(?:st|nd|rd|th),?|q[1-4]|h[12]|[1-4]q|['’]\d{2}"
)
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_ENGLISH = rf"(?i)(?:{_SAYS})(?:-(?:{_SAYS}))?"
"""A word of a date in English; compiled when the first date is read, for which no start waits."""
_SAID = rf"(?is)(?:.*\s)?(?:{_SAYS}|\d{{4}}[-/.年]|\d{{1,2}}[-/.]|(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?)"
"""A date in English, or one that is written with blanks behind its signs, before its next word."""
_WEEKDAY = re.compile(
    r"\s*[(（]\s*(?:星期|周|礼拜)[一二三四五六日天]\s*[)）]|\s+(?:星期|周|礼拜)[一二三四五六日天](?!\S)"
)


def date_value_end(text: str, start: int) -> int:
    """Return the end of the date that begins at `start`; of the first run of characters if none is a date."""
    ends: list[int] = []
    at = start
    while len(ends) < _MOST_CHUNKS and (chunk := _CHUNK.match(text, at)):
        before = text[start:at].strip()
        if ends and not (_belongs(before, chunk[1]) or re.fullmatch(_ENGLISH, chunk[1]) or re.fullmatch(_SAID, before)):
            break
        at = chunk.end()
        ends.append(at)
    dated = [end for end in ends if is_date(text[start:end]) or lacks_year(text[start:end])]
    if not dated:
        return ends[0] if ends else start
    weekday = _WEEKDAY.match(text, dated[-1])
    return weekday.end() if weekday and is_date(text[start : weekday.end()]) else dated[-1]


def _belongs(before: str, chunk: str) -> bool:
    if _TIME.fullmatch(chunk) and before[-1:].isdigit():
        return True
    if _ENDS_OPEN.search(before) or _BEGINS_OPEN.match(chunk):
        return True
    return bool(_GOES_ON.fullmatch(before) and _REST.fullmatch(chunk))
