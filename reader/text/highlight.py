"""Spans of given words in a text: found in its folded form, given as offsets of the original."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reader.domain.span import Span
from reader.text.folding import AS_WRITTEN, Folding
from reader.text.wildcard import folded_pattern
from reader.text.wildcard_matcher import WildcardMatcher


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
    def _folded(self) -> tuple[str, ...]:
        return tuple(sorted({self.folding.plain(term) for term in self.terms} - {""}))

    @cached_property
    def _matchers(self) -> tuple[WildcardMatcher, ...]:
        folded = {folded_pattern(pattern, self.folding) for pattern in self.patterns} - {"", "*", "?"}
        return tuple(map(WildcardMatcher, sorted(folded)))

    def spans(self, text: str) -> list[Span]:
        """Return the spans of the terms in `text`, in order; overlapping ones are joined."""
        ranges = _unfolded(self._folded_ranges, text, self.folding)
        if self.exact:
            ranges += _unfolded(self._exact_ranges, text, AS_WRITTEN)
        return [Span(start, end) for start, end in _merged(ranges)]

    def _folded_ranges(self, plain: str) -> list[_Range]:
        ranges = [found for term in self._folded for found in _occurrences(term, plain)]
        for matcher in self._matchers:
            ranges += [_Range(*match) for match in matcher.matches(plain)]
        return ranges

    def _exact_ranges(self, plain: str) -> list[_Range]:
        terms = {AS_WRITTEN.plain(term) for term in self.exact} - {""}
        return [found for term in terms for found in _occurrences(term, plain)]


def _unfolded(find: Callable[[str], list[_Range]], text: str, folding: Folding) -> list[_Range]:
    """Return what `find` finds in the folded text, as offsets of `text`."""
    found = find(folding.plain(text))
    if not found:
        return []
    folded = folding.fold(text)
    spans = (folded.original(start, end) for start, end in found)
    return [_Range(span.start, span.end) for span in spans]


def _occurrences(term: str, plain: str) -> Iterator[_Range]:
    """Yield all occurrences of `term`, overlapping ones too."""
    at = plain.find(term)
    while at >= 0:
        yield _Range(at, at + len(term))
        at = plain.find(term, at + 1)


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
