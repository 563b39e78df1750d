"""The position space of one zone of an index that has terms for blocks, sentence ends and breaks."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from reader.query.fields import Zone
from reader.search.exact.positions import contains, distinct, union
from reader.search.exact.postings import DOCUMENT_SHIFT, Docs, Positions, TextIndex
from reader.search.layout import BOUNDS, SENTENCE_ENDS, ZONES, gram_field


class TermedText(TextIndex, Protocol):
    """A TextIndex with the terms BOUNDS, SENTENCE_ENDS and BREAKS of reader.search.layout."""

    def positions(self, field: str, term: str, within: Docs | None = None) -> Positions:
        """Return the position keys of a term of a g_ field; only in the documents `within`, if they are given."""
        ...


class ZoneSpace:
    """A PositionSpace whose positions are the position keys of the zone's field."""

    def __init__(self, postings: TermedText, zone: Zone) -> None:
        self._postings = postings
        self._field = gram_field(zone)

    def find(self, text: str, within: Docs | None = None) -> Positions:
        return self._postings.text(self._field, text, within)

    def blocks(self, within: Docs | None = None) -> tuple[Positions, Positions]:
        bounds = self._postings.positions(self._field, BOUNDS, within)
        return bounds[::2], bounds[1::2]

    def blocks_of(self, positions: Positions) -> Positions:
        found: Positions = self.blocks()[1].searchsorted(positions, side="right")
        return found

    def has_character(self, positions: Positions) -> NDArray[np.bool_]:
        starts, ends = self.blocks()
        # The position before the first block of a document counts as one of another document.
        return ~(contains(starts - 1, positions) | contains(ends, positions))

    def free(self, kind: str, first: Positions, end: Positions) -> NDArray[np.int64]:
        ends = self._postings.positions(self._field, kind, self.docs(end))
        stops = union((self.blocks()[1], ends - (kind == SENTENCE_ENDS)))
        found: NDArray[np.int64] = (stops.searchsorted(first) == stops.searchsorted(end)).nonzero()[0]
        return found

    def docs(self, positions: Positions) -> Docs:
        return distinct(positions >> DOCUMENT_SHIFT)


def zone_spaces(postings: TermedText, zone: Zone | None) -> list[ZoneSpace]:
    """Return the space of a zone, or one for each zone."""
    return [ZoneSpace(postings, one) for one in ((zone,) if zone else ZONES)]
