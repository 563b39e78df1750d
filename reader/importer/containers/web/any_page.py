"""Pages whose makers name no part: the article is where the prose stands, its headline above it.

The prose outside menus, lists of links and comments is weighed; the article's element is the smallest that holds most
of it. What stands outside is kept beside the article unless it is furniture.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import takewhile

from reader.importer.blocks.block import Stated
from reader.importer.containers.web import line_furniture, place_line
from reader.importer.containers.web.article_layout import Sorted, is_prose
from reader.importer.containers.web.article_zone import Zone, closes, zone_of
from reader.importer.containers.web.beside_lines import Beside
from reader.importer.containers.web.composed import Use
from reader.importer.containers.web.head_zone import LONGEST_CHARS, Head, head_of
from reader.importer.containers.web.html_lines import Line
from reader.importer.containers.web.html_tree import Element, tag_of, upwards
from reader.importer.containers.web.info_line import Info
from reader.importer.containers.web.page_parts import PageParts
from reader.importer.containers.web.window_title import is_edition
from reader.importer.furniture import Furniture
from reader.importer.manuscript import GivenHead

_LEAST_TEASERS = 3
"""Sentences below a link each, which tease the articles that the links lead to."""

_LEAST_SHORT = 2
"""Short paragraphs of a newsflash. One may be what a site says of a page that it does not have."""

_STOPS = ("。", "！", "？", "……", "。”", "！”", "？”", "。）")

_META = re.compile(
    r"[（(]?责任?编辑?\s*[:：]|\d{4}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}|\d{1,2}[-月/]\d{1,2}日?\s+\d{1,2}:\d{2}"
    r"|^(?:来源|稿源|來源|文章来源|信息来源|发布时间|更新时间|时间|日期|浏览|阅读|点击|人气|编辑|責任編輯|责任编辑|责编"
    r"|审核|分类|标签|关键词)\s*[:：]|^(?:阅读|浏览|点击)(?:量|次数|数)?\s*[:：]?\s*\d+"
)
"""Lines under a headline that say when and where a page was put on line, and how often it was read."""
_NUMBERS = re.compile(r"[\d\s.,:+%|]+$")
"""Counts of readers and comments."""


def article_of(lines: Sequence[Line], tree: Element, parts: PageParts, head: Head) -> Sorted | None:
    """Return the lines of a page sorted around its article; None for a page without prose of its own."""
    prose, teasers = _prose(lines, parts)
    prose = prose or _newsflash(lines, parts)
    if not prose:
        return None
    zone = zone_of(lines, prose, tree)
    head = head_of(lines, zone.first, zone.last, head)
    if not (head.lines or head.unseen):
        zone = replace(zone, first=_top_of_text(lines, zone.first, parts))
        head = replace(head, first=zone.first)
    if items := frozenset(each for each in upwards(zone.element) if tag_of(each) == "li"):
        lines = [_of_text(line, items) for line in lines]
    if head.lines and (below := [at for at in prose if zone.first <= at <= zone.last and at > head.first]):
        zone = replace(zone, first=below[0])
    return _Sorting(lines, parts, zone, head, teasers).sorted()


def _top_of_text(lines: Sequence[Line], first: int, parts: PageParts) -> int:
    """Return the first of the short lines right above a text that stand beside it in the same element and tags.

    They are its head, which no mark shows: the rules part headline and author.
    """
    text = lines[first].element
    while first > 0:
        above = lines[first - 1]
        is_beside = above.element.getparent() is text.getparent() and tag_of(above.element) == tag_of(text)
        if (
            not is_beside
            or above.element is text
            or above.image is not None
            or above.links
            or parts.kind(above.element)
        ):
            break
        if len(above.text) > LONGEST_CHARS or line_furniture.worded(above) or place_line.page_line(above.spaced):
            break
        first -= 1
    return first


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
    found = list(takewhile(lambda at: _is_short_text(lines, at, parts), range(heads[0] + 1, len(lines))))
    return found if len(found) >= _LEAST_SHORT else []


def _is_short_text(lines: Sequence[Line], at: int, parts: PageParts) -> bool:
    """Return True for a short paragraph that ends as a sentence does, or with the page itself, which was cut there."""
    line = lines[at]
    return (
        line.image is None
        and not line.level
        and (line.text.endswith(_STOPS) or at == len(lines) - 1)
        and not line.links
        and not (parts.kind(line.element) or line_furniture.around(line))
    )


def _is_link(lines: Sequence[Line], at: int) -> bool:
    while 0 <= at < len(lines) and lines[at].image is not None:
        at -= 1
    return 0 <= at < len(lines) and lines[at].links > 0 and line_furniture.is_link(lines[at])


def _of_text(line: Line, items: Set[Element]) -> Line:
    """Return a line of an item as text, unless the item is in the article; `items` are those around the article."""
    if line.stated is not Stated.ITEM:
        return line
    item = next((each for each in upwards(line.element) if tag_of(each) == "li"), None)
    return replace(line, stated=Stated.TEXT) if item is None or item in items else line


class _Sorting:
    """Sorting of a page's lines by the place of its article."""

    def __init__(self, lines: Sequence[Line], parts: PageParts, zone: Zone, head: Head, teasers: set[int]) -> None:
        self._lines = lines
        self._parts = parts
        self._zone = zone
        self._head = head
        self._teasers = teasers
        self._found = Sorted()
        self._behind: list[Line] = []
        self._beside = Beside(lines, head.first if head.lines else None, zone.first, zone.last)
        self._ended = False
        self._closed = False
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
                self._outside(at, line)
        for line in self._behind:
            self._found.keep(line, Use.BESIDE)
        of_page = tuple(self._beside.page_guesses(self._behind, of_edition=is_edition(self._head.title)))
        stated = {(guess.field, guess.value) for guess in self._found.guesses}
        agrees = not stated or any((guess.field, guess.value) in stated for guess in of_page if guess.field == "page")
        place = (*self._found.guesses, *(of_page if agrees else ()))
        self._found.guesses = (*place, *self._beside.guesses())
        given = self._head.given or GivenHead()
        self._found.given = replace(given, byline=self._beside.byline or given.byline)
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
        info = self._beside.under_head.get(at)
        if info and (info.says_anything or not kind):
            self._take_info(line, info)
        elif kind:
            self._ended = self._ended or (at > self._zone.last and not self._is_own_button(line, kind))
            self._found.leave_out(line, kind)
        elif prose and self._head.lines and at < self._head.first:
            self._behind.append(line)
        elif at > self._zone.last:
            self._below(at, line, prose)
        elif prose or at > self._zone.first:
            self._found.keep(line, Use.PARSED)
        else:
            self._above(at, line)

    def _take_info(self, line: Line, info: Info) -> None:
        """Take a line between headline and text that says who wrote the article, when and from where it came."""
        if info.byline:
            # The rules take an editor's line for the imprint of a page.
            use = Use.PARSED if info.names_author else Use.STATED
            self._found.keep(replace(line, text=info.byline, level=0), use)
        if info.beside:
            self._behind.append(replace(line, text=info.beside, level=0))

    def _is_own_button(self, line: Line, kind: Furniture) -> bool:
        """Return True for a button or an advert among the text's own lines: the text goes on below it."""
        return kind in (Furniture.CONTROL, Furniture.ADVERT) and line.element in self._zone.own

    def _above(self, at: int, line: Line) -> None:
        """Take a line above the text: a byline or deck, or what names place, source and time."""
        text, beside = place_line.parted(line.text)
        if line.image is not None:
            if at > self._head.first and not line_furniture.is_button(line):
                self._found.keep(line, Use.PARSED)
        elif text and ((self._head.lines and at < self._head.first) or _META.search(text) or _NUMBERS.match(text)):
            self._behind.append(line)
        else:
            self._behind += [Line(each, places=line.places) for each in beside]
            if text:
                self._found.keep(replace(line, text=text), Use.PARSED)

    def _below(self, at: int, line: Line, prose: bool) -> None:
        """Take a line below the last sentence: lines of the text, pictures, names, up to what heads other things."""
        self._closed = self._closed or closes(line)
        is_own = line.element in self._zone.own
        self._ended = self._ended or self._closed or (line.level > 0 and not (is_own and self._has_text(at)))
        is_meta = _META.search(line.text) or (not is_own and _NUMBERS.match(line.text))
        if (prose and not self._closed) or not (self._ended or is_meta):
            self._found.keep(line, Use.PARSED)
        elif line.image is None:
            self._behind.append(line)

    def _has_text(self, at: int) -> bool:
        """Return True if words of the text stand below a heading of it, before the next one."""
        for below in range(at + 1, len(self._lines)):
            line = self._lines[below]
            if line.level or line.element not in self._zone.own:
                return False
            if line.image is None and not (self._parts.kind(line.element) or line_furniture.around(line)):
                return True
        return False

    def _is_pictured(self, at: int) -> bool:
        """Return True for the caption of a picture beside the text, and for the picture itself."""
        at += self._lines[at].image is not None
        line = self._lines[at] if at < len(self._lines) else None
        if line is None or line.stated is not Stated.CAPTION or line.element not in self._zone.siblings:
            return False
        return self._parts.kind(line.element) is None

    def _is_listed(self, at: int) -> bool:
        """Return True for a link beside another one, as headlines in a list are: a text's links have stops."""
        lines = self._lines
        return (
            "。" not in lines[at].text and _is_link(lines, at) and (_is_link(lines, at + 1) or _is_link(lines, at - 1))
        )

    def _outside(self, at: int, line: Line) -> None:
        """Take a line outside the article's element: prose and captioned pictures beside it are the article's."""
        if self._is_pictured(at):
            self._found.keep(line, Use.PARSED)
            return
        if line.image is not None:
            return
        if place_line.place_in(line.text) or line is self._beside.page:
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
