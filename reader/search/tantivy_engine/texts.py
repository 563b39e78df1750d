"""The texts of some stories as `ZoneText`: what tokens cannot tell is found by reading them, all at once as arrays."""

from functools import cache, reduce

import numpy as np
from numpy.typing import NDArray

from reader.query.fields import Zone
from reader.search.layout import BREAKS, ENDERS, ZONES, character_field, gram_field
from reader.search.places import contains, distinct
from reader.search.postings import DOCUMENT_SHIFT, Docs, Places, TextCounts
from reader.search.tantivy_engine.codes import STOP
from reader.search.tantivy_engine.documents import ZONE_END
from reader.text.wildcard import is_word_character

_BLOCK_END = 10
_ENDS = (STOP, _BLOCK_END, ord(ZONE_END))
_PLACES = {field: at for at, zone in enumerate(ZONES) for field in (gram_field(zone), character_field(zone))}
_BEYOND = 0x10000
"""Code points from here on are asked one by one."""

Sections = NDArray[np.int64]
"""Of each place the zone of a story that it is in; they are numbered through all stories."""


class Texts:
    """See reader.search.postings.ZoneText; documents are numbered as the stories are given."""

    def __init__(self, points: NDArray[np.uint32]) -> None:
        """The code points of what reader.search.tantivy_engine.documents.in_one makes, STOP after each story."""
        self._points = points
        self._ends = np.flatnonzero((points == ord(ZONE_END)) | (points == STOP))
        self._starts = np.concatenate(([0], self._ends[:-1] + 1)) if len(self._ends) else self._ends
        self._known: dict[str, tuple[Places, Sections]] = {}
        self._stops: dict[str, Places] = {}

    def docs(self, field: str, term: str) -> Docs:
        return distinct(self._in_zone(term, _PLACES[field])[1] // len(ZONES))

    def text_counts(self, text: str) -> TextCounts:
        sections, counts = np.unique(self._found(text)[1], return_counts=True)
        return TextCounts(sections // len(ZONES), counts, sections % len(ZONES))

    def text(self, field: str, text: str, within: Docs | None = None) -> Places:
        places, sections = self._in_zone(text, _PLACES[field])
        keys: Places = sections // len(ZONES) << DOCUMENT_SHIFT | places - self._starts[sections]
        return keys if within is None else keys[contains(within, keys >> DOCUMENT_SHIFT)]

    def grounds(self, zone: Zone | None) -> list["_Ground"]:
        return [_Ground(self, None if zone is None else ZONES.index(zone))]

    def beginnings(self, text: str, zone: int | None) -> Places:
        """Where a text begins, among the code points of all stories, in one zone or in all."""
        return self._found(text)[0] if zone is None else self._in_zone(text, zone)[0]

    def stops(self, mark: str) -> Places:
        """Where a block ends or a character of a kind stands, BREAKS or SENTENCE_ENDS."""
        if mark not in self._stops:
            here = self._points == _BLOCK_END
            self._stops[mark] = np.flatnonzero(here | (self._breaks() if mark == BREAKS else self._any_of(ENDERS)))
        return self._stops[mark]

    def written(self, places: Places) -> NDArray[np.bool_]:
        """Whether a character of a text is there. Before the first place and after the last one there is none."""
        there = self._points[np.minimum(places, len(self._points) - 1)]
        return reduce(np.logical_and, (there != end for end in _ENDS))

    def docs_of(self, places: Places) -> Docs:
        return distinct(self._ends.searchsorted(places) // len(ZONES))

    def starts_of(self, ends: Places) -> Places:
        """Where the blocks start that end at these places, which are all of a zone, or of all."""
        starts = self._starts[self._ends.searchsorted(ends)]
        before = np.concatenate(([0], ends[:-1] + 1)) if len(ends) else ends
        return np.maximum(starts, before)

    def _in_zone(self, text: str, zone: int) -> tuple[Places, Sections]:
        places, sections = self._found(text)
        chosen = np.flatnonzero(sections % len(ZONES) == zone)
        return places[chosen], sections[chosen]

    def _found(self, text: str) -> tuple[Places, Sections]:
        if text not in self._known:
            wanted = np.frombuffer(text.encode("utf-32-le"), "<u4")
            found = np.flatnonzero(self._points == wanted[0])
            for at, code in enumerate(wanted[1:], 1):
                # The last code point is STOP, which is in no text.
                found = found[self._points[np.minimum(found + at, len(self._points) - 1)] == code]
            self._known[text] = found, self._ends.searchsorted(found)
        return self._known[text]

    def _any_of(self, characters: frozenset[str]) -> NDArray[np.bool_]:
        return reduce(np.logical_or, (self._points == ord(one) for one in characters))

    def _breaks(self) -> NDArray[np.bool_]:
        breaks: NDArray[np.bool_] = _breaks()[np.minimum(self._points, _BEYOND)]
        beyond = np.flatnonzero(self._points >= _BEYOND)
        breaks[beyond] = [_is_break(code) for code in self._points[beyond].tolist()]
        return breaks


class _Ground:
    """See reader.search.postings.Ground; places are those among the code points of all stories."""

    def __init__(self, texts: Texts, zone: int | None) -> None:
        self._texts = texts
        self._zone = zone

    def text(self, text: str, within: Docs | None = None) -> Places:
        return self._texts.beginnings(text, self._zone)

    def blocks(self, within: Docs | None = None) -> tuple[Places, Places]:
        ends = self._texts.beginnings(chr(_BLOCK_END), self._zone)
        return self._texts.starts_of(ends), ends

    def blocks_of(self, places: Places) -> Places:
        found: Places = self._texts.beginnings(chr(_BLOCK_END), None).searchsorted(places)
        return found

    def written(self, places: Places) -> NDArray[np.bool_]:
        return self._texts.written(places)

    def free(self, mark: str, first: Places, end: Places) -> NDArray[np.int64]:
        stops = self._texts.stops(mark)
        found: NDArray[np.int64] = (stops.searchsorted(first) == stops.searchsorted(end)).nonzero()[0]
        return found

    def docs(self, places: Places) -> Docs:
        return self._texts.docs_of(places)


@cache
def _breaks() -> NDArray[np.bool_]:
    """For each code point up to _BEYOND whether a wildcard's * does not run over it."""
    return np.array([_is_break(code) for code in range(_BEYOND + 1)])


def _is_break(code: int) -> bool:
    return code not in _ENDS and not is_word_character(chr(code))
