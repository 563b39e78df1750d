"""The position space of one segment: flat positions, counted through its documents as in its posting lists.

Positions become documents only when something was found, and all zones are searched at once.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from reader.columnar.break_positions import BreakPositions
from reader.columnar.phrases import Checks, PositionCheck, checked
from reader.columnar.regions import Regions
from reader.columnar.segment_reader import STEP_BITS, SegmentReader, sorted_near
from reader.columnar.snapshot import Snapshot
from reader.search.exact.positions import distinct
from reader.search.exact.postings import NO_DOCS, Docs, Found, Positions
from reader.search.layout import BLOCK_GAP, BOUNDS, BREAKS, ENDERS, SENTENCE_ENDS, ZONES, character_field
from reader.search.whoosh_index.border import translated
from reader.text.sought import Sought
from reader.text.wildcard import is_word_character

GRAMS = "g"
"""The field of the bigrams of all zones."""
_BLOCK_STEP_BITS = 7
"""See Regions: blocks of text have some 90 positions."""
_SHORT = 1 << 30
"""Number of positions up to which int32 is wide enough, with room for one more step."""
_LARGE = 1 << 26
"""Number of positions from which only the bitmap of breaks asked for last is kept: each takes 8 MB or more."""
_LIST, _SORTING = 64, 2
"""Positions that are read in the time in which a list is begun, and in which one is sorted."""
_FEW = 4
"""If less than one document in this many is wanted, positions of the others are left out early."""


def position_checks(text: Sought) -> Checks:
    """Return the checks of a text as the columnar codec takes them."""
    return tuple(PositionCheck(check.at, check.marks, check.held) for check in text.checks)


class SegmentSpace:
    """A PositionSpace; with a `part` (the number of a zone) text of other zones is left out."""

    def __init__(self, snapshot: Snapshot, segment: SegmentReader, part: int | None) -> None:
        self._snapshot, self._segment, self._part = snapshot, segment, part
        self._looked: tuple[Docs, NDArray[np.bool_] | None] | None = None

    def documents(self) -> tuple[int, int]:
        return self._segment.base, self._segment.base + self._segment.size

    @translated
    def span(self, first: int, end: int) -> tuple[int, int]:
        spans = self._segment.parts(GRAMS).spans(np.array((first, end - 1)) - self._segment.base)
        return spans.starts.item(0), spans.ends.item(1)

    @translated
    def find(self, text: Sought, within: Docs | None = None) -> Found:
        near = None if within is None else self._near(within)
        checks = position_checks(text)
        if len(text) == 1 and not any(check.held for check in checks):
            found = self._beginning_with(text.text.encode(), near)
            postings = self._segment.terms.field(GRAMS)
            return found if postings is None else found._replace(positions=checked(postings, found.positions, checks))
        flat = self._snapshot.flat_phrase(self._segment, GRAMS, text.text, checks)
        return Found(self._of_part(flat if near is None else flat[near[flat >> STEP_BITS]]), len(flat))

    def _beginning_with(self, character: bytes, near: NDArray[np.bool_] | None) -> Found:
        """Return the positions of a character: those of all bigrams that begin with it."""
        postings = self._segment.terms.field(GRAMS)
        first, end = postings.prefix_range(character) if postings else (0, 0)
        read = _LIST * (end - first)

        def counted(lists: Iterable[Positions]) -> Iterator[Positions]:
            nonlocal read
            for positions in lists:
                read += len(positions)
                yield positions

        lists = counted(self._segment.lists_of_longer_terms(GRAMS, [character]))
        found = self._of_part(sorted_near(lists, near))
        return Found(found, read + _SORTING * len(found))

    @translated
    def blocks_of(self, positions: Positions) -> Positions:
        return self._blocks().of(positions)

    @translated
    def block_ends(self, positions: Positions) -> Positions:
        blocks = self._blocks()
        ends: Positions = blocks.starts[blocks.of(positions) + 1].astype(np.int64) - BLOCK_GAP
        return ends

    @translated
    def fits(self, starts: Positions, length: int) -> NDArray[np.bool_]:
        inside = np.maximum(starts, 0)
        held: NDArray[np.bool_] = (starts >= 0) & (inside + length <= self.block_ends(inside))
        return held

    @translated
    def next_break(self, positions: Positions) -> Positions:
        return self._kept_breaks(BREAKS).next(positions)

    @translated
    def one_sentence(self, first: Positions, end: Positions) -> NDArray[np.int64]:
        return self._kept_breaks(SENTENCE_ENDS).free(first, end)

    def _kept_breaks(self, kind: str) -> BreakPositions:
        postings = self._segment.terms.field(GRAMS)
        large = postings is not None and postings.bound > _LARGE
        name = "breaks" if large else f"breaks {kind}"
        return self._segment.derived(name, lambda: self._breaks(kind), kind)

    @translated
    def docs(self, positions: Positions) -> Docs:
        parts = self._segment.parts(GRAMS)
        at = parts.regions.of(self._of_part(positions))
        return self._segment.shown(distinct(parts.documents(at)))

    def _bounds(self) -> Positions:
        """Return the free position after each block."""
        found = self._segment.find(GRAMS, BOUNDS.encode())
        return NO_DOCS if found is None else found.postings.numbers(found.entry)

    def _blocks(self) -> Regions:
        return self._segment.derived("blocks", self._block_regions)

    def _block_regions(self) -> Regions:
        """Return the region of each block with the free position after it; together they are the whole segment."""
        starts = np.append(0, self._bounds() + BLOCK_GAP)
        return Regions(starts.astype(np.int32) if starts[-1] < _SHORT else starts, _BLOCK_STEP_BITS)

    def _breaks(self, kind: str) -> BreakPositions:
        """Return the positions of a kind of characters, and those between blocks."""
        postings = self._segment.terms.field(GRAMS)
        if postings is None:
            return BreakPositions(0, ())
        characters: Collection[str] = ENDERS
        if kind == BREAKS:
            every = {one for zone in ZONES for one in self._segment.characters(character_field(zone))}
            characters = [one for one in every if not is_word_character(one)]
        lists = self._segment.lists_of_longer_terms(GRAMS, [one.encode() for one in sorted(characters)])
        return BreakPositions(postings.bound, chain((self._bounds(),), lists))

    def _near(self, within: Docs) -> NDArray[np.bool_] | None:
        """Return what SegmentReader.near does; None if leaving other documents out takes longer than it saves."""
        if self._looked is None or self._looked[0] is not within:
            own = self._segment.own(within)
            few = len(own) * _FEW < self._segment.size
            self._looked = within, self._segment.near(GRAMS, own) if few else None
        return self._looked[1]

    def _of_part(self, positions: Positions) -> Positions:
        kept = self._kept(positions)
        return positions if kept is None else positions[kept]

    def _kept(self, positions: Positions) -> NDArray[np.int64] | None:
        """Return the indices of the positions of the part; None if all positions are of it."""
        if self._part is None:
            return None
        parts = self._segment.parts(GRAMS)
        return parts.of_part(parts.regions.of(positions), self._part)
