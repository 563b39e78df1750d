"""The score of a document for a query: BM25F over words and phrases, raised a little for newer documents.

For a phrase of the query, with the words t (jieba's) and a document d of the N in the index:

    score(d) = Σ_t rank(t, d) · (WHOLE_HEADLINE if the phrase is the whole headline of d else 1)
               + PHRASE_BONUS · rank(phrase, d)
    rank(t, d)   = idf(t) · tf(t, d) / (SATURATION + tf(t, d))
    tf(t, d)     = Σ_field BOOSTS · occurrences(t, d, field) / (1 - b + b · length(d, field) / average length(field))
    idf(t)       = ln(1 + (N - n(t) + 0.5) / (n(t) + 0.5)), n(t) the documents that hold t in the field where most do

The phrase as a whole is ranked as one more term. A query's score is the sum over its phrases, times 1 for the oldest
document of the index to 1 + NEWER for the newest.

BM25F: Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004, with a b for each
field as in Zaragoza et al., "Microsoft Cambridge at TREC-13", TREC 2004. The idf is Lucene's, which is never negative.
"""

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
from reader.text.sought import Sought

Scores = NDArray[np.float32]
Weights = NDArray[np.float32]

# A headline says what a story is about, kicker, deck and column label say it beside it, a caption says it of a picture;
# text names much that the story is not about.
BOOSTS = {"w_headline": 6.0, "w_head": 3.0, "w_caption": 1.5, "w_text": 1.0}
"""Weight of one occurrence in each field, relative to the text."""
# A long story names more things only because it is long: 0.75 is BM25's usual b. Headlines and captions are all short,
# and one of twelve words is hardly less about each of them than one of eight.
LENGTH_WEIGHTS = {"w_headline": 0.4, "w_head": 0.4, "w_caption": 0.5, "w_text": 0.75}
"""BM25's b of each field: 0 ignores its length, 1 divides by it."""
SATURATION = np.float32(1.2)
"""BM25's k1, at its usual value: the occurrences at which a term has half its weight."""
# As much as one word: who types 高质量发展 wants it together, not its words scattered.
PHRASE_BONUS = np.float32(1.0)
"""Weight of the phrase as a whole beside its words."""
# Enough to come before any number of mentions in the text of a longer headline (up to some thirty), because who types a
# whole headline wants that story.
WHOLE_HEADLINE = np.float32(1.25)
"""Factor of the words of a phrase that is the whole headline."""
# Less than one mention more among three: of equally good hits the newer one is wanted, but no better one gives way.
NEWER = 0.08
"""Share by which the newest document of an index is raised above the oldest."""
WORD_FIELDS_OF_ZONES: dict[Zone | None, tuple[int, ...]] = {
    zone: tuple(number for number, zones in enumerate(WORD_FIELDS.values()) if zone is None or zone in zones)
    for zone in (None, *ZONES)
}
"""Fields that hold the words of a zone (of all zones under None), by their indices in WORD_FIELDS."""
ZONE_FIELDS = np.array([next(iter(WORD_FIELDS_OF_ZONES[zone]), len(WORD_FIELDS)) for zone in ZONES])
"""int64, one for each of ZONES: its field; len(WORD_FIELDS) for a zone without words, the byline."""
_AT_ONCE = 1 << 18
"""Documents that are scored at a time: a million of them at once would take 200 MB."""
_MANY = 4096
"""Number of hits from which a table of their indices is faster than binary search."""


class Ranking:
    """Scores of documents in one state of the index. Keeps the weights of documents, which all queries share."""

    def __init__(self, postings: Postings, segmenter: Segmenter) -> None:
        self._postings = postings
        self._segmenter = segmenter
        # Shape (fields + 1, documents); the last row is that of zones without words. Rows are filled when first used.
        self._weights = np.empty((len(WORD_FIELDS) + 1, postings.size), np.float32)
        self._weighted: set[int] = set()
        self._newness: Weights | None = None

    def scores(self, query: Node, docs: Docs, matching: TextMatching) -> Scores:
        """Return a score for each of `docs`, which match `query`; 0 if the query has no words to weigh."""
        if len(docs) > _AT_ONCE:
            pieces = (docs[first : first + _AT_ONCE] for first in range(0, len(docs), _AT_ONCE))
            return np.concatenate([self.scores(query, piece, matching) for piece in pieces])
        scores = np.zeros(len(docs), np.float32)
        if not len(docs):
            return scores
        hits = Hits(docs, self._postings.size)
        for phrase in [term for term in query_terms(query) if isinstance(term, Phrase)]:
            for text in matching.readings(phrase):
                scores += self._text_scores(text, phrase.zone, hits, matching)
        scores *= self._newer()[docs]
        return scores

    def _text_scores(self, text: Sought, zone: Zone | None, hits: "Hits", matching: TextMatching) -> Scores:
        """Return the scores of the hits for one text of a phrase."""
        words = list(dict.fromkeys(self._segmenter.words(text.words)))
        frequencies, found = self._postings.occurrences(words, WORD_FIELDS_OF_ZONES[zone], hits.docs)
        scores: Scores
        if len(text) == 1:
            scores = np.add.reduce(self._ranks(hits.docs, frequencies, found))
            return scores
        phrase = _phrase_occurrences(len(words), matching.counts(text), zone, hits)
        ranks = self._ranks(hits.docs, [*frequencies, phrase[0]], [*found, phrase[1]])
        scores = np.add.reduce(ranks[:-1])
        headed = matching.whole_docs(text, Zone.HEADLINE)
        if len(headed):
            scores[contains(headed, hits.docs)] *= WHOLE_HEADLINE
        scores += PHRASE_BONUS * ranks[-1]
        return scores

    def _ranks(self, docs: Docs, frequencies: Sequence[Mapping[int, int]], found: Sequence[Occurrences]) -> Scores:
        """Return the BM25F rank of each term in each document, of shape (terms, docs).

        `frequencies` holds for each term the number of documents with it in each field; `found` the occurrences of the
        terms in `docs`.
        """
        self._weigh(set().union(*frequencies))
        ranks = np.zeros((len(frequencies), len(docs)), np.float32)
        for one in found:
            weights = self._weights.take(one.parts * self._postings.size + docs[one.indices])
            weights *= one.counts.astype(np.float32)
            np.add.at(ranks[one.term], one.indices, weights)
        ranks /= ranks + SATURATION
        most = [max(fields.values(), default=0) for fields in frequencies]
        rarities = [math.log(1 + (self._postings.size - held + 0.5) / (held + 0.5)) for held in most]
        ranks *= np.array(rarities, np.float32)[:, np.newaxis]
        return ranks

    def field_weights(self, fields: set[int]) -> Weights:
        """Return the weights of one occurrence in each document, one row for each of WORD_FIELDS and one more.

        The last row is of zones without words; only the rows of these fields are filled.
        """
        self._weigh(fields)
        return self._weights

    def _weigh(self, fields: set[int]) -> None:
        """Fill the weights of these fields: of one occurrence in each document, its boost by BM25's length norm.

        The norm is 1 for a field of average length; the average is taken over the documents that have the field.
        """
        for number in fields - self._weighted:
            weights = self._weights[number]
            weights.fill(1.0)
            if number < len(WORD_FIELDS):
                field = list(WORD_FIELDS)[number]
                b = LENGTH_WEIGHTS[field]
                lengths = self._postings.column(length_column(field))
                average = float(lengths.sum(dtype=np.int64)) / max(1, int(np.count_nonzero(lengths))) or 1.0
                weights *= lengths
                weights *= b / average
                weights += 1 - b
                np.divide(np.float32(BOOSTS[field]), weights, out=weights)
            self._weighted.add(number)

    def _newer(self) -> Weights:
        """Return the factor of each document for its day: 1 for the oldest of the index and for unknown days."""
        if self._newness is None:
            days = self._postings.column(DAY)
            newer = np.ones(len(days), np.float32)
            known = (days > 0).nonzero()[0]
            if len(known):
                ordinals = day_ordinals(days[known])
                oldest = int(ordinals.min())
                span = int(ordinals.max()) - oldest
                newer[known] += (ordinals - oldest) * (NEWER / max(span, 1))
            self._newness = newer
        return self._newness


def _phrase_occurrences(
    term: int, counts: TextCounts, zone: Zone | None, hits: "Hits"
) -> tuple[Mapping[int, int], Occurrences]:
    """Return for a phrase what Postings.occurrences returns for words, as those of term number `term`."""
    docs, often, zones = counts
    if zone is not None:
        inside = (zones == ZONES.index(zone)).nonzero()[0]
        docs, often, zones = docs[inside], often[inside], zones[inside]
    frequencies: dict[int, int] = {}
    for number, held in enumerate(np.bincount(zones).tolist()):
        if held:
            field = ZONE_FIELDS.item(number)
            frequencies[field] = max(frequencies.get(field, 0), held)
    indices, chosen = hits.among(docs)
    if len(chosen) < len(docs):
        often, zones = often[chosen], zones[chosen]
    return frequencies, Occurrences(term, ZONE_FIELDS[zones], indices, often)


class Hits:
    """The documents that are scored, rising; `size` is the number of documents in the index."""

    def __init__(self, docs: Docs, size: int) -> None:
        self.docs = docs
        self._size = size
        self._table: NDArray[np.int32] | None = None

    def among(self, held: Docs) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the indices among the hits of the documents `held` that are hits, and their indices in `held`.

        `held` rises and may name a document several times; so do the results.
        """
        docs = self.docs
        if min(len(held), len(docs)) >= _MANY:
            if self._table is None:
                self._table = np.full(self._size, -1, np.int32)
                self._table[docs] = np.arange(len(docs), dtype=np.int32)
            indices = self._table[held].astype(np.int64)
            chosen = (indices >= 0).nonzero()[0]
            return indices[chosen], chosen
        if len(docs) < len(held):
            first = held.searchsorted(docs)
            counts = held.searchsorted(docs, side="right") - first
            return np.arange(len(docs)).repeat(counts), first.repeat(counts) + ranges(counts)
        indices = docs.searchsorted(held)
        indices[indices == len(docs)] = 0
        chosen = (docs[indices] == held).nonzero()[0]
        return indices[chosen], chosen


def day_ordinals(days: NDArray[np.integer]) -> NDArray[np.integer]:
    """Convert days YYYYMMDD to numbers that can be subtracted, counting 31 days to a month."""
    ordinals: NDArray[np.integer] = days // 10000 * 372 + days // 100 % 100 * 31 + days % 100
    return ordinals
