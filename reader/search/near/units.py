"""The question as units that are looked up: words, and pairs of characters that stand side by side.

Pairs of characters keep the order, and find words that are run together, cut otherwise by the segmenter, or written
with a wrong, a dropped or a doubled character.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.domain.span import Span
from reader.ports.near import OtherNames
from reader.query.asking import AskedText
from reader.query.fields import Zone
from reader.text.folding import Folding
from reader.text.han import is_han
from reader.text.segment import Segmenter

INNER, CROSSING, SWAPPED = 0.25, 0.45, 0.3
"""Weight of a pair within a word, of one across two words, and of one as it would be if the two words changed places,
relative to a word. Tuned with the benchmark of near answers: a phrase counts for more than its words."""
MOST_SWAPPED_WORDS = 2
"""Words of a text of which neighbours may have changed places: 刘海波主席. In longer texts the order is as typed."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question, folded: what a story has or lacks. `pairs` are those of its characters, if it has three.

    `latin`: letters or digits, which are looked up as a whole word. `single`: a single Han character within a text,
    which is no word but parts a name from another. `whole`: a word of the dictionary, or a number or word of letters,
    and no run of single characters. `names`: other words that count as it.
    """

    text: str
    zone: Zone | None
    latin: bool = False
    pairs: tuple[str, ...] = ()
    single: bool = False
    whole: bool = True
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two Han characters side by side, with their weight."""

    text: str
    zone: Zone | None
    weight: float


@dataclass(frozen=True, slots=True)
class Question:
    """The words and pairs of a question, each once, in the order typed."""

    words: tuple[Word, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class CutText:
    """A text of a question, folded, and its words."""

    text: str
    zone: Zone | None
    words: tuple[str, ...]


def cut_texts(texts: Sequence[AskedText], segmenter: Segmenter, folding: Folding) -> tuple[CutText, ...]:
    """Fold the texts of a question and cut them into words; texts that are empty then are left out.

    A dictionary knows words in letters (著名), the index texts in bases (着名).
    """
    asked = [(sought, text.zone) for text in texts if (sought := folding.sought(text.text))]
    return tuple(
        CutText(sought.text, zone, tuple(map(folding.plain, segmenter.words(sought.words)))) for sought, zone in asked
    )


def question(texts: Sequence[CutText], names: OtherNames | None = None) -> Question:
    """Return the units of a question; `names` gives the other names of a word."""
    words: dict[Word, None] = {}
    weights: dict[tuple[str, Zone | None], float] = {}
    for asked in texts:
        text, zone = asked.text, asked.zone
        spans = list(_joined(text, asked.words))
        cut = [text[span.start : span.end] for span in spans]
        known = set(asked.words)
        words |= dict.fromkeys(
            _word(word, zone, names, single=is_han(word) and len(word) == 1 < len(text), whole=word in known)
            for word in cut
        )
        for pair, weight in _pairs(text, spans, cut):
            weights[pair, zone] = weights.get((pair, zone), 0.0) + weight
    taken = {(word.text, word.zone) for word in words}
    # A word of two characters is its pair.
    pairs = tuple(Pair(*pair, weight) for pair, weight in weights.items() if pair not in taken)
    return Question(tuple(words), pairs)


def _joined(text: str, words: Sequence[str]) -> Iterator[Span]:
    """Yield the places of the words; single Han characters side by side are one: what is not known falls apart."""
    run: Span | None = None
    at = 0
    for word in words:
        start = text.find(word, at)
        if start < 0:
            # Folded by itself a word may not be what it is in the text.
            continue
        at = start + len(word)
        single = len(word) == 1 and is_han(word)
        if run and single and run.end == start:
            run = Span(run.start, at)
            continue
        if run:
            yield run
        run = Span(start, at) if single else None
        if not single:
            yield Span(start, at)
    if run:
        yield run


def _word(text: str, zone: Zone | None, names: OtherNames | None, *, single: bool, whole: bool) -> Word:
    han = is_han(text)
    pairs = tuple(a + b for a, b in pairwise(text)) if han and len(text) > 2 else ()
    others = () if single or names is None else tuple(name for name in names(text) if name != text)
    return Word(text, zone, not han, pairs, single, whole, others)


def _pairs(text: str, spans: Sequence[Span], words: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Yield the pairs of a text with their weights; `spans` are the places of its words."""
    inner = {at for span in spans for at in range(span.start, span.end - 1)}
    for before, after in pairwise(words):
        if is_han(before) != is_han(after):
            # A number stands with what it counts: 75周年.
            yield (before + after[0] if is_han(after) else before[-1] + after), CROSSING
    for at, (one, other) in enumerate(pairwise(text)):
        if is_han(one) and is_han(other):
            yield one + other, INNER if at in inner else CROSSING
    han = [word for word in words if is_han(word[0])]
    if 1 < len(han) <= MOST_SWAPPED_WORDS:
        for before, after in pairwise(han):
            yield after[-1] + before[0], SWAPPED
