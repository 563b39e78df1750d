"""Where terms follow one another: a phrase of characters as an intersection of shifted lists of bigrams."""

from collections.abc import Sequence

import numpy as np

from reader.search.columnar.arrays import Ints
from reader.search.columnar.posting_lists import Entry, PostingsReader

_ALL_NEEDED = 3
"""Of more bigrams than so many in a row there is a choice."""


def followed(postings: PostingsReader, keys: list[int | bytes | None]) -> Ints:
    """Flat places where terms follow one another, by the cheapest of those that cover every character."""
    entries: dict[int, Entry] = {}
    for at in _needed(len(keys)):
        key = keys[at]
        entry = None if key is None else postings.find_key(key)
        if entry is None:
            return np.zeros(0, np.int64)
        entries[at] = entry
    chosen = list(entries)
    if len(keys) > _ALL_NEEDED:
        chosen = cover([entries[at].count for at in range(len(keys))])
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
