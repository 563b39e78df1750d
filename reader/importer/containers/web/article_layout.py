"""An article's places on its page, as the page's marks state them, and the page's lines sorted by them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reader.domain.newspaper import Guess
from reader.importer.containers.web import line_furniture, place_line
from reader.importer.containers.web.beside_lines import Beside
from reader.importer.containers.web.composed import Use, head_lines
from reader.importer.containers.web.html_lines import Line
from reader.importer.containers.web.html_tree import Element
from reader.importer.containers.web.page_parts import PageParts
from reader.importer.containers.web.tidy_text import unspaced
from reader.importer.furniture import Furniture, LeftOut
from reader.importer.manuscript import GivenHead

_SENTENCE = re.compile(
    r"[^。！？!?]{10}[。！？!?]|[a-z]{2}\.(?:\s|$)|[，,；].{0,30}[，,；].{0,30}[，,；]|.{20}[，,；].{20}"
)
"""Prose has a sentence, or clauses of which the stop is lost; a page's list of headlines has neither."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """An article's places: the head that its page states, the lines of its text, and what stands around it alone.

    `is_head` is True for lines that are the stated head; `beside` is what they say besides (place, 字数). `around` are
    the elements of the article alone, `pictures` those beside the text that hold its pictures.
    """

    given: GivenHead
    is_text: Callable[[Line], bool]
    is_head: Callable[[Line], bool]
    beside: tuple[str, ...] = ()
    around: frozenset[Element] = frozenset()
    pictures: frozenset[Element] = frozenset()
    guesses: tuple[Guess, ...] = ()


@dataclass(slots=True)
class Sorted:
    """Lines of a page: those that are kept with their uses, the place that they state, what is left out.

    `given` is the article's head as it is known by now, `document` the lines before they were sorted.
    """

    lines: list[tuple[Line, Use]] = field(default_factory=list)
    guesses: tuple[Guess, ...] = ()
    left_out: list[LeftOut] = field(default_factory=list)
    given: GivenHead | None = None
    document: Sequence[Line] = ()

    def keep(self, line: Line, use: Use) -> None:
        self.lines.append((line, use))
        if use is Use.BESIDE and not self.guesses and (place := place_line.place_in(line.spaced)):
            self.guesses = place_line.guesses(place)

    def leave_out(self, line: Line, kind: Furniture) -> None:
        if line.text and line.image is None:
            self.left_out.append(LeftOut(kind, line.text))


def is_prose(line: Line) -> bool:
    """Return True for a line with a sentence that is no link."""
    return line.image is None and not line_furniture.is_link(line) and _SENTENCE.search(line.text) is not None


def sorted_lines(lines: Sequence[Line], layout: Layout, parts: PageParts) -> Sorted:
    """Sort a page's lines by an article's places: its head, its text, then what else the page keeps."""
    beside, given = _beside(lines, layout), layout.given
    found = Sorted(given=replace(given, byline=given.byline or beside.byline))
    head = list(head_lines(given))
    if not given.byline and beside.byline:
        head.append((Line(beside.byline), Use.PARSED if beside.is_signed else Use.STATED))
    head += [(Line(text), Use.BESIDE) for text in layout.beside]
    for line, use in _placed(head, lines, layout):
        found.keep(line, use)
    stated = [unspaced(text) for text in (given.kicker, given.headline, given.deck, given.byline) if text]
    shown = [*stated, *map(unspaced, layout.beside)]
    again, has_begun = set(stated), False
    behind: list[Line] = []
    for at, line in enumerate(lines if given.byline else beside.without_byline()):
        plain = unspaced(line.text)
        is_own = layout.is_text(line) or (
            line.element in layout.pictures and (line.element in layout.around or beside.is_within(at))
        )
        if is_own and line.image is None and plain in again:
            # Over the text the rules would read each as the part that it repeats.
            again.difference_update((plain,) if has_begun else ())
            found.leave_out(line, Furniture.REPEATED)
        elif is_own:
            has_begun = has_begun or line.image is None
            found.keep(line, Use.PARSED)
        elif line.image is not None or ((layout.is_head(line) or plain in stated) and _is_shown(plain, shown)):
            continue
        elif plain in stated:
            found.leave_out(line, Furniture.REPEATED)
        else:
            _sort_outside(line, layout, parts, found, behind)
    for line in behind:
        found.keep(line, Use.BESIDE)
    found.guesses = (*found.guesses, *beside.guesses())
    return found


def _placed(head: Iterable[tuple[Line, Use]], lines: Sequence[Line], layout: Layout) -> Iterator[tuple[Line, Use]]:
    """Yield the lines of a head with their places on the page: that of a line with their words, or of several."""
    may_hold = [at for at, line in enumerate(lines) if line.image is None and not layout.is_text(line)]
    plain = {at: unspaced(lines[at].text) for at in may_hold}
    for line, use in head:
        words = unspaced(line.text)
        same = [at for at in may_hold if plain[at] == words]
        parts = [at for at in may_hold if layout.is_head(lines[at]) and plain[at] in words]
        around = [at for at in may_hold if words in plain[at]]
        places = same[:1] or parts or around[:1]
        yield replace(line, places=range(places[0], places[-1] + 1)) if places else line, use


def _beside(lines: Sequence[Line], layout: Layout) -> Beside:
    """Read the lines between the stated headline and the text, and those around both; none if they can add nothing."""
    stated = {guess.field for guess in layout.guesses}
    if layout.given.byline and layout.around and {"newspaper", "date"} <= stated:
        return Beside((), None, 0, -1)
    text = [at for at, line in enumerate(lines) if line.image is None and layout.is_text(line)]
    headline = unspaced(layout.given.headline or "")
    above = [at for at in range(text[0]) if headline and unspaced(lines[at].text) in headline and lines[at].text]
    return Beside(lines, above[-1] if above else None, text[0], text[-1])


def _sort_outside(line: Line, layout: Layout, parts: PageParts, found: Sorted, behind: list[Line]) -> None:
    """Sort a line outside the text: furniture is left out, prose around the article alone is its text."""
    if place_line.place_in(line.text):
        behind.append(line)
    elif kind := parts.kind(line.element) or line_furniture.around(line):
        found.leave_out(line, kind)
    elif line.element in layout.around and is_prose(line):
        found.keep(line, Use.PARSED)
    else:
        behind.append(line)


def _is_shown(plain: str, shown: list[str]) -> bool:
    """Return True for a line of a head that is shown, alone, beside others of its part or together with another part.

    Its words are taken out of `shown`: what stands on the page twice is shown once.
    """
    for at, part in enumerate(shown):
        if plain in part:
            shown[at] = part.replace(plain, "", 1)
            return True
    used = []
    for at, part in enumerate(shown):
        if part and part in plain:
            plain = plain.replace(part, "", 1)
            used.append(at)
    if plain:
        return False
    for at in used:
        shown[at] = ""
    return True
