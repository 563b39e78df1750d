"""Where terms follow one another: a phrase of characters as an intersection of shifted lists of bigrams."""

from collections.abc import Iterable
from functools import cached_property

import numpy as np

from reader.columnar.arrays import Ints
from reader.columnar.posting_lists import PostingsReader
from reader.columnar.segment_reader import NONE, Leaf
from reader.columnar.term_blocks import Entry

_ALL_NEEDED = 3
"""Of more bigrams than so many in a row there is a choice."""
_RARE = 1024
"""Up to so many places of one of them the others are quickly looked up, whatever they are."""


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
    """Flat places where a text begins, by bigrams that cover every character: every second one and the last, or the
    cheapest ones where all these are frequent."""
    grams = len(text) - 1
    entries = _entries(postings, text, [*range(0, grams - 1, 2), grams - 1])
    if grams > _ALL_NEEDED and entries and min(entry.count for entry in entries.values()) > _RARE:
        entries = _entries(postings, text, range(grams))
    if not entries:
        return np.zeros(0, np.int64)
    chosen = list(entries) if len(entries) < grams else cover([entries[at].count for at in range(grams)])
    chosen.sort(key=lambda at: entries[at].count)
    starts = postings.numbers(entries[chosen[0]])
    if chosen[0]:
        starts = starts - chosen[0]
    for at in chosen[1:]:
        if not len(starts):
            break
        starts = starts[postings.among(entries[at], starts + at)[0]]
    return starts


def _entries(postings: PostingsReader, text: str, places: Iterable[int]) -> dict[int, Entry]:
    """The bigrams at these places of a text; none where the field lacks one of them."""
    entries: dict[int, Entry] = {}
    for at in places:
        entry = postings.find(text[at : at + 2].encode("utf-8", "surrogatepass"))
        if entry is None:
            return {}
        entries[at] = entry
    return entries


def cover(costs: list[int]) -> list[int]:
    """The cheapest choice of bigrams: the first, the last, and no two neighbours left out."""
    best: list[tuple[int, list[int]]] = []
    for at, cost in enumerate(costs):
        before = min(best[-2:]) if at else (0, [])
        best.append((before[0] + cost, [*before[1], at]))
    return best[-1][1]
