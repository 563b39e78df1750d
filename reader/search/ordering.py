"""Which of the hits come first, without sorting all of them."""

import numpy as np
from numpy.typing import NDArray

from reader.library.engine_port import SortOrder
from reader.search.layout import DAY, STORY_ID
from reader.search.postings import Docs, Postings
from reader.search.ranking import Scores

_WORTH = 4
"""From so many times the wanted hits on it pays to choose them before sorting."""


def ordered(postings: Postings, docs: Docs, scores: Scores, sort: SortOrder, end: int) -> NDArray[np.int64]:
    """Indexes into `docs` of the first `end` hits.

    RELEVANCE: best first, the newest among equals. NEWEST and OLDEST: by day, unknown days last, the best among equals.
    What is equal in all this stands in the order of story ids.
    """
    days = postings.column(DAY)[docs]
    first, second = (scores, days) if sort is SortOrder.RELEVANCE else (_by_day(days, sort), scores)
    chosen = np.arange(len(docs))
    if 0 < end < len(docs) // _WORTH:
        chosen = np.flatnonzero(first >= np.partition(first, len(docs) - end)[len(docs) - end])
    ids = postings.column(STORY_ID)[docs[chosen]]
    order: NDArray[np.int64] = chosen[np.lexsort((ids, -second[chosen], -first[chosen]))][:end]
    return order


def _by_day(days: NDArray[np.int64], sort: SortOrder) -> NDArray[np.int64]:
    """Higher for what comes earlier in the list."""
    if sort is SortOrder.NEWEST:
        return days
    return np.where(days > 0, -days, np.iinfo(days.dtype).min + 1)
