"""How well documents answer a query: BM25F over words and whole phrases, and a mild liking for the newer."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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

Scores = NDArray[np.float32]
Weights = NDArray[np.float32]

BOOSTS = {"w_headline": 6.0, "w_head": 3.0, "w_caption": 1.5, "w_text": 1.0}
"""Headline over kicker, deck and label over captions over text."""
LENGTH_WEIGHTS = {"w_headline": 0.4, "w_head": 0.4, "w_caption": 0.5, "w_text": 0.75}
"""BM25's b for each field: how far long fields are held against a document."""
SATURATION = np.float32(1.2)
"""BM25's k1."""
PHRASE_BONUS = 1.0
"""What a phrase as a whole counts beside its words."""
WHOLE_HEADLINE = np.float32(1.25)
"""How much more the words of a phrase count where it is a whole headline."""
NEWER = 0.08
"""How much more the newest document counts than the oldest."""
_ZONE_FIELDS = {zone: field for field, zones in WORD_FIELDS.items() for zone in zones}
_MANY = 4096
"""From so many hits on a table of where each stands is quicker than searching."""


class Ranking:
    """Scores documents from one state of the index; keeps what all queries share: some numbers for each document."""

    def __init__(self, postings: Postings, segmenter: Segmenter) -> None:
        self._postings = postings
        self._segmenter = segmenter
        self._weights: dict[str, Weights] = {}
        self._newness: Weights | None = None

    def scores(self, query: Node, docs: Docs, matching: TextMatching) -> Scores:
        """A score for each of `docs`, which match `query`; 0 where there are no words to weigh."""
        scores = np.zeros(len(docs), np.float32)
        if not len(docs):
            return scores
        hits = _Hits(docs, self._postings.size)
        for phrase in [leaf for leaf in leaves(query) if isinstance(leaf, Phrase)]:
            for text in matching.readings(phrase):
                for word in set(self._segmenter.words(text)):
                    self._add_bm25(scores, 1.0, self._word_counts(word, phrase.zone, docs))
                if len(text) > 1:
                    whole = matching.whole_docs(text, Zone.HEADLINE)
                    if len(whole):
                        scores[contains(whole, docs)] *= WHOLE_HEADLINE
                    self._add_bm25(scores, PHRASE_BONUS, self._phrase_counts(matching, text, phrase.zone, hits))
        scores *= self._newer()[docs]
        return scores

    def _add_bm25(self, scores: Scores, share: float, counts: "Iterable[_Counts]") -> None:
        """Adds a share of the BM25 of one term, from its weighted counts in each field."""
        own: Scores | None = None
        frequency = 0
        for one in counts:
            frequency = max(frequency, one.frequency)
            if len(one.places) == len(scores):
                own = one.weights if own is None else own + one.weights
                continue
            if own is None:
                own = np.zeros(len(scores), np.float32)
            own[one.places] += one.weights
        if own is None:
            return
        # How many documents hold the term in any field is taken as how many hold it in the field where most do.
        rarity = math.log(1 + (self._postings.size - frequency + 0.5) / (frequency + 0.5))
        own = own / (own + SATURATION)
        own *= np.float32(share * rarity)
        scores += own

    def _word_counts(self, word: str, zone: Zone | None, docs: Docs) -> "Iterator[_Counts]":
        for field, zones in WORD_FIELDS.items():
            if zone is None or zone in zones:
                held = self._postings.frequencies(field, word, docs)
                if held.documents:
                    found = docs if len(held.places) == len(docs) else docs[held.places]
                    yield _Counts(held.documents, held.places, self._weight(field)[found] * _short(held.counts))

    def _phrase_counts(
        self, matching: TextMatching, text: str, zone: Zone | None, hits: "_Hits"
    ) -> "Iterator[_Counts]":
        for one in ZONES:
            if zone in (None, one):
                held, counts = matching.counts(text, one)
                if len(held):
                    places, at = hits.among(held)
                    if len(at) < len(held):
                        counts = counts[at]
                    weights = _short(counts)
                    field = _ZONE_FIELDS.get(one)
                    if field:
                        weights *= self._weight(field)[held if len(at) == len(held) else held[at]]
                    yield _Counts(len(held), places, weights)

    def _weight(self, field: str) -> Weights:
        """What one occurrence in a field counts in each document: its boost by BM25's length norm, which is 1 for a
        field of average length."""
        if field not in self._weights:
            share = LENGTH_WEIGHTS[field]
            lengths = self._postings.column(length_column(field))
            # How many words a document has on average that has any.
            average = float(lengths.sum(dtype=np.int64)) / max(1, int(np.count_nonzero(lengths))) or 1.0
            norms = lengths.astype(np.float32)
            norms *= share / average
            norms += 1 - share
            self._weights[field] = np.divide(np.float32(BOOSTS[field]), np.maximum(norms, 1e-6, out=norms), out=norms)
        return self._weights[field]

    def _newer(self) -> Weights:
        """How much each document counts for its day: 1 for the oldest of the index and for unknown days, 1 + NEWER for
        the newest."""
        if self._newness is None:
            days = self._postings.column(DAY)
            newer = np.ones(len(days), np.float32)
            known = (days > 0).nonzero()[0]
            if len(known):
                ordinals = _ordinal(days[known])
                oldest = int(ordinals.min())
                span = int(ordinals.max()) - oldest
                newer[known] += (ordinals - oldest) * (NEWER / max(span, 1))
            self._newness = newer
        return self._newness


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many documents hold a term in a field; which of the hits do, and what it weighs in each."""

    frequency: int
    places: Docs
    weights: Weights


class _Hits:
    """The documents that are scored, rising."""

    def __init__(self, docs: Docs, size: int) -> None:
        self._docs, self._size = docs, size
        self._table: NDArray[np.int32] | None = None

    def among(self, held: Docs) -> tuple[Docs, Docs]:
        """Where those of the rising documents `held` that are hits stand among the hits, and where in `held`."""
        if held is self._docs:
            every = np.arange(len(held))
            return every, every
        if min(len(held), len(self._docs)) < _MANY:
            return shared(self._docs, held)
        if self._table is None:
            self._table = np.full(self._size, -1, np.int32)
            self._table[self._docs] = np.arange(len(self._docs), dtype=np.int32)
        places: Docs = self._table[held].astype(np.int64)
        at = (places >= 0).nonzero()[0]
        return places[at] if len(at) < len(held) else places, at


def _short(counts: NDArray[np.int64]) -> Weights:
    return counts.astype(np.float32)


def _ordinal(days: NDArray[np.integer]) -> NDArray[np.integer]:
    """YYYYMMDD as days that can be subtracted, months taken as 31 days."""
    ordinals: NDArray[np.integer] = days // 10000 * 372 + days // 100 % 100 * 31 + days % 100
    return ordinals
