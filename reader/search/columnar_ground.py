"""The text of one segment as a ground: places are counted through its documents, as its lists have them.

No place is turned into a document and a position before something was found, and all zones are searched at once.
"""

from collections.abc import Callable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from reader.search.border import translated
from reader.search.columnar.barriers import Barriers
from reader.search.columnar.leaf import Leaf
from reader.search.columnar.snapshot import Snapshot
from reader.search.columnar.stretches import Stretches
from reader.search.layout import BLOCK_GAP, BOUNDS, ENDERS
from reader.search.places import distinct
from reader.search.postings import NO_DOCS, Docs, Places

GRAMS = "g"
"""The field of the bigrams of all zones."""
_FEW = 4
"""Where one document in so many is wanted, places of others are left out at once."""


class LeafGround:
    """See reader.search.postings.Ground. With a `part` (a zone) other text is as if it were not there; `breakers` tells
    the characters of BREAKS."""

    def __init__(self, snapshot: Snapshot, leaf: Leaf, part: int | None, breakers: Callable[[], Sequence[str]]) -> None:
        self._snapshot, self._leaf, self._part = snapshot, leaf, part
        self._breakers = breakers

    @translated
    def text(self, text: str, within: Docs | None = None) -> Places:
        own = self._wanted(within)
        if own is not None and not len(own):
            return NO_DOCS
        if len(text) == 1:
            return self._of_part(self._leaf.beyond(GRAMS, [text.encode()], own))
        flat = self._snapshot.flat_phrase(self._leaf, GRAMS, text)
        return self._of_part(flat if own is None else self._leaf.flat_within(GRAMS, flat, own))

    @translated
    def blocks(self, within: Docs | None = None) -> tuple[Places, Places]:
        bounds = self._blocks().starts.astype(np.int64)
        starts, ends = bounds[:-1], bounds[1:] - BLOCK_GAP
        own = self._wanted(within)
        if own is not None:
            at = self._leaf.at_within(GRAMS, starts, own)
            starts, ends = starts[at], ends[at]
        kept = self._kept(starts)
        return (starts, ends) if kept is None else (starts[kept], ends[kept])

    @translated
    def blocks_of(self, places: Places) -> Places:
        return self._blocks().of(places)

    @translated
    def sentence_ends(self, within: Docs | None = None) -> Places:
        return self._leaf.beyond(GRAMS, [one.encode() for one in sorted(ENDERS)], self._wanted(within)) + 1

    @translated
    def free(self, first: Places, end: Places) -> NDArray[np.int64]:
        return self._leaf.kept("barriers", self._barriers).free(first, end)

    @translated
    def written(self, places: Places) -> NDArray[np.bool_]:
        written = places >= 0
        hit = self._leaf.found(GRAMS, BOUNDS.encode())
        if hit is not None:
            before = len(written) - int(written.sum())
            written[before + hit[0].among(hit[1], places[before:])[0]] = False
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
        return Stretches(starts.astype(np.min_scalar_type(-int(starts[-1]))))

    def _barriers(self) -> Barriers:
        """The characters of BREAKS and what lies between blocks."""
        postings = self._leaf.terms.field(GRAMS)
        if postings is None:
            return Barriers(0, ())
        breaks = self._leaf.parts_beyond(GRAMS, [one.encode() for one in self._breakers()])
        return Barriers(postings.bound, chain((self._bounds(),), breaks))

    def _wanted(self, within: Docs | None) -> Docs | None:
        """Those of the segment; None where leaving others out would take longer than it saves."""
        own = None if within is None else self._leaf.own(within)
        return None if own is not None and len(own) * _FEW > self._leaf.size else own

    def _of_part(self, places: Places) -> Places:
        kept = self._kept(places)
        return places if kept is None else places[kept]

    def _kept(self, places: Places) -> NDArray[np.int64] | None:
        """Where the places of the part stand; None where all are."""
        if self._part is None:
            return None
        parts = self._leaf.parts(GRAMS)
        return parts.of_part(parts.stretches.of(places), self._part)
