"""The choice of the units by which related stories are looked for: those that mark it off best from others.

As in Lucene's MoreLikeThis a unit weighs its occurrences in the story times its rarity in the index, and the heaviest
ones are the query.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.search.exact.postings import NO_DOCS, Docs, Postings
from reader.search.layout import WORD_FIELDS
from reader.search.near.frequencies import Frequencies, TextFrequencies
from reader.search.near.scoring import rarity
from reader.search.related.story_units import Units

# On two news archives with tags more words and pairs add nothing; without the pairs two right stories in a hundred
# fewer are among the first five.
WORDS, PAIRS = 40, 20
"""Units that are looked up."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A unit; its weight; its rarity; its frequencies, and the documents that hold it, once each."""

    text: str
    weight: float
    rarity: float
    found: Frequencies
    held: Docs


def choices(own: Units, postings: Postings, found: TextFrequencies, *, least: int) -> list[Choice]:
    """Return the heaviest units that at least `least` documents hold, the words first."""
    # In the order of the dictionary, whose blocks are read once then.
    in_story, side_by_side = sorted(own.words), sorted(own.pairs)
    held, _ = postings.occurrences(in_story, range(len(WORD_FIELDS)), NO_DOCS)
    in_index = dict(zip(in_story, (max(of_word.values(), default=0) for of_word in held), strict=True))
    words = _heaviest(own.words, in_index, WORDS, least, postings.size)
    # Those of the largest segment: a pair that only stories of the last days have is left out.
    in_index = dict(zip(side_by_side, postings.pair_counts(side_by_side), strict=True))
    pairs = _heaviest(own.pairs, in_index, PAIRS, least, postings.size)
    return [
        *_chosen(words, own.words, found.words(words), least, postings.size),
        *_chosen(pairs, own.pairs, [found.of(pair, None) for pair in pairs], least, postings.size),
    ]


def _heaviest(
    often: Mapping[str, int], in_index: Mapping[str, int], most: int, least: int, documents: int
) -> list[str]:
    """Return the `most` heaviest units; `in_index` holds their documents, or more."""
    weights = {
        unit: count * rarity(min(in_index[unit], documents), documents)
        for unit, count in often.items()
        if in_index[unit] >= least
    }
    return sorted(weights, key=weights.__getitem__, reverse=True)[:most]


def _chosen(
    units: Sequence[str], often: Mapping[str, int], found: Sequence[Frequencies], least: int, documents: int
) -> Iterator[Choice]:
    for unit, frequencies in zip(units, found, strict=True):
        held = frequencies.held
        if len(held) >= least:
            rare = rarity(len(held), documents)
            yield Choice(unit, often[unit] * rare, rare, frequencies, held)
