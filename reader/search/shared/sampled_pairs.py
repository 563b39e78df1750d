"""Pairs of characters of a text that are looked up in its place, spread evenly over it.

Of a few pairs side by side the rarest is taken, but none as rare as a misprint: what has a short list is found fast,
and what no other story can have finds nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.text.folding import Folding

PairCounts = Callable[[Sequence[str]], Sequence[int]]
"""A function of pairs of characters: how often the index has each, about."""

DISTANCE_CHARS = 12
"""A pair is taken of every twelve characters…"""
_FEWEST, _MOST = 24, 64
"""…of short texts 24 if they have them, of long ones 64."""
_TRIED = 4
"""Pairs of which the rarest is taken."""
_MISPRINTED = 12
"""Pairs that the index has less often may be misprints."""
_MOST_FOUND, _FEW, _FEW_FOUND = 1 << 14, 12, 1 << 18
"""Times that the largest segment has all pairs together: the most frequent ones, which formulas have, are left out. A
dozen may be more frequent: a text may be nothing but formulas."""


@dataclass(frozen=True, slots=True)
class SampledPairs:
    """Pairs of a folded text of `chars` characters, with the `places` at which they begin, `distance` apart."""

    pairs: tuple[str, ...]
    places: tuple[int, ...]
    chars: int
    distance: float


def sampled_pairs(paragraphs: Sequence[str], folding: Folding, counts: PairCounts) -> SampledPairs:
    """Return the pairs of a text; none runs over the end of a paragraph.

    Paragraphs are counted end to end, as the index does but for the gap between them.
    """
    texts = [folding.plain(paragraph) for paragraph in paragraphs]
    whole = "".join(texts)
    ends = set()
    end = 0
    for text in texts:
        end += len(text)
        ends.add(end - 1)
    places = [at for at in range(len(whole)) if at not in ends]
    wanted = min(max(_FEWEST, len(places) // DISTANCE_CHARS), _MOST, len(places))
    if not wanted:
        return SampledPairs((), (), len(whole), 1.0)
    distance = len(places) / wanted
    windows = [_tried(places, int(distance * number), int(distance * (number + 1))) for number in range(wanted)]
    found = iter(counts([whole[at : at + 2] for window in windows for at in window]))
    rarest = [min((_cost(count), count, at) for at, count in zip(window, found, strict=False)) for window in windows]
    chosen = tuple(sorted(_affordable(rarest)))
    return SampledPairs(tuple(whole[at : at + 2] for at in chosen), chosen, len(whole), distance)


def _affordable(rarest: Iterable[tuple[float, int, int]]) -> Iterator[int]:
    """Yield the places of the rarest pairs."""
    total = 0
    for number, (_, count, at) in enumerate(sorted(rarest, key=lambda one: one[1])):
        total += count
        if total > (_MOST_FOUND if number >= _FEW else _FEW_FOUND):
            return
        yield at


def _tried(places: Sequence[int], first: int, end: int) -> Sequence[int]:
    step = max(1, (end - first) // _TRIED)
    return places[first:end:step][:_TRIED]


def _cost(count: int) -> float:
    """Return a number that is lower for rarer pairs, and highest for those that may be misprints."""
    return float(count) if count >= _MISPRINTED else float("inf") if not count else 1e9 / count
