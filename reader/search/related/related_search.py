"""The search for related stories: BM25F over the chosen units of a story, raised for days that are near.

    score(d) = (1 + NEAR_DAYS · e^(-days between / FADING_DAYS)) · Σ_u weight(u) · tf(u, d) / (SATURATION + tf(u, d))
               / Σ_u weight(u)

weight(u) as in reader.search.related.choosing, tf as in reader.search.exact.ranking. Terms of documents that were found
(pseudo-relevance feedback) and cosine norms were tried and find no more. A document is related if it shares two units
or more that it would not share by chance.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from reader.errors import Cancelled
from reader.ports.related import RelatedFound, RelatedHit, RelatedQuery, SharedWord
from reader.search.exact.positions import contains
from reader.search.exact.postings import Docs, Postings
from reader.search.exact.ranking import Ranking, day_ordinals
from reader.search.layout import DAY, STORY_ID, WORD_FIELDS, day_number
from reader.search.near.frequencies import TextFrequencies
from reader.search.near.scoring import Scores, best, ranks
from reader.search.related.choosing import Choice, choices
from reader.search.related.story_units import Units

# The constants were chosen on one news archive with tags and confirmed on another; all are flat: half or twice as much
# changes the first five stories by one in a hundred.
SATURATION = np.float32(6)
"""BM25's k1: a story that names a thing often is more about it, up to some six times."""
NEAR_DAYS, FADING_DAYS = 0.5, 60.0
"""Share by which a story of the same day is raised, and the days in which e times less is left of it."""
LEAST_SHARED = 2
"""Units that a related story shares at least: one word alone may mean another thing there."""
LEAST_ODDS = 1.15
"""Rarities of the shared units, added up, as a multiple of the logarithm of all documents: see near/coverage.py."""
_FIELDS = set(range(len(WORD_FIELDS) + 1))
_AS_THEY_ARE = np.ones(len(WORD_FIELDS) + 1, np.float32)


class RelatedSearch:
    """The search over one state of the index; `stopped` is asked now and then if nobody waits any more."""

    def __init__(self, postings: Postings, ranking: Ranking, stopped: Callable[[], bool] | None = None) -> None:
        self._postings = postings
        self._ranking = ranking
        self._stopped = stopped
        self._found = TextFrequencies(postings)

    def hits(self, query: RelatedQuery, own: Units) -> RelatedFound:
        """Return the documents that share units with the story of a query, `own`, best first. Raises Cancelled."""
        self._check()
        size = self._postings.size
        ids = self._postings.column(STORY_ID)
        indexed = bool((ids[self._postings.live()] == query.story_id).any())
        # A unit of which the story itself is the only document finds nothing.
        chosen = choices(own, self._postings, self._found, least=1 + indexed)
        scores = self._scores(chosen, day_number(query.date))
        left_out = [query.story_id, *query.besides]
        found = best(scores, query.limit + len(left_out))
        found = found[~np.isin(ids[found], left_out)][: query.limit]
        held = self._held(chosen, found)
        rarities = np.array([unit.rarity for unit in chosen])
        enough = held.sum(axis=0) >= LEAST_SHARED
        enough &= rarities @ held >= LEAST_ODDS * math.log(size + math.e)
        hits = (
            RelatedHit(ids.item(found[at]), scores.item(found[at]), _shared(chosen, held[:, at]))
            for at in enough.nonzero()[0].tolist()
        )
        return RelatedFound(tuple(hits), size)

    def _scores(self, chosen: Sequence[Choice], day: int) -> Scores:
        """Return the score of every document."""
        scores = np.zeros(self._postings.size, np.float32)
        weights = self._ranking.field_weights(_FIELDS)
        whole = sum(unit.weight for unit in chosen)
        for unit in chosen:
            self._check()
            ranked = ranks(unit.found, weights, _AS_THEY_ARE, SATURATION)
            scores[unit.held] += ranked * np.float32(unit.weight / whole)
        if day:
            days = self._postings.column(DAY)
            between = np.abs(day_ordinals(days) - day_ordinals(np.array([day]))).astype(np.float32)
            nearness = np.exp(between / np.float32(-FADING_DAYS))
            nearness[days == 0] = 0
            scores *= 1 + np.float32(NEAR_DAYS) * nearness
        return scores

    def _held(self, chosen: Sequence[Choice], docs: Docs) -> NDArray[np.bool_]:
        """Return an array of shape (units, docs): True for each unit that a document holds."""
        order = docs.argsort()
        rising, back = docs[order], order.argsort()
        held = np.zeros((len(chosen), len(docs)), np.bool_)
        for number, unit in enumerate(chosen):
            held[number] = contains(unit.held, rising)[back]
        return held

    def _check(self) -> None:
        if self._stopped and self._stopped():
            raise Cancelled


def _shared(chosen: Sequence[Choice], held: NDArray[np.bool_]) -> tuple[SharedWord, ...]:
    mine = sorted((chosen[at] for at in held.nonzero()[0].tolist()), key=lambda unit: -unit.weight)
    return tuple(SharedWord(unit.text, len(unit.held)) for unit in mine)
