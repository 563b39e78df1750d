"""HTML in a field of something else (a feed's item): no site stands around it, so all of it is the article."""

import re

from reader.importer.containers.web import epaper, line_furniture, place_line
from reader.importer.containers.web.article_layout import Sorted, sorted_lines
from reader.importer.containers.web.composed import Use
from reader.importer.containers.web.html_lines import lines_of
from reader.importer.containers.web.html_tree import tree_of
from reader.importer.containers.web.page_parts import PageParts
from reader.importer.containers.web.picture_captions import with_captions
from reader.importer.furniture import Furniture

_FROM_FEED = re.compile(
    r"The post .{1,200} (?:first appeared|appeared first) on .{1,100}$|(?:阅读|閱讀)?(?:原文|全文)\s?[»>…]*$"
)
"""Words that a program adds below each item of its feed."""


def read_fragment(text: str) -> tuple[Sorted, bool]:
    """Return the lines of a piece of HTML, and True if it is an article in the marks of an e-paper."""
    tree = tree_of(text)
    if tree is None:
        return Sorted(), False
    lines = with_captions(lines_of(tree))
    layout = epaper.layout_of(text, tree, lines)
    if layout:
        found = sorted_lines(lines, layout, PageParts(filter(layout.is_text, lines), tree))
        found.guesses = (*found.guesses, *layout.guesses)
        found.document = lines
        return found, True
    found = Sorted(document=lines)
    for line in lines:
        if kind := line_furniture.worded(line) or (Furniture.SITE if _FROM_FEED.match(line.text) else None):
            found.leave_out(line, kind)
        else:
            found.keep(line, Use.BESIDE if place_line.place_in(line.text) else Use.PARSED)
    return found, False
