"""An issue written as an outline: its day in the first heading, sections or pages below, articles below these.

# 海州日报 2026年8月5日, ## 第01版：要闻, ### 夜校开课了. Archives with a file for each day, and transcripts, have this
form. An article's own crossheads are smaller headings. Left to the rules: a page whose head names its number,
and headings of one size that stand one below the other, as kicker and headline do.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.domain.evidence import EvidenceSource
from reader.domain.newspaper import Guess
from reader.domain.span import SourceLines
from reader.importer.blocks.line_marks import is_rule, without_mark
from reader.importer.containers import saved_from
from reader.importer.containers.head_fields import day_in, guesses_from, head_lines
from reader.importer.containers.page_title import PageTitle, page_named
from reader.importer.manuscript import GivenHead, Manuscript, Part, furniture, part_of, placed
from reader.importer.shapes.byline_line import parse_byline
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.page_head import read_page_head

_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
_NUMBERED = re.compile(r"(\d{1,3})[.、．]\s*(?=\D)")
_DECK = re.compile(r"([*_]{1,3})(\S[^*_。]{1,59})\1\s*$")
_ADDRESS = re.compile(r"\[([^\]]{0,20})\]\((https?://[^\s()]{1,500})\)\s*$")
_CLAUSE = re.compile(r"[,，。;；:：!?！？]|——")
_LONGEST_TITLE_CHARS = 40
"""Code points of a heading that is no more than a name and a day; a longer one is a headline that speaks of a day."""

_LEAST_ARTICLES = 2
"""Headings of one size with something below them that make an outline."""

_MOST_FOOT_LINES = 2
"""Lines below the last rule of a file that are the writing tool's own: when it ran, and its name."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading at an index of the lines; `named` is the page that it names."""

    at: int
    level: int
    text: str
    named: PageTitle | None


@dataclass(slots=True)
class _Page:
    """A page of the issue while its articles are gathered: `beside` are indices of lines that are no article's."""

    start: int
    title: PageTitle | None = None
    beside: list[int] = field(default_factory=list)
    articles: list[tuple[_Heading, range]] = field(default_factory=list)


def outlined_issue(text: str) -> Iterator[Manuscript]:
    """Yield the pages of an outline; nothing for any other text."""
    if text.lstrip()[:1] != "#":
        return
    lines = text.split("\n")
    found = _headings(lines)
    # The first heading is asked before the others are read: few name a day.
    headings = [first, *found] if (first := next(found, None)) and _is_day(first.text) else []
    level = _articles_level(lines, headings) if _names_day(lines, headings) else None
    if level is None:
        return
    end = _foot(lines)
    pages = _gathered(lines, headings, level, end)
    pages[-1].beside.extend(range(end, len(lines)))
    stated = tuple(_stated(headings[0].text))
    numbered = _are_numbered([heading for page in pages for heading, _ in page.articles])
    ends = [*(page.start for page in pages[1:]), len(lines)]
    for page, last in zip(pages, ends, strict=True):
        yield _manuscript(lines, page, last, stated, numbered=numbered)


def _headings(lines: Sequence[str]) -> Iterator[_Heading]:
    for at, line in enumerate(lines):
        mark = _HEADING.match(line) if line[:1] == "#" else None
        if mark:
            text = mark[2].strip().rstrip("# ")
            yield _Heading(at, len(mark[1]), text, page_named(half_width(text)))


def _names_day(lines: Sequence[str], headings: Sequence[_Heading]) -> bool:
    """Return True if the first heading, a day, is the largest, names no page of it, and heads no text itself."""
    if len(headings) <= _LEAST_ARTICLES or any(other.level <= headings[0].level for other in headings[1:]):
        return False
    if any(line.rstrip().endswith("。") for line in lines[: headings[1].at] if line[:1] != ">"):
        return False
    head = read_page_head(half_width(headings[0].text))
    return not (head and head.number)


def _is_day(text: str) -> bool:
    """Return True for a heading that is no more than a name and a day."""
    title = half_width(text)
    return len(title) <= _LONGEST_TITLE_CHARS and not _CLAUSE.search(title) and day_in(title) is not None


def _articles_level(lines: Sequence[str], headings: Sequence[_Heading]) -> int | None:
    """Return the largest size of which headings head articles; None if they stand one right below another."""
    inner = [heading for heading in headings[1:] if heading.named is None]
    counts = Counter(heading.level for heading in inner if _has_text(lines, heading))
    level = min((level for level, count in counts.items() if count >= _LEAST_ARTICLES), default=None)
    bare = (heading for heading in inner if heading.level == level and not _has_text(lines, heading))
    return None if level is None or any(_is_stacked(headings, heading) for heading in bare) else level


def _has_text(lines: Sequence[str], heading: _Heading) -> bool:
    below = next((line for line in lines[heading.at + 1 :] if line.strip()), "#")
    return _HEADING.match(below) is None


def _is_stacked(headings: Sequence[_Heading], heading: _Heading) -> bool:
    following = next((other for other in headings if other.at > heading.at), None)
    return following is not None and following.level == heading.level


def _foot(lines: Sequence[str]) -> int:
    """Return the index at which the foot of the file begins: its last rule with a line or two below."""
    rule = next((at for at in reversed(range(len(lines))) if is_rule(lines[at].strip() or " ")), len(lines))
    return rule if sum(bool(line.strip()) for line in lines[rule + 1 :]) <= _MOST_FOOT_LINES else len(lines)


def _gathered(lines: Sequence[str], headings: Sequence[_Heading], level: int, end: int) -> list[_Page]:
    """Return the pages with their articles; a larger heading with a text below is an article, unless it lists them."""
    titles = {heading.text for heading in headings if heading.level == level}
    pages = [_Page(0)]
    for heading in headings:
        if heading.level > level:
            continue
        if heading.named:
            if pages[-1].articles or pages[-1].title:
                pages.append(_Page(heading.at))
            pages[-1].title = heading.named
        stop = next((other.at for other in headings if other.at > heading.at and other.level <= level), end)
        body = range(heading.at + 1, stop)
        is_article = heading is not headings[0] and heading.named is None
        if is_article and (heading.level == level or (_has_text(lines, heading) and not _lists(lines, body, titles))):
            pages[-1].articles.append((heading, body))
        else:
            pages[-1].beside.extend((heading.at, *body))
    return pages


def _lists(lines: Sequence[str], body: range, titles: set[str]) -> bool:
    """Return True for a text that lists the articles' headlines: a half of its lines or more, or of the headlines."""
    said = [_NUMBERED.sub("", lines[at].strip()).rstrip("；;。") for at in body if lines[at].strip()]
    return 2 * len(titles & set(said)) >= min(len(said), len(titles))


def _stated(title: str) -> Iterator[Guess]:
    """Guess newspaper and day by the first heading."""
    head = read_page_head(half_width(title))
    if head and head.newspaper:
        yield from head.guesses(EvidenceSource.HEADING, title)
    else:
        yield from guesses_from({"date": title}, EvidenceSource.HEADING)


def _are_numbered(articles: Sequence[_Heading]) -> bool:
    """Return True if the headlines are numbered through: each number is one more than the last, or begins anew."""
    numbers = [int(mark[1]) for heading in articles if (mark := _NUMBERED.match(heading.text))]
    steps = zip([0, *numbers], numbers, strict=False)
    return len(numbers) == len(articles) and all(number in (1, before + 1) for before, number in steps)


def _manuscript(
    lines: Sequence[str], page: _Page, end: int, stated: tuple[Guess, ...], *, numbered: bool
) -> Manuscript:
    beside = [(at - page.start + 1, without_mark(lines[at])) for at in page.beside]
    parts: list[Part] = []
    for heading, body in page.articles:
        part, apart = _article(lines, heading, body, page.start, numbered=numbered)
        parts.append(part)
        beside += apart
    return Manuscript(
        text="\n".join(lines[page.start : end]),
        parts=tuple(parts) or (Part(),),
        furniture=furniture(sorted(beside)),
        guesses=(*(page.title.guesses() if page.title else ()), *stated),
    )


def _article(
    lines: Sequence[str], heading: _Heading, body: range, start: int, *, numbered: bool
) -> tuple[Part, list[tuple[int, str]]]:
    """Return an article, and the lines of its form that are none of it: its number, and the address of its source."""
    number = heading.at - start + 1
    mark = _NUMBERED.match(heading.text) if numbered else None
    apart = [(number, mark.group().strip())] if mark else []
    headline = heading.text[mark.end() if mark else 0 :]
    rest = [at for at in body if lines[at].strip()]
    address = _ADDRESS.match(lines[rest[-1]].strip()) if rest else None
    if address:
        apart.append((rest[-1] - start + 1, address[1]))
        body = range(body.start, rest[-1])
    deck = _DECK.match(lines[body.start].strip()) if body else None
    if deck and parse_byline(half_width(deck[2])):
        deck = None
    given = GivenHead(headline=headline, deck=deck[2].strip() if deck else None)
    top = head_lines(given, SourceLines(number, number + bool(deck)))
    part = part_of(
        [*top, *placed(lines, body[1:] if deck else body, start)],
        given,
        origin=saved_from.origin(address[2] if address else None),
    )
    return part, apart
