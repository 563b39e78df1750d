"""The units of a story that others may share: its words, and pairs of its Han characters.

Pairs find names that the dictionary does not know, which fall apart into single characters.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from reader.query.fields import Zone
from reader.text.folding import Folding
from reader.text.han import is_han
from reader.text.segment import Segmenter
from reader.text.sought import Marked

# A headline says what a story is about: three times as often as a sentence that says it.
HEAD_OFTEN = 3
"""Occurrences in the text that one in a headline counts for."""
_OFTEN = {Zone.HEADLINE: HEAD_OFTEN, Zone.KICKER: HEAD_OFTEN, Zone.DECK: HEAD_OFTEN, Zone.CAPTION: 1, Zone.TEXT: 1}
"""The zones that say what a story is about. Columns and names of reporters do not."""
_MOST_WORDS, _MOST_PAIRS = 120, 60
"""Units of a long story of which the frequencies in the index are read: those that are most frequent in it."""
_SHORTEST_NUMBER = 3
"""Digits from which a number may be of one matter only; shorter ones are days and amounts."""


@dataclass(frozen=True, slots=True)
class Units:
    """Words (in letters) and pairs (in bases) of a story, and how often it has each: the most frequent first."""

    words: dict[str, int] = field(default_factory=dict)
    pairs: dict[str, int] = field(default_factory=dict)


def units(zones: Mapping[Zone, tuple[str, ...]], segmenter: Segmenter, folding: Folding) -> Units:
    """Return the units by which a story with these zones of text differs from others."""
    blocks = [
        (often, folding.marked(block)) for zone, often in _OFTEN.items() for block in zones.get(zone, ()) if block
    ]
    cut = segmenter.words_of([block.words for _, block in blocks])
    words: dict[str, int] = {}
    pairs: dict[str, int] = {}
    for (often, block), own in zip(blocks, cut, strict=True):
        _count(words, filter(_is_unit, own), often)
        _count(pairs, _pairs(block), often)
    known = set(map(folding.plain, words))
    pairs = {pair: often for pair, often in pairs.items() if pair not in known}
    return Units(_most(words, _MOST_WORDS), _most(pairs, _MOST_PAIRS))


def _is_unit(word: str) -> bool:
    return len(word) > 1 and not (word.isdigit() and len(word) < _SHORTEST_NUMBER)


def _pairs(block: Marked) -> Iterator[str]:
    return (one + other for one, other in pairwise(block.text) if is_han(one) and is_han(other))


def _count(counts: dict[str, int], texts: Iterable[str], often: int) -> None:
    for text in texts:
        counts[text] = counts.get(text, 0) + often


def _most(counts: dict[str, int], most: int) -> dict[str, int]:
    """Return the units with the highest counts, the earlier ones of equals."""
    return dict(sorted(counts.items(), key=lambda counted: -counted[1])[:most])
