"""Postings of an index in the columnar codec, for query evaluation."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader

from reader.columnar.diagonals import Nearness, diagonal_hits
from reader.columnar.occurrences import Occurrences
from reader.columnar.snapshot import Snapshot
from reader.query.fields import Zone
from reader.search.exact.postings import NO_DOCS, Docs, Positions, TextCounts, Values
from reader.search.layout import WORD_FIELDS, ZONES, gram_field
from reader.search.whoosh_index.border import translated
from reader.search.whoosh_index.segment_space import GRAMS, SegmentSpace, position_checks
from reader.text.sought import Sought

GRAM_PARTS = {gram_field(zone): chr(number + 1) for number, zone in enumerate(ZONES)}
"""Characters of the parts of GRAMS, by the fields of reader.search.layout; no text has them."""
_PARTS = {field: number for number, field in enumerate(GRAM_PARTS)}
WORDS = "w"
"""The field of the words of all zones."""
WORD_PARTS = {field: chr(number + 1) for number, field in enumerate(WORD_FIELDS)}
_WORD_CODES = [ord(part) for part in WORD_PARTS.values()]


class ColumnarPostings:
    """Postings over a Snapshot of the index; columns and facts are read once."""

    def __init__(self, reader: IndexReader, before: "ColumnarPostings | None" = None) -> None:
        self._reader = reader
        self._snapshot: Snapshot = Snapshot(reader, before._snapshot if before else None)
        self._live: Docs | None = None
        self._columns: dict[str, NDArray[Any]] = {}
        self._values: dict[str, Values] = {}

    @property
    def size(self) -> int:
        return self._snapshot.size

    @translated
    def live(self) -> Docs:
        if self._live is None:
            self._live = self._snapshot.live()
        return self._live

    @translated
    def docs(self, field: str, term: str) -> Docs:
        return self._snapshot.docs(field, term.encode())

    @translated
    def occurrences(
        self, words: Sequence[str], fields: Sequence[int], wanted: Docs
    ) -> tuple[Sequence[Mapping[int, int]], Sequence[Occurrences]]:
        parts = {_WORD_CODES[number]: number for number in fields}
        return self._snapshot.occurrences(WORDS, [word.encode() for word in words], parts, wanted)

    @translated
    def text_counts(self, text: Sought) -> TextCounts:
        docs, counts, zones = self._snapshot.phrase_counts(GRAMS, text.text, position_checks(text))
        return TextCounts(docs, counts, NO_DOCS if zones is None else zones)

    @translated
    def pair_counts(self, pairs: Sequence[str]) -> list[int]:
        return self._snapshot.term_counts(GRAMS, [pair.encode("utf-8", "surrogatepass") for pair in pairs])

    @translated
    def passages(
        self, pairs: Sequence[str], places: Sequence[int], reach: int, drift: int
    ) -> tuple[Docs, NDArray[np.int64]]:
        terms = [pair.encode("utf-8", "surrogatepass") for pair in pairs]
        found = [
            diagonal_hits(segment, GRAMS, terms, places, Nearness(reach, drift)) for segment in self._snapshot.segments
        ]
        docs, numbers = zip(*found, strict=True) if found else ((), ())
        return np.concatenate([NO_DOCS, *docs]), np.concatenate([NO_DOCS, *numbers])

    @translated
    def text(self, field: str, text: Sought, within: Docs | None = None) -> Positions:
        if len(text) == 1 and not text.checks:
            return self._snapshot.longer_terms(GRAMS, [text.text.encode()], within, _PARTS[field])
        return self._snapshot.phrase(GRAMS, text.text, within, _PARTS[field], position_checks(text))

    @translated
    def marked_characters(self, sign: str) -> list[str]:
        return [term.decode()[1:] for term in self._snapshot.terms(GRAMS, sign.encode())]

    def spaces(self, zone: Zone | None) -> list[SegmentSpace]:
        part = None if zone is None else _PARTS[gram_field(zone)]
        # A segment of stories without any text has no such field.
        held = (segment for segment in self._snapshot.segments if segment.terms.field(GRAMS))
        return [SegmentSpace(self._snapshot, segment, part) for segment in held]

    @translated
    def terms(self, field: str, prefix: str) -> Iterator[str]:
        return iter([term.decode() for term in self._snapshot.terms(field, prefix.encode())])

    @translated
    def column(self, name: str) -> NDArray[Any]:
        if name not in self._columns:
            self._columns[name] = self._snapshot.numbers(name)
        return self._columns[name]

    @translated
    def values(self, field: str) -> Values:
        if field not in self._values:
            forward = self._snapshot.forward_index(field)
            names = tuple(name.decode() for name in forward.names)
            self._values[field] = Values(names, forward.codes, forward.starts)
        return self._values[field]

    @translated
    def close(self) -> None:
        self._reader.close()
