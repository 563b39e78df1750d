"""Wordings of dates: the many ways in which people say one period, put into the one that the grammar reads.

All patterns see a date as `day_spans.plain` makes it: half-width, lower case, without white space, in Arabic digits.
"""

import re
from collections.abc import Callable
from functools import cache

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
MONTH = rf"(?:{_MONTHS})[a-z]{{0,6}}\.?"
_NUMBERS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "a": "1", "an": "1", "first": "1", "second": "2", "third": "3",
    "fourth": "4", "half": "半",
}  # fmt: skip
_UNIT = "(?:day|week|month|quarter|year)s?"
_WEEKDAYS = {"mon": "一", "tue": "二", "wed": "三", "thu": "四", "fri": "五", "sat": "六", "sun": "日"}
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_SEASONS = {"spring": "春", "summer": "夏", "autumn": "秋", "fall": "秋", "winter": "冬"}
_PARTS = {
    "early": "初", "beginningof": "初", "startof": "初", "mid": "中", "middleof": "中", "late": "底", "endof": "底",
}  # fmt: skip
_Words = str | Callable[[re.Match[str]], str] | None
_A_FEW = 7
"""The number that 几 stands for: enough for whoever says it."""


def _days_of_hours(found: re.Match[str]) -> str:
    return f"最近{-(-int(found[1]) // 24) + 1}天"


def _last_weekday(found: re.Match[str]) -> str:
    step = {"last": "过去的", "next": "下", "coming": "下"}.get(found[1] or "", "")
    return f"{step}周{_WEEKDAYS[found[2][:3]]}"


_REWRITTEN: tuple[tuple[str, _Words], ...] = (
    # What says nothing of the day.
    (rf"^(?:in|on|during|within|for)?the(?=last|past|previous|next|this|\d|{MONTH}|end|early|late|mid)", ""),
    (rf"^(?:in|on|during)(?=last|past|previous|next|this|\d|{MONTH}|{_WEEKDAY}|early|late|mid|q[1-4]|h[12])", ""),
    (rf"^{_WEEKDAY},?(?={MONTH}\d|\d)", ""),
    (r"(?<=\d|日|号)[（(]?(?:星期|周|礼拜)[一二三四五六日天\d][）)]?$", ""),
    (r"(?<=[日号天])(?:清晨|凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜里|深夜|夜间)$", ""),
    (r"^([今昨明前])(?:早|晚|晨|夜)$", r"\1天"),
    (r"(?<=\d{4}-\d{2}-\d{2})t?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?$", ""),
    (r"^(?:公元|西元)", ""),
    (r"月份", "月"),
    (r"(?<=年)的(?=\d)", ""),
    (r"(?<=\d)[\\_](?=\d)", "-"),
    (r"年年(?=[初中底末])", "年"),
    (r"^当[天日]$", "今天"),
    (r"^当年$", "今年"),
    # English words for numbers, parts and periods.
    (
        rf"(?<![a-z])({'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?={_UNIT}(?![a-z])|{_UNIT}ago)",
        lambda found: _NUMBERS[found[1]],
    ),
    (
        rf"^(last|past|previous|prior|recent)({'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?={_UNIT}$)",
        lambda found: "last" + _NUMBERS[found[2]],
    ),
    (r"^(?:previous|prior)(?=[a-z\d])", "last"),
    (r"^coming(?=[a-z])", "next"),
    (r"^(?:last|past|最近|近|过去)?(\d{1,3})(?:小时|hours?|个小时)(?:内|之内|以内)?$", _days_of_hours),
    (rf"^(last|this|next|coming)?({_WEEKDAY})$", _last_weekday),
    (r"^(last|this|next)?weekend$", lambda found: {"last": "上", "next": "下"}.get(found[1] or "", "本") + "周末"),
    (r"几(?=个?[天日周月年季])", str(_A_FEW)),
    (r"^前(?=\d{1,2}(?:天|周|个月|年)$)", "最近"),
    # Parts of a year.
    (r"^([1-4])(?:st|nd|rd|th)?(?:quarter|q)(?:of)?(\d{4})$", r"\2q\1"),
    (r"^(\d{4})(?:st|nd|rd|th)?([1-4])q$", r"\1q\2"),
    (r"^(?:h([12])[-/]?(\d{4}))$", r"\2h\1"),
    (r"^(?:first|1(?:st)?)half(?:of)?(\d{4})$", r"\1年上半年"),
    (r"^(?:second|2(?:nd)?)half(?:of)?(\d{4})$", r"\1年下半年"),
    (r"^(\d{4})[-年]?h1$", r"\1年上半年"),
    (r"^(\d{4})[-年]?h2$", r"\1年下半年"),
    (rf"^({'|'.join(_SEASONS)})(?:of)?,?(\d{{4}})$", lambda found: f"{found[2]}年{_SEASONS[found[1]]}"),
    (r"^(first|second|third|fourth)quarter(?:of)?(\d{4})$", lambda found: f"{found[2]}q{_NUMBERS[found[1]]}"),
    (rf"^({'|'.join(_PARTS)})-?(\d{{4}})$", lambda found: f"{found[2]}年{_PARTS[found[1]]}"),
    (
        rf"^({'|'.join(_PARTS)})-?({MONTH}),?(\d{{4}})$",
        lambda found: f"{found[3]}年{month_number(found[2])}月{_PARTS[found[1]]}",
    ),
    (r"^the(?=\d{4}s$|\d{2}(?:st|nd|rd|th)century$)", ""),
    (r"^(\d{1,2})(?:st|nd|rd|th)century$", r"\1世纪"),
    # Days with the name of the month.
    (rf"(?<=\d)[-/]({MONTH})[-/](?=\d{{4}})", r"\1"),
    (rf"^(\d{{4}})[-/,年]?({MONTH})(?:[-/,]?(\d{{1,2}})(?:st|nd|rd|th)?)?$", None),
    (rf"({MONTH})['’](\d{{2}})$", r"\g<1>20\2"),
)


@cache
def _rewritten() -> tuple[tuple[re.Pattern[str], _Words], ...]:
    """Return the patterns compiled: no start of the program waits for that."""
    return tuple((re.compile(pattern), words) for pattern, words in _REWRITTEN)


def month_number(name: str) -> int:
    """Return the number of a month by the first three letters of its English name."""
    return _MONTHS.split("|").index(name[:3]) + 1


def in_usual_words(text: str) -> str:
    """Return a date in the words that are read."""
    for pattern, words in _rewritten():
        text = pattern.sub(_year_first if words is None else words, text)
    return text


def _year_first(found: re.Match[str]) -> str:
    day = f"-{found[3]}" if found[3] else ""
    return f"{found[1]}-{month_number(found[2])}{day}"
