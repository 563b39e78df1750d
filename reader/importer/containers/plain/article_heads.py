"""Articles one below the other, each under a head that names its page: 第4版(国际), 专栏：读者来信.

A head is a run of lines without a gap: the headline and perhaps an author, the page line, and lines of the form
`专栏：…`, `作者：…`, `日期：…`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reader.domain.evidence import EvidenceSource
from reader.domain.newspaper import Guess
from reader.domain.span import SourceLines
from reader.importer.containers import saved_from
from reader.importer.containers.head_fields import NAMES, field_of, given_head, guesses_from, head_lines
from reader.importer.manuscript import GivenHead, Manuscript, Part, furniture

_PAGE = re.compile(r"^\s*第\s?(\d{1,3})\s?版\s?[(（]([^()（）]{0,20})[)）]\s*$")
_NAME = "|".join(name for names in NAMES.values() for name in names if not name.isascii())
_STATED = re.compile(rf"^\s*({_NAME})[：:]\s*(.{{0,200}})$")
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
        match = _PAGE.match(line) if number >= after else None
        if match:
            head = _head(lines, number, match, after)
            after = head.end
            yield head


def _head(lines: Sequence[str], number: int, match: re.Match[str], floor: int) -> _Head:
    values = {"page": match.group(1)}
    if match.group(2).strip():
        values["section"] = match.group(2).strip()
    first = number
    title: list[int] = []
    while first > floor and number - first < _MOST_ABOVE + len(NAMES) and lines[first - 1].strip():
        if not _state(lines[first - 1], values):
            if len(title) == _MOST_ABOVE or len(lines[first - 1]) > _LONGEST_HEADLINE_CHARS:
                break
            title.insert(0, first - 1)
        first -= 1
    end = number + 1
    while end < len(lines) and _state(lines[end], values):
        end += 1
    sure = not match.group(2).strip() or end - first > len(title) + 1
    return _Head(first, end, tuple(title), values, sure)


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
    stated = [
        (number - start + 1, lines[number])
        for head, _ in run
        for number in range(head.first, head.end)
        if number not in head.title
    ]
    before = [(number - start + 1, lines[number]) for number in range(start, run[0][0].first)]
    return Manuscript(
        text="\n".join(lines[start:end]),
        parts=tuple(_article(lines, head, last, start) for head, last in run),
        furniture=furniture(before + stated),
        guesses=tuple(_guesses(run)),
    )


def _guesses(run: Sequence[tuple[_Head, int]]) -> Iterator[Guess]:
    for head, _ in run:
        yield from guesses_from(head.values, EvidenceSource.ARTICLE_HEAD)


def _article(lines: Sequence[str], head: _Head, end: int, start: int) -> Part:
    """Return the headline, author and body as the page parser reads them."""
    given = given_head(head.values)
    numbers = [*head.title, *range(head.end, end)]
    texts = [lines[number] for number in numbers]
    if head.title:
        texts[0] = f"# {texts[0].strip().lstrip('# ')}"
        given = GivenHead(column_label=given.column_label, byline=given.byline, headline=texts[0][2:])
    extra = head_lines(given, with_headline=not head.title)
    at_head = SourceLines(head.first - start + 1, head.end - start)
    places = [SourceLines(number - start + 1, number - start + 1) for number in numbers]
    cut = len(head.title)
    return Part(
        text="\n".join([*texts[:cut], *extra, *texts[cut:]]),
        lines=[*places[:cut], *[at_head] * len(extra), *places[cut:]],
        given=given,
        origin=saved_from.origin(head.values.get("url"), head.values.get("accessed")),
    )
