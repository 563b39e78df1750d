"""The order of hits: the first of many, without sorting all of them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.ports.engine import SortOrder
from reader.search.exact.postings import Docs, Postings
from reader.search.exact.ranking import Scores
from reader.search.layout import DAY, STORY_ID

_ROWS = 32
"""Hits in a group; the best of each group bounds the others."""


def ordered(postings: Postings, docs: Docs, scores: Scores, sort: SortOrder, end: int) -> NDArray[np.int64]:
    """Return the indices in `docs` of the first `end` hits.

    RELEVANCE: the best first, the newest of equals. NEWEST and OLDEST: by day, unknown days last, the best of equals.
    Hits that are equal in all of these are in the order of story ids.
    """
    days = postings.column(DAY)
    first: NDArray[Any] = scores if sort is SortOrder.RELEVANCE else _by_day(days[docs], sort)
    chosen = _best(first, end)
    found = docs[chosen]
    second = days[found] if sort is SortOrder.RELEVANCE else scores[chosen]
    order: NDArray[np.int64] = chosen[np.lexsort((postings.column(STORY_ID)[found], -second, -first[chosen]))][:end]
    return order


def _best(values: NDArray[Any], end: int) -> NDArray[np.int64]:
    """Return the indices, rising, of the highest `end` values, and of all that equal the lowest of them."""
    chosen = np.arange(len(values)) if end >= len(values) // _ROWS else _candidates(values, end)
    if 0 < end < len(chosen) // 2:
        some = values[chosen]
        chosen = chosen[some >= np.partition(some, len(some) - end)[len(some) - end]]
    return chosen


def _candidates(values: NDArray[Any], end: int) -> NDArray[np.int64]:
    """Return indices, rising, among which are those of the highest `end` values.

    Of at least `end` groups the best value reaches the threshold, so no value below it is among the highest.
    """
    groups = len(values) // _ROWS
    best = values[: groups * _ROWS].reshape(_ROWS, groups).max(axis=0)
    candidates: NDArray[np.int64] = (values >= np.partition(best, groups - end)[groups - end]).nonzero()[0]
    return candidates


def _by_day(days: NDArray[np.int64], sort: SortOrder) -> NDArray[np.int64]:
    """Return keys that are higher for hits that come earlier in the list."""
    if sort is SortOrder.NEWEST:
        return days
    oldest: NDArray[np.int64] = np.where(days > 0, -days, np.iinfo(days.dtype).min + 1)
    return oldest
