"""Captions among the lines of a page: what stands in a picture's own element, or centred under it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from reader.importer.blocks.block import Stated
from reader.importer.containers.web.html_lines import Line
from reader.importer.containers.web.html_tree import Element, tag_of, upwards
from reader.importer.containers.web.line_furniture import is_link, worded

_LONGEST_CHARS = 420
"""Code points of the words in a picture's element that are its caption; with more the element holds a text."""

_LOOKED_AT = 12
"""Lines under a picture that may be in its element. Guard: the element of an odd page holds all of it."""

_OWN_TAGS = frozenset(("figure", "table", "dl"))
_OWN_NAME = re.compile(
    r"(?:^|[\s_-])(?:pics?|pict\w*|photos?|images?|imgs?|figure|attachments?|tupian)(?:$|[\s\d_-])", re.IGNORECASE
)
_CAPTION_NAME = re.compile(
    r"(?:^|[\s_-])(?:fig)?caption|tushuo|图说|(?:pic|img|image|photo|picture)[_-]?(?:desc|text|txt|info|note|alt|title)",
    re.IGNORECASE,
)


def with_captions(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those under each picture that are its caption stated as such."""
    stated: set[int] = set()
    for at, line in enumerate(lines):
        if line.image is not None:
            stated.update(range(at + 1, at + 1 + _count_under(lines, at)))
    return [
        replace(line, stated=Stated.CAPTION) if at in stated and _may_be_caption(line) else line
        for at, line in enumerate(lines)
    ]


def _count_under(lines: Sequence[Line], picture: int) -> int:
    """Return the number of the lines under a picture that are its caption."""
    below = lines[picture + 1 : picture + 1 + _LOOKED_AT]
    own = _own_element(lines[picture].element)
    if own is not None and (inside := list(takewhile(lambda line: own in upwards(line.element), below))):
        above = lines[max(picture - _LOOKED_AT, 0) : picture]
        around = [*inside, *takewhile(lambda line: own in upwards(line.element), reversed(above))]
        is_own = len(inside) < _LOOKED_AT and not any(line.level for line in around)
        return len(inside) if is_own and sum(len(line.text) for line in around) <= _LONGEST_CHARS else 0
    first = next(iter(below), None)
    return int(first is not None and first.image is None and (first.centred or _is_named(first.element)))


def _may_be_caption(line: Line) -> bool:
    if line.image is not None or line.level or line.stated is not Stated.TEXT:
        return False
    return len(line.text) <= _LONGEST_CHARS and not is_link(line) and worded(line) is None


def _own_element(picture: Element) -> Element | None:
    """Return the element that is a picture's own, by its tag or name."""
    for element in picture.iterancestors():
        if tag_of(element) in _OWN_TAGS or _OWN_NAME.search(element.get("class") or ""):
            return element
    return None


def _is_named(element: Element) -> bool:
    """Return True if an element or the one around it is called a caption."""
    around = element.getparent()
    return any(
        each is not None and _CAPTION_NAME.search(f"{each.get('class') or ''} {each.get('id') or ''}")
        for each in (element, around)
    )
