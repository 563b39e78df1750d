"""Facts by a page's text: its day by datelines, its number by jump lines.

A morning paper prints today what was written under yesterday's dateline. Most stories that go on elsewhere start on the
front page.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, Page
from reader.domain.story import Role
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.jump_line import whole_jump

DAY_CONFIDENCE = 0.5
"""Measured on pages of 人民日报 with datelines: the day was right on 65 of 65, the year on 55."""

FRONT_CONFIDENCE = 0.35
"""Most stories that go on elsewhere start on the front page, not all."""

_DECEMBER = 12
_STAFF = (Role.REPORTER, Role.CORRESPONDENT, Role.COMMENTATOR, Role.AGENCY, Role.PHOTOGRAPHER)

_HEAD_LINES, _FOOT_LINES = 5, 2
"""Lines at the top and the foot of a text that may name its page."""

_LONGEST_CHARS = 60
"""Characters of such a line; a longer one is a paragraph."""

_FIRST = ("1", "01", "001", "A1", "A01", "一")
_BAN = re.compile(
    r"(?<![\dA-Za-z共日转接见第])([(（]?)(?:第\s?)?"  # not 今日8版, 下转第3版, 详见3版
    r"([A-D]?\d{1,3}|[一二三四五六七八九十]{1,3})\s?版(?![面画本权])"
)
_BESIDE = re.compile(r"报|(?:19|20)\d\d")

_STATED_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_YEAR = re.compile(r"((?:19|20)\d\d)年(?<![\d到至—~]\d{4}年)(?!底|前|远景|左右|[至到—])")


def text_guesses(page: Page) -> tuple[Guess, ...]:
    """Guess a page's date and number by its stories."""
    return (*_issue_day(page), *_front_page(page))


def reads_as_newspaper(page: Page) -> bool:
    """Return True for a page with a story as newspapers print them: with a dateline, a jump line, a reporter's name."""
    return any(
        story.dateline or story.continued_on or story.continued_from or any(one.role in _STAFF for one in story.bylines)
        for story in page.stories
    )


def _front_page(page: Page) -> Iterator[Guess]:
    """Guess the front page, which has stories that go on elsewhere and none that come from elsewhere.

    A line at the top or foot that names a page, and was not understood as its head, speaks against it.
    """
    goes = [story.continued_on.text for story in page.stories if story.continued_on]
    if goes and not any(story.continued_from for story in page.stories) and not _names_page(page):
        yield Guess("page", "1", (Evidence(EvidenceSource.JUMP_LINE, goes[0]),), FRONT_CONFIDENCE)


def _names_page(page: Page) -> bool:
    """Return True if a short line at the top or the foot of the text names a page other than the first."""
    lines = [line.strip() for line in page.text.split("\n") if line.strip()]
    return any(_names_other(half_width(line)) for line in (*lines[:_HEAD_LINES], *lines[-_FOOT_LINES:]))


def _names_other(line: str) -> bool:
    """Return True for a line that names one other page, in brackets only beside a newspaper's name or a year."""
    if len(line) > _LONGEST_CHARS or whole_jump(line):
        return False
    named = _BAN.search(line)
    return named is not None and named[2] not in _FIRST and (not named[1] or _BESIDE.search(line) is not None)


def _issue_day(page: Page) -> tuple[Guess, ...]:
    """Guess the day after the latest dateline, in the latest year that the text speaks of as present or past.

    The text looks forward to a year of which that day has not come yet.
    """
    lines = list(_datelines(page))
    years = [line.year for line in lines if line.year] or (_years(page) if lines else [])
    turn = any(line.month == 1 for line in lines)
    for year in sorted(set(years), reverse=True):
        latest, text = max(((day, line.text) for line in lines if (day := _day(line, year, turn))), default=(None, ""))
        if latest and latest <= date.today():
            issue = latest + timedelta(days=1)
            evidence = Evidence(EvidenceSource.DATELINE, text), Evidence(EvidenceSource.YEAR, str(year))
            return (Guess("date", issue.isoformat(), evidence, DAY_CONFIDENCE),)
    return ()


class _Line(NamedTuple):
    """A dateline; `year` is None if it states none."""

    text: str
    year: int | None
    month: int
    day: int


def _datelines(page: Page) -> Iterator[_Line]:
    for story in page.stories:
        line = story.dateline
        if line and line.month and line.day:
            year = _STATED_YEAR.search(line.text)
            yield _Line(line.text, int(year.group(1)) if year else None, line.month, line.day)


def _years(page: Page) -> list[int]:
    texts = (paragraph.text for story in page.stories for paragraph in story.paragraphs)
    return [int(year) for text in texts if "年" in text for year in _YEAR.findall(text)]


def _day(line: _Line, year: int, turn: bool) -> date | None:
    """Return the day of a dateline; at the turn of the year December belongs to the year before."""
    try:
        return date(line.year or (year - 1 if turn and line.month == _DECEMBER else year), line.month, line.day)
    except ValueError:
        return None
