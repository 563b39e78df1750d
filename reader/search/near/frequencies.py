"""Frequencies of the units of a question in the documents of an index."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.columnar.occurrences import Occurrences
from reader.query.fields import Zone
from reader.search.exact.positions import distinct
from reader.search.exact.postings import NO_DOCS, Docs, Postings
from reader.search.exact.ranking import WORD_FIELDS_OF_ZONES, ZONE_FIELDS
from reader.search.layout import ZONES, character_field
from reader.text.sought import Sought


class Frequencies(NamedTuple):
    """Occurrences of a text: `docs` rises and names a document once for each field or zone that has the text.

    `fields` are indices in WORD_FIELDS, len(WORD_FIELDS) for a zone without words; `counts` are beside them.
    """

    docs: Docs
    fields: NDArray[Any]
    counts: NDArray[np.int64]

    @property
    def held(self) -> Docs:
        """The documents, once each."""
        return distinct(self.docs)


NOWHERE = Frequencies(NO_DOCS, NO_DOCS, NO_DOCS)


class TextFrequencies:
    """A finder of frequencies in one state of the index; keeps what one question asks for twice."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._kept: dict[tuple[str, Zone | None, bool], Frequencies] = {}

    def of(self, text: str, zone: Zone | None, *, latin: bool = False) -> Frequencies:
        """Return the frequencies of a folded text; those of a whole word if it is `latin`."""
        key = text, zone, latin
        if key not in self._kept:
            self._kept[key] = self.words([text], zone)[0] if latin else self._text(text, zone)
        return self._kept[key]

    def _text(self, text: str, zone: Zone | None) -> Frequencies:
        if len(text) == 1:
            return self._character(text, zone)
        docs, counts, zones = self._postings.text_counts(Sought(text))
        if zone is not None:
            inside = (zones == ZONES.index(zone)).nonzero()[0]
            docs, counts, zones = docs[inside], counts[inside], zones[inside]
        return Frequencies(docs, ZONE_FIELDS[zones], counts)

    def _character(self, text: str, zone: Zone | None) -> Frequencies:
        found = [
            (docs, np.full(len(docs), ZONE_FIELDS[number], np.int64))
            for number, one in enumerate(ZONES)
            if zone in (None, one) and len(docs := self._postings.docs(character_field(one), text))
        ]
        return _rising(found, [np.ones(len(docs), np.int64) for docs, _ in found])

    def words(self, words: Sequence[str], zone: Zone | None = None) -> list[Frequencies]:
        """Return the frequencies of whole words, as the segmenter cuts them."""
        live = self._postings.live()
        _, found = self._postings.occurrences(words, WORD_FIELDS_OF_ZONES[zone], live)
        listed: list[list[Occurrences]] = [[] for _ in words]
        for one in found:
            listed[one.term].append(one)
        return [
            _rising(
                [(live[one.indices], np.zeros(len(one.indices), np.int64) + one.parts) for one in of_word],
                [one.counts for one in of_word],
            )
            for of_word in listed
        ]


def _rising(found: list[tuple[Docs, NDArray[Any]]], counts: list[NDArray[np.int64]]) -> Frequencies:
    if not found:
        return NOWHERE
    docs = np.concatenate([docs for docs, _ in found])
    order = docs.argsort(kind="stable")
    return Frequencies(
        docs[order], np.concatenate([fields for _, fields in found])[order], np.concatenate(counts)[order]
    )
