"""The line beside a web page's headline that says when and from where it came on line, who wrote it and who edited it.

2024-06-03 08:10 来源：海州日报 作者：赵小燕 编辑：孙立 字号：大 中 小. Names of fields (来源：) and days part it.
Persons' names are the byline, a newspaper's name is the source even without a field; all else is no text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.domain.story import Role
from reader.importer.containers.head_fields import day_in
from reader.importer.containers.web.line_furniture import is_buttons
from reader.importer.shapes.byline_line import names_reporters, parse_byline
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.newspaper_names import newspaper_named
from reader.text.numerals import page_number

_LONGEST_CHARS = 160
"""Code points of such a line; a longer one is a paragraph."""

_MOST_LOOSE_CHARS = 24
"""Code points that no field claims on a line of a day alone: a source, an author's account."""

_SURE_OF_PAPER = 0.75
"""Confidence of the newspaper that is the source: surer than the site's name, less sure than a printed page's head."""

_SURE_OF_DAY = 0.55
"""Confidence of the day of going on line: readers see this one, and not that of a meta element."""

_SURE_OF_PRINT = 0.9
"""Confidence of a page's number, which print alone has, and of the day beside it."""

_ROLES = "记者|通讯员|作者|撰文|撰稿|编辑|责编|責編|記者|通訊員|編輯"
_MARK = re.compile(
    rf"(?P<byline>(?:责任|責任|文字|图文|摄影|见习|实习|本报|特约){{0,2}}(?:{_ROLES}))\s{{0,3}}[:/]"
    r"|(?P<source>(?:(?:文章|信息|新闻|稿件|本文|文字|资料)?(?:来源|來源)|稿源|出处|报纸))\s{0,3}[:/]"
    r"|(?P<time>(?:发布|發布|发表|發表|发稿|最[后新]更新|更新|出版|上传|录入|添加|刊发|见报)?(?:时间|時間|日期)|(?:最[后新])?更新"
    r"|(?:发布|发表)于)\s{0,3}[:/]?(?=\s{0,3}\d)"
    r"|(?P<other>(?:阅读|浏览|点击|访问|人气|评论|跟帖|分享|字体|字号|校对|审核|终审|监制|分类|栏目|频道|标签|关键词|版次|版面|版名)"
    r"(?:人?次?数?量?|大小))\s{0,3}[:/]"
    r"|(?P<day>(?<!\d)(?:19|20)\d\d\s?[-年/.\s]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}(?!\d)日?(?:\s{0,5}\d{1,2}:\d\d(?::\d\d)?)?"
    r"|(?<!\d)\d{1,2}月\d{1,2}日(?:\s{0,5}\d{1,2}:\d\d)?)"
)
_PROSE = re.compile("[。！？!?；;]")
_SPOKEN = re.compile(r"^(?:记者|記者)\s?:\s?[\u3400-\u9fff]{7,}")
"""Words of a reporter in an interview."""

_TAIWAN = re.compile(r"(?P<before>.{0,12}?)(?P<role>記者|特派員)\s?(?P<name>[\u3400-\u9fff]{2,4})\s?(?=/)")
"""記者陳志明/桃園報導."""

_REPORTS = ("報導", "特稿", "專訪")

_UPDATED = "更新"
_NAMES = re.compile(r"[\s:/]*([\u3400-\u9fff·•]{2,12}(?:[\s、,/|]{1,3}[\u3400-\u9fff·•]{2,12})*)")
_BETWEEN = re.compile(r"[\s、,/|]+")
_NO_NAME = re.compile("管理员|未知|佚名|匿名|小编|网络|网站|本站|本网|本报|综合|原创|转载|整理|编辑|记者|系统")
_ROLE_AGAIN = re.compile(rf"[\s:/]*(?=(?:本报|本网)?(?:{_ROLES})[^:/])")
_PAGE = re.compile(
    r"(?:版[次号面]\s?:\s?第?\s?|第\s?|(?<![A-Za-z\d]))(?P<page>[A-Z]{0,2}\d{1,3})\s?版(?:\s?:\s?(?P<section>[\u4e00-\u9fff]{2,8})(?![\u4e00-\u9fff]))?"
    r"|版[次号面]\s?:\s?第?\s?(?P<number>[A-Z]{0,2}\d{1,3})(?!\d)"
)
_SECTION = re.compile(r"(?:版名|栏目)\s?:\s?([\u4e00-\u9fff]{2,8})(?![\u4e00-\u9fff])")

_TRIM = " \u3000\xa0|丨/·,，、()（）[]【】:："
_WORDS = re.compile(r"[\s|/丨,()\[\]<>《》－–—-]+")


@dataclass(frozen=True, slots=True)
class Info:
    """Facts of one line. `byline` has its names with their roles, as printed, `beside` its other words.

    `updated` is True if the day is that of a later change, `is_timed` if a time of day or a source stands beside it:
    the day of reading, which sites show at their top, has neither.
    """

    date: str | None = None
    updated: bool = False
    newspaper: str | None = None
    page: str | None = None
    section: str | None = None
    byline: str = ""
    beside: str = ""
    is_timed: bool = False

    @property
    def says_anything(self) -> bool:
        """True if the line states a fact of its article."""
        return bool(self.date or self.newspaper or self.byline)

    @property
    def names_author(self) -> bool:
        """True if the line names a person who wrote the article: an editor may be the site's."""
        return any(one.role is not Role.EDITOR for one in parse_byline(half_width(self.byline)) or ())

    def guesses(self) -> Iterator[Guess]:
        """Yield the page's facts that the line states."""
        found = (
            ("newspaper", self.newspaper, _SURE_OF_PAPER),
            ("date", self.date, _SURE_OF_PRINT if self.page else _SURE_OF_DAY),
            ("page", self.page, _SURE_OF_PRINT),
            ("section", self.section, _SURE_OF_PRINT),
        )
        for name, value, sure in found:
            if value:
                yield Guess(name, value, (Evidence(EvidenceSource.WEB_PAGE, value),), sure)


class _Kind(StrEnum):
    """Words that a mark of the line opens, by the groups of the expression; BESIDE are those before any mark."""

    BESIDE = ""
    DAY = "day"
    TIME = "time"
    SOURCE = "source"
    BYLINE = "byline"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Field:
    """Words from one mark up to the next: a field with its value, a day, or words before any."""

    kind: _Kind
    text: str
    value: str


def info_of(text: str, pieces: Sequence[str] = ()) -> Info | None:
    """Return what a line says; None for another line. `pieces` are its words by the elements that part them."""
    text = " ".join(" ".join(pieces or (text,)).split())
    plain = half_width(text)
    if len(text) > _LONGEST_CHARS or _PROSE.search(plain):
        return None
    found = list(_fields_of(text, plain))
    if _SPOKEN.search(plain) or not _is_info(found):
        return None
    days = [(at, day) for at, one in enumerate(found) if one.kind is _Kind.DAY and (day := day_in(one.text))]
    first = min(days, key=lambda each: _is_update(found, each[0]), default=None)
    named = [one for one in found if one.kind is _Kind.SOURCE]
    parted = [_parted(one) for one in found]
    page = _PAGE.search(plain)
    section = _SECTION.search(plain)
    return Info(
        page=page_number(page["page"] or page["number"]) if page else None,
        section=(page["section"] or (section[1] if section else None)) if page else None,
        date=first[1] if first else None,
        updated=first is not None and _is_update(found, first[0]),
        newspaper=_newspaper(one.value for one in named or found),
        byline=" ".join(byline for byline, _ in parted if byline),
        beside=" ".join(beside for _, beside in parted if beside),
        is_timed=bool(named) or (first is not None and ":" in half_width(found[first[0]].text)),
    )


def _fields_of(text: str, plain: str) -> Iterator[_Field]:
    marks = list(_MARK.finditer(plain))
    ends = [mark.start() for mark in marks] + [len(text)]
    if before := text[: ends[0]].strip():
        yield _Field(_Kind.BESIDE, before, before)
    for mark, end in zip(marks, ends[1:], strict=True):
        value = text[mark.end() : end].strip()
        if mark.lastgroup == _Kind.DAY:
            yield _Field(_Kind.DAY, text[mark.start() : mark.end()], "")
            if value:
                yield _Field(_Kind.BESIDE, value, value)
        else:
            yield _Field(_Kind(mark.lastgroup or ""), text[mark.start() : end].strip(), value)


def _is_info(found: Sequence[_Field]) -> bool:
    """Return True for a line with a field, or a day and little else; without its year, the day and newspapers alone."""
    if any(one.kind not in (_Kind.BESIDE, _Kind.DAY) for one in found):
        return True
    loose = [one.value.strip(_TRIM) for one in found if one.value.strip(_TRIM)]
    if any(_TAIWAN.match(half_width(text)) and text.endswith(_REPORTS) for text in loose):
        return True
    if any(_PAGE.search(text) for text in loose):
        return any(_parted(one)[0] for one in found)
    if any(day_in(one.text) for one in found if one.kind is _Kind.DAY):
        return sum(map(len, loose)) <= _MOST_LOOSE_CHARS
    return any(one.kind for one in found) and bool(loose) and all(_newspaper([text]) for text in loose)


def _is_update(found: Sequence[_Field], at: int) -> bool:
    return at > 0 and found[at - 1].kind is _Kind.TIME and _UPDATED in found[at - 1].text


def _newspaper(sources: Iterable[str]) -> str | None:
    """Return the newspaper that a source is; of a site's and a newspaper's name (人民网－《人民日报》) the latter."""
    for source in sources:
        for word in _WORDS.split(half_width(source)):
            name = word.removesuffix("社")
            if name and newspaper_named(name) == name:
                return name
    return None


def _parted(one: _Field) -> tuple[str, str]:
    """Return the names of a stretch with their roles, as printed, and the words beside them."""
    if one.kind is not _Kind.BYLINE:
        if one.kind:
            return "", one.text
        if names_reporters(half_width(one.text.strip(_TRIM))):
            return one.text, ""
        if found := _TAIWAN.match(half_width(one.text)):
            return found["role"] + found["name"], one.text[: found.start("role")] + one.text[found.end() :]
        return _of_page_line(one.text)
    label = one.text[: len(one.text) - len(one.value)] if one.value else one.text
    again = _ROLE_AGAIN.match(half_width(one.value))
    if again:
        begin = len(label) + again.end()
        return one.text[begin:], label.strip()
    found = _NAMES.match(half_width(one.value))
    end = found.start(1) if found else 0
    for name in _BETWEEN.split(found[1]) if found else ():
        if _NO_NAME.match(name) or is_buttons(name):
            break
        end = one.value.index(name, end) + len(name)
    byline = label + one.value[:end]
    if not end or not parse_byline(half_width(byline)):
        return "", one.text
    return byline.strip(), one.value[end:].strip()


def _of_page_line(text: str) -> tuple[str, str]:
    """Return a byline behind a page's number (第4版 本报记者 赵小燕), and the words before it; ('', text) for none."""
    page = _PAGE.search(half_width(text))
    byline = text[page.end() :].strip(_TRIM) if page else ""
    return (
        (byline, text[: text.rindex(byline)].strip()) if byline and names_reporters(half_width(byline)) else ("", text)
    )
