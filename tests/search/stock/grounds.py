"""One zone of an index with mark terms as a ground."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from reader.query.fields import Zone
from reader.search.exact.positions import contains, distinct, union
from reader.search.exact.postings import DOCUMENT_SHIFT, Docs, Places, ZoneText
from reader.search.layout import BOUNDS, SENTENCE_ENDS, ZONES, gram_field


class MarkedText(ZoneText, Protocol):
    """`ZoneText` with the mark terms of reader.search.layout."""

    def places(self, field: str, term: str, within: Docs | None = None) -> Places:
        """Places of the term, for a g_ field; only in the documents of `within` where given."""
        ...


class ZoneGround:
    """See reader.search.exact.postings.Ground. Places are those of the zone's field."""

    def __init__(self, postings: MarkedText, zone: Zone) -> None:
        self._postings = postings
        self._field = gram_field(zone)

    def text(self, text: str, within: Docs | None = None) -> Places:
        return self._postings.text(self._field, text, within)

    def blocks(self, within: Docs | None = None) -> tuple[Places, Places]:
        bounds = self._postings.places(self._field, BOUNDS, within)
        return bounds[::2], bounds[1::2]

    def blocks_of(self, places: Places) -> Places:
        found: Places = self.blocks()[1].searchsorted(places, side="right")
        return found

    def written(self, places: Places) -> NDArray[np.bool_]:
        starts, ends = self.blocks()
        # What is before the first block of a document counts as of another document.
        return ~(contains(starts - 1, places) | contains(ends, places))

    def free(self, mark: str, first: Places, end: Places) -> NDArray[np.int64]:
        marks = self._postings.places(self._field, mark, self.docs(end))
        stops = union((self.blocks()[1], marks - (mark == SENTENCE_ENDS)))
        found: NDArray[np.int64] = (stops.searchsorted(first) == stops.searchsorted(end)).nonzero()[0]
        return found

    def docs(self, places: Places) -> Docs:
        return distinct(places >> DOCUMENT_SHIFT)


def zone_grounds(postings: MarkedText, zone: Zone | None) -> list[ZoneGround]:
    """The ground of a zone, or one for each."""
    return [ZoneGround(postings, one) for one in ((zone,) if zone else ZONES)]
