"""A page of an old paper as plain text: heads on lines of their own, signs for marks, no headings.

Claims    a text whose page head is dated by the Republic or an emperor's reign, and short lines over longer ones: a
          label (社評, 專電), a headline, its decks. ● ▲ ◎ before a head are signs of the compositor.
Evidence  the day's calendar; a head stands below a blank line or a finished paragraph, has no stop and opens no
          telegram; a paragraph is long, has stops, is indented by two spaces, or opens with a telegram's bracket.
Cases     old_papers.md
Leaves    Markdown with headings, wrapped columns without stops, and texts without anything under a head.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice, pairwise

from reader.domain.span import SourceLines
from reader.importer.containers.head_fields import head_lines
from reader.importer.furniture import Furniture, LeftOut
from reader.importer.manuscript import GivenHead, Manuscript, Part, part_of, placed
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.page_head import read_page_head

_OF_THOSE_YEARS = ("報", "民國", "民国", "同治", "光緒", "光绪", "宣統", "宣统")
"""Words of which the head of a page of those years has at least one: most show at once that they have none."""
_CALENDAR = re.compile(r"民[國国]\s?\S{1,4}年|(?:同治|光[绪緒]|宣[统統])\s?\S{1,3}年")
_SIGN = re.compile(r"[\s　]*([●▲◎○△■◆★☆]+)\s?")
_TELEGRAM = re.compile(r"\s*[【〔\[（(][^【】〔〕\[\]()（）]{2,24}(?:電|电|訊|讯)[】〕\]）)]")
_LABEL = re.compile(r"\S{0,4}(?:社[評论論]|[短時]評|論[說著壇]|言論|[專要]電|電[報訊]|要聞|新聞|來函|來件|商情|時事)$")
_STOPS = re.compile(r"[。、；！？]")
_FINISHED = ("。", "！", "？", "）", ")", "」", "』", "”")
_MARKS = ("#", "[", "［")
"""Signs that open lines of Markdown, and of corpora that name the parts of an article."""

_NEW = "1950"
"""The year from which papers print 公元 and simplified characters."""

_TOP_LINES = 10
"""Lines with text among which the page head stands."""

_LONGEST_HEAD_CHARS = 28
"""Code points of a head: a line across three columns."""


@dataclass(slots=True)
class _Article:
    """The numbers of an article's head lines and of its text, from 0."""

    heads: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)


def old_page(text: str) -> Manuscript | None:
    """Return the page of such a text; None for any other."""
    lines = text.split("\n")
    first = list(islice(_with_text(lines), _TOP_LINES))
    if not any(sign in lines[at] for at in first for sign in _OF_THOSE_YEARS):
        return None
    top = _page_head(lines, first)
    if not top or any(line.startswith(_MARKS) for line in lines):
        return None
    said = list(_with_text(lines))
    articles = list(_articles(lines, said[len(top) :]))
    if not any(each.heads and each.body for each in articles) or not all(each.body for each in articles):
        return None
    if any(map(partial(_is_wrapped, lines), articles)):
        return None
    parts = [part_of(placed(lines, top)), *(_part(lines, each) for each in articles)]
    signs = [match[1] for each in articles for at in each.heads if (match := _SIGN.match(lines[at]))]
    return Manuscript(
        text=text, parts=tuple(parts), left_out=tuple(LeftOut(Furniture.FIELD_NAME, sign) for sign in signs)
    )


def _with_text(lines: Sequence[str]) -> Iterator[int]:
    return (at for at, line in enumerate(lines) if line.strip())


def _page_head(lines: Sequence[str], said: Sequence[int]) -> list[int]:
    """Return the lines of the page head at the top; none if no line of it has a day of an old calendar."""
    top: list[int] = []
    for at in said:
        head = read_page_head(half_width(lines[at].strip()))
        if head is None or not (head.known or head.has_signs) or (head.known == 1 and head.section):
            break
        top.append(at)
    return top if any(_is_old(lines[at]) for at in top) else []


def _is_old(line: str) -> bool:
    """Return True for a line with a day of an old calendar, or of those years beside a name in old characters."""
    head = read_page_head(half_width(line.strip()))
    of_those_years = head is not None and (head.date or _NEW) < _NEW and "報" in (head.newspaper or "")
    return of_those_years or _CALENDAR.search(line) is not None


def _articles(lines: Sequence[str], said: Sequence[int]) -> Iterator[_Article]:
    """Part the lines below the page head into articles, at the first head line of each."""
    article = _Article()
    for at in said:
        if not _may_be_head(lines, at, article):
            article.body.append(at)
            continue
        if article.body:
            yield article
            article = _Article()
        article.heads.append(at)
    yield article


def _may_be_head(lines: Sequence[str], at: int, article: _Article) -> bool:
    line = lines[at]
    plain = line.strip()
    if len(plain) > _LONGEST_HEAD_CHARS or _STOPS.search(plain) or _TELEGRAM.match(line) or line.startswith("　　"):
        return False
    above = lines[article.body[-1]].rstrip() if article.body else ""
    return not above or at == 0 or not lines[at - 1].strip() or above.endswith(_FINISHED)


def _is_wrapped(lines: Sequence[str], article: _Article) -> bool:
    """Return True if two long lines stand one right below the other above a text: it runs on over them."""
    half = _LONGEST_HEAD_CHARS // 2
    return any(
        below == above + 1 and min(len(lines[above].strip()), len(lines[below].strip())) > half
        for above, below in pairwise(article.heads)
    )


def _part(lines: Sequence[str], article: _Article) -> Part:
    """Return an article as a part: its label if it has one, its headline, the other lines as deck."""
    if not article.heads:
        return part_of(placed(lines, article.body))
    heads = [_SIGN.sub("", lines[at], count=1).strip() for at in article.heads]
    label = heads.pop(0) if _LABEL.match(heads[0]) else None
    given = GivenHead(headline=heads[0] if heads else "", deck=" ".join(heads[1:]) or None, column_label=label)
    place = SourceLines(article.heads[0] + 1, article.heads[-1] + 1)
    body = [one for line, where in placed(lines, article.body) for one in ((line, where), ("", where))]
    return part_of([*head_lines(given, place), *body], given, has_crossheads=False)
