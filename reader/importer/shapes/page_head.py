"""Lines of a page head (报眉), which state newspaper, date, page number and section."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.importer.shapes.jump_line import whole_jump
from reader.text.numerals import CHINESE, iso_date, page_number

_NUMBER = rf"(?:\d{{1,4}}|[{CHINESE}]{{1,4}})"
_DATE = re.compile(
    rf"(?P<year>\d{{4}}|[〇○◯零一二三四五六七八九]{{4}})\s*(?:年|[-./])\s*/?(?P<month>{_NUMBER})"  # 2023年2月
    rf"\s*(?:月|[-./])\s*/?(?P<day>{_NUMBER})(?:\s*日)?(?![\d.])"  # 15日
)
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_MAY_DATE = re.compile(r"[\d年./-]")
_WEEKDAY = re.compile(
    r"(?:星\s?期|周|礼拜)\s?[一二三四五六日天]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.IGNORECASE
)
_LUNAR = re.compile(r"(?:农历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\S{1,8}|农历\S{2,8}")
_OF_MANY = re.compile(r"第?\s*(?P<page>[A-Z]?\d{1,3})\s*/\s*(?P<all>\d{1,3})\s*版")
_PAGE = re.compile(
    rf"第\s*(?P<page>[A-Z]{{0,2}}-?\d{{1,3}}|[{CHINESE}]{{1,4}})\s*版(?!面)"  # 第02版
    rf"|(?<![A-Za-z\d])(?P<bare>[A-Z]{{0,2}}-?\d{{1,3}}|[{CHINESE}]{{1,3}})\s*版(?!面)"  # A05版
)
_PAGE_WORD = re.compile(r"版次\s*:?\s*(?P<page>[A-Z]{0,2}\d{1,3})|(?<![A-Za-z])[Pp](?:age)?\.?\s*(?P<p>\d{1,3})(?!\d)")
_LONE = re.compile(r"^(?:[A-Z]{1,2}-?\d{1,3}|\d{1,3})$")
_PAPER = re.compile(
    r"""
    (?:新华每日电讯|参考消息|南方周末)$
    | [\u4e00-\u9fff·]{0,12}(?:日报|晚报|晨报|早报|商报|时报|周报|都市报|导报|快报|青年报|参考报|消息报|报)   # 海州日报
      (?:[·•]?(?:海外版|社|[\u4e00-\u9fff]{2,6}版))?$                                                    # 海外版
    """,
    re.VERBOSE,
)
_NO_SECTION = re.compile(
    r"""
    总?第\s*\d+\s*期|(?:今日|本报今日|共)\s*\d+\s*版                                     # 第21345期, 今日8版
    | (?:https?://|www\.)\S+|(?:电话|传真)\s*:\s*[\d-]+                                # 电话:0512-65110110
    | 国内统一.*|CN\s?\d.*                                                               # CN 32-0001
    | (?:版名|版面|日期|报纸|报名|报纸名称)\s*:                                               # 版名:
    | (?:责任编辑|责编|美编|版式(?:设计)?|校对|编辑|主编|值班\S{0,4}|统筹|视觉)          # 责编:张三
      (?:\s*[:/]\s*|\s+)[\u4e00-\u9fff、\d-]{2,12}(?=\s|[◎|]|$)
    """,
    re.VERBOSE,
)
"""Words of a page head that name no fact which is looked for."""
_MAIL = re.compile(r"[\w.-]+@[\w.-]+")
_STOP = re.compile("[。!?！？；“”]")
"""Signs of sentences, which no part of a page head but those of `_RUNS_ON` holds."""

_RUNS_ON = re.compile("国内统一|CN|http|www|农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年")
"""Beginnings of the parts that may hold any sign."""

_TRIM = " |/\\·•,，;:：、-—－_─━()[]【】<>《》■●◆▲▶◀★"
_PIECE_CHARS = 3
"""Code points of a newspaper's name that a reading machine cut off: 日报, 晚报, 都市报."""

_SHORTEST_PAPER_CHARS = 3
"""Code points of a newspaper's name: 文汇报. 电报 and 晚报 alone name none."""

_LONGEST_SECTION_CHARS, _MOST_SECTION_WORDS = 12, 2
"""Code points of a word of a section's name, and how many it has: 经济·社会周刊 公益."""

_ENOUGH = 2
"""Facts that make a line a page head by itself."""

_NEWS_WORDS = ("通讯", "快讯", "资讯", "简讯")
"""Ends of sections' names that a dateline has, too."""

_PAGE_NAME = re.compile(
    rf"(?:第\s*)?(?:[A-Z]?\d{{1,3}}|[{CHINESE}]{{1,3}})\s*版(?:\s*[:|·•]\s*|\s+)[^\s。，,!?:;]{{2,8}}$"  # 2版 要闻
)
_DAYS = "一二三四五六日天"
_SUNDAY = 6
"""Number of the day in date.weekday(); 天 stands seventh in _DAYS and means the same."""


@dataclass(slots=True)
class PageHead:
    """Facts of one line; `known` counts them. `odd` names what cannot be: a day that is none, another's weekday."""

    newspaper: str | None = None
    date: str | None = None
    number: str | None = None
    section: str | None = None
    known: int = 0
    odd: str | None = None

    def guesses(self, source: EvidenceSource, quote: str) -> Iterator[Guess]:
        """Yield the facts that the line states plainly; `quote` is the line as it stands in its source."""
        facts = (
            ("newspaper", self.newspaper),
            ("date", self.date),
            ("page", self.number),
            ("section", self.section),
        )
        return (Guess(field, value, (Evidence(source, quote),), 1.0) for field, value in facts if value)


def read_page_head(line: str, *, first: bool, joined: bool) -> PageHead | None:
    """Return what a line with half-width signs states; None if it is no line of a page head.

    `first`: it opens the page; `joined`: another line of the page head stands above it.
    """
    if (_STOP.search(line) and not _RUNS_ON.search(line)) or whole_jump(line):
        return None
    head = PageHead()
    rest = _NO_SECTION.sub(" ", line)
    rest = _take_date(_MAIL.sub(" ", rest) if "@" in rest else rest, head)
    _check_weekday(rest, head)
    rest = _LUNAR.sub(" ", _WEEKDAY.sub(" ", rest))
    rest = _take_page(rest, head)
    words = [word for word in (part.strip(_TRIM) for part in re.split(r"[\s|丨◎]+", rest)) if word]
    words = _take_words(words, head)
    if len(words) > _MOST_SECTION_WORDS or not all(
        len(word) <= _LONGEST_SECTION_CHARS and is_section(word) for word in words
    ):
        return None
    if words:
        head.section = " ".join(words)
    return head if _enough(head, first=first, joined=joined) else None


def is_day_alone(line: str) -> bool:
    """Return True for a line with half-width signs that is a day and nothing else: 2024-03-06, 2024年3月6日 星期三."""
    head = PageHead()
    rest = _take_date(line, head)
    return head.date is not None and not _WEEKDAY.sub("", rest).strip(_TRIM)


def _enough(head: PageHead, *, first: bool, joined: bool) -> bool:
    """Return True for two facts; for one beside another page-head line, or if nothing else stands on the line."""
    if head.known >= _ENOUGH:
        return True
    if head.known == 1:
        return joined or (first and head.section is None) or head.number is not None
    return False


def _take_date(line: str, head: PageHead) -> str:
    if not _MAY_DATE.search(line):
        return line
    for pattern in (_DATE, _COMPACT):
        match = pattern.search(line)
        date = iso_date(match["year"], match["month"], match["day"]) if match else None
        if match and (date or pattern is _DATE):
            head.date, head.known = date, head.known + 1
            head.odd = None if date else "odd_date"
            return line[: match.start()] + " " + line[match.end() :]
    return line


def _check_weekday(line: str, head: PageHead) -> None:
    said = _WEEKDAY.search(line)
    day = _DAYS.find(said[0][-1]) if said else -1
    if head.date and day >= 0 and datetime.date.fromisoformat(head.date).weekday() != min(day, _SUNDAY):
        head.odd = "odd_weekday"


def _take_page(line: str, head: PageHead) -> str:
    for pattern in (_OF_MANY, _PAGE, _PAGE_WORD) if "版" in line else (_PAGE_WORD,):
        match = pattern.search(line)
        found = next((value for value in match.groupdict().values() if value), None) if match else None
        page = page_number(match["page"] or found or "") if match and found else None
        if match and page:
            head.number, head.known = page, head.known + 1
            return line[: match.start()] + " " + line[match.end() :].removeprefix("()")
    return line


def _take_words(words: list[str], head: PageHead) -> list[str]:
    """Take the newspaper's name and a page number that stands alone; return the other words."""
    rest: list[str] = []
    for word in _rejoined(words):
        if head.newspaper is None and len(word) >= _SHORTEST_PAPER_CHARS and _PAPER.match(word):
            head.newspaper, head.known = word, head.known + 1
        elif head.number is None and _LONE.match(word) and (page := page_number(word)):
            head.number, head.known = page, head.known + 1
        else:
            rest.append(word)
    return rest


def _rejoined(words: list[str]) -> list[str]:
    """Put together a newspaper's name that a stray space cuts: 人民, 日报."""
    joined: list[str] = []
    for word in words:
        cut = joined and word.endswith("报") and len(word) <= _PIECE_CHARS and not _PAPER.match(joined[-1])
        if cut and (len(word) < _PIECE_CHARS or len(joined[-1]) == 1):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def is_page_name(plain: str) -> bool:
    """Return True for a page's number with its section and no more, as people set it over a page: 2版 要闻."""
    return _PAGE_NAME.match(plain) is not None


def is_section(word: str) -> bool:
    """Return True if the word may stand in a section's name: no clause, no dateline's end, no span of time."""
    if any(sign in word for sign in "。，,!?！？;“”"):
        return False
    return word.endswith(_NEWS_WORDS) or not word.endswith(("电", "讯", "起", "止"))
