"""The part of a question that a document holds, and the least that is enough to show it.

A word weighs its rarity: who asks for a name and a common word wants the name. A word that is not held counts in part
if pairs of its characters are: that is how a wrong, a dropped or a doubled character looks. The weights of the words
held, added up, are the logarithm of the odds against meeting all of them in one document by chance: at the logarithm of
the number of documents one such document is to be expected, whatever is typed.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Shares = NDArray[np.float64]

# Of 720 questions on 10,000 stories all but two right stories have .55 of the weight and more, and 1.2 times the
# logarithm unless they have all words; of 400 invented names and strings of random keys or characters three reach both.
LEAST_SHARE, LEAST_ODDS = 0.5, 1.15
"""Share of the weight that a document must hold, and its weight as a multiple of the logarithm of all documents."""
GOOD_SHARE, GOOD_ODDS = 0.75, 0.6
"""The same for a document that holds most of a short question."""
WHOLE_SHARE = 0.97
"""Share from which a document is shown whatever the weight: it has all words, if not in the form typed."""
KNOWN_SHARE, KNOWN_ODDS = 0.35, 0.6
"""The same for a question in words that the library knows: it means something, if no document holds half of it."""
LEAST_KNOWN_WORDS, LEAST_KNOWN_SHARE = 2, 0.75
"""Words, and the part of its characters in them, that make such a question."""
_UNSEEN = 2
"""Documents that hold each word beside those of the library."""
SINGLE = 0.5
"""Weight of a single character within a text, relative to a word as rare."""


def weight(held: int, documents: int) -> float:
    """Return the weight of a word that `held` of the documents hold: 1 if all do.

    In a small library a word that is not held says little: it might be, in two more stories.
    """
    return 1 + math.log((documents + _UNSEEN) / (held + _UNSEEN))


@dataclass(frozen=True, slots=True)
class Coverage:
    """The words of a question in some documents.

    `weights`: one for each word. `held`, of shape (words, documents): 1 for a word that is held, else the part of it
    that its pairs are worth. `known`: the question is in words that the library knows.
    """

    weights: Shares
    held: Shares
    known: bool = False

    @property
    def shares(self) -> Shares:
        """The weight that is held in each document, divided by the weight of the question."""
        whole = self.weights.sum()
        shares: Shares = self.evidence / whole if whole else np.zeros(self.held.shape[1])
        return shares

    @property
    def evidence(self) -> Shares:
        """The weight that is held in each document."""
        evidence: Shares = self.weights @ self.held
        return evidence

    def enough(self, documents: int) -> NDArray[np.int64]:
        """Return the indices of the documents that hold enough, in an index of `documents`."""
        odds = self.evidence / math.log(documents + math.e)
        shares = self.shares
        held = (shares >= LEAST_SHARE) & (odds >= LEAST_ODDS)
        held |= (shares >= GOOD_SHARE) & (odds >= GOOD_ODDS)
        held |= (shares >= WHOLE_SHARE) & (self.evidence > 0)
        if self.known:
            held |= (shares >= KNOWN_SHARE) & (odds >= KNOWN_ODDS)
        return held.nonzero()[0]
