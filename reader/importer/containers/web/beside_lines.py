"""Lines around an article that speak of it: its info line, the line that names its newspaper's page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from reader.domain.evidence import EvidenceSource
from reader.domain.newspaper import Guess
from reader.importer.containers.web import founder, place_line
from reader.importer.containers.web.html_lines import Line
from reader.importer.containers.web.info_line import Info, info_of
from reader.importer.containers.web.line_furniture import is_link
from reader.importer.containers.web.tidy_text import unspaced
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.page_head import read_page_head

_ABOVE_LINES, _BELOW_LINES = 4, 6
"""Lines over a headline and under a text among which an info line stands."""

_PAGE = re.compile(r"第?\s?[A-Z]?\d{1,3}\s?版\s?[：:]\s?[\u4e00-\u9fff·]{2,10}$")


class Beside:
    """Facts that lines beside an article state of it.

    `head` is the number of its headline's line, None if the page shows none; its text stands in `first` to `last`.
    """

    def __init__(self, lines: Sequence[Line], head: int | None, first: int, last: int) -> None:
        self._lines = lines
        top = first if head is None else head
        self._around = range(top, last + 1)
        self.under_head = dict(_infos(lines, range(top + 1, first)))
        over = (info for _, info in _infos(lines, range(max(top - _ABOVE_LINES, 0), top)) if info.is_timed)
        below = [info for _, info in _infos(lines, range(last + 1, min(last + 1 + _BELOW_LINES, len(lines))))]
        signing = (*self.under_head.values(), *(info for info in below if info.names_author))
        signed = next((info for info in signing if info.byline), None)
        self.byline = signed.byline if signed else None
        self.is_signed = signed is not None and signed.names_author
        self._all = (*self.under_head.values(), *over, *below)

    @cached_property
    def page(self) -> Line | None:
        """The line that names the page, if all that name one are alike and no links."""
        lone = next(iter(self._pages.values())) if len(self._pages) == 1 else None
        return lone if lone is not None and not lone.links else None

    @cached_property
    def _pages(self) -> dict[str, Line]:
        lines = (line for line in self._lines if line.image is None and _PAGE.match(line.text))
        return {unspaced(line.text): line for line in lines}

    def is_within(self, at: int) -> bool:
        """Return True for a line from the headline to the text's end."""
        return at in self._around

    def without_byline(self) -> Iterator[Line]:
        """Yield all lines, the info line that names the author without these words."""
        for at, line in enumerate(self._lines):
            info = self.under_head.get(at)
            yield replace(line, text=info.beside) if info and info.byline and info.byline == self.byline else line

    def guesses(self) -> Iterator[Guess]:
        """Yield what the info lines state; the day of a later change if they state no other."""
        found: dict[str, Guess] = {}
        for info in sorted(self._all, key=lambda one: one.updated):
            for guess in info.guesses():
                found.setdefault(guess.field, guess)
        yield from found.values()

    def page_guesses(self, around: Sequence[Line], *, of_edition: bool) -> Iterator[Guess]:
        """Yield what the one line states that names a page with its paper or day, or with its section alone.

        `around` are the lines around the article that are kept; `of_edition` if the page's title names an edition.
        """
        said = {guesses for line in around if (guesses := place_line.page_line(line.spaced))}
        stated = next(iter(said)) if len(said) == 1 else ()
        yield from stated
        page = self.page if len(said) <= 1 else None
        head = read_page_head(half_width(page.text)) if page else None
        if page and head and (not stated or any(guess.value == head.number for guess in stated)):
            yield from head.guesses(EvidenceSource.PAGE_HEAD, page.text)
        is_edition = of_edition or bool(self._pages) or any(info.page for info in self._all)
        if is_edition or not any(info.date for info in self._all):
            yield from _masthead(around)
        if is_edition:
            yield from founder.day(line.spaced for line in around)


def _masthead(around: Sequence[Line]) -> Iterator[Guess]:
    """Yield newspaper and day of the first line that states both: 河东日报 2024年03月05日 星期二."""
    for line in around:
        head = read_page_head(half_width(line.spaced)) if "报" in line.text else None
        if head and head.newspaper and head.date:
            yield from head.guesses(EvidenceSource.PAGE_HEAD, line.spaced)
            return


def _infos(lines: Sequence[Line], numbers: Sequence[int]) -> Iterator[tuple[int, Info]]:
    for at in numbers:
        line = lines[at]
        if line.image is None and not is_link(line) and (info := _info(line)):
            yield at, info


def _info(line: Line) -> Info | None:
    """Return what a line says; the place of its article (《海州日报》（2024年03月05日 04版）) is none of its fields."""
    text, place = place_line.parted(line.text)
    if not place:
        return info_of(line.text, line.pieces)
    info = info_of(text)
    return replace(info, beside=" ".join(filter(None, (info.beside, *place)))) if info else None
