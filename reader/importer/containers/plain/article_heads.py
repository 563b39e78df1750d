"""Articles one below the other, each under a head that names its page: 第4版(国际), 专栏：读者来信.

A head is a run of lines without a gap: the headline and perhaps an author, the page line, and lines of the form
`专栏：…`, `作者：…`, `日期：…`. In the public dump of 人民日报 of 1946 to 2003 the lines have fixed places:
`### headline`, author (blank for none), 1990-10-19, the page line, `专栏：…`; the text repeats the headline.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reader.domain.article_table import Field
from reader.domain.evidence import EvidenceSource
from reader.domain.newspaper import Guess
from reader.domain.span import SourceLines
from reader.importer.containers import saved_from
from reader.importer.containers.head_fields import field_of, given_head, guesses_from, head_lines
from reader.importer.containers.names_of_fields import CHINESE_NAMES, NAMES
from reader.importer.containers.plain.repeated_title import repeated_lines
from reader.importer.manuscript import Manuscript, Part, furniture, part_of, placed
from reader.importer.shapes.half_width import half_width

_PAGE = re.compile(r"^\s*第\s?([A-Z]?\d{1,3})\s?版\s?[(（]([^()（）]{0,20})[)）]\s*$")
_DATE = re.compile(r"^\s*(?:19|20)\d\d(?:-\d{1,2}-\d{1,2}|年\d{1,2}月\d{1,2}日)\s*$")
_STATED = re.compile(rf"^\s*({'|'.join(CHINESE_NAMES)})[：:]\s*(.{{0,200}})$")
_HEADING = re.compile(r"\s*#{1,6}\s*\S")
_AUTHOR_AND_DATE = 2
"""Lines between headline and page line in a head with fixed places."""

_MOST_ABOVE = 4
"""Lines of a headline above its page line: kicker, headline, deck and author. More are the end of the text above."""

_LONGEST_HEADLINE_CHARS = 60
"""Characters of a line of a headline; a longer one is a paragraph of the text above."""


@dataclass(frozen=True, slots=True)
class _Head:
    """Lines `first` up to but not including `end` (from 0), those of the headline, and what they state.

    A head is sure if it has empty brackets or a line such as `专栏：`; 第2版(要闻) alone may be a page's own head.
    """

    first: int
    end: int
    title: tuple[int, ...]
    values: dict[str, str]
    sure: bool


def articles(text: str) -> list[Manuscript]:
    """Return the pages that such heads name, each with its articles; nothing for a text without heads."""
    if "版" not in text:
        return []
    lines = text.split("\n")
    heads = list(_heads(lines))
    if not any(head.sure for head in heads):
        return []
    ends = [head.first for head in heads[1:]] + [len(lines)]
    numbered = list(zip(heads, ends, strict=True))
    runs = [list(run) for _, run in groupby(numbered, key=lambda pair: pair[0].values["page"])]
    starts = [0] + [run[0][0].first for run in runs[1:]]
    return [_page(lines, run, start) for run, start in zip(runs, starts, strict=True)]


def _heads(lines: Sequence[str]) -> Iterator[_Head]:
    after = 0
    for number, line in enumerate(lines):
        match = _PAGE.match(half_width(line)) if number >= after and "版" in line else None
        if match:
            head = _head(lines, number, match, after)
            after = head.end
            yield head


def _head(lines: Sequence[str], number: int, match: re.Match[str], floor: int) -> _Head:
    values = {"page": match.group(1)}
    if match.group(2).strip():
        values["section"] = match.group(2).strip()
    fixed = number > floor and _DATE.match(half_width(lines[number - 1])) is not None
    first, title = (_fixed_places if fixed else _run_above)(lines, number, floor, values)
    end = number + 1
    while end < len(lines) and _state(lines[end], values):
        end += 1
    sure = fixed or not match.group(2).strip() or end - first > len(title) + 1
    return _Head(first, end, title, values, sure)


def _fixed_places(lines: Sequence[str], number: int, floor: int, values: dict[str, str]) -> tuple[int, tuple[int, ...]]:
    """Return the first line of a head, and the lines of its headline above author and date.

    The line above the date is the author's, blank for none, unless it is the headline itself.
    """
    values["date"] = half_width(lines[number - 1]).strip()
    above = range(max(floor, number - 1 - _MOST_ABOVE), number - 1)
    marked = next((at for at in reversed(above) if _HEADING.match(lines[at])), None)
    said = [at for at in above if lines[at].strip() and (marked is None or at >= marked)]
    if marked is None:
        # Without a mark the headline is one line, above the author or the blank in place of one.
        said = [at for at in said if at >= number - _AUTHOR_AND_DATE - 1]
    author = number - _AUTHOR_AND_DATE
    if len(said) > 1 and said[-1] == author:
        values[Field.AUTHOR] = lines[said.pop()].strip()
    return (said[0] if said else number - 1), tuple(said)


def _run_above(lines: Sequence[str], number: int, floor: int, values: dict[str, str]) -> tuple[int, tuple[int, ...]]:
    """Return the first line of a head, and the lines of its headline, in a run of lines down to the page line."""
    first = number
    title: list[int] = []
    while first > floor and number - first < _MOST_ABOVE + len(NAMES) and lines[first - 1].strip():
        if not _state(lines[first - 1], values):
            if len(title) == _MOST_ABOVE or len(lines[first - 1]) > _LONGEST_HEADLINE_CHARS:
                break
            title.insert(0, first - 1)
        first -= 1
    return first, tuple(title)


def _state(line: str, values: dict[str, str]) -> bool:
    """Take down what a line of the form `专栏：…` states; False for any other line."""
    match = _STATED.match(line)
    field = field_of(match.group(1), match.group(2)) if match else None
    if not match or not field:
        return False
    if match.group(2).strip():
        values.setdefault(field, match.group(2).strip())
    return True


def _page(lines: Sequence[str], run: Sequence[tuple[_Head, int]], start: int) -> Manuscript:
    """Return the page of a run of articles; `start` is its first line."""
    end = run[-1][1]
    before = range(start, run[0][0].first)
    stated = (number for head, last in run for number in _furniture(lines, head, last))
    return Manuscript(
        text="\n".join(lines[start:end]),
        parts=tuple(_article(lines, head, last, start) for head, last in run),
        furniture=furniture([(number - start + 1, lines[number]) for number in (*before, *stated)]),
        guesses=tuple(_guesses(run)),
    )


def _guesses(run: Sequence[tuple[_Head, int]]) -> Iterator[Guess]:
    for head, _ in run:
        yield from guesses_from(head.values, EvidenceSource.ARTICLE_HEAD)


def _furniture(lines: Sequence[str], head: _Head, last: int) -> Iterator[int]:
    """Yield the lines of a head but headline and author, and those of the text that repeat them."""
    for number in range(head.first, _body(lines, head, last)):
        is_author = number < head.end and lines[number].strip() == head.values.get(Field.AUTHOR)
        if number not in head.title and not is_author:
            yield number


def _body(lines: Sequence[str], head: _Head, last: int) -> int:
    """Return the first line of an article's text below the head, and the headline and author that the text repeats."""
    start = head.end + repeated_lines(lines[head.end : last], _headline(lines, head) or "")
    below = next((at for at in range(start, last) if lines[at].strip()), last)
    repeats = start > head.end and below < last and lines[below].strip() == head.values.get(Field.AUTHOR)
    return below + 1 if repeats else start


def _headline(lines: Sequence[str], head: _Head) -> str | None:
    """Return the headline in one line; of a run of lines without a mark the first, the rules read the others."""
    if not head.title:
        return head.values.get(Field.TITLE)
    return " ".join(" ".join(lines[number] for number in head.title[: _marked(lines, head)]).lstrip("# ").split())


def _marked(lines: Sequence[str], head: _Head) -> int:
    """Count the lines that are the headline for sure: all below a heading mark, else the first."""
    return len(head.title) if _HEADING.match(lines[head.title[0]]) else 1


def _article(lines: Sequence[str], head: _Head, end: int, start: int) -> Part:
    """Return the headline, author and body as the page parser reads them."""
    given = dataclasses.replace(given_head(head.values), headline=_headline(lines, head))
    at_head = SourceLines(head.first - start + 1, head.end - start)
    top, *below = head_lines(given, at_head)
    stacked = placed(lines, head.title[_marked(lines, head) :] if head.title else (), start)
    body = placed(lines, range(_body(lines, head, end), end), start)
    origin = saved_from.origin(head.values.get(Field.URL), head.values.get(Field.SAVED))
    return part_of([top, *stacked, *below, *body], given, origin=origin, is_cut=False)
