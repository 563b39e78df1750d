"""The texts of some stories as `ZoneText`: what tokens cannot tell is found by reading them, all at once as arrays."""

from collections.abc import Sequence
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from reader.query.fields import Zone
from reader.search.grounds import ZoneGround, zone_grounds
from reader.search.layout import BOUNDS, BREAKS, ENDERS, SENTENCE_ENDS, ZONES, character_field, gram_field
from reader.search.places import contains, distinct
from reader.search.postings import DOCUMENT_SHIFT, NO_DOCS, Docs, Places
from reader.text.wildcard import is_word_character

_BLOCK_END = 10
_PLACES = {field: at for at, zone in enumerate(ZONES) for field in (gram_field(zone), character_field(zone))}
_BEYOND = 0x10000
"""Code points from here on are asked one by one."""


class Texts:
    """See reader.search.postings.ZoneText; documents are numbered as the stories are given."""

    def __init__(self, stories: Sequence[Sequence[str]]) -> None:
        """For each story, for each zone in the order of ZONES, its folded blocks with line feeds between."""
        self._stories = stories
        self._zones: dict[int, _Zone] = {}

    def docs(self, field: str, term: str) -> Docs:
        return distinct(self._zone(field).places(term) >> DOCUMENT_SHIFT)

    def text_counts(self, field: str, text: str) -> tuple[Docs, NDArray[np.int64]]:
        docs, counts = np.unique(self._zone(field).places(text) >> DOCUMENT_SHIFT, return_counts=True)
        return docs, counts

    def places(self, field: str, term: str, within: Docs | None = None) -> Places:
        zone = self._zone(field)
        return _within(zone.bounds if term == BOUNDS else zone.marks(term), within)

    def text(self, field: str, text: str, within: Docs | None = None) -> Places:
        return _within(self._zone(field).places(text), within)

    def grounds(self, zone: Zone | None) -> list[ZoneGround]:
        return zone_grounds(self, zone)

    def _zone(self, field: str) -> "_Zone":
        at = _PLACES[field]
        if at not in self._zones:
            self._zones[at] = _Zone([story[at] for story in self._stories])
        return self._zones[at]


class _Zone:
    """The texts of one zone end to end, each block followed by a line feed, so that no match crosses one."""

    def __init__(self, texts: Sequence[str]) -> None:
        ended = [text and text + "\n" for text in texts]
        self._text = "".join(ended)
        self._starts = np.cumsum([0, *map(len, ended[:-1])])

    def places(self, text: str) -> Places:
        """Where a text begins."""
        wanted = np.frombuffer(text.encode("utf-32-le"), "<u4")
        found = np.flatnonzero(self._codes == wanted[0])
        for at, code in enumerate(wanted[1:], 1):
            found = found[found < len(self._codes) - at]
            found = found[self._codes[found + at] == code]
        return self._keys(found)

    def marks(self, term: str) -> Places:
        """The places of BREAKS and of SENTENCE_ENDS, as reader.search.layout has them."""
        if term == SENTENCE_ENDS:
            return self._keys(np.flatnonzero(np.isin(self._codes, [ord(one) for one in ENDERS]))) + 1
        assert term == BREAKS
        breaks = _breaks()[np.minimum(self._codes, _BEYOND)]
        beyond = np.flatnonzero(self._codes >= _BEYOND)
        breaks[beyond] = [_is_break(code) for code in self._codes[beyond].tolist()]
        return self._keys(np.flatnonzero(breaks))

    @cached_property
    def bounds(self) -> Places:
        """Start and end of every block in turn."""
        ends = np.flatnonzero(self._codes == _BLOCK_END)
        if not len(ends):
            return NO_DOCS
        starts = np.concatenate(([0], ends[:-1] + 1))
        docs = self._docs(starts)
        first = self._starts[docs]
        return np.stack((docs << DOCUMENT_SHIFT | starts - first, docs << DOCUMENT_SHIFT | ends - first), 1).reshape(-1)

    @cached_property
    def _codes(self) -> NDArray[np.uint32]:
        return np.frombuffer(self._text.encode("utf-32-le"), "<u4")

    def _keys(self, found: NDArray[np.int64]) -> Places:
        docs = self._docs(found)
        keys: Places = docs << DOCUMENT_SHIFT | found - self._starts[docs]
        return keys

    def _docs(self, found: NDArray[np.int64]) -> Docs:
        # Texts that are empty begin where the next one does; the last that begins there is not.
        docs: Docs = self._starts.searchsorted(found, side="right") - 1
        return docs


@cache
def _breaks() -> NDArray[np.bool_]:
    """For each code point up to _BEYOND whether a wildcard's * does not run over it."""
    return np.array([_is_break(code) for code in range(_BEYOND + 1)])


def _is_break(code: int) -> bool:
    return code != _BLOCK_END and not is_word_character(chr(code))


def _within(places: Places, within: Docs | None) -> Places:
    return places if within is None else places[contains(within, places >> DOCUMENT_SHIFT)]
