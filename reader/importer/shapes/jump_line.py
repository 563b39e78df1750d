"""Jump lines: (上接第1版), （下转第三版）, ▶下转A05版; alone on a line or at the edge of a paragraph."""

import re
from dataclasses import dataclass

from reader.text.numerals import CHINESE, page_number

_ARROW = "▲▼△▽◀▶◁▷►◄→←↓↑■□●"
_WAY = "紧接|上接|文接|接上|接自|接|下转|文转|转自|转至|转入|转"
_PAGE = rf"[A-Za-z]{{0,2}}-?\d{{1,3}}|[{CHINESE}]{{1,4}}"
_WORDS = (
    rf"[▲▼▶►→↓■●※*]?\s{{0,2}}[(\[【<]?\s{{0,2}}[{_ARROW}※*]?\s{{0,2}}(?P<way>{_WAY})"  # ▶(上接
    rf"\s{{0,2}}(?:本报)?(?:第\s{{0,2}})?(?P<page>{_PAGE})"  # 第1
    r"(?:[、,]\s?[第A-Za-z\d一二三四五六七八九十]{1,6}){0,3}\s{0,2}版"  # 、第2版
    rf"[^()\[\]【】。,]{{0,10}}[)\]】>]?\s{{0,2}}[{_ARROW}]?"  # 要闻)▲
)
_WHOLE = re.compile(_WORDS + r"[。.]?$")
_HEAD = re.compile(_WORDS)
_ENGLISH = re.compile(
    r"[(\[]?(?:see\s|story\s)?(?:(?P<goes>continued|continues|cont['’]?d?\.?)\s(?:on|to)|(?P<came>continued|cont['’]?d?\.?)\sfrom)"
    r"\s(?:page|p\.)\s?(?P<page>[A-Za-z]{0,2}\d{1,3})[)\]]?\.?$",
    re.IGNORECASE,
)
"""A jump line that an English newspaper prints, or a language model translates: (continued on page 6)."""

_OPENS_ENGLISH = frozenset("([cCsS")

_FROM = ("紧接", "上接", "文接", "接上", "接自", "接")


@dataclass(frozen=True, slots=True)
class Jump:
    """A jump line on a line of text: `backward` for 上接; `start` and `end` are code points in the line."""

    backward: bool
    page: str
    start: int
    end: int


def whole_jump(plain: str) -> Jump | None:
    """Return the jump line if the line is one and nothing else."""
    match = _WHOLE.match(plain) if "版" in plain else None
    if match:
        return _jump(match)
    english = _ENGLISH.match(plain) if plain[:1] in _OPENS_ENGLISH else None
    page = page_number(english["page"]) if english else None
    return Jump(english["came"] is not None, page, 0, len(plain)) if english and page else None


def leading_jump(plain: str) -> Jump | None:
    """Return the bracketed jump line that opens the line, if any."""
    match = _HEAD.match(plain) if plain.startswith(("(", "[", "【")) else None
    return _jump(match) if match and match[0].rstrip()[-1] in ")]】" else None


def trailing_jump(plain: str) -> Jump | None:
    """Return the jump line that ends the line, if any: in brackets, or after a full stop."""
    if "版" not in plain:
        return None
    for sign in "([【▲▼▶►→":
        at = plain.rfind(sign)
        match = _WHOLE.match(plain, at) if at > 0 else None
        if match:
            return _jump(match)
    at = max(plain.rfind(stop) for stop in "。！？…”")
    match = _WHOLE.match(plain, at + 1) if at >= 0 else None
    return _jump(match) if match else None


def _jump(match: re.Match[str]) -> Jump | None:
    page = page_number(match["page"])
    return Jump(match["way"] in _FROM, page, match.start(), match.end()) if page else None
