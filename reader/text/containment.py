"""Containment of texts: the part of the shorter one that the other holds, by pieces of characters.

After Broder, "On the resemblance and containment of documents" (1997), with every piece instead of a sketch: a handful
of news stories is compared at a time.
"""

from collections.abc import Iterable, Sequence

from reader.domain.span import Span
from reader.text.folding import Folding

PIECE_CHARS = 8
"""Length of a piece: an agency's mark has a few of them, a sentence thirty."""
_LISTING, _LISTED = "、", 2
"""A piece with this sign twice is of a list, which stories have in common without being one text."""
_LEAST_ITEMS, _SHORTEST_ITEM, _LONGEST_ITEM = 6, 1.6, 4.5
"""A paragraph is a list of names if white space parts it into six items or more of such an average length."""


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


def containment(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the pieces of the shorter text that both have, from 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0
