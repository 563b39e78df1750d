"""Runs of characters that two texts share: those that keep their order, and those that moved.

Anchors are pieces that each text has once. The longest chain of anchors that rises in both texts (a longest
increasing subsequence) keeps the order; anchors beside it that lie together in both texts have moved.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

MOVED_CHARS = 12
"""Least length of a run that counts as moved: shorter ones are phrases that a text has twice."""


class Run(NamedTuple):
    """`size` equal characters, from `first` in one text and from `second` in the other."""

    first: int
    second: int
    size: int

    @property
    def first_end(self) -> int:
        return self.first + self.size

    @property
    def second_end(self) -> int:
        return self.second + self.size


class Gap(NamedTuple):
    """The stretches between two runs: characters `first` to `first_end` of one text, and the same of the other."""

    first: int
    first_end: int
    second: int
    second_end: int


def gaps(runs: Sequence[Run], whole: Gap) -> Iterator[Gap]:
    """Yield what is left of two texts before, between and after runs in order, empty ones as well."""
    edges = [Run(whole.first, whole.second, 0), *runs, Run(whole.first_end, whole.second_end, 0)]
    for before, after in pairwise(edges):
        yield Gap(before.first_end, after.first, before.second_end, after.second)


def anchored_runs(first: str, second: str, piece: int) -> tuple[list[Run], list[Run]]:
    """Return the runs that keep their order, and those that moved, each by their places in the first text.

    No two runs overlap in either text. `piece`: characters of an anchor.
    """
    anchors = _anchors(first, second, piece)
    chain = _rising(anchors)
    kept = list(_extended(_joined(chain, piece), first, second))
    held = set(chain)
    beside = _joined([anchor for anchor in anchors if anchor not in held], piece)
    return kept, _moved(beside, kept, first, second)


def _anchors(first: str, second: str, piece: int) -> list[tuple[int, int]]:
    """Return the places of pieces that each text has once, rising in the first text."""
    others = _single(second, piece)
    return [(at, others[text]) for text, at in _single(first, piece).items() if text in others]


def _single(text: str, piece: int) -> dict[str, int]:
    """Return the places of the pieces that a text has once."""
    places: dict[str, int] = {}
    for at in range(len(text) - piece + 1):
        part = text[at : at + piece]
        places[part] = -1 if part in places else at
    return {part: at for part, at in places.items() if at >= 0}


def _rising(anchors: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest chain of anchors that rises in both texts (Schensted 1961)."""
    ends: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for at, (_, second) in enumerate(anchors):
        pile = bisect_left(ends, second)
        before.append(tops[pile - 1] if pile else -1)
        if pile == len(ends):
            ends.append(second)
            tops.append(at)
        else:
            ends[pile], tops[pile] = second, at
    chain = []
    at = tops[-1] if tops else -1
    while at >= 0:
        chain.append(anchors[at])
        at = before[at]
    return chain[::-1]


def _joined(anchors: Iterable[tuple[int, int]], piece: int) -> list[Run]:
    """Return anchors that overlap on one diagonal as runs."""
    runs: list[Run] = []
    for first, second in anchors:
        last = runs[-1] if runs else None
        if last and last.first - last.second == first - second and first <= last.first_end:
            runs[-1] = last._replace(size=first + piece - last.first)
        else:
            runs.append(Run(first, second, piece))
    return runs


def _extended(runs: Sequence[Run], first: str, second: str) -> Iterator[Run]:
    """Yield rising runs as long as they can be without overlapping; a run that is used up by others is left out."""
    done = Run(0, 0, 0)
    edges = [*runs, Run(len(first), len(second), 0)]
    for run, after in pairwise(edges):
        start, other, end = run.first, run.second, run.first_end
        skipped = max(done.first_end - start, done.second_end - other, 0)
        start, other = start + skipped, other + skipped
        if start >= end:
            continue
        while start > done.first_end and other > done.second_end and first[start - 1] == second[other - 1]:
            start, other = start - 1, other - 1
        shift = other - start
        while end < after.first and end + shift < after.second and first[end] == second[end + shift]:
            end += 1
        done = Run(start, other, end - start)
        yield done


def _moved(beside: Sequence[Run], kept: Sequence[Run], first: str, second: str) -> list[Run]:
    """Return the runs that lie beside the kept ones in both texts, the longest first where they overlap."""
    in_first, in_second = bytearray(len(first)), bytearray(len(second))
    _cover(kept, in_first, in_second)
    moved = []
    for run in sorted(beside, key=lambda run: -run.size):
        free = _free(run, in_first, in_second)
        if free.size >= MOVED_CHARS:
            moved.append(free)
            _cover([free], in_first, in_second)
    return sorted(moved)


def _cover(runs: Iterable[Run], in_first: bytearray, in_second: bytearray) -> None:
    for run in runs:
        in_first[run.first : run.first_end] = b"\1" * run.size
        in_second[run.second : run.second_end] = b"\1" * run.size


def _free(run: Run, in_first: bytearray, in_second: bytearray) -> Run:
    """Return the longest part of a run that nothing covers in either text."""
    best = Run(run.first, run.second, 0)
    start = 0
    for at in range(run.size + 1):
        if at == run.size or in_first[run.first + at] or in_second[run.second + at]:
            if at - start > best.size:
                best = Run(run.first + start, run.second + start, at - start)
            start = at + 1
    return best
