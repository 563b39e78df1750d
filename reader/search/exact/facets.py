"""Facets: the counts of facts over the hits."""

from collections import Counter
from functools import cache
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from reader.ports.engine import Facet
from reader.search.exact.postings import Docs, Postings, Values
from reader.search.layout import DAY, LABEL_FIELD

VALUE_FACETS = {
    "newspaper": "newspaper",
    "page": "page",
    "section": "section",
    "column_label": LABEL_FIELD,
    "reporter": "reporter",
    "place": "place",
    "kind": "kind",
}
"""Fields by the names of their facets."""
_FEW = 256
"""Number of hits up to which counting one by one is faster than with arrays over all names."""
_COUNT = itemgetter(1)


def facets(postings: Postings, docs: Docs) -> tuple[Facet, ...]:
    """Count newspaper, year ('2023'), month ('2023-02'), page, section, column_label, reporter, place, kind.

    The values of a facet are in the order of `ordered_counts`.
    """
    months = _counts(postings.column(DAY)[docs] // 100)
    months.pop(0, None)
    found = {name: _value_facet(postings.values(field), docs, name) for name, field in VALUE_FACETS.items()}
    return (found.pop("newspaper"), *by_day(months), *found.values())


def by_day(months: dict[int, int]) -> tuple[Facet, Facet]:
    """Return the facets of years and months from the counts of months (YYYYMM)."""
    years: dict[str, int] = {}
    named: list[tuple[str, int]] = []
    for month, count in months.items():
        name = _month(month)
        named.append((name, count))
        year = name[:4]
        years[year] = years.get(year, 0) + count
    return Facet("year", ordered_counts(list(years.items()))), Facet("month", ordered_counts(named))


@cache
def _month(number: int) -> str:
    return f"{number // 100:04}-{number % 100:02}"


def _value_facet(values: Values, docs: Docs, name: str) -> Facet:
    names = values.names
    if not names:
        return Facet(name, ())
    codes = values.of(docs)
    none = len(names)
    if none == 1:
        held = len(codes) - int(np.count_nonzero(codes))
        return Facet(name, ((names[0], held),) if held else ())
    return Facet(name, ordered_counts([(names[code], count) for code, count in _counts(codes).items() if code != none]))


def _counts(codes: NDArray[np.integer]) -> dict[int, int]:
    """Count how often each number occurs."""
    if len(codes) <= _FEW:
        return Counter(codes.tolist())
    least = int(codes.min())
    counts = np.bincount(codes - least)
    held = counts.nonzero()[0]
    return dict(zip((held + least).tolist(), counts[held].tolist(), strict=True))


def ordered_counts(counts: list[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Order values by count, the highest first, then by name."""
    counts.sort()
    counts.sort(key=_COUNT, reverse=True)
    return tuple(counts)
