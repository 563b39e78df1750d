"""The search for near answers: every document that holds a word is scored, the best that hold enough are kept."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader.errors import Cancelled
from reader.ports.near import Instead, NearHit
from reader.query.fields import Zone
from reader.search.exact.positions import contains
from reader.search.exact.postings import Docs, Postings
from reader.search.exact.ranking import Ranking
from reader.search.layout import STORY_ID, WORD_FIELDS
from reader.search.near.coverage import LEAST_KNOWN_SHARE, LEAST_KNOWN_WORDS, SINGLE, Coverage, weight
from reader.search.near.frequencies import TextFrequencies
from reader.search.near.scoring import Scores, best, boosts, ranks, rarity
from reader.search.near.units import Question, Word
from reader.text.han import is_han

_LOOKED_AT = 200
"""Documents with the best scores of which it is worked out what they have."""
_ALL_PAIRS = 0.9
"""Part of a word that its pairs are worth if a document has all of them but not the word."""
_OTHER_NAME = 0.8
"""Weight of another name, relative to the word that was typed."""
_LEAST_STORIES, _KNOWN_WORD = 3, 0.0005
"""Documents that hold a word of the language, and their part of all: of random characters some make a rare word."""
_COMMON_CHARACTER = 0.03
"""Part of the documents that hold a character which stands in any sentence: 人, 上."""
_FIELDS = set(range(len(WORD_FIELDS) + 1))


@dataclass(frozen=True, slots=True)
class Wanted:
    """The documents that may answer: `among` some (all with None), but for the stories `besides`; at most `limit`."""

    among: Docs | None = None
    besides: Collection[int] = ()
    limit: int = 20


class NearSearch:
    """The search over one state of the index; `stopped` is asked now and then if nobody waits any more."""

    def __init__(self, postings: Postings, ranking: Ranking, stopped: Callable[[], bool] | None = None) -> None:
        self._postings = postings
        self._ranking = ranking
        self._stopped = stopped
        self.found = TextFrequencies(postings)

    def hits(self, asked: Question, wanted: Wanted) -> tuple[NearHit, ...]:
        """Return the best documents that hold enough. Raises Cancelled."""
        scores = self.scores(asked)
        if wanted.among is not None:
            chosen = np.zeros(len(scores), np.bool_)
            chosen[wanted.among] = True
            scores[~chosen] = 0
        ids = self._postings.column(STORY_ID)
        found = best(scores, _LOOKED_AT + len(wanted.besides))
        if wanted.besides:
            found = found[~np.isin(ids[found], list(wanted.besides))]
        matches = self.matches(asked, found)
        kept = matches.coverage.enough(self._postings.size)[: wanted.limit]
        return tuple(matches.hit(at, ids.item(found[at]), scores.item(found[at])) for at in kept.tolist())

    def example(self, text: str) -> int | None:
        """Return a story that holds a folded text; None if none does."""
        held = self.found.of(text, None).held
        return self._postings.column(STORY_ID).item(held[-1]) if len(held) else None

    def scores(self, asked: Question) -> Scores:
        """Return the score of every document of the index."""
        scores = np.zeros(self._postings.size, np.float32)
        words = [word for word in asked.words if not word.single]
        factors = boosts(len(words))
        for word in words:
            if word.names:
                self._add_best(scores, word, factors)
            else:
                self._add(scores, word.text, word.zone, word.latin, 1.0, factors)
        for pair in asked.pairs:
            self._add(scores, pair.text, pair.zone, False, pair.weight, factors)
        return scores

    def _add(self, scores: Scores, text: str, zone: Zone | None, latin: bool, weight: float, factors: Scores) -> None:
        self._check()
        found = self.found.of(text, zone, latin=latin)
        held = found.held
        ranked = ranks(found, self._ranking.field_weights(_FIELDS), factors)
        scores[held] += ranked * np.float32(weight * rarity(len(held), self._postings.size))

    def _add_best(self, scores: Scores, word: Word, factors: Scores) -> None:
        """Add the rank of a word or of one of its other names, whichever ranks a document higher."""
        highest = np.zeros(len(scores), np.float32)
        self._add(highest, word.text, word.zone, word.latin, 1.0, factors)
        for name in word.names:
            other = np.zeros(len(scores), np.float32)
            self._add(other, name, word.zone, not is_han(name), _OTHER_NAME, factors)
            np.maximum(highest, other, out=highest)
        scores += highest

    def matches(self, asked: Question, docs: Docs) -> "Matches":
        """Return what documents have of the question."""
        order = docs.argsort()
        rising, back = docs[order], order.argsort()
        held = np.zeros((len(asked.words), len(docs)))
        typed: list[NDArray[np.bool_]] = []
        names: list[list[tuple[str, NDArray[np.bool_]]]] = []
        weights = np.zeros(len(asked.words))
        counts: list[int] = []
        for number, word in enumerate(asked.words):
            self._check()
            whole = self.found.of(word.text, word.zone, latin=word.latin).held
            counts.append(len(whole))
            weights[number] = weight(len(whole), self._postings.size) * (SINGLE if word.single else 1)
            held[number] = self._held(word, whole, rising)[back]
            typed.append(held[number] >= 1)
            named = [(name, self._have(name, word.zone, rising)[back]) for name in word.names]
            names.append(named)
            for _, have in named:
                held[number][have] = 1
        return Matches(asked.words, Coverage(weights, held, self._known(asked.words, counts)), typed, names)

    def _known(self, words: Sequence[Word], counts: Sequence[int]) -> bool:
        """Return True for a question in words that the index knows; `counts` are the documents that hold each.

        Single characters that stand in many documents say nothing about it.
        """
        size = self._postings.size
        telling = [
            (word, held)
            for word, held in zip(words, counts, strict=True)
            if not (word.single and held > _COMMON_CHARACTER * size)
        ]
        known = [
            word.text
            for word, held in telling
            if word.whole and not word.single and held >= max(_LEAST_STORIES, _KNOWN_WORD * size)
        ]
        characters = sum(len(word.text) for word, _ in telling)
        names = sum(map(is_han, known)) >= LEAST_KNOWN_WORDS
        return names and sum(map(len, known)) >= LEAST_KNOWN_SHARE * characters

    def _have(self, text: str, zone: Zone | None, docs: Docs) -> NDArray[np.bool_]:
        return contains(self.found.of(text, zone, latin=not is_han(text)).held, docs)

    def _held(self, word: Word, whole: Docs, docs: Docs) -> NDArray[np.float64]:
        have = contains(whole, docs).astype(np.float64)
        if word.pairs and not have.all():
            parts = [self._have(pair, word.zone, docs) for pair in word.pairs]
            have = np.maximum(have, _ALL_PAIRS * np.mean(parts, axis=0))
        return have

    def _check(self) -> None:
        if self._stopped and self._stopped():
            raise Cancelled


@dataclass(frozen=True, slots=True)
class Matches:
    """The words of a question in some documents.

    `typed`: for each word the documents that have it as it was typed; `names`: its other names, and which have them.
    """

    words: Sequence[Word]
    coverage: Coverage
    typed: Sequence[NDArray[np.bool_]]
    names: Sequence[Sequence[tuple[str, NDArray[np.bool_]]]]

    def hit(self, at: int, story_id: int, score: float) -> NearHit:
        """Return the document at an index as a hit."""
        shares = self.coverage.held[:, at].tolist()
        shown = [(word, share >= 1) for word, share in zip(self.words, shares, strict=True) if not word.single]
        has = tuple(word.text for word, held in shown if held)
        lacks = tuple(word.text for word, held in shown if not held)
        return NearHit(story_id, score, self.coverage.shares.item(at), has, lacks, tuple(self._instead(at)))

    def _instead(self, at: int) -> Iterator[Instead]:
        for word, named, own in zip(self.words, self.names, self.typed, strict=True):
            if not own[at]:
                yield from (Instead(word.text, name) for name, have in named if have[at])
