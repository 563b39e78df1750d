"""The text of one segment as a ground: places are counted through its documents, as its lists have them.

No place is turned into a document and a position before something was found, and all zones are searched at once.
"""

from collections.abc import Collection
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from reader.columnar.break_positions import Barriers
from reader.columnar.regions import Stretches
from reader.columnar.segment_reader import NEAR_STEP, Leaf
from reader.columnar.snapshot import Snapshot
from reader.search.exact.positions import distinct
from reader.search.exact.postings import NO_DOCS, Docs, Places
from reader.search.layout import BLOCK_GAP, BOUNDS, BREAKS, ENDERS, ZONES, character_field
from reader.search.whoosh_index.border import translated
from reader.text.wildcard import is_word_character

GRAMS = "g"
"""The field of the bigrams of all zones."""
_BLOCK_STEP = 7
"""See Stretches: blocks of text have some 90 places."""
_SHORT = 1 << 30
"""Up to so many places numbers of four bytes serve, with room for a step more."""
_LARGE = 1 << 26
"""Of a segment with more places only the last kind of barriers is kept: they take 8 MB and more."""
_FEW = 4
"""Where one document in so many is wanted, places of others are left out at once."""


class LeafGround:
    """See reader.search.exact.postings.Ground. With a `part` (a zone) other text is as if it were not there."""

    def __init__(self, snapshot: Snapshot, leaf: Leaf, part: int | None) -> None:
        self._snapshot, self._leaf, self._part = snapshot, leaf, part
        self._looked: tuple[Docs, NDArray[np.bool_] | None] | None = None

    @translated
    def text(self, text: str, within: Docs | None = None) -> Places:
        near = None if within is None else self._near(within)
        if len(text) == 1:
            return self._of_part(self._leaf.beyond(GRAMS, [text.encode()], near))
        flat = self._snapshot.flat_phrase(self._leaf, GRAMS, text)
        return self._of_part(flat if near is None else flat[near[flat >> NEAR_STEP]])

    @translated
    def blocks(self, within: Docs | None = None) -> tuple[Places, Places]:
        bounds = self._blocks().starts.astype(np.int64)
        starts, ends = bounds[:-1], bounds[1:] - BLOCK_GAP
        if within is not None:
            at = self._leaf.at_within(GRAMS, starts, self._leaf.own(within))
            starts, ends = starts[at], ends[at]
        kept = self._kept(starts)
        return (starts, ends) if kept is None else (starts[kept], ends[kept])

    @translated
    def blocks_of(self, places: Places) -> Places:
        return self._blocks().of(places)

    @translated
    def free(self, mark: str, first: Places, end: Places) -> NDArray[np.int64]:
        postings = self._leaf.terms.field(GRAMS)
        large = postings is not None and postings.bound > _LARGE
        barriers = self._leaf.kept("barriers" if large else f"barriers {mark}", lambda: self._barriers(mark), mark)
        return barriers.free(first, end)

    @translated
    def written(self, places: Places) -> NDArray[np.bool_]:
        blocks = self._blocks()
        ends = blocks.starts[1:] - blocks.starts.dtype.type(BLOCK_GAP)
        written: NDArray[np.bool_] = (places >= 0) & (ends[blocks.of(np.maximum(places, 0))] != places)
        return written

    @translated
    def docs(self, places: Places) -> Docs:
        parts = self._leaf.parts(GRAMS)
        at = parts.stretches.of(self._of_part(places))
        return self._leaf.shown(distinct(parts.documents(at)))

    def _bounds(self) -> Places:
        """The free place after each block."""
        hit = self._leaf.found(GRAMS, BOUNDS.encode())
        return NO_DOCS if hit is None else hit[0].numbers(hit[1])

    def _blocks(self) -> Stretches:
        return self._leaf.kept("blocks", self._stretches)

    def _stretches(self) -> Stretches:
        """Each block with the free place after it: all blocks of a segment follow one another."""
        starts = np.append(0, self._bounds() + BLOCK_GAP)
        return Stretches(starts.astype(np.int32) if starts[-1] < _SHORT else starts, _BLOCK_STEP)

    def _barriers(self, mark: str) -> Barriers:
        """The places of a kind of characters, and those between blocks."""
        postings = self._leaf.terms.field(GRAMS)
        if postings is None:
            return Barriers(0, ())
        characters: Collection[str] = ENDERS
        if mark == BREAKS:
            every = {one for zone in ZONES for one in self._leaf.characters(character_field(zone))}
            characters = [one for one in every if not is_word_character(one)]
        places = self._leaf.parts_beyond(GRAMS, [one.encode() for one in sorted(characters)])
        return Barriers(postings.bound, chain((self._bounds(),), places))

    def _near(self, within: Docs) -> NDArray[np.bool_] | None:
        """See Leaf.near; None where leaving places of other documents out would take longer than it saves."""
        if self._looked is None or self._looked[0] is not within:
            own = self._leaf.own(within)
            few = len(own) * _FEW < self._leaf.size
            self._looked = within, self._leaf.near(GRAMS, own) if few else None
        return self._looked[1]

    def _of_part(self, places: Places) -> Places:
        kept = self._kept(places)
        return places if kept is None else places[kept]

    def _kept(self, places: Places) -> NDArray[np.int64] | None:
        """Where the places of the part stand; None where all are."""
        if self._part is None:
            return None
        parts = self._leaf.parts(GRAMS)
        return parts.of_part(parts.stretches.of(places), self._part)
