"""Counts of facts over the hits, by tantivy's aggregations."""

from typing import Any

from tantivy import Query

from reader.ports.engine import Facet
from reader.search.facets import VALUE_FACETS, by_day, ordered_counts
from reader.search.tantivy_engine.layout import MONTH
from reader.search.tantivy_engine.snapshot import Snapshot

MOST = 20_000
"""So many values of a fact are counted, the most frequent ones."""


def facets(snapshot: Snapshot, query: Query) -> tuple[Facet, ...]:
    """As reader.search.facets.facets has them."""
    fields = {name: field for name, field in VALUE_FACETS.items() if field in snapshot.fields} | {MONTH: MONTH}
    wanted = {name: {"terms": {"field": field, "size": MOST}} for name, field in fields.items()}
    found = {name: _counts(aggregation) for name, aggregation in snapshot.aggregate(query, wanted).items()}
    months = by_day({int(month): count for month, count in found[MONTH]})
    newspaper, *others = (Facet(name, ordered_counts(found.get(name, []))) for name in VALUE_FACETS)
    return (newspaper, *months, *others)


def _counts(aggregation: dict[str, Any]) -> list[tuple[Any, int]]:
    return [(bucket["key"], bucket["doc_count"]) for bucket in aggregation["buckets"]]
