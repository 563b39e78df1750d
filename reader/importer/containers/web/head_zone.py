"""The headline of a page whose makers name no part: the line that the page's title repeats, else its largest heading,
else the largest type above the text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from reader.importer.blocks.block import Stated
from reader.importer.containers.web.composed import Use
from reader.importer.containers.web.head_stack import headline_in, is_named, stack_above
from reader.importer.containers.web.html_lines import Line
from reader.importer.containers.web.info_line import info_of
from reader.importer.containers.web.line_furniture import around, is_link
from reader.importer.containers.web.place_line import page_line
from reader.importer.containers.web.tidy_text import unspaced
from reader.importer.containers.web.type_sizes import PLAIN_PX
from reader.importer.containers.web.window_title import is_site, sites, without_site
from reader.importer.manuscript import GivenHead

LONGEST_CHARS = 60
"""Code points of a line above the text that its type makes part of the headline."""

_LEAST_CHARS = 4
"""Characters of a headline that is known by the page's title alone: the names of a site's parts are shorter."""

_LEAST_HEADING_CHARS = 8
"""Code points of a heading that is likelier the headline than the page's title: 新闻动态 is a part's name."""

_KICKER = re.compile(r"(?:^|[\s_-])(?:kicker|pre-?title|intro-?title|yinti|yt|jianti)(?:$|[\s_-])", re.IGNORECASE)
"""Classes of a kicker."""

_LEAST_KICKER_CHARS = 5
"""Code points of a kicker that no name calls one: the names of a site's parts are shorter."""

_DECK_WITHIN = 6
"""Lines below the headline among which a stated deck stands; further down the same words are quoted in the text."""


@dataclass(frozen=True, slots=True)
class Head:
    """A headline in the words of a page's title or data, and where it stands.

    `stated` and `deck` are what data of the page state, `title` that of its window. `lines` has the lines of the head
    by their numbers, with their uses (None for one that another has taken in), `first` is the smallest of them;
    `unseen` stands nowhere on the page.
    """

    title: str = ""
    stated: str | None = None
    deck: str | None = None
    first: int = 0
    lines: Mapping[int, tuple[Line, Use] | None] = field(default_factory=dict)
    unseen: tuple[Line, ...] = ()
    given: GivenHead | None = None

    def is_site(self, line: Line) -> bool:
        """Return True if a line is the site's name, as the title has it."""
        return line.text in sites(self.title)

    def repeats(self, line: Line) -> bool:
        """Return True if a line has the headline's words."""
        headline = self.given.headline if self.given else None
        return headline is not None and unspaced(line.text) == unspaced(headline)


def head_of(lines: Sequence[Line], first: int, last: int, known: Head) -> Head:
    """Return the head of the article whose text stands in the lines from `first` to `last`."""
    at, stack = _headline(lines, first, last, known)
    found: dict[int, tuple[Line, Use] | None]
    if at is not None:
        found = {at: (replace(lines[at], level=1), Use.PARSED), **dict(_headings_above(lines, at, known))}
    else:
        found = dict(_by_type(lines, first))
    headline = lines[at].text if at is not None else None
    if not found:
        headline = known.stated or without_site(known.title) or None
    unseen = (Line(headline, level=1),) if headline and not found else ()
    kicker = _kicker(lines, min(found), at, stack, known) if found else None
    deck = _deck(lines, max(found, default=first), known)
    if deck is None and at in stack[:-1] and stack.index(at) + 1 == len(stack) - 1:
        deck = stack[-1]
    found |= {number: (lines[number], Use.STATED) for number in (kicker, deck) if number is not None}
    given = GivenHead(
        kicker=lines[kicker].text if kicker is not None else None,
        headline=headline,
        deck=lines[deck].text if deck is not None else None,
    )
    start = min((number for number in found if number != deck), default=first)
    return replace(known, first=start, lines=found, unseen=unseen, given=given)


def _headline(lines: Sequence[Line], first: int, last: int, known: Head) -> tuple[int | None, Sequence[int]]:
    """Return the number of the headline's line, if one alone is it, and the stack of lines that it was chosen from."""
    at = _by_title(lines, last, known)
    if at is None:
        at = _by_heading(lines, first, last)
    if at is not None or known.stated:
        return at, ()
    is_titled = bool(without_site(known.title))
    at = _by_mark(lines, first, is_titled=is_titled)
    stack = () if is_titled else stack_above(lines, first)
    if stack and (at is None or (at in stack and not lines[at].level)) and not any(_by_type(lines, first)):
        return headline_in(lines, stack), stack
    return at, ()


def _by_title(lines: Sequence[Line], last: int, known: Head) -> int | None:
    """Return the line that opens the title, or is the stated headline: a heading before others, the longest of them."""
    titles = [unspaced(text) for text in (known.stated, known.title, without_site(known.title)) if text]
    best: tuple[bool, int, int] | None = None
    for at in range(min(last + 1, len(lines))):
        line = lines[at]
        plain = unspaced(line.text)
        if line.image is not None or len(plain) < _LEAST_CHARS:
            continue
        if any(title.startswith(plain) for title in titles) and not is_site(plain):
            best = max(best or (False, 0, 0), (line.level > 0, len(plain), at))
    return best[2] if best else None


def _by_heading(lines: Sequence[Line], first: int, last: int) -> int | None:
    """Return the last h1 above the text, else the first within it; not one that names the newspaper."""
    found = [at for at, line in enumerate(lines[: last + 1]) if line.level == 1 and not is_site(line.text)]
    above = [at for at in found if at <= first]
    return above[-1] if above else found[0] if found else None


def _by_mark(lines: Sequence[Line], first: int, *, is_titled: bool) -> int | None:
    """Return the last line above the text that is a smaller heading, or that its maker's name calls the title.

    With `is_titled` the title of the page has other words, perhaps the name of a part of the site: a heading alone, and
    a long one, is likelier than it.
    """
    for at in range(first - 1, -1, -1):
        line = lines[at]
        if line.image is not None or is_link(line) or is_site(line.text) or len(line.text) < _LEAST_CHARS:
            continue
        if is_titled and (not line.level or len(line.text) < _LEAST_HEADING_CHARS):
            continue
        if line.level or is_named(line):
            return at
    return None


def _kicker(lines: Sequence[Line], top: int, headline: int | None, stack: Sequence[int], known: Head) -> int | None:
    """Return the number of the kicker's line: a long heading over the headline, else the line over what is known."""
    if headline is not None and top < headline:
        is_long = top == headline - 1 and len(lines[top].text) >= _LEAST_KICKER_CHARS
        return top if is_long else None
    return top - 1 if top - 1 in stack or _is_kicker(lines, top, known) else None


def _is_kicker(lines: Sequence[Line], at: int, known: Head) -> bool:
    """Return True if the line right above the headline is its kicker (引题).

    Its maker's name calls it so, `br` alone parts it from the headline, or a size is set that makes its type smaller.
    """
    above, headline = lines[max(at - 1, 0)], lines[at]
    if at == 0 or above.image is not None or is_link(above):
        return False
    if _is_named_kicker(above):
        return True
    if (
        not _LEAST_KICKER_CHARS <= len(above.text) <= LONGEST_CHARS
        or around(above)
        or info_of(above.text, above.pieces)
    ):
        return False
    if known.is_site(above) or is_site(above.text) or headline.level or page_line(above.spaced):
        return False
    if above.element is headline.element:
        return True
    is_smaller = above.size is not None and above.size < (headline.size or PLAIN_PX)
    return is_smaller and above.element.getparent() is headline.element.getparent()


def _is_named_kicker(line: Line) -> bool:
    """Return True if its maker's name calls a line a kicker."""
    names = (each.get(key) or "" for each in line.element.iter("*") for key in ("class", "id"))
    return any(_KICKER.search(name) for name in names)


def _headings_above(lines: Sequence[Line], at: int, known: Head) -> Iterator[tuple[int, tuple[Line, Use]]]:
    """Yield the headings right above the headline: its kicker. The site's own name is none."""
    while at > 0 and lines[at - 1].level and lines[at - 1].image is None:
        at -= 1
        if known.is_site(lines[at]) or is_site(lines[at].text) or around(lines[at]):
            return
        stated = Stated.KICKER if _is_named_kicker(lines[at]) else Stated.TEXT
        yield at, (replace(lines[at], level=lines[at].level + 1, stated=stated), Use.PARSED)


def _by_type(lines: Sequence[Line], first: int) -> Iterator[tuple[int, tuple[Line, Use] | None]]:
    """Yield the lines right above the text that are set in larger type than it, with levels by their sizes.

    Lines that `br` parts in one element are one line of the head; the later ones are None.
    """
    body = lines[first].size or PLAIN_PX
    sized: list[int] = []
    for at in range(first - 1, -1, -1):
        line = lines[at]
        if line.image is None and not is_link(line) and len(line.text) <= LONGEST_CHARS and (line.size or 0.0) > body:
            sized.insert(0, at)
        elif sized:
            break
    sizes = sorted({lines[at].size or 0.0 for at in sized}, reverse=True)
    for (_, size), numbers in groupby(sized, key=lambda at: (lines[at].element, lines[at].size or 0.0)):
        opening, *others = numbers
        text = " ".join(lines[at].text for at in (opening, *others))
        places = range(opening, (others or [opening])[-1] + 1)
        level = 1 + sizes.index(size)
        yield opening, (replace(lines[opening], text=text, level=level, places=places), Use.PARSED)
        yield from ((at, None) for at in others)


def _deck(lines: Sequence[Line], at: int, known: Head) -> int | None:
    """Return the line under the headline that the page's data state as the deck."""
    if not known.deck:
        return None
    below = range(at + 1, min(at + 1 + _DECK_WITHIN, len(lines)))
    return next((each for each in below if lines[each].text == known.deck), None)
