"""The stories that share passages with a text, by what they hold of the shorter of the two.

No text is read. Rare pairs of the text are looked up; a story shares a passage if it has two of them or more as far
apart as they stand in the text. Single wrong characters and other words hardly matter to that.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reader.domain.span import Span
from reader.errors import Cancelled
from reader.ports.shared_text import SharedFound, SharedText, Sharing
from reader.search.exact.postings import Docs, Postings
from reader.search.layout import DAY, STORY_ID, WORD_FIELDS, length_column
from reader.search.shared.sampled_pairs import DISTANCE_CHARS, SampledPairs, sampled_pairs
from reader.text.containment import PIECE_CHARS
from reader.text.folding import Folding

_CHARS_A_WORD = 1.7
"""Ratio of the folded characters of a news story to its words in the index."""
_REACH, _DRIFT_CHARS = 4, 4
"""Two pairs of one passage are up to four times as far apart as pairs are taken, and as far as in the text but for four
characters."""
_LEAST_SHARE = 0.12
"""Least estimated share: less than half of what counts as a printing, since pairs hit passages by chance."""
# Measured on 74,546 stories of fourteen years: an agency's copy is printed within days, a formula for years.
_MANY_DAYS, _SOME_DAYS, _A_YEAR = 25, 12, 10_000
"""Days on which a standing passage is printed: many, or some of them more than a year apart (numbers YYYYMMDD)."""
_LOOKED_AT = 512
"""Stories of which the days are looked at."""

Numbers = NDArray[np.int64]


class SharedSearch:
    """The search over one state of the index."""

    def __init__(self, postings: Postings, folding: Folding) -> None:
        self._postings = postings
        self._folding = folding

    def sharing(self, text: SharedText) -> SharedFound:
        """Return the stories that share most with a text, best first. Raises Cancelled."""
        sampled = sampled_pairs(text.paragraphs, self._folding, self._postings.pair_counts)
        _check(text)
        apart = max(sampled.distance, DISTANCE_CHARS)
        found, pairs = self._postings.passages(sampled.pairs, sampled.places, int(_REACH * apart), _DRIFT_CHARS)
        _check(text)
        standing = self._standing(found, pairs, len(sampled.pairs))
        return SharedFound(self._best(text, sampled, found, pairs, ~standing), _places(sampled, standing.tolist()))

    def _best(
        self, text: SharedText, sampled: SampledPairs, found: Docs, pairs: Numbers, own: NDArray[np.bool_]
    ) -> tuple[Sharing, ...]:
        """Return the documents with the best shares of what is not standing text, then of all."""
        ids = self._postings.column(STORY_ID)
        kept = ~np.isin(ids[found], list(text.besides))
        found, pairs = found[kept], pairs[kept]
        docs, first = np.unique(found, return_index=True)
        if not len(docs):
            return ()
        possible = self._possible(sampled, docs)
        shares = np.minimum(1.0, np.diff(np.append(first, len(found))) / possible)
        own_shares = np.add.reduceat(own[pairs].astype(np.int64), first) / possible
        enough = (shares >= _LEAST_SHARE).nonzero()[0]
        best = enough[np.lexsort((docs[enough], -shares[enough] - own_shares[enough]))][: text.limit]
        return tuple(Sharing(ids.item(docs[at]), shares.item(at)) for at in best)

    def _standing(self, docs: Docs, pairs: Numbers, count: int) -> NDArray[np.bool_]:
        """Return for each pair True if the passages around it are printed again and again."""
        order = pairs.argsort(kind="stable")
        days = self._postings.column(DAY)[docs[order]]
        edges = np.searchsorted(pairs[order], np.arange(count + 1)).tolist()
        return np.array([_is_standing(days[edges[at] : edges[at + 1]]) for at in range(count)], np.bool_)

    def _possible(self, sampled: SampledPairs, docs: Docs) -> NDArray[np.float64]:
        """Return the number of pairs that each document would hold if it were the same text, or a part of it."""
        words = sum(self._postings.column(length_column(field))[docs].astype(np.float64) for field in WORD_FIELDS)
        chars = np.minimum(words * _CHARS_A_WORD, sampled.chars)
        possible: NDArray[np.float64] = np.maximum(1.0, chars / sampled.distance)
        return possible


def _check(text: SharedText) -> None:
    if text.stopped and text.stopped():
        raise Cancelled


def _places(sampled: SampledPairs, standing: Sequence[bool]) -> tuple[Span, ...]:
    """Return the places of standing text: around each standing pair, and from one to the next."""
    around = DISTANCE_CHARS // 2
    held = [(at, place) for at, (place, one) in enumerate(zip(sampled.places, standing, strict=True)) if one]
    alone = (Span(place - PIECE_CHARS - around, place + around) for _, place in held)
    between = (Span(place, after) for (at, place), (next_at, after) in pairwise(held) if next_at == at + 1)
    return (*alone, *between)


def _is_standing(days: Numbers) -> bool:
    if len(days) < _SOME_DAYS:
        return False
    some = np.sort(days[:: len(days) // _LOOKED_AT + 1])
    printed = 1 + int(np.count_nonzero(np.diff(some)))
    return printed >= _MANY_DAYS or (printed >= _SOME_DAYS and int(some[-1] - some[0]) > _A_YEAR)
