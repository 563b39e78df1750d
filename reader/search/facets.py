"""Counts of facts over the hits."""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from reader.library.engine_port import Facet
from reader.search.layout import DAY, LABEL_FIELD
from reader.search.postings import Docs, Postings, Values

VALUE_FACETS = {
    "newspaper": "newspaper",
    "page": "page",
    "section": "section",
    "column_label": LABEL_FIELD,
    "reporter": "reporter",
    "place": "place",
    "kind": "kind",
}
"""Names of facets and the fields they count."""
_FEW = 16
"""Hits are few where so many times their count is less than all documents."""


def facets(postings: Postings, docs: Docs) -> tuple[Facet, ...]:
    """newspaper, year ('2023'), month ('2023-02'), page, section, column_label, reporter, place, kind; most first."""
    days = postings.column(DAY)[docs]
    days = days[days > 0]
    return (
        _value_facet(postings, docs, "newspaper"),
        _day_facet("year", days // 10000, lambda number: f"{number:04}"),
        _day_facet("month", days // 100, lambda number: f"{number // 100:04}-{number % 100:02}"),
        *(_value_facet(postings, docs, name) for name in VALUE_FACETS if name != "newspaper"),
    )


def _value_facet(postings: Postings, docs: Docs, name: str) -> Facet:
    values = postings.values(VALUE_FACETS[name])
    counts = np.bincount(_codes(values, docs, postings.size), minlength=len(values.names))
    return Facet(name, _ordered((values.names[code], int(counts[code])) for code in np.flatnonzero(counts)))


def _day_facet(name: str, numbers: Docs, shown: Callable[[int], str]) -> Facet:
    counts = np.bincount(numbers)
    return Facet(name, _ordered((shown(int(one)), int(counts[one])) for one in np.flatnonzero(counts)))


def _codes(values: Values, docs: Docs, size: int) -> NDArray[np.int64]:
    """The codes of all values of the documents: looked up where they are few, else by a mask over all documents."""
    if len(docs) * _FEW < size:
        first = np.searchsorted(values.docs, docs)
        counts = np.searchsorted(values.docs, docs, side="right") - first
        skipped = np.repeat(np.cumsum(counts) - counts, counts)
        chosen = np.repeat(first, counts) + np.arange(int(counts.sum())) - skipped
    else:
        wanted = np.zeros(size, dtype=bool)
        wanted[docs] = True
        chosen = np.flatnonzero(wanted[values.docs])
    codes: NDArray[np.int64] = values.codes[chosen]
    return codes


def _ordered(counts: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts, key=lambda pair: (-pair[1], pair[0])))
