"""How well documents answer a query: BM25F over words and whole phrases, and a mild liking for the newer."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from reader.columnar.arrays import ranges
from reader.columnar.occurrences import Occurrences
from reader.query.fields import Zone
from reader.query.highlight_terms import query_terms
from reader.query.tree import Node, Phrase
from reader.search.exact.positions import contains
from reader.search.exact.postings import Docs, Postings, TextCounts
from reader.search.exact.text_matching import TextMatching
from reader.search.layout import DAY, WORD_FIELDS, ZONES, length_column
from reader.text.segment import Segmenter

Scores = NDArray[np.float32]
Weights = NDArray[np.float32]

BOOSTS = {"w_headline": 6.0, "w_head": 3.0, "w_caption": 1.5, "w_text": 1.0}
"""Headline over kicker, deck and label over captions over text."""
LENGTH_WEIGHTS = {"w_headline": 0.4, "w_head": 0.4, "w_caption": 0.5, "w_text": 0.75}
"""BM25's b for each field: how far long fields are held against a document."""
SATURATION = np.float32(1.2)
"""BM25's k1."""
PHRASE_BONUS = np.float32(1.0)
"""What a phrase as a whole counts beside its words."""
WHOLE_HEADLINE = np.float32(1.25)
"""How much more the words of a phrase count where it is a whole headline."""
NEWER = 0.08
"""How much more the newest document counts than the oldest."""
_FIELDS: dict[Zone | None, tuple[int, ...]] = {
    zone: tuple(number for number, zones in enumerate(WORD_FIELDS.values()) if zone is None or zone in zones)
    for zone in (None, *ZONES)
}
"""The fields, numbered as in WORD_FIELDS, that hold the words of a zone."""
_ZONE_FIELDS = np.array([next(iter(_FIELDS[zone]), len(WORD_FIELDS)) for zone in ZONES])
"""The field of each zone; the number after the last where there is none."""
_MANY = 4096
"""From so many hits on a table of where each stands is quicker than searching."""


class Ranking:
    """Scores documents from one state of the index; keeps what all queries share: some numbers for each document."""

    def __init__(self, postings: Postings, segmenter: Segmenter) -> None:
        self._postings = postings
        self._segmenter = segmenter
        self._weights = np.empty((len(WORD_FIELDS) + 1, postings.size), np.float32)
        self._weighted: set[int] = set()
        self._newness: Weights | None = None

    def scores(self, query: Node, docs: Docs, matching: TextMatching) -> Scores:
        """A score for each of `docs`, which match `query`; 0 where there are no words to weigh."""
        scores = np.zeros(len(docs), np.float32)
        if not len(docs):
            return scores
        hits = _Hits(docs, self._postings.size)
        for phrase in [term for term in query_terms(query) if isinstance(term, Phrase)]:
            for text in matching.readings(phrase):
                words = list(dict.fromkeys(self._segmenter.words(text)))
                documents, found = self._postings.occurrences(words, _FIELDS[phrase.zone], docs)
                if len(text) > 1:
                    # The phrase as a whole is one more term.
                    whole_documents, whole_found = _phrase(len(words), matching.counts(text), phrase.zone, hits)
                    documents, found = [*documents, whole_documents], [*found, *whole_found]
                if not found:
                    continue
                terms = self._bm25(docs, documents, found)
                scores += np.add.reduce(terms[: len(words)])
                if len(text) > 1:
                    headed = matching.whole_docs(text, Zone.HEADLINE)
                    if len(headed):
                        scores[contains(headed, docs)] *= WHOLE_HEADLINE
                    scores += PHRASE_BONUS * terms[-1]
        scores *= self._newer()[docs]
        return scores

    def _bm25(self, docs: Docs, documents: Sequence[Mapping[int, int]], found: Sequence[Occurrences]) -> Scores:
        """The BM25 of some terms in each of `docs`, a row for each term: from how many documents hold it in each field,
        and where it was found in `docs`."""
        self._weigh(set().union(*documents))
        terms = np.zeros((len(documents), len(docs)), np.float32)
        for one in found:
            weights = self._weights.take(one.parts * self._postings.size + docs[one.places])
            weights *= one.counts.astype(np.float32)
            np.add.at(terms[one.word], one.places, weights)
        terms /= terms + SATURATION
        # How many documents hold a term in any field is taken as how many hold it in the field where most do.
        frequencies = [max(fields.values(), default=0) for fields in documents]
        rarities = [math.log(1 + (self._postings.size - one + 0.5) / (one + 0.5)) for one in frequencies]
        terms *= np.array(rarities, np.float32)[:, np.newaxis]
        return terms

    def _weigh(self, fields: set[int]) -> None:
        """Works out what one occurrence in these fields counts in each document: its boost by BM25's length norm, which
        is 1 for a field of average length; 1 in zones without words."""
        for number in fields - self._weighted:
            weights = self._weights[number]
            weights.fill(1.0)
            if number < len(WORD_FIELDS):
                field = list(WORD_FIELDS)[number]
                share = LENGTH_WEIGHTS[field]
                lengths = self._postings.column(length_column(field))
                # How many words a document has on average that has any.
                average = float(lengths.sum(dtype=np.int64)) / max(1, int(np.count_nonzero(lengths))) or 1.0
                weights *= lengths
                weights *= share / average
                weights += 1 - share
                np.divide(np.float32(BOOSTS[field]), np.maximum(weights, 1e-6, out=weights), out=weights)
            self._weighted.add(number)

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


def _phrase(
    number: int, counts: TextCounts, zone: Zone | None, hits: "_Hits"
) -> tuple[Mapping[int, int], Sequence[Occurrences]]:
    """As Postings.occurrences, of a phrase in the place of the word of that number."""
    docs, often, zones = counts
    if zone is not None:
        inside = (zones == ZONES.index(zone)).nonzero()[0]
        docs, often, zones = docs[inside], often[inside], zones[inside]
    documents: dict[int, int] = {}
    for one, held in enumerate(np.bincount(zones).tolist()):
        if held:
            field = _ZONE_FIELDS.item(one)
            documents[field] = max(documents.get(field, 0), held)
    places, at = hits.among(docs)
    if len(at) < len(docs):
        often, zones = often[at], zones[at]
    return documents, (Occurrences(number, _ZONE_FIELDS[zones], places, often),)


class _Hits:
    """The documents that are scored, rising."""

    def __init__(self, docs: Docs, size: int) -> None:
        self._docs, self._size = docs, size
        self._table: NDArray[np.int32] | None = None

    def among(self, held: Docs) -> tuple[Docs, Docs]:
        """Where those of the documents `held` that are hits stand among the hits, and where in `held`."""
        docs = self._docs
        if min(len(held), len(docs)) >= _MANY:
            if self._table is None:
                self._table = np.full(self._size, -1, np.int32)
                self._table[docs] = np.arange(len(docs), dtype=np.int32)
            places = self._table[held].astype(np.int64)
            at = (places >= 0).nonzero()[0]
            return places[at] if len(at) < len(held) else places, at
        if len(docs) < len(held):
            first = held.searchsorted(docs)
            counts = held.searchsorted(docs, side="right") - first
            return np.arange(len(docs)).repeat(counts), first.repeat(counts) + ranges(counts)
        places = docs.searchsorted(held)
        places[places == len(docs)] = 0
        at = (docs[places] == held).nonzero()[0]
        return places[at], at


def _ordinal(days: NDArray[np.integer]) -> NDArray[np.integer]:
    """YYYYMMDD as days that can be subtracted, months taken as 31 days."""
    ordinals: NDArray[np.integer] = days // 10000 * 372 + days // 100 % 100 * 31 + days % 100
    return ordinals
