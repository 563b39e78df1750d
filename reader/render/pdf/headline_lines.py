"""Headlines on paper: their sizes, and lines that are about equally long and end between words."""

from collections.abc import Callable, Sequence
from math import ceil

from reader.render.page_view.headline_stack import balanced
from reader.render.page_view.line_breaking import natural_width

Words = Callable[[str], Sequence[str]]
"""Cuts a text into words."""

KICKER, DECK, CROSSHEAD, TITLE = 1.1, 1.2, 1.2, 3.2
"""Times the size of the text; TITLE is that of a book."""
_SIZES = ((32, 2.4), (64, 2.0), (90, 1.7))
_SMALLEST = 1.4
_FULL = 0.97
"""The part of its width that a line may fill: bold letters are wider than is reckoned."""
_MOST_LINES = 4
_LONGEST = 90
"""Characters of a headline up to which every way to break it is weighed."""


def headline_size(headline: str) -> float:
    """Times the size of the text; the longer a headline, the smaller."""
    return next((size for longest, size in _SIZES if len(headline) <= longest), _SMALLEST)


def even_lines(text: str, width: float, words: Words | None) -> Sequence[str]:
    """Break `text` into as few lines of `width` ems as may be; leave it whole if Typst has to break it."""
    least = ceil(natural_width(text) / (_FULL * width))
    if len(text) <= _LONGEST:
        for count in range(max(least, 1), _MOST_LINES + 1):
            lines = balanced(text, count, words)
            if max(map(natural_width, lines)) <= _FULL * width:
                return lines
    return (text,)
