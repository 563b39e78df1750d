"""Series that a newspaper numbers itself: 香港隕落記之一, 环境教育的再思（二）, ——强国建设系列述评③, （上）（下）."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.ports.rows import StoryRow
from reader.text.folding import Folding

_HAN_NUMBER = "一二三四五六七八九十"
_NUMBER = rf"[{_HAN_NUMBER}]{{1,3}}|[0-9０-９]{{1,2}}"
# A number in brackets, 之 before it, or one in a circle. Without them it is one of the headline's own: 第三次, 上海.
_NUMBERED = re.compile(
    rf"""(?P<name>\S.+?)[\s　]*(?:系列)?[\s　]*
    (?:之?[（(〈〔【](?P<bracketed>{_NUMBER}|[上中下])[）)〉〕】]
      |之(?P<after>[{_HAN_NUMBER}]{{1,3}}|[0-9０-９]{{1,2}})(?=$|[\s　\W])
      |(?P<circled>[①-⑳㈠-㈩]))""",
    re.VERBOSE,
)
_SHORTEST_NAME_CHARS = 3
"""Folded characters of the name of a series: a shorter one is in many headlines."""
_TENTHS = {"上": 1, "中": 2, "下": 3}
_EDGES = "—–-－·:：︰|｜【】（）()《》〈〉「」『』“”\"' 　"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A part of a series: the series' name as printed and folded, and the part's number as its place in the order."""

    printed: str
    name: str
    number: int


def numbered(row: StoryRow, folding: Folding) -> tuple[Numbered, ...]:
    """Return the series of which the headlines of a story say that it is a part."""
    found = (part for text in (row.title, row.deck, row.kicker, row.column_label) for part in _in(text or "", folding))
    return tuple(dict.fromkeys(found))


def _in(text: str, folding: Folding) -> Iterator[Numbered]:
    for match in _NUMBERED.finditer(text):
        printed = match["name"].strip(_EDGES)
        name = folding.plain(printed).strip(_EDGES)
        if len(name) >= _SHORTEST_NAME_CHARS:
            yield Numbered(printed, name, _value(match["bracketed"] or match["after"] or match["circled"]))


def _value(number: str) -> int:
    if number in _TENTHS:
        return _TENTHS[number]
    if "①" <= number <= "⑳":
        return ord(number) - ord("①") + 1
    if "㈠" <= number <= "㈩":
        return ord(number) - ord("㈠") + 1
    if number[0] in _HAN_NUMBER:
        tens, ten, ones = number.rpartition("十")
        return (_HAN_NUMBER.find(tens) + 1 or 1) * 10 * bool(ten) + _HAN_NUMBER.find(ones or "零") + 1
    return int(number)
