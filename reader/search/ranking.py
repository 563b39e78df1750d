"""How well documents answer a query: BM25F over words and whole phrases, and a mild liking for the newer."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from reader.query.fields import Zone
from reader.query.terms import leaves
from reader.query.tree import Node, Phrase
from reader.search.columnar.arrays import shared
from reader.search.layout import DAY, WORD_FIELDS, ZONES, length_column
from reader.search.places import contains
from reader.search.postings import Docs, Postings
from reader.search.text_matching import TextMatching
from reader.text.segment import Segmenter

Scores = NDArray[np.float64]

BOOSTS = {"w_headline": 6.0, "w_head": 3.0, "w_caption": 1.5, "w_text": 1.0}
"""Headline over kicker, deck and label over captions over text."""
LENGTH_WEIGHTS = {"w_headline": 0.4, "w_head": 0.4, "w_caption": 0.5, "w_text": 0.75}
"""BM25's b for each field: how far long fields are held against a document."""
SATURATION = 1.2
"""BM25's k1."""
PHRASE_BONUS = 1.0
"""What a phrase as a whole counts beside its words."""
WHOLE_HEADLINE = 1.25
"""How much more the words of a phrase count where it is a whole headline."""
NEWER = 0.08
"""How much more the newest document counts than the oldest."""
_ZONE_FIELDS = {zone: field for field, zones in WORD_FIELDS.items() for zone in zones}
_ZONE_BOOSTS = {zone: BOOSTS[field] for field, zones in WORD_FIELDS.items() for zone in zones} | {Zone.BYLINE: 1.0}


class Ranking:
    """Scores documents from one state of the index; keeps what all queries share."""

    def __init__(self, postings: Postings, segmenter: Segmenter) -> None:
        self._postings = postings
        self._segmenter = segmenter
        self._averages: dict[str, float] = {}
        self._span: tuple[int, int] | None = None

    def scores(self, query: Node, docs: Docs, matching: TextMatching) -> Scores:
        """A score for each of `docs`, which match `query`; 0 where there are no words to weigh."""
        scores = np.zeros(len(docs))
        if not len(docs):
            return scores
        norms: Norms = {}
        for phrase in [leaf for leaf in leaves(query) if isinstance(leaf, Phrase)]:
            for text in matching.readings(phrase):
                for word in set(self._segmenter.words(text)):
                    self._add_bm25(scores, 1.0, self._word_counts(word, phrase.zone, docs, norms))
                if len(text) > 1:
                    whole = matching.whole_docs(text, Zone.HEADLINE)
                    if len(whole):
                        scores[contains(whole, docs)] *= WHOLE_HEADLINE
                    counts = self._phrase_counts(matching, text, phrase.zone, docs, norms)
                    self._add_bm25(scores, PHRASE_BONUS, counts)
        return scores * (1 + NEWER * self._newness(docs))

    def _add_bm25(self, scores: Scores, share: float, counts: "Iterable[_Counts]") -> None:
        """Adds a share of the BM25 of one term, from its weighted counts in each field."""
        own: Scores | None = None
        frequency = 0
        for one in counts:
            frequency = max(frequency, one.frequency)
            if own is None:
                own = np.zeros(len(scores))
            own[one.places] += one.weights
        if own is None:
            return
        # How many documents hold the term in any field is taken as how many hold it in the field where most do.
        rarity = math.log(1 + (self._postings.size - frequency + 0.5) / (frequency + 0.5))
        scores += share * rarity * own / (own + SATURATION)

    def _word_counts(self, word: str, zone: Zone | None, docs: Docs, norms: "Norms") -> "Iterator[_Counts]":
        for field, zones in WORD_FIELDS.items():
            if zone is None or zone in zones:
                held = self._postings.frequencies(field, word, docs)
                if held.documents:
                    weights = BOOSTS[field] * held.counts / self._lengthiness(field, docs, norms)[held.places]
                    yield _Counts(held.documents, held.places, weights)

    def _phrase_counts(
        self, matching: TextMatching, text: str, zone: Zone | None, docs: Docs, norms: "Norms"
    ) -> "Iterator[_Counts]":
        for one in ZONES:
            if zone in (None, one):
                held, counts = matching.counts(text, one)
                if len(held):
                    wanted, at = shared(docs, held)
                    weights = _ZONE_BOOSTS[one] * counts[at]
                    field = _ZONE_FIELDS.get(one)
                    if field:
                        weights /= self._lengthiness(field, docs, norms)[wanted]
                    yield _Counts(len(held), wanted, weights)

    def _lengthiness(self, field: str, docs: Docs, norms: "Norms") -> Scores:
        """BM25's length norm of the documents in a field: 1 for one of average length."""
        if field not in norms:
            weight = LENGTH_WEIGHTS[field]
            lengths = self._postings.column(length_column(field))[docs]
            norms[field] = np.maximum(1 - weight + weight / self._average(field) * lengths, 1e-6)
        return norms[field]

    def _average(self, field: str) -> float:
        """How many words a document has on average that has any."""
        if field not in self._averages:
            lengths = self._postings.column(length_column(field))
            self._averages[field] = float(lengths.sum(dtype=np.int64)) / max(1, int((lengths > 0).sum())) or 1.0
        return self._averages[field]

    def _newness(self, docs: Docs) -> Scores | float:
        """0 for the oldest day of the index to 1 for the newest; 0 where the day is unknown."""
        days = self._postings.column(DAY)
        if self._span is None:
            known = days[days > 0]
            self._span = (_ordinal(int(known.min())), _ordinal(int(known.max()))) if len(known) else (0, 0)
        oldest, newest = self._span
        if oldest == newest:
            return 0.0
        own = days[docs]
        newness: Scores = np.where(own > 0, (_ordinal(own) - oldest) / (newest - oldest), 0.0)
        return newness


Norms = dict[str, Scores]
"""Length norms of the documents that are scored, by field."""


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many documents hold a term in a field; which of the wanted ones do, and what it weighs in each."""

    frequency: int
    places: Docs
    weights: NDArray[np.floating[Any]]


@overload
def _ordinal(day: int) -> int: ...
@overload
def _ordinal(day: NDArray[np.int64]) -> NDArray[np.int64]: ...
def _ordinal(day: int | NDArray[np.int64]) -> int | NDArray[np.int64]:
    """YYYYMMDD as a day that can be subtracted, months taken as 31 days."""
    return day // 10000 * 372 + day // 100 % 100 * 31 + day % 100
