"""The headline among lines right above a text that no mark of their own sets apart: kicker, headline, deck, byline.

They share the text's table, or a box that stands beside it. Systems set the parts by classes of their style sheet:
the headline's stands once, that of the lines around it twice.
"""

import re
from collections import Counter
from collections.abc import Sequence

from reader.importer.containers.web import line_furniture, place_line
from reader.importer.containers.web.html_lines import Line
from reader.importer.containers.web.html_tree import Element, upwards
from reader.importer.containers.web.info_line import info_of
from reader.importer.containers.web.window_title import is_site
from reader.importer.shapes.byline_line import parse_byline
from reader.importer.shapes.half_width import half_width

_MOST_LINES = 12
"""Lines above a text among which its head stands: pictures with their captions may stand between both."""

_LONGEST_CHARS = 60
"""Code points of a line of a head."""

_TITLE = re.compile(
    r"(?:^|[\s_-])(?:(?:main|news|article|art|txt)[_-]?)?(?:title|headline|biaoti|bt|tit|font0)1{0,2}(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Classes of an article's headline; font01 is that of the Founder system."""

_NUMBERED = re.compile(r"([A-Za-z_-]{1,20})(\d)$")
_DECK = ("——", "--", "──")
"""Signs that open a deck."""


def stack_above(lines: Sequence[Line], first: int) -> list[int]:
    """Return the numbers of the lines of one box right above the text that opens at `first`; bylines apart."""
    around = set(upwards(lines[first].element))
    found: list[int] = []
    box: Element | None = None
    for at in range(first - 1, max(first - 1 - _MOST_LINES, -1), -1):
        line = lines[at]
        if line.image is not None or line.element is lines[first].element or _is_aside(line):
            continue
        own = box_of(line.element)
        near = own in around or own.getparent() in around
        if not near and not found:
            continue
        if (
            not near
            or own.tag in ("html", "body")
            or len(line.text) > _LONGEST_CHARS
            or line.text.endswith("。")
            or box not in (None, own)
        ):
            break
        box = own
        found.insert(0, at)
    return found


def headline_in(lines: Sequence[Line], numbers: Sequence[int]) -> int:
    """Return the number of the headline's line among those of a stack."""
    return numbers[_place([lines[at] for at in numbers])]


def _place(stack: Sequence[Line]) -> int:
    """Return the headline's place in a stack: by its class, or above the dash of a deck, else the last line."""
    if (second := _second(stack)) is not None:
        return second
    named = [at for at, line in enumerate(stack) if is_named(line)]
    if len(named) == 1:
        return named[0]
    classes = Counter(_class(line) for line in stack)
    lone = [at for at, line in enumerate(stack) if classes[_class(line)] == 1]
    if len(lone) == 1:
        return lone[0]
    deck = next((at for at, line in enumerate(stack) if at and line.text.startswith(_DECK)), len(stack))
    return deck - 1


def _second(stack: Sequence[Line]) -> int | None:
    """Return the line that is the second of a numbered series of classes: bt1 kicker, bt2 headline, bt3 deck."""
    series = [_NUMBERED.match(_class(line)) for line in stack]
    stems = {one[1] if one else "" for one in series}
    numbers = [one[2] for one in series if one]
    is_series = len(stems) == 1 and "" not in stems and len(set(numbers)) == len(stack) > 1
    return numbers.index("2") if is_series and "2" in numbers else None


def is_named(line: Line) -> bool:
    """Return True if the maker's name of a line calls it the title."""
    return _TITLE.search(f"{line.element.get('class') or ''} {line.element.get('id') or ''}") is not None


def box_of(element: Element) -> Element:
    """Return the table in which a line stands, else the element around its own; the root, if none is around it."""
    table = next((each for each in upwards(element) if each.tag == "table"), None)
    around = element.getparent() if table is None else table
    return element if around is None else around


def _class(line: Line) -> str:
    return line.element.get("class") or ""


def _is_aside(line: Line) -> bool:
    """Return True for a line that is no part of a headline: a byline, a place, furniture, what an info line says."""
    if line_furniture.around(line) or place_line.place_in(line.text) or is_site(line.text):
        return True
    return bool(parse_byline(half_width(line.text))) or info_of(line.text, line.pieces) is not None
