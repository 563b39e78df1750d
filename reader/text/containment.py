"""Containment of texts: the part of the shorter one that the other holds, by pieces of characters.

After Broder, "On the resemblance and containment of documents" (1997), with every piece instead of a sketch: a handful
of news stories is compared at a time.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from reader.domain.span import Span
from reader.text.folding import Folding

PIECE_CHARS = 8
"""Length of a piece: an agency's mark has a few of them, a sentence thirty."""
_LISTING, _LISTED = "、", 2
"""A piece with this sign twice is of a list, which stories have in common without being one text."""
_LEAST_ITEMS, _SHORTEST_ITEM, _LONGEST_ITEM = 6, 1.6, 4.5
"""A paragraph is a list of names if white space parts it into six items or more of such an average length."""


_FIGURE = re.compile(r"([^\d.]{4})(\d[\d.]*)")
_LEAST_FIGURES, _AGREEING = 4, 0.5
"""Figures behind the same characters in both texts, and the part of them that printings of one text have alike."""


def is_listing(paragraph: str) -> bool:
    """Return True for a paragraph of names that are parted by white space: 丁　一　王小明　李大为…"""
    items = paragraph.split()
    if len(items) < _LEAST_ITEMS:
        return False
    return _SHORTEST_ITEM <= sum(map(len, items)) / len(items) <= _LONGEST_ITEM


def running_text(paragraphs: Sequence[str], folding: Folding) -> str:
    """Return paragraphs folded and end to end, with line feeds, which no folded text has, in place of lists."""
    texts = zip(paragraphs, map(folding.plain, paragraphs), strict=True)
    return "".join("\n" * len(text) if is_listing(paragraph) else text for paragraph, text in texts)


def pieces(folded: str) -> frozenset[str]:
    """Return the pieces of a folded text, without those of lists."""
    every = {folded[at : at + PIECE_CHARS] for at in range(len(folded) - PIECE_CHARS + 1)}
    if "\n" not in folded and folded.count(_LISTING) < _LISTED:
        return frozenset(every)
    return frozenset(piece for piece in every if piece.count(_LISTING) < _LISTED and "\n" not in piece)


def pieces_within(folded: str, places: Iterable[Span]) -> frozenset[str]:
    """Return the pieces of a folded text that begin at some places."""
    starts = {
        at for place in places for at in range(max(0, place.start), min(place.end, len(folded) - PIECE_CHARS + 1))
    }
    return frozenset(folded[at : at + PIECE_CHARS] for at in starts)


def figures_agree(one: str, other: str) -> bool:
    """Return False for two folded texts that say the same words of other figures: today's weather, and yesterday's."""
    mine, theirs = _figures(one), _figures(other)
    agreeing = compared = 0
    for context in mine.keys() & theirs.keys():
        figures = mine[context], theirs[context]
        compared += min(map(len, figures))
        agreeing += _alike(*figures)
    return compared < _LEAST_FIGURES or agreeing >= _AGREEING * compared


def _figures(folded: str) -> dict[str, list[str]]:
    """Return the figures of a text in order, by the characters before each."""
    figures: dict[str, list[str]] = {}
    for match in _FIGURE.finditer(folded):
        figures.setdefault(match[1], []).append(match[2])
    return figures


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the number of figures that are alike: each at its place, or at any if some were cut."""
    if len(one) == len(other):
        return sum(mine == theirs for mine, theirs in zip(one, other, strict=True))
    return (Counter(one) & Counter(other)).total()


def containment(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the pieces of the shorter text that both have, from 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0
