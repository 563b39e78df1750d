"""Headlines on paper: their sizes, and lines of about equal length that end between words."""

from collections.abc import Callable, Sequence
from math import ceil

from reader.render.page_view.headline_stack import balanced
from reader.render.page_view.line_breaking import natural_width

Words = Callable[[str], Sequence[str]]
"""Cuts a text into words."""

KICKER, DECK, CROSSHEAD, TITLE = 1.1, 1.2, 1.2, 3.2
"""Sizes in times of the text; TITLE is that of a book."""
_SIZES = ((32, 2.4), (64, 2.0), (90, 1.7))
"""Characters of a headline, and its size up to that length in times of the text."""
_SMALLEST = 1.4
_FULL = 0.97
"""Share of its width that a line may fill: bold letters are wider than the width that is assumed."""
_MOST_LINES = 4
_MOST_BROKEN_CHARACTERS = 90
"""A longer headline is left to Typst: the breaks to try grow with the cube of its length."""


def headline_size(headline: str) -> float:
    """Return the size of a headline in times of the text: the longer, the smaller."""
    return next((size for longest, size in _SIZES if len(headline) <= longest), _SMALLEST)


def even_lines(text: str, width: float, words: Words | None) -> Sequence[str]:
    """Break `text` into the fewest lines of `width` ems; return it whole if that takes too many, for Typst to break."""
    least = ceil(natural_width(text) / (_FULL * width))
    if len(text) <= _MOST_BROKEN_CHARACTERS:
        for count in range(max(least, 1), _MOST_LINES + 1):
            lines = balanced(text, count, words)
            if max(map(natural_width, lines)) <= _FULL * width:
                return lines
    return (text,)
