"""How well documents answer a query: BM25F over words and whole phrases, and a mild liking for the newer."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader.query.fields import Zone
from reader.query.terms import leaves
from reader.query.tree import Node, Phrase
from reader.search.layout import DAY, WORD_FIELDS, ZONES, length_column
from reader.search.places import contains, counted
from reader.search.postings import DOCUMENT_SHIFT, Docs, Postings
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
_ZONE_BOOSTS = {zone: BOOSTS[field] for field, zones in WORD_FIELDS.items() for zone in zones} | {Zone.BYLINE: 1.0}


class Ranking:
    """Scores documents from one state of the index; keeps what all queries share."""

    def __init__(self, postings: Postings, segmenter: Segmenter) -> None:
        self._postings = postings
        self._segmenter = segmenter
        self._norms: dict[str, Scores] = {}

    def scores(self, query: Node, docs: Docs, matching: TextMatching) -> Scores:
        """A score for each of `docs`, which match `query`; 0 where there are no words to weigh."""
        scores = np.zeros(len(docs))
        if not len(docs):
            return scores
        for phrase in [leaf for leaf in leaves(query) if isinstance(leaf, Phrase)]:
            for text in matching.readings(phrase):
                words = self._segmenter.words(text)
                for word in set(words):
                    scores += self._bm25(docs, self._word_counts(word, phrase.zone, docs))
                if len(text) > 1:
                    scores[contains(matching.whole_docs(text, Zone.HEADLINE), docs)] *= WHOLE_HEADLINE
                    scores += PHRASE_BONUS * self._bm25(docs, self._phrase_counts(matching, text, phrase.zone, docs))
        return scores * (1 + NEWER * self._newness(docs))

    def _bm25(self, docs: Docs, counts: Iterable["_Counts"]) -> Scores:
        """BM25 of one term from its weighted counts in each field."""
        own = np.zeros(len(docs))
        frequency = 0
        for one in counts:
            frequency = max(frequency, one.frequency)
            own[one.places] += one.weights
        # How many documents hold the term in any field is taken as how many hold it in the field where most do.
        rarity = math.log(1 + (self._postings.size - frequency + 0.5) / (frequency + 0.5))
        scores: Scores = rarity * own / (own + SATURATION)
        return scores

    def _word_counts(self, word: str, zone: Zone | None, docs: Docs) -> Iterator["_Counts"]:
        for field, zones in WORD_FIELDS.items():
            if zone is None or zone in zones:
                held, counts = self._postings.frequencies(field, word)
                if len(held):
                    wanted, at = _among(docs, held)
                    weights = BOOSTS[field] * counts[at] / self._lengthiness(field)[held[at]]
                    yield _Counts(len(held), wanted, weights)

    def _phrase_counts(self, matching: TextMatching, text: str, zone: Zone | None, docs: Docs) -> Iterator["_Counts"]:
        for one in ZONES:
            if zone in (None, one):
                places = matching.text(text, one).starts >> DOCUMENT_SHIFT
                if len(places):
                    held, counts = counted(places)
                    wanted, at = _among(docs, held)
                    field = next((field for field, zones in WORD_FIELDS.items() if one in zones), None)
                    long = self._lengthiness(field)[held[at]] if field else 1.0
                    yield _Counts(len(held), wanted, _ZONE_BOOSTS[one] * counts[at].astype(np.float64) / long)

    def _lengthiness(self, field: str) -> Scores:
        """BM25's length norm of every document in a field: 1 for one of average length."""
        if field not in self._norms:
            self._norms[field] = self._norm(field)
        return self._norms[field]

    def _norm(self, field: str) -> Scores:
        lengths = self._postings.column(length_column(field))
        held = lengths[lengths > 0]
        average = held.mean() if len(held) else 1.0
        weight = LENGTH_WEIGHTS[field]
        norm: Scores = 1 - weight + weight * lengths / average
        return np.maximum(norm, 1e-6)

    def _newness(self, docs: Docs) -> Scores:
        """0 for the oldest day of the index to 1 for the newest; 0 where the day is unknown."""
        if DAY not in self._norms:
            self._norms[DAY] = _newness(self._postings.column(DAY))
        return self._norms[DAY][docs]


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many documents hold a term in a field; which of the wanted ones do, and what it weighs in each."""

    frequency: int
    places: Docs
    weights: Scores


def _among(docs: Docs, held: Docs) -> tuple[Docs, Docs]:
    """Where the documents that both rising arrays hold stand in each; the longer one is searched, not walked."""
    if len(docs) > len(held):
        held_at, docs_at = _among(held, docs)
        return docs_at, held_at
    at = np.searchsorted(held, docs)
    at[at == len(held)] = 0
    shared = np.flatnonzero(held[at] == docs)
    return shared, at[shared]


def _newness(days: NDArray[np.int64]) -> Scores:
    ordinals = _ordinals(days)
    known = ordinals[ordinals > 0]
    if not len(known) or known.min() == known.max():
        return np.zeros(len(days))
    newness: Scores = np.where(ordinals > 0, (ordinals - known.min()) / (known.max() - known.min()), 0.0)
    return newness


def _ordinals(days: NDArray[np.int64]) -> NDArray[np.int64]:
    """YYYYMMDD as days that can be subtracted, months taken as 31 days; 0 stays 0."""
    return days // 10000 * 372 + days // 100 % 100 * 31 + days % 100
