"""The phrases that two stories share, as one of them prints them: from the words and pairs that an engine names."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from reader.domain.span import Span
from reader.ports.related import SharedWord
from reader.text.folding import Folded, Folding
from reader.text.han import is_han
from reader.text.sought import Marked

if TYPE_CHECKING:
    from reader.text.segment import Segmenter

_PARTICLES = frozenset("的了在是和与及为被由对说将已向从到把也而就都又并有不今这那其所等称指")
"""Words that are no part of a name at its ends."""
_MOST = 8
"""Phrases that are said of two stories."""
_LONGEST_CHARS = 16
"""Folded characters to which a phrase grows: a longer one is a quotation, of which the beginning is enough."""


@dataclass(frozen=True, slots=True)
class SharedPhrase:
    """A text that two stories share: as printed in the first, and folded. `stories` hold its rarest part in all.

    `in_headline`: it stands in a headline of the first.
    """

    text: str
    folded: str
    stories: int
    in_headline: bool


class _Block:
    """A block of text as printed, and folded; the spans of its words."""

    def __init__(self, printed: str, headline: bool, marked: Marked, words: Sequence[str], folding: Folding) -> None:
        self.headline = headline
        self.folded = marked.text
        self.words = tuple(_spans(marked.words, words))
        self._printed = printed
        self._folding = folding

    def printed(self, span: Span) -> str:
        """Return as printed what stands at a span of the folded text."""
        place = self._map.original(span.start, span.end)
        return self._printed[place.start : place.end]

    @cached_property
    def _map(self) -> Folded:
        return self._folding.fold(self._printed)


@dataclass(frozen=True, slots=True)
class _Place:
    """A phrase in a block; `stories` as in a SharedPhrase."""

    block: _Block
    span: Span
    folded: str
    stories: int


class SharedPhrases:
    """Finds what one story shares with others; its texts are folded and cut once. `blocks`: texts, True for headlines.

    Phrases are whole words of the first story, grown around what the engine names while the other story has them.
    """

    def __init__(self, blocks: Sequence[tuple[str, bool]], folding: Folding, segmenter: "Segmenter") -> None:
        self._folding = folding
        marked = [folding.marked(text) for text, _ in blocks]
        cut = segmenter.words_of([one.words for one in marked])
        self._blocks = [
            _Block(text, headline, one, words, folding)
            for (text, headline), one, words in zip(blocks, marked, cut, strict=True)
        ]

    def with_other(self, texts: Sequence[str], shared: Sequence[SharedWord]) -> tuple[SharedPhrase, ...]:
        """Return the phrases that a story with these texts shares, rarest first; each is said once.

        `shared` are the words and pairs that it shares by the index.
        """
        other = "\n".join(map(self._folding.plain, texts))
        held = {self._folding.plain(one.text): one.stories for one in shared}
        found: dict[str, _Place] = {}
        for block in self._blocks:
            for span in _grown(block, held, other):
                folded = block.folded[span.start : span.end]
                counts = [count for text, count in held.items() if text in folded]
                # Without a particle a phrase may have nothing left that is rare.
                if folded not in found and counts:
                    found[folded] = _Place(block, span, folded, min(counts))
        ordered = sorted(found.values(), key=lambda place: (place.stories, -len(place.folded)))
        return tuple(
            SharedPhrase(place.block.printed(place.span), place.folded, place.stories, place.block.headline)
            for place in islice(_each_once(ordered), _MOST)
        )


def _spans(text: str, words: Sequence[str]) -> Iterator[Span]:
    at = 0
    for word in words:
        at = text.index(word, at)
        yield Span(at, at + len(word))
        at += len(word)


def _grown(block: _Block, held: Mapping[str, int], other: str) -> Iterator[Span]:
    """Yield the longest runs of words around the shared texts of a block that the other text has."""
    places = sorted(_places(block.folded, held), key=lambda span: (span.start, -span.end))
    end = 0
    for place in places:
        if place.start >= end and (run := _run(block, place, other)):
            words = _trimmed(block, run, places)
            if words:
                end = words[-1].end
                yield Span(words[0].start, end)


def _places(folded: str, held: Mapping[str, int]) -> Iterator[Span]:
    for text in held:
        at = folded.find(text)
        while at >= 0:
            yield Span(at, at + len(text))
            at = folded.find(text, at + 1)


def _run(block: _Block, place: Span, other: str) -> list[Span]:
    """Return the words that cover a place, and those after them while the other text has them; none if it lacks one."""
    first = bisect_right(block.words, place.start, key=lambda word: word.end)
    run: list[Span] = []
    for word in block.words[first:]:
        start, end = run[0].start if run else word.start, word.end
        beside = not run or word.start == run[-1].end
        if not beside or end - start > _LONGEST_CHARS or block.folded[start:end] not in other:
            break
        run.append(word)
    return run if run and run[-1].end >= place.end else []


def _trimmed(block: _Block, run: Sequence[Span], places: Sequence[Span]) -> Sequence[Span]:
    """Leave out the words at the ends of a run that are not shared ones, and particles: 的王全璋 is cut to 王全璋."""

    def counts(word: Span) -> bool:
        if block.folded[word.start : word.end] in _PARTICLES:
            return False
        return any(
            word.start < place.end and place.start < word.end
            for place in places
            if run[0].start <= place.start and place.end <= run[-1].end
        )

    kept = [at for at, word in enumerate(run) if counts(word)]
    words = run[kept[0] : kept[-1] + 1] if kept else ()
    return words if words and words[-1].end - words[0].start > 1 else ()


def _each_once(places: Iterable[_Place]) -> Iterator[_Place]:
    """Yield the phrases that do not overlap with one before by a pair of characters."""
    said: set[str] = set()
    for place in places:
        own = _pairs(place.folded)
        if not own & said:
            said |= own
            yield place


def _pairs(text: str) -> set[str]:
    """Return the pairs of Han characters, and the other words whole: what makes two phrases the same thing."""
    pairs = {one + other for one, other in pairwise(text) if is_han(one) and is_han(other)}
    return pairs or {text}
