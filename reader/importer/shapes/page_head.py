"""Lines of a page head (报眉), which state newspaper, date, page number and section."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.importer.shapes.jump_line import whole_jump
from reader.importer.shapes.known_newspapers import KNOWN
from reader.importer.shapes.newspaper_names import name_alone, name_beside_issue
from reader.importer.shapes.page_head_words import (
    DAYS,
    EDITORS,
    LATIN_NAME,
    MAIL,
    SECTION_NAMED,
    SIGNS,
    WEATHER,
    names_section,
)
from reader.importer.shapes.printed_day import day_in, may_hold_day
from reader.text.numerals import CHINESE, page_number

_OLD_PAGE = re.compile(rf"第\s?(?P<page>[{CHINESE}]{{1,3}})\s?頁")  # 第三頁, of old papers

_EDITION = re.compile(r"(?<=[报報])(?:\s?\([\u4e00-\u9fff]{2,3}版\)|\s(?P<overseas>海外版))(?=\s|$)")
"""The edition behind a paper's name: 大公報(天津版), which is left out; 人民日报 海外版, a part of the name."""

_OF_MANY = re.compile(r"第?\s*(?P<page>[A-Z]?\d{1,3})\s*/\s*(?P<all>\d{1,3})\s*版")
_PAGE = re.compile(
    rf"第\s*(?P<page>[A-Z]{{0,2}}-?\d{{1,3}}|[{CHINESE}]{{1,4}})\s*版(?!面)"  # 第02版
    rf"|(?<![A-Za-z\d])(?P<bare>[A-Z]{{0,2}}-?\d{{1,3}}|[{CHINESE}]{{1,3}})\s*版(?!面)"  # A05版
)
_SPREAD = re.compile(
    rf"第?\s*(?P<page>[A-Z]?\d{{1,3}}|[{CHINESE}]{{1,3}})\s*版?\s*[-—~、/至]\s*第?\s*"
    rf"(?:[A-Z]?\d{{1,3}}|[{CHINESE}]{{1,3}})\s*版(?!面)"
)
"""Two pages that face each other: 第2-3版. The first is the page's number."""

_FACING = 2
"""Pages that face each other, or a page and how many there are: 2/8."""

_PAGE_WORD = re.compile(
    r"版次\s*:?\s*(?P<page>[A-Z]{0,2}\d{1,3})|(?<![A-Za-z])[Pp](?:age|AGE)?\.?\s*(?P<p>\d{1,3})(?!\d)"
)
_FRONT = re.compile(r"(?<![\u4e00-\u9fff])[头頭]版(?![\u4e00-\u9fff])")
_LONE = re.compile(r"^(?:[A-Z]{1,2}-?\d{1,3}|\d{1,3})$")
_GLUED = re.compile(r"(?P<name>[\u4e00-\u9fff·]{2,12})-?(?P<page>[A-Z]{0,2}\d{1,3})$")
_GLUED_BEFORE = re.compile(r"(?P<page>[A-Z]{0,2}\d{1,3})[-:]?(?P<name>[\u4e00-\u9fff·]{2,12})$")
_DEGREES = re.compile("[℃°]")
_LETTER = re.compile("[A-Za-z]{3}")
_LETTERS = re.compile(r"[A-Za-z'’.&]{2,20}$")
_STOP = re.compile("[。!?！？；“”]")
"""Signs of sentences, which no part of a page head but those of `_RUNS_ON` holds."""

_RUNS_ON = re.compile("国内统一|CN|http|www|农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年|天气|℃")
"""Beginnings of the parts that may hold any sign."""

_MAY_STATE = re.compile(
    rf"[-\dA-Za-z.:/@°℃版报報頁期号號刊年月周拜历曆统主编校审签监值读视社正章"
    rf"{''.join(sorted({name[-1] for name in KNOWN if '报' not in name and '報' not in name}))}]"
)
"""Signs of which each part of a page head has one: figures, words for a day or an office, ends of newspapers' names."""

_SPACED = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?: [\u4e00-\u9fff]){2,}(?![\u4e00-\u9fff])")
"""Letterspaced words: 海 州 日 报."""

_LETTERED = re.compile(r"([A-Z])叠\s?(?=\d)")
_TRIM = " $|/\\·•,，;:：、-—－_─━()[]【】<>《》■●◆▲▶◀★"
_BETWEEN = re.compile(r"[\s|丨◎│┃¦‖∣]+")
_WITHIN = re.compile("[·•/—–-]+")
"""Signs that may stand between the parts of a page head, and within a newspaper's or a section's name as well."""

_PIECE_CHARS = 3
"""Code points of a newspaper's name that a reading machine cut off: 日报, 晚报, 都市报."""

_LONGEST_SECTION_CHARS, _MOST_SECTION_WORDS = 12, 2
"""Code points of a word of a section's name, and how many it has: 经济·社会周刊 公益."""

LONGEST_CHARS = 120
"""Code points. Guard: a page head with slogan, address and editors has some 100, and its expressions are slow."""

_IN_BRACKETS = re.compile(r"[\[【](第\s?[一二三四五六七八九十\d]{1,3}\s?版(?:[:·\s][^\[\]【】]{1,8})?)[\]】]$")

ENOUGH = 2
"""Facts that make a line, or several, a page head by themselves."""

_NEWS_WORDS = ("通讯", "快讯", "资讯", "简讯")
"""Ends of sections' names that a dateline has, too."""

_PAGE_NAME = re.compile(
    rf"(?:第\s*)?(?:[A-Z]?\d{{1,3}}|[{CHINESE}]{{1,3}})\s*版(?:\s*[:|·•]\s*|\s+)[^\s。，,!?:;]{{2,8}}$"  # 2版 要闻
    r"|[A-D]\d\d$"  # A05
)
_PAGE_ALONE = re.compile(rf"(?:第\s*)?(?:[A-Z]?\d{{1,3}}|[{CHINESE}]{{1,3}})\s*版$|[A-Z]\d{{2}}$")
_DAYS = "一二三四五六日天"
_SUNDAY = 6
"""Number of the day in date.weekday(); 天 stands seventh in _DAYS and means the same."""


@dataclass(slots=True)
class PageHead:
    """Facts of one line; `known` counts them. `odd` names what cannot be: a day that is none, another's weekday.

    `has_signs` is True if words of a page head stand there that state none of these facts. `is_imprint` is True if
    nothing but editors' names stands there.
    """

    newspaper: str | None = None
    date: str | None = None
    number: str | None = None
    section: str | None = None
    known: int = 0
    odd: str | None = None
    has_signs: bool = False
    is_imprint: bool = False

    @property
    def is_sure(self) -> bool:
        """It is a line of a page head wherever it stands."""
        return self.known >= ENOUGH

    @property
    def has_place(self) -> bool:
        """It states the day, or the page's number: what stands beside it belongs to the page, too."""
        return bool(self.date or self.number)

    @property
    def stands_alone(self) -> bool:
        """It may be the whole of a page head: it is sure, or states one fact and nothing beside it."""
        return self.is_sure or (self.known == 1 and (self.section is None or self.number is not None))

    def guesses(self, source: EvidenceSource, quote: str) -> Iterator[Guess]:
        """Yield the facts that the line states plainly; `quote` is the line as it stands in its source."""
        facts = (
            ("newspaper", self.newspaper),
            ("date", self.date),
            ("page", self.number),
            ("section", self.section),
        )
        return (Guess(field, value, (Evidence(source, quote),), 1.0) for field, value in facts if value)


def read_page_head(line: str) -> PageHead | None:
    """Return what a line with half-width signs states; None if it holds anything but parts of a page head.

    A line without facts has signs of a page head alone; it is one only beside other lines of it.
    """
    if len(line) > LONGEST_CHARS or (_STOP.search(line) and not _RUNS_ON.search(line)) or whole_jump(line):
        return None
    return _read(line) if _MAY_STATE.search(line) else None


@lru_cache(maxsize=256)
def _read(line: str) -> PageHead | None:
    """Read a line of no more than LONGEST_CHARS. Cached: the reading of a page asks several times about its first."""
    head = PageHead()
    line = _EDITION.sub(r"\g<overseas>", line) if "版" in line else line
    line = _LETTERED.sub(r"\1", _SPACED.sub(lambda spaced: spaced[0].replace(" ", ""), line))
    rest = _take_page(_take_days(_take_signs(line, head), head), head)
    stated = [word for word in (part.strip(_TRIM) for part in _BETWEEN.split(rest)) if word]
    words = _take_words(stated, head)
    if head.known == 1 and _is_amount(stated):
        return None
    if len(words) > _MOST_SECTION_WORDS or not all(
        len(word) <= _LONGEST_SECTION_CHARS and is_section(word) for word in words
    ):
        return None
    if words:
        head.section = " ".join(filter(None, (head.section, *words)))
    return head if head.known or (head.has_signs and head.section is None) else None


def is_day_alone(line: str) -> bool:
    """Return True for a line with half-width signs that is a day and nothing else: 2024-03-06, 2024年3月6日 星期三."""
    if not may_hold_day(line):
        return False
    head = PageHead()
    rest = _take_date(line, head)
    return head.date is not None and not DAYS.sub("", rest).strip(_TRIM)


def _take_signs(line: str, head: PageHead) -> str:
    """Take away words that state no fact which is looked for, and a section that is named one."""
    named = SECTION_NAMED.search(line)
    if named and not _LONE.match(named["section"]) and "版" not in named["section"]:
        head.section, head.known = named["section"], head.known + 1
        line = line[: named.start()] + " " + line[named.end() :]
    rest, editors = EDITORS.subn(" ", line)
    head.is_imprint = editors > 0 and not rest.strip(_TRIM)
    rest = MAIL.sub(" ", rest) if "@" in rest else rest
    signs = editors
    for pattern in (*SIGNS, LATIN_NAME) if _LETTER.search(rest) else SIGNS:
        rest, found = pattern.subn(" ", rest)
        signs += found
    head.has_signs = signs > 0
    return rest


def _take_days(line: str, head: PageHead) -> str:
    rest, signs = _take_date(line, head), 0
    if said := DAYS.search(rest):
        _check_weekday(said[0], head)
        rest, signs = DAYS.subn(" ", rest)
    if head.date or signs or _DEGREES.search(rest):
        rest, weather = WEATHER.subn(" ", rest)
        signs += weather
    head.has_signs = head.has_signs or signs > 0
    return rest


def _take_date(line: str, head: PageHead) -> str:
    if (found := day_in(line) if may_hold_day(line) else None) is None:
        return line
    match, head.date = found
    head.known += 1
    head.odd = None if head.date else "odd_date"
    return line[: match.start()] + " " + line[match.end() :]


def _check_weekday(said: str, head: PageHead) -> None:
    day = _DAYS.find(said[-1]) if said[0] in "星周礼禮" else -1
    if head.date and day >= 0 and datetime.date.fromisoformat(head.date).weekday() != min(day, _SUNDAY):
        head.odd = "odd_weekday"


def _take_page(line: str, head: PageHead) -> str:
    for pattern in (_OF_MANY, _SPREAD, _PAGE, _PAGE_WORD) if "版" in line else (_PAGE_WORD, _OLD_PAGE):
        match = pattern.search(line)
        found = next((value for value in match.groupdict().values() if value), None) if match else None
        page = page_number(match["page"] or found or "") if match and found else None
        if match and page:
            head.number, head.known = page, head.known + 1
            return line[: match.start()] + " " + line[match.end() :].removeprefix("()")
    if front := _FRONT.search(line):
        head.number, head.known = "1", head.known + 1
        return line[: front.start()] + " " + line[front.end() :]
    return line


def _take_words(words: list[str], head: PageHead) -> list[str]:
    """Take the newspaper's name and a page number that stands alone; return the other words."""
    words = [piece for word in _rejoined(words) for piece in _pieces(word, head)]
    beside_issue = head.known > 0 or any(map(_LONE.match, words))
    rest: list[str] = []
    for word in words:
        name = None if head.newspaper else name_beside_issue(word) if beside_issue else name_alone(word)
        if name:
            head.newspaper, head.known = name, head.known + 1
        elif head.number is None and _LONE.match(word) and (page := page_number(word)):
            head.number, head.known = page, head.known + 1
        elif not (head.known and _says_nothing(word, head)):
            rest.append(word)
    return rest


def _is_amount(words: list[str]) -> bool:
    """Return True for a number between two words of which none names a section: 牛奶 2 盒."""
    match words:
        case [before, number, after]:
            return number.isdecimal() and not names_section(before) and not names_section(after)
    return False


def _says_nothing(word: str, head: PageHead) -> bool:
    """Return True for further numbers, a word such as 剪报, and the newspaper's name in Latin letters."""
    return (
        _LONE.match(word) is not None
        or not any(map(str.isalpha, word))
        or word.endswith(("报", "報"))
        or (head.newspaper is not None and _LETTERS.match(word) is not None)
    )


def _is_some_date(parts: list[str]) -> bool:
    """Return True for three numbers or more: a date in a form that is not read."""
    return len(parts) > _FACING and all(part.strip("()").isdecimal() for part in parts)


def _pieces(word: str, head: PageHead) -> list[str]:
    """Part a word in which a fact is glued to others: 海州日报·社会, A05社会, 海州日报A05."""
    if _LONE.match(word) or name_beside_issue(word):
        return [word]
    parts = [part for part in _WITHIN.split(word) if part]
    if any(_LONE.match(part) or name_beside_issue(part) for part in parts) and not _is_some_date(parts):
        return parts
    glued = _GLUED.match(word) or _GLUED_BEFORE.match(word) if head.number is None else None
    if glued and (names_section(glued["name"]) or name_beside_issue(glued["name"])):
        return [glued["page"], glued["name"]]
    return [word]


def _rejoined(words: list[str]) -> list[str]:
    """Put together a newspaper's name that a stray space cuts: 人民, 日报."""
    joined: list[str] = []
    for word in words:
        cut = joined and word.endswith("报") and len(word) <= _PIECE_CHARS and not name_beside_issue(joined[-1])
        if cut and (len(word) < _PIECE_CHARS or len(joined[-1]) == 1):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def page_in_brackets(plain: str) -> PageHead | None:
    """Return the page that a line names in brackets, which set it apart: [第三版], 【第3版:要闻】; None for others."""
    match = _IN_BRACKETS.match(plain)
    head = read_page_head(match[1]) if match else None
    return replace(head, known=max(head.known, ENOUGH)) if head and head.number else None


def is_page_name(plain: str) -> bool:
    """Return True for a page's number with its section and no more, as people set it over a page: 2版 要闻."""
    return _PAGE_NAME.match(plain) is not None


def is_page_alone(plain: str) -> bool:
    """Return True for a page's number and nothing else, which its word or letter shows to be one: 第三版, A05."""
    return _PAGE_ALONE.match(plain) is not None


def is_section(word: str) -> bool:
    """Return True if the word may stand in a section's name: no clause, no dateline's end, no span of time."""
    if any(sign in word for sign in "。，,!?！？;“”"):
        return False
    return word.endswith(_NEWS_WORDS) or not word.endswith(("电", "讯", "起", "止"))
