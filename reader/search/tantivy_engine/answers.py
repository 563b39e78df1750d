"""The wanted slice of the hits in the wanted order."""

import numpy as np
from tantivy import FieldType, Occur, Order, Query

from reader.ports.engine import EngineHit, SortOrder
from reader.search.layout import STORY_ID
from reader.search.tantivy_engine.layout import NEWEST, OLDEST, schema
from reader.search.tantivy_engine.snapshot import Found, Snapshot

FEW = 1000
"""Up to so many hits are all fetched and put in order here."""

Hits = tuple[EngineHit, ...]


def hits(snapshot: Snapshot, query: Query, sort: SortOrder, offset: int, limit: int | None) -> tuple[int, Hits]:
    """How many stories match, and those from `offset` on, `limit` at most.

    RELEVANCE: best first. NEWEST and OLDEST: by day, unknown days last, the best among equals.
    """
    if sort is not SortOrder.RELEVANCE:
        return _by_day(snapshot, query, sort, offset, limit)
    if limit is None or offset + limit > FEW:
        # tantivy makes room for as many as are asked for: so no more are than there are.
        total = snapshot.count(query)
        limit = total - offset if limit is None else min(limit, total - offset)
        if limit <= 0:
            return total, ()
    found = snapshot.best(query, limit, offset)
    ids = snapshot.column(STORY_ID, found.addresses)
    return found.total, tuple(map(EngineHit, ids.tolist(), found.keys.tolist()))


def _by_day(snapshot: Snapshot, query: Query, sort: SortOrder, offset: int, limit: int | None) -> tuple[int, Hits]:
    total = snapshot.count(query)
    end = total if limit is None else min(offset + limit, total)
    if offset >= end:
        return total, ()
    column, order = (NEWEST, Order.Desc) if sort is SortOrder.NEWEST else (OLDEST, Order.Asc)
    if end == total or total <= FEW:
        return total, _sorted(snapshot, snapshot.best(query, total), column, order, offset, end)
    # Scores are wanted only among stories of the same day: those of the days within the slice.
    days = snapshot.first(query, end, column, order).keys
    first, last = sorted((int(days[offset]), int(days[-1])))
    among = Query.range_query(schema(), column, FieldType.Unsigned, first, last)
    query = Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.const_score_query(among, 0.0))])
    before = int((days < first).sum() if order is Order.Asc else (days > last).sum())
    found = snapshot.best(query, snapshot.count(query))
    return total, _sorted(snapshot, found, column, order, offset - before, end - before)


def _sorted(snapshot: Snapshot, found: Found, column: str, order: Order, offset: int, end: int) -> Hits:
    days = snapshot.column(column, found.addresses)
    ids = snapshot.column(STORY_ID, found.addresses)
    chosen = np.lexsort((ids, -found.keys, days if order is Order.Asc else -days))[offset:end]
    return tuple(map(EngineHit, ids[chosen].tolist(), found.keys[chosen].tolist()))
