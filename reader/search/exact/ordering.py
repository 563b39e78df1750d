"""Which of the hits come first, without sorting all of them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.ports.engine import SortOrder
from reader.search.exact.postings import Docs, Postings
from reader.search.exact.ranking import Scores
from reader.search.layout import DAY, STORY_ID

_ROWS = 32
"""The best of so many hits, taken at random, stands for them."""


def ordered(postings: Postings, docs: Docs, scores: Scores, sort: SortOrder, end: int) -> NDArray[np.int64]:
    """Indexes into `docs` of the first `end` hits.

    RELEVANCE: best first, the newest among equals. NEWEST and OLDEST: by day, unknown days last, the best among equals.
    What is equal in all this stands in the order of story ids.
    """
    days = postings.column(DAY)
    first: NDArray[Any] = scores if sort is SortOrder.RELEVANCE else _by_day(days[docs], sort)
    chosen = _best(first, end)
    found = docs[chosen]
    second = days[found] if sort is SortOrder.RELEVANCE else scores[chosen]
    order: NDArray[np.int64] = chosen[np.lexsort((postings.column(STORY_ID)[found], -second, -first[chosen]))][:end]
    return order


def _best(values: NDArray[Any], end: int) -> NDArray[np.int64]:
    """Indexes, rising, of the highest `end` values, and of those that equal the lowest of them."""
    chosen = np.arange(len(values)) if end >= len(values) // _ROWS else _candidates(values, end)
    if 0 < end < len(chosen) // 2:
        some = values[chosen]
        chosen = chosen[some >= np.partition(some, len(some) - end)[len(some) - end]]
    return chosen


def _candidates(values: NDArray[Any], end: int) -> NDArray[np.int64]:
    """Among these indexes are those of the highest `end` values: of so many groups the best one reaches the least."""
    groups = len(values) // _ROWS
    best = values[: groups * _ROWS].reshape(_ROWS, groups).max(axis=0)
    candidates: NDArray[np.int64] = (values >= np.partition(best, groups - end)[groups - end]).nonzero()[0]
    return candidates


def _by_day(days: NDArray[np.int64], sort: SortOrder) -> NDArray[np.int64]:
    """Higher for what comes earlier in the list."""
    if sort is SortOrder.NEWEST:
        return days
    oldest: NDArray[np.int64] = np.where(days > 0, -days, np.iinfo(days.dtype).min + 1)
    return oldest
