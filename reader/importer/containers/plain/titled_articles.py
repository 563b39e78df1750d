"""Articles under their headlines and lines of facts: 2024-03-06  来源：海州日报  作者：王长河.

Crawlers and clippers write them so, one a file or one below the other. Such a line holds a day, or names fields, or is
the head of the page that the article was cut from (海州日报 2024年3月6日 第2版); nothing else stands on it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise

from reader.domain.article_table import Field
from reader.domain.evidence import EvidenceSource
from reader.domain.span import SourceLines
from reader.importer.blocks.model_groups import group_name
from reader.importer.containers import saved_from
from reader.importer.containers.head_fields import field_of, given_head, guesses_from, head_lines
from reader.importer.containers.names_of_fields import CHINESE_NAMES
from reader.importer.manuscript import Manuscript, Part, furniture, part_of, placed
from reader.importer.shapes.byline_line import parse_byline
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.head_line import may_be_head
from reader.importer.shapes.newspaper_names import newspaper_named
from reader.importer.shapes.page_head import LONGEST_CHARS, is_day_alone, read_page_head

_BESIDE = ("编辑", "责任编辑", "责编", "字数", "阅读", "浏览", "点击", "评论", "字号")
"""Names of fields that state nothing of an article."""

_NAMES = sorted({*CHINESE_NAMES, *_BESIDE}, key=len)
_FIELD = re.compile(rf"(?:^|(?<=[\s|,;]))({'|'.join(reversed(_NAMES))})\s?:\s?")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_MARK = re.compile(r"#{1,6}\s+")
_LINK = re.compile(r"\[([^\[\]]{1,40})\]\([^\s()]{1,500}\)")
"""A link of Markdown: the field's value is its words."""
_STOPS = ("。", "!", "?")
"""Ends of sentences: 时间：六月八日下午，请提前到场。 is text."""
_PLACE = ("newspaper", "date", "page")
"""Fields by which articles stand on one page."""


@dataclass(frozen=True, slots=True)
class _Head:
    """A head: the line of its headline (from 0), the lines of facts, and what these state.

    It is not sure if a line that heads pages is all that shows it, and its headline has no mark.
    """

    title: int
    facts: tuple[int, ...]
    values: Mapping[str, str]
    is_sure: bool

    @property
    def place(self) -> tuple[str | None, ...]:
        return tuple(self.values.get(field) for field in _PLACE)


def titled_articles(text: str) -> list[Manuscript]:
    """Return the pages of a text of which each article has such a head; nothing for any other text."""
    lines = text.split("\n")
    filled = (at for at, line in enumerate(lines) if line.strip())
    first = next(filled, None)
    # The lines below are looked for one by one: most texts end the search at the first of them.
    if first is None or not _head(lines, first, filled):
        return []
    said = [at for at, line in enumerate(lines) if line.strip()]
    heads = list(_heads(lines, said))
    if _heads_others(lines, said, heads) or (len(heads) == 1 and not heads[0].is_sure):
        return []
    ends = dict(pairwise([*(head.title for head in heads), len(lines)]))
    groups = [list(group) for _, group in groupby(heads, key=lambda head: head.place)]
    starts = [0, *(group[0].title for group in groups[1:])]
    return [_page(lines, group, ends, start) for group, start in zip(groups, starts, strict=True)]


def _heads(lines: Sequence[str], said: Sequence[int]) -> Iterator[_Head]:
    """Yield the heads; all but the first have a blank line above them and state a day."""
    for place, at in enumerate(said):
        if place and lines[at - 1].strip():
            continue
        head = _head(lines, at, islice(said, place + 1, None))
        if head and (place == 0 or "date" in head.values):
            yield head


def _head(lines: Sequence[str], title: int, below: Iterable[int]) -> _Head | None:
    values: dict[str, str] = {}
    facts: list[int] = []
    is_sure, by_page = _MARK.match(lines[title]) is not None, False
    for at in below:
        stated = _stated(lines[at])
        page = _page_line(lines[at]) if stated is None else None
        if stated is None and page is None:
            if by_page and (_MARK.match(lines[at]) or not (is_sure or _is_text(lines[at]))):
                return None
            break
        by_page = by_page or page is not None
        is_sure = is_sure or stated is not None
        facts.append(at)
        values = {**(stated or page or {}), **values}
    states = {Field.DATE, Field.AUTHOR, Field.NEWSPAPER} & values.keys()
    return _Head(title, tuple(facts), values, is_sure) if states and _may_be_title(lines[title]) else None


def _is_text(line: str) -> bool:
    """Return True for what stands under an article's head: a paragraph, or its author's name; no headline."""
    plain = half_width(line.strip())
    return not may_be_head(plain) or parse_byline(plain) is not None


def _may_be_title(line: str) -> bool:
    """Return True for a line that may be a headline, and is no newspaper's name and no page head."""
    title = half_width(_MARK.sub("", line.strip()))
    if group_name(title.strip("*_ ")):
        return False
    if not any(map(str.isalnum, title)) or not may_be_head(title) or newspaper_named(title) or _FIELD.match(title):
        return False
    head = read_page_head(title)
    return head is None or not head.stands_alone


def _stated(line: str) -> Mapping[str, str] | None:
    """Return the fields that a line of facts states; None if it holds anything else."""
    plain = half_width(_LINK.sub(r"\1", line.strip()))
    if plain.endswith(_STOPS):
        return None
    marks = list(_FIELD.finditer(plain))
    before = _TIME.sub("", plain[: marks[0].start()] if marks else plain).strip(" |,;-")
    if before and not is_day_alone(before):
        return None
    stated = {"date": before} if before else {}
    for mark, after in zip(marks, [*(mark.start() for mark in marks), len(plain)][1:], strict=True):
        value = plain[mark.end() : after].strip(" |,;")
        field = field_of(mark[1], value)
        if field and value:
            stated.setdefault(field, value)
    return stated if before or marks else None


def _page_line(line: str) -> Mapping[str, str] | None:
    """Return the facts of a line that heads a page with its day; None for any other line."""
    if len(line) > LONGEST_CHARS or not any(map(str.isdigit, line)) or _MARK.match(line):
        return None
    head = read_page_head(half_width(line).strip("*_> "))
    if head is None or not head.is_sure or head.date is None:
        return None
    stated = {"newspaper": head.newspaper, "date": head.date, "page": head.number, "section": head.section}
    return {field: value for field, value in stated.items() if value}


def _heads_others(lines: Sequence[str], said: Sequence[int], heads: Sequence[_Head]) -> bool:
    """Return True if headings as large as the first one stand over text without facts."""
    mark = _MARK.match(lines[said[0]])
    titles = {head.title for head in heads}
    return mark is not None and any(lines[at].startswith(mark[0]) for at in said if at not in titles)


def _page(lines: Sequence[str], heads: Sequence[_Head], ends: Mapping[int, int], start: int) -> Manuscript:
    """Return the page of articles that state the same place; `start` is its first line."""
    stated = sorted(at for head in heads for at in head.facts)
    return Manuscript(
        text="\n".join(lines[start : ends[heads[-1].title]]),
        parts=tuple(_article(lines, head, ends[head.title], start) for head in heads),
        furniture=furniture([(at - start + 1, lines[at]) for at in stated]),
        guesses=tuple(guess for head in heads for guess in guesses_from(head.values, EvidenceSource.ARTICLE_HEAD)),
    )


def _article(lines: Sequence[str], head: _Head, end: int, start: int) -> Part:
    title = " ".join(_MARK.sub("", lines[head.title].strip()).split())
    given = given_head({**head.values, Field.TITLE: title})
    top = head_lines(given, SourceLines(head.title - start + 1, head.facts[-1] - start + 1))
    body = placed(lines, range(head.facts[-1] + 1, end), start)
    origin = saved_from.origin(head.values.get(Field.URL), head.values.get(Field.SAVED))
    return part_of([*top, *body], given, origin=origin)
