"""Jump lines: (上接第1版), （下转第三版）, ▶下转A05版; alone on a line or at the edge of a paragraph."""

import re
from dataclasses import dataclass

from reader.importer.shapes.numerals import CHINESE, page_number

_WORDS = (
    r"[▲▼▶►→↓■●※*]?\s{0,2}[(\[【<]?\s{0,2}[▲▼△▽◀▶◁▷►◄→←↓↑■□●※*]?\s{0,2}(?P<way>紧接|上接|文接|接上|接自|接|下转|文转|转自|转至|转入|转)"
    rf"\s{{0,2}}(?:本报)?(?:第\s{{0,2}})?(?P<page>[A-Za-z]{{0,2}}-?\d{{1,3}}|[{CHINESE}]{{1,4}})"
    r"(?:[、,]\s?[第A-Za-z\d一二三四五六七八九十]{1,6}){0,3}\s{0,2}版"
    r"[^()\[\]【】。,]{0,10}[)\]】>]?\s{0,2}[▲▼△▽◀▶◁▷►◄→←↓↑■□●]?"
)
_WHOLE = re.compile(_WORDS + r"[。.]?$")
_HEAD = re.compile(_WORDS)
_REACH = 44
_FROM = ("紧接", "上接", "文接", "接上", "接自", "接")


@dataclass(frozen=True, slots=True)
class Jump:
    """`backward` for 上接; `start` and `end` are code points in the line."""

    backward: bool
    page: str
    start: int
    end: int


def whole_jump(plain: str) -> Jump | None:
    """The line is a jump line and nothing else."""
    if len(plain) > _REACH or "版" not in plain:
        return None
    match = _WHOLE.match(plain)
    return _jump(match, 0) if match else None


def leading_jump(plain: str) -> Jump | None:
    """A bracketed jump line opens the line."""
    if plain[:1] not in "([【" or "版" not in plain[:_REACH]:
        return None
    match = _HEAD.match(plain[:_REACH])
    return _jump(match, 0) if match and match[0].rstrip()[-1] in ")]】" else None


def trailing_jump(plain: str) -> Jump | None:
    """A jump line ends the line: in brackets, or after a full stop."""
    tail = plain[-_REACH:]
    if "版" not in tail:
        return None
    base = len(plain) - len(tail)
    for sign in "([【▲▼▶►→":
        at = tail.rfind(sign)
        match = _WHOLE.match(tail, at) if at > 0 else None
        if match:
            return _jump(match, base)
    at = max(tail.rfind(stop) for stop in "。！？…”")
    match = _WHOLE.match(tail, at + 1) if at >= 0 else None
    return _jump(match, base) if match else None


def _jump(match: re.Match[str], base: int) -> Jump | None:
    page = page_number(match["page"])
    if page is None:
        return None
    return Jump(match["way"] in _FROM, page, base + match.start(), base + match.end())
