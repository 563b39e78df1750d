"""Where terms follow one another: a phrase of characters as an intersection of shifted lists of bigrams."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from reader.search.columnar.arrays import Ints
from reader.search.columnar.blocks import Entry
from reader.search.columnar.leaf import NONE, Leaf
from reader.search.columnar.posting_lists import PostingsReader

_ALL_NEEDED = 3
"""Of more bigrams than so many in a row there is a choice."""


class Found:
    """Where a segment holds a text: `flat` places, rising."""

    def __init__(self, leaf: Leaf, field: str, flat: Ints) -> None:
        self.leaf, self.flat = leaf, flat
        self._field = field

    @cached_property
    def at(self) -> Ints:
        """The stretch that each of them lies in."""
        return self.leaf.parts(self._field).stretches.of(self.flat)


def found(leaf: Leaf, field: str, text: str) -> Found:
    """Where a segment holds a text of two characters at least, in a field of bigrams."""
    postings = leaf.terms.field(field)
    return Found(leaf, field, followed(postings, text) if postings else NONE)


def followed(postings: PostingsReader, text: str) -> Ints:
    """Flat places where a text begins, by the cheapest of its bigrams that cover every character."""
    grams = len(text) - 1
    entries: dict[int, Entry] = {}
    for at in _needed(grams):
        entry = postings.find(text[at : at + 2].encode("utf-8", "surrogatepass"))
        if entry is None:
            return np.zeros(0, np.int64)
        entries[at] = entry
    chosen = list(entries)
    if grams > _ALL_NEEDED:
        chosen = cover([entries[at].count for at in range(grams)])
    chosen.sort(key=lambda at: entries[at].count)
    starts = postings.numbers(entries[chosen[0]])
    if chosen[0]:
        starts = starts - chosen[0]
    for at in chosen[1:]:
        if not len(starts):
            break
        starts = starts[postings.among(entries[at], starts + at)[0]]
    return starts


def _needed(grams: int) -> Sequence[int]:
    """The bigrams to look up: of three the one in the middle is never needed."""
    return (0, 2) if grams == _ALL_NEEDED else range(grams)


def cover(costs: list[int]) -> list[int]:
    """The cheapest choice of bigrams: the first, the last, and no two neighbours left out."""
    best: list[tuple[int, list[int]]] = []
    for at, cost in enumerate(costs):
        before = min(best[-2:]) if at else (0, [])
        best.append((before[0] + cost, [*before[1], at]))
    return best[-1][1]
