"""The element of a page that holds its article's text: the smallest one around most of the prose.

A text is set in elements of few kinds (paragraphs, tables, lists, crossheads), one beside the other. What stands among
them in their element is of the same text, however short; boxes of another kind may hold anything.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.importer.containers.web.html_lines import Line
from reader.importer.containers.web.html_tree import Element, is_block, tag_of, upwards
from reader.importer.containers.web.page_parts import held

_MOST_PROSE = 0.75
"""Share of a page's prose that the article's element holds."""

_TEXT_TAGS = "p h2 h3 h4 h5 h6 blockquote ul ol dl table pre figure center b strong i em font span br img"
_OF_TEXT = frozenset(_TEXT_TAGS.split())
"""Tags of elements in which a text is set."""


_CLOSING = re.compile(r"[\s（(【\[]{0,4}(?:责任编辑|责编|责编辑|責任編輯|責編)\s{0,3}[:：]")


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines of the article's element, from its first prose to its last, and the elements that are in it or beside it.

    `own` are the elements in it that hold text of the article, and what stands in these.
    """

    element: Element
    first: int
    last: int
    inside: frozenset[Element]
    own: frozenset[Element]
    siblings: frozenset[Element]


def zone_of(lines: Sequence[Line], prose: Sequence[int], tree: Element) -> Zone:
    """Return the smallest element that holds most of the prose; with one paragraph alone the one around it."""
    sums = held(((lines[at].element, lines[at].chars) for at in prose), tree)
    least = sum(lines[at].chars for at in prose) * _MOST_PROSE
    element, heavier = tree, tree
    while heavier is not None:
        element, heavier = heavier, next((child for child in heavier if sums.get(child, 0) >= least), None)
    if _is_paragraph(lines, element):
        element = _around_paragraph(element)
    paragraphs = {tag_of(lines[at].element) for at in prose if lines[at].element.getparent() is element}
    own = [child for child in element if child in sums or tag_of(child) in _OF_TEXT or _is_one(child, paragraphs)]
    if _is_page(element):
        own = list(_run(element, frozenset(own), sums))
    held_text = frozenset((element, *(each for child in own for each in child.iter())))
    inside = held_text if _is_page(element) else frozenset(element.iter())
    numbers = [at for at in prose if lines[at].element in inside]
    around = element.getparent()
    beside = frozenset() if around is None or _is_page(around) else frozenset(around.iter())
    last = _closed(lines, numbers, inside)
    return Zone(element, numbers[0], last, inside, held_text, beside - inside)


def closes(line: Line) -> bool:
    """Return True for the line of the page's editor, behind which nothing of the article stands."""
    return line.image is None and _CLOSING.match(line.text) is not None


def _closed(lines: Sequence[Line], prose: Sequence[int], inside: frozenset[Element]) -> int:
    """Return the number of the text's last prose: that above the last editor's line, if most stands above it."""
    for at in range(prose[-1] - 1, prose[0], -1):
        if closes(lines[at]) and lines[at].element in inside:
            above = [each for each in prose if each < at]
            behind = sum(lines[each].chars for each in prose if each > at)
            return above[-1] if behind <= sum(lines[each].chars for each in above) else prose[-1]
    return prose[-1]


def _is_page(element: Element) -> bool:
    return tag_of(element) in ("html", "body")


def _is_paragraph(lines: Sequence[Line], element: Element) -> bool:
    """Return True for an element that one line alone stands in."""
    own = (line for line in lines if element in upwards(line.element))
    next(own, None)
    return next(own, None) is None


def _around_paragraph(element: Element) -> Element:
    """Return the element around a paragraph; a box alone in a page stays what it is."""
    around = element.getparent()
    return element if around is None or (_is_page(around) and tag_of(element) != "p") else around


def _is_one(child: Element, paragraphs: set[str]) -> bool:
    """Return True for a box set as the article's paragraphs are: of their tag, and without a box in it."""
    return tag_of(child) in paragraphs and not any(is_block(each) for each in child.iterdescendants())


def _run(page: Element, own: frozenset[Element], sums: dict[Element, int]) -> Iterator[Element]:
    """Yield the elements of a text that stands in the page itself: from its first prose up to a box of another kind."""
    begun = False
    for child in page:
        begun = begun or child in sums
        if begun and child not in own and is_block(child):
            return
        if begun:
            yield child
