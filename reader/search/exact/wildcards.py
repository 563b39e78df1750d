"""Documents with a match of a wildcard pattern: exact, from positions, without reading any text.

Of the positions at which the next piece of a pattern may begin only their ranges are kept: a * goes on to the next
character that it does not match, so that all positions up to there are possible, and a piece of nothing but ? moves and
widens the ranges. No step looks at more positions than the texts of one piece have, or at more than follow the ranges
of the piece before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from reader.columnar.arrays import ranges as numbered
from reader.query.tree import Wildcard
from reader.search.exact.budget import Budget
from reader.search.exact.positions import both, contains, intersection
from reader.search.exact.postings import NO_DOCS, Docs, Positions, TextIndex
from reader.search.exact.text_matching import TextMatching
from reader.search.exact.windows import Window, Windows
from reader.text.sought import Sought
from reader.text.wildcard import ONE, STAR, folded_pattern, literal_texts

_LOOKED_UP = 16
"""Texts of a pattern, the longest, whose documents are looked up before its positions are."""
_FEW = 8
"""Positions of a piece for each range from which the positions are searched for the ranges, not these for those."""


def wildcard_docs(
    wildcard: Wildcard, matching: TextMatching, postings: TextIndex, budget: Budget, among: Docs | None = None
) -> Docs:
    """Return the documents in which some block of the zone, of any zone with None, has a match.

    With `among` only those of these documents, as far as the budget goes.
    """
    pattern = _found_anywhere(folded_pattern(wildcard.pattern, matching.folding))
    texts = literal_texts(wildcard.pattern, matching.folding)
    runs = sorted(set(texts), key=len, reverse=True)
    within = intersection(matching.text_docs(run, wildcard.zone) for run in runs[:_LOOKED_UP])
    if among is not None:
        within = both(within, among)
    if not len(within) or [run.text for run in texts] == [pattern]:
        return within
    coming = iter(texts)
    pieces = [_piece(piece, coming) for piece in pattern.split(STAR)]
    return Windows(postings.spaces(wildcard.zone), within, budget).docs(lambda window: _follow(pieces, window, budget))


def uses_positions(wildcard: Wildcard) -> bool:
    """Return True if the pattern has a sign that matters to what it finds: one between characters, or any ?."""
    return bool(re.search(r"[?？]|[^*＊][*＊]+[^*＊]", wildcard.pattern))


def _found_anywhere(pattern: str) -> str:
    """Return a pattern that finds the same: a * at either end may be left out, also beside the ? there."""
    inner = pattern.strip(STAR + ONE)
    before, _, after = pattern.partition(inner) if inner else ("", "", "")
    return before.replace(STAR, "") + inner + after.replace(STAR, "")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a pattern between two stars: its length, its texts between ?, the longest first, and their offsets."""

    length: int
    runs: Sequence[tuple[Sought, int]]

    @property
    def whole(self) -> bool:
        """True if the piece has no ?."""
        return len(self.runs) == 1 and len(self.runs[0][0]) == self.length


def _piece(piece: str, texts: Iterator[Sought]) -> _Piece:
    runs = [(next(texts), run.start()) for run in re.finditer(r"[^?]+", piece)]
    return _Piece(len(piece), sorted(runs, key=lambda run: -len(run[0])))


class _Ranges(NamedTuple):
    """Ranges of positions, apart and rising: from `first[i]` to `last[i]`, both included."""

    first: Positions
    last: Positions


def _follow(pieces: Sequence[_Piece], window: Window, budget: Budget) -> Positions:
    """Return the positions of the last piece at which all pieces end, with what the stars match between them.

    The first and the last piece hold a text.
    """
    starts = _starts(pieces[0], window, budget)
    if len(pieces) == 1:
        return starts
    ranges = _reached(starts + pieces[0].length, window, budget)
    for piece in pieces[1:]:
        if not len(ranges.first):
            return NO_DOCS
        if piece.runs:
            starts = _held(_starts(piece, window, budget), ranges, budget)
            if piece is pieces[-1]:
                return starts
            ranges = _reached(starts + piece.length, window, budget)
        else:
            ranges = _moved(ranges, piece.length, window, budget)
    return starts


def _starts(piece: _Piece, window: Window, budget: Budget) -> Positions:
    """Return the positions at which a piece that holds a text stands, each within one block."""
    (text, offset), *others = piece.runs
    starts = window.find(text) - offset
    for text, offset in others:
        found = window.find(text) - offset
        budget.spend(len(starts) + len(found))
        starts = starts[contains(found, starts)]
    if piece.whole:
        return starts
    budget.spend(2 * len(starts))
    return starts[window.fits(starts, piece.length).nonzero()[0]]


def _reached(ends: Positions, window: Window, budget: Budget) -> _Ranges:
    """Return the positions to which a star leads from the ends of a piece."""
    budget.spend(3 * len(ends))
    return _joined(ends, window.next_break(ends))


def _moved(ranges: _Ranges, length: int, window: Window, budget: Budget) -> _Ranges:
    """Return the positions to which `length` ? and a star lead from the ranges."""
    budget.spend(6 * len(ranges.first))
    ends = window.block_ends(ranges.first)
    left = (ranges.first + length <= ends).nonzero()[0]
    first, last, ends = ranges.first[left], ranges.last[left], ends[left]
    return _joined(first + length, window.next_break(np.minimum(last, ends - length) + length))


def _joined(first: Positions, last: Positions) -> _Ranges:
    """Return rising ranges with those that overlap as one."""
    begins = np.ones(len(first), np.bool_)
    np.greater(first[1:], last[:-1], out=begins[1:])
    at = begins.nonzero()[0]
    return _Ranges(first[at], last[np.append(at[1:], len(first))[: len(at)] - 1])


def _held(starts: Positions, ranges: _Ranges, budget: Budget) -> Positions:
    """Return those of the rising positions that lie in the ranges."""
    if len(ranges.first) * _FEW < len(starts):
        begin, end = starts.searchsorted(ranges.first), starts.searchsorted(ranges.last, side="right")
        budget.spend(_FEW * len(begin))
        counts = end - begin
        chosen = np.repeat(begin, counts) + numbered(counts)
    else:
        budget.spend(2 * len(starts))
        at = ranges.first.searchsorted(starts, side="right") - 1
        chosen = ((at >= 0) & (ranges.last[at] >= starts)).nonzero()[0]
    held: Positions = starts[chosen]
    return held
