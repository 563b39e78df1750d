"""Counts of facts over the hits."""

from collections import Counter

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
_FEW = 256
"""Up to so many hits counting one by one is quicker than with arrays over all names."""


def facets(postings: Postings, docs: Docs) -> tuple[Facet, ...]:
    """newspaper, year ('2023'), month ('2023-02'), page, section, column_label, reporter, place, kind; most first."""
    months = _months(postings.column(DAY)[docs])
    years: Counter[int] = Counter()
    for month, count in months.items():
        years[month // 100] += count
    found = {name: _value_facet(postings.values(field), docs, name) for name, field in VALUE_FACETS.items()}
    return (
        found.pop("newspaper"),
        Facet("year", _ordered({f"{year:04}": count for year, count in years.items()})),
        Facet("month", _ordered({f"{month // 100:04}-{month % 100:02}": count for month, count in months.items()})),
        *found.values(),
    )


def _value_facet(values: Values, docs: Docs, name: str) -> Facet:
    if not values.names:
        return Facet(name, ())
    counts = _counts(values.of(docs))
    counts.pop(len(values.names), None)
    return Facet(name, _ordered({values.names[code]: count for code, count in counts.items()}))


def _months(days: NDArray[np.integer]) -> dict[int, int]:
    """How often each month (YYYYMM) occurs among days (YYYYMMDD, 0 where unknown)."""
    known = days[days > 0]
    if not len(known):
        return {}
    first = int(known.min()) // 100
    return {first + month: count for month, count in _counts(known // 100 - first).items()}


def _counts(codes: NDArray[np.integer]) -> dict[int, int]:
    """How often each number occurs."""
    if len(codes) <= _FEW:
        return Counter(codes.tolist())
    counts = np.bincount(codes)
    held = counts.nonzero()[0]
    return dict(zip(held.tolist(), counts[held].tolist(), strict=True))


def _ordered(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
