"""Where given words stand in a text: spans in the original, found in its folded form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from reader.domain.span import Span
from reader.text.folding import Folding
from reader.text.wildcard import compiled, folded_pattern

Place = tuple[int, int]


@dataclass(frozen=True)
class Highlighter:
    """Marks every place of `terms`, folded with `folding`, and of the wildcard `patterns` (reader.text.wildcard)."""

    terms: tuple[str, ...]
    folding: Folding
    patterns: tuple[str, ...] = ()

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(sorted({self.folding.plain(term) for term in self.terms} - {""}))

    @cached_property
    def _expressions(self) -> tuple[str, ...]:
        return tuple(sorted({folded_pattern(pattern, self.folding) for pattern in self.patterns} - {"", "*", "?"}))

    def spans(self, text: str) -> list[Span]:
        """Places of the terms in `text`, in order; overlapping places make one span."""
        plain = self.folding.plain(text)
        places = [place for term in self._folded for place in _places(term, plain)]
        for expression in self._expressions:
            places += [match.span() for match in compiled(expression).finditer(plain) if match.group()]
        if not places:
            return []
        offsets = self.folding.fold(text).offsets
        return [Span(offsets[start], offsets[end - 1] + 1) for start, end in _merged(places)]


def _places(term: str, plain: str) -> Iterator[Place]:
    """All places of `term`, those that overlap one another too."""
    at = plain.find(term)
    while at >= 0:
        yield at, at + len(term)
        at = plain.find(term, at + 1)


def _merged(places: Iterable[Place]) -> Iterator[Place]:
    """Places in order, overlapping ones made one; places that only touch stay two."""
    ordered = iter(sorted(places))
    start, end = next(ordered)
    for next_start, next_end in ordered:
        if next_start < end:
            end = max(end, next_end)
        else:
            yield start, end
            start, end = next_start, next_end
    yield start, end
