"""Pages whose makers name no part: the article is where the prose stands, its headline above it.

The prose outside menus, lists of links and comments is weighed; the article's element is the smallest that holds most
of it. What stands outside is kept beside the article unless it is furniture.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from reader.importer.containers.web import line_furniture, place_line
from reader.importer.containers.web.article_layout import Sorted, is_prose
from reader.importer.containers.web.composed import Use
from reader.importer.containers.web.head_zone import Head, head_of
from reader.importer.containers.web.html_lines import Line
from reader.importer.containers.web.html_tree import Element
from reader.importer.containers.web.page_parts import PageParts, held
from reader.importer.furniture import Furniture

_MOST_PROSE = 0.75
"""Share of a page's prose that the article's element holds."""

_LEAST_TEASERS = 3
"""Sentences below a link each, which tease the articles that the links lead to."""

_LEAST_SHORT = 2
"""Short paragraphs of a newsflash. One may be what a site says of a page that it does not have."""

_STOPS = ("。", "！", "？", "……", "。”", "！”", "？”", "。）")

_META = re.compile(
    r"[（(]?责任?编辑?\s*[:：]|\d{4}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}|\d{1,2}[-月/]\d{1,2}日?\s+\d{1,2}:\d{2}"
    r"|^(?:来源|稿源|來源|文章来源|信息来源|发布时间|更新时间|时间|日期|浏览|阅读|点击|人气|编辑|責任編輯|责任编辑|责编"
    r"|审核|分类|标签|关键词)\s*[:：]|^(?:阅读|浏览|点击)(?:量|次数|数)?\s*[:：]?\s*\d+|^[\d\s.,:+%|]+$"
)
"""Lines under a headline that say when and where a page was put on line, and how often it was read."""


def article_of(lines: Sequence[Line], tree: Element, parts: PageParts, head: Head) -> Sorted | None:
    """Return the lines of a page sorted around its article; None for a page without prose of its own."""
    prose, teasers = _prose(lines, parts)
    prose = prose or _newsflash(lines, parts)
    if not prose:
        return None
    zone = _zone(lines, prose, tree)
    head = head_of(lines, zone.first, zone.last, head)
    if head.lines and (below := [at for at in prose if zone.first <= at <= zone.last and at > head.first]):
        zone = replace(zone, first=below[0])
    return _Sorting(lines, parts, zone, head, teasers).sorted()


def _prose(lines: Sequence[Line], parts: PageParts) -> tuple[list[int], set[int]]:
    """Return the numbers of the lines that are an article's text, and those of teasers below links."""
    found = [
        at
        for at, line in enumerate(lines)
        if is_prose(line) and not parts.kind(line.element) and not line_furniture.around(line)
    ]
    teasers = {at for at in found if _is_link(lines, at - 1) and at + 1 not in found}
    if len(teasers) < _LEAST_TEASERS:
        return found, set()
    return [at for at in found if at not in teasers], teasers


def _newsflash(lines: Sequence[Line], parts: PageParts) -> list[int]:
    """Return the short paragraphs right below the only h1, each of which ends as a sentence does; none if one alone."""
    heads = [at for at, line in enumerate(lines) if line.level == 1]
    if len(heads) != 1:
        return []
    found = list(takewhile(lambda at: _is_short_text(lines[at], parts), range(heads[0] + 1, len(lines))))
    return found if len(found) >= _LEAST_SHORT else []


def _is_short_text(line: Line, parts: PageParts) -> bool:
    return (
        line.image is None
        and not line.level
        and line.text.endswith(_STOPS)
        and not line.links
        and not (parts.kind(line.element) or line_furniture.around(line))
    )


def _is_link(lines: Sequence[Line], at: int) -> bool:
    while 0 <= at < len(lines) and lines[at].image is not None:
        at -= 1
    return 0 <= at < len(lines) and lines[at].links > 0 and line_furniture.is_link(lines[at])


@dataclass(frozen=True, slots=True)
class _Zone:
    """Lines of the article's element, from the first to the last, and the elements that are in it or beside it."""

    first: int
    last: int
    inside: frozenset[Element]
    siblings: frozenset[Element]


def _zone(lines: Sequence[Line], prose: list[int], tree: Element) -> _Zone:
    """Return the smallest element that holds most of the prose."""
    sums = held(((lines[at].element, lines[at].chars) for at in prose), tree)
    least = sum(lines[at].chars for at in prose) * _MOST_PROSE
    element, heavier = tree, tree
    while heavier is not None:
        element, heavier = heavier, next((child for child in heavier if sums.get(child, 0) >= least), None)
    inside = frozenset(_container(lines, element))
    numbers = [at for at in prose if lines[at].element in inside]
    parent = element.getparent()
    beside = frozenset(parent.iter()) - inside if parent is not None and parent.tag not in ("html", "body") else ()
    return _Zone(numbers[0], numbers[-1], inside, frozenset(beside))


def _container(lines: Sequence[Line], element: Element) -> Iterator[Element]:
    """Yield what an element holds; with one paragraph also its siblings, which are the same text however short."""
    parent = element.getparent()
    own = (line for line in lines if element in (line.element, *line.element.iterancestors()))
    next(own, None)
    if parent is None or next(own, None) is not None:
        yield from element.iter()
    elif parent.tag not in ("html", "body"):
        yield from parent.iter()
    else:
        for each in parent.iterchildren(element.tag if element.tag == "p" else None):
            if element.tag == "p" or each is element:
                yield from each.iter()


class _Sorting:
    """Sorting of a page's lines by the place of its article."""

    def __init__(self, lines: Sequence[Line], parts: PageParts, zone: _Zone, head: Head, teasers: set[int]) -> None:
        self._lines = lines
        self._parts = parts
        self._zone = zone
        self._head = head
        self._teasers = teasers
        self._found = Sorted()
        self._behind: list[Line] = []
        self._ended = False
        self._comments: Furniture | None = None

    def sorted(self) -> Sorted:
        """Return the lines that are kept, the article's in their order, the others behind them."""
        for line in self._head.unseen:
            self._found.keep(line, Use.PARSED)
        for at, line in enumerate(self._lines):
            if at in self._teasers:
                self._found.leave_out(line, Furniture.LINKS)
            elif at in self._head.lines:
                if kept := self._head.lines[at]:
                    self._found.keep(*kept)
            elif self._head.first <= at <= self._zone.last or line.element in self._zone.inside:
                self._within(at, line)
            else:
                self._outside(line)
        for line in self._behind:
            self._found.keep(line, Use.BESIDE)
        if not self._found.guesses:
            said = {guesses for line in self._behind if (guesses := place_line.page_line(line.text))}
            self._found.guesses = said.pop() if len(said) == 1 else ()
        self._found.given = self._head.given
        return self._found

    def _within(self, at: int, line: Line) -> None:
        """Take a line from the headline to the article's end: its text, unless its wording or a list makes it none."""
        kind = self._comments or self._parts.kind(line.element) or line_furniture.worded(line)
        prose = is_prose(line)
        if not kind and not prose and line.image is None:
            kind = line_furniture.headed(line) or (Furniture.LINKS if self._is_listed(at) else None)
            kind = kind or (line_furniture.around(line) if at > self._zone.last else None)
            kind = Furniture.REPEATED if self._head.repeats(line) else kind
        if line_furniture.opens_comments(line):
            kind = self._comments = Furniture.COMMENTS
        if kind:
            self._ended = self._ended or at > self._zone.last
            self._found.leave_out(line, kind)
        elif prose and self._head.lines and at < self._head.first:
            self._behind.append(line)
        elif prose:
            self._found.keep(line, Use.PARSED)
        elif at < self._zone.first:
            self._above(at, line)
        elif at > self._zone.last:
            self._below(line)
        else:
            self._found.keep(line, Use.PARSED)

    def _above(self, at: int, line: Line) -> None:
        """Take a line above the text: a byline or deck, or what names place, source and time."""
        text, beside = place_line.parted(line.text)
        if line.image is not None:
            if at > self._head.first and not line_furniture.is_button(line):
                self._found.keep(line, Use.PARSED)
        elif text and ((self._head.lines and at < self._head.first) or _META.search(text)):
            self._behind.append(line)
        else:
            self._behind += [Line(each) for each in beside]
            if text:
                self._found.keep(replace(line, text=text), Use.PARSED)

    def _below(self, line: Line) -> None:
        """Take a line below the last sentence: pictures, captions and names up to what heads other things."""
        self._ended = self._ended or line.level > 0
        if not self._ended and not _META.search(line.text):
            self._found.keep(line, Use.PARSED)
        elif line.image is None:
            self._behind.append(line)

    def _is_listed(self, at: int) -> bool:
        """Return True for a link beside another one, as headlines in a list are: a text's links have stops."""
        lines = self._lines
        return (
            "。" not in lines[at].text and _is_link(lines, at) and (_is_link(lines, at + 1) or _is_link(lines, at - 1))
        )

    def _outside(self, line: Line) -> None:
        if line.image is not None:
            return
        if place_line.place_in(line.text):
            self._behind.append(line)
        elif kind := self._parts.kind(line.element) or line_furniture.around(line):
            self._found.leave_out(line, kind)
        elif self._head.repeats(line):
            self._found.leave_out(line, Furniture.REPEATED)
        elif self._head.is_site(line):
            self._found.leave_out(line, Furniture.SITE)
        elif line.element in self._zone.siblings and is_prose(line):
            self._found.keep(line, Use.PARSED)
        else:
            self._behind.append(line)
