"""The position space of one zone of an index that has terms for blocks, sentence ends and breaks."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from reader.query.fields import Zone
from reader.search.exact.positions import distinct, union
from reader.search.exact.postings import DOCUMENT_SHIFT, Docs, Found, Positions, TextIndex
from reader.search.layout import BOUNDS, BREAKS, SENTENCE_ENDS, ZONES, gram_field
from reader.text.sought import Sought


class TermedText(TextIndex, Protocol):
    """A TextIndex with the terms BOUNDS, SENTENCE_ENDS and BREAKS of reader.search.layout."""

    @property
    def size(self) -> int: ...

    def positions(self, field: str, term: str, within: Docs | None = None) -> Positions:
        """Return the position keys of a term of a g_ field; only in the documents `within`, if they are given."""
        ...


class ZoneSpace:
    """A PositionSpace whose positions are the position keys of the zone's field."""

    def __init__(self, postings: TermedText, zone: Zone) -> None:
        self._postings = postings
        self._field = gram_field(zone)

    def documents(self) -> tuple[int, int]:
        return 0, self._postings.size

    def span(self, first: int, end: int) -> tuple[int, int]:
        return first << DOCUMENT_SHIFT, end << DOCUMENT_SHIFT

    def find(self, text: Sought, within: Docs | None = None) -> Found:
        found = self._postings.text(self._field, text, within)
        return Found(found, len(found))

    def blocks_of(self, positions: Positions) -> Positions:
        found: Positions = self._bounds()[1].searchsorted(positions, side="right")
        return found

    def block_ends(self, positions: Positions) -> Positions:
        ends = self._bounds()[1]
        found: Positions = ends[ends.searchsorted(positions)]
        return found

    def fits(self, starts: Positions, length: int) -> NDArray[np.bool_]:
        begins, ends = self._bounds()
        at = begins.searchsorted(starts, side="right") - 1
        return (at >= 0) & (starts + length <= ends[at])

    def next_break(self, positions: Positions) -> Positions:
        stops = union((self._bounds()[1], self._postings.positions(self._field, BREAKS)))
        found: Positions = stops[stops.searchsorted(positions)]
        return found

    def one_sentence(self, first: Positions, end: Positions) -> NDArray[np.int64]:
        stops = union((self._bounds()[1], self._postings.positions(self._field, SENTENCE_ENDS) - 1))
        found: NDArray[np.int64] = (stops.searchsorted(first) == stops.searchsorted(end)).nonzero()[0]
        return found

    def docs(self, positions: Positions) -> Docs:
        return distinct(positions >> DOCUMENT_SHIFT)

    def _bounds(self) -> tuple[Positions, Positions]:
        """Return the first positions of the blocks, and the free position after each."""
        bounds = self._postings.positions(self._field, BOUNDS)
        return bounds[::2], bounds[1::2]


def zone_spaces(postings: TermedText, zone: Zone | None) -> list[ZoneSpace]:
    """Return the space of a zone, or one for each zone."""
    return [ZoneSpace(postings, one) for one in ((zone,) if zone else ZONES)]
