"""The score of a document for a question: BM25F over its words and pairs of characters.

    score(d) = Σ_u weight(u) · idf(u) · tf(u, d) / (SATURATION + tf(u, d))

tf and idf are those of reader.search.exact.ranking, but for two things. Half as many occurrences weigh as much: of a
question's many words each should be there, none often. And the boost of headlines sinks with the number of words: who
types two words wants the story that is about them, who types a whole headline or sentence finds its words in the text.
"""

import math

import numpy as np
from numpy.typing import NDArray

from reader.search.exact.postings import Docs
from reader.search.exact.ranking import BOOSTS
from reader.search.near.frequencies import Frequencies

Scores = NDArray[np.float32]

SATURATION = np.float32(0.6)
"""BM25's k1."""
MOST_BOOSTED_WORDS, LEAST_BOOSTED_WORDS = 1, 6
"""Numbers of words from which the boosts sink, and at which they are gone."""


def boosts(words: int) -> Scores:
    """Return the factors of the weights of each field, and of zones without words, for a number of words asked."""
    span = LEAST_BOOSTED_WORDS - MOST_BOOSTED_WORDS
    share = min(1.0, max(0.0, (LEAST_BOOSTED_WORDS - words) / span))
    kept = [(1 + (boost - 1) * share) / boost for boost in BOOSTS.values()]
    return np.array([*kept, 1.0], np.float32)


def rarity(held: int, documents: int) -> float:
    """Return the idf of a text that `held` of the documents hold."""
    return math.log(1 + (documents - held + 0.5) / (held + 0.5))


def ranks(found: Frequencies, weights: Scores, factors: Scores, saturation: np.float32 = SATURATION) -> Scores:
    """Return the part of each of the documents `found.held` that saturates, from 0 to 1.

    `weights` as in Ranking.field_weights.
    """
    if not len(found.docs):
        return np.zeros(0, np.float32)
    each = weights[found.fields, found.docs]
    each *= factors[found.fields]
    each *= found.counts
    starts = np.ones(len(found.docs), np.bool_)
    np.not_equal(found.docs[1:], found.docs[:-1], out=starts[1:])
    sums: Scores = np.add.reduceat(each, starts.nonzero()[0])
    sums /= sums + saturation
    return sums


def best(scores: Scores, most: int) -> Docs:
    """Return the documents with the highest scores above 0, the best first, the earlier of equals."""
    found = scores.nonzero()[0]
    if len(found) > most:
        some = scores[found]
        found = found[some >= np.partition(some, len(some) - most)[len(some) - most]]
    return found[np.lexsort((found, -scores[found]))][:most]
