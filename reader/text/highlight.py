"""Spans of given words in a text: found in its folded form, given as offsets of the original."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reader.domain.span import Span
from reader.text.folding import AS_WRITTEN, Folding
from reader.text.searched import Searched
from reader.text.sought import Sought
from reader.text.wildcard import folded_pattern, literal_texts
from reader.text.wildcard_matcher import Match, WildcardMatcher


class _Range(NamedTuple):
    """Offsets of the first character and of the one after the last."""

    start: int
    end: int


@dataclass(frozen=True)
class Highlighter:
    """A finder of `terms`, folded with `folding`, of wildcard `patterns` (see reader.text.wildcard), and of the very
    characters of `exact`."""

    terms: tuple[str, ...]
    folding: Folding
    patterns: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()

    @cached_property
    def _sought(self) -> tuple[Sought, ...]:
        return tuple(dict.fromkeys(map(self.folding.sought, self.terms)))

    @cached_property
    def _exactly(self) -> tuple[Sought, ...]:
        return tuple(dict.fromkeys(map(AS_WRITTEN.sought, self.exact)))

    @cached_property
    def _matchers(self) -> tuple[WildcardMatcher, ...]:
        folded = {pattern: folded_pattern(pattern, self.folding) for pattern in self.patterns}
        return tuple(
            WildcardMatcher(folded[pattern], literal_texts(pattern, self.folding))
            for pattern in self.patterns
            if folded[pattern] not in ("", "*", "?")
        )

    def spans(self, text: str) -> list[Span]:
        """Return the spans of the terms in `text`, in order; overlapping ones are joined."""
        searched = Searched(text, self.folding)
        found = [match for sought in self._sought for match in searched.matches(sought)]
        found += [match for matcher in self._matchers for match in searched.wildcard_matches(matcher)]
        ranges = _unfolded(found, text, self.folding)
        if self.exact:
            searched = Searched(text, AS_WRITTEN)
            found = [match for sought in self._exactly for match in searched.matches(sought)]
            ranges += _unfolded(found, text, AS_WRITTEN)
        return [Span(start, end) for start, end in _merged(ranges)]

    def hits(self, text: str) -> int:
        """Count the terms in `text`: much quicker than finding their places in the original."""
        if self.patterns or self.exact:
            return len(self.spans(text))
        searched = Searched(text, self.folding)
        return sum(1 for sought in self._sought for _ in searched.matches(sought))


def _unfolded(found: Sequence[Match], text: str, folding: Folding) -> list[_Range]:
    """Return places in the folded text as offsets of `text`."""
    if not found:
        return []
    folded = folding.fold(text)
    spans = (folded.original(start, end) for start, end in found)
    return [_Range(span.start, span.end) for span in spans]


def _merged(ranges: Iterable[_Range]) -> Iterator[_Range]:
    """Yield the ranges in order, overlapping ones joined; ranges that only touch stay two."""
    ordered = iter(sorted(ranges))
    start, end = next(ordered, (0, 0))
    for next_start, next_end in ordered:
        if next_start < end:
            end = max(end, next_end)
        else:
            yield _Range(start, end)
            start, end = next_start, next_end
    if end:
        yield _Range(start, end)
