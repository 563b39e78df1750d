"""One committed state of a tantivy index, open for reading."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tantivy import DocAddress, Order, Query, Searcher

from reader.errors import IndexUnusable
from reader.query.fields import Zone
from reader.search.layout import STORY_ID, ZONES, gram_field
from reader.search.postings import Docs
from reader.search.tantivy_engine.codes import Table
from reader.search.tantivy_engine.layout import FOLLOWED, HAS, ROLE, STATE, STORIES, TEXTS, WEIGHT, schema
from reader.search.tantivy_engine.texts import Texts

STATES_AT_MOST = 16
AT_ONCE = 1024
"""So many stories are read at once: some MB as arrays, of which caches hold the most."""
SOME = 10_000
"""So many stories are asked for before it is known how many there are: tantivy makes room for all it is asked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """`total` stories match; `keys` and `addresses` are of those asked for, in order: scores, or values of a column."""

    total: int
    keys: NDArray[np.float64]
    addresses: list[DocAddress]


class Snapshot:
    """`followed` is the last change-list sequence in it, `stories` how many stories it holds."""

    def __init__(self, searcher: Searcher, table: Table | None) -> None:
        """Texts are in codes of the table; there is none where no story was ever put.

        Raises IndexUnusable where it does not hold what it says, and whatever tantivy does.
        """
        self._searcher = searcher
        self._table = table
        self._values: dict[str, tuple[str, ...]] = {}
        states = self._states()
        said = set(states) or {(0, 0)}
        self.followed, self.stories = min(said)
        held = self.count(Query.exists_query(STORY_ID)) if states else 0
        if len(said) > 1 or held != self.stories or held + len(states) != searcher.num_docs:
            raise IndexUnusable(f"{held} stories of {searcher.num_docs}, should be as one of {said}")
        if held and table is None:
            raise IndexUnusable("the table of codes is missing")

    def count(self, query: Query) -> int:
        """How many stories match."""
        return self.search(query, 1).total

    def best(self, query: Query, limit: int, offset: int = 0) -> Found:
        """The stories with the highest scores, the newer a little higher; among equals as they were put."""
        return self.search(query, limit, offset, weight_by_field=WEIGHT)

    def first(self, query: Query, limit: int, column: str, order: Order) -> Found:
        """The stories that come first by a column, which are the keys."""
        return self.search(query, limit, order_by_field=column, order=order)

    def search(self, query: Query, limit: int, offset: int = 0, **how: Any) -> Found:
        result = self._searcher.search(query, max(limit, 1), offset=offset, **how)
        hits = result.hits[:limit]
        keys = np.array([key for key, _ in hits], np.float64)
        return Found(result.count, keys, [address for _, address in hits])  # type: ignore[attr-defined] # not in the stub

    def column(self, name: str, addresses: list[DocAddress]) -> NDArray[np.int64]:
        """Whole numbers of these stories, none missing."""
        return np.array(self._searcher.fast_field_values(name, addresses), np.int64)

    def aggregate(self, query: Query, wanted: dict[str, Any]) -> dict[str, Any]:
        return self._searcher.aggregate(query, wanted)

    @cached_property
    def zones(self) -> list[Zone]:
        """Those in which any story has text."""
        return [zone for zone in ZONES if gram_field(zone) in self.fields]

    @cached_property
    def fields(self) -> frozenset[str]:
        """Of zones and facts, those in which any story has anything."""
        return frozenset(name for name, _ in self._searcher.terms_with_prefix(HAS, ""))

    def values(self, field: str) -> tuple[str, ...]:
        """All values of a fact, some perhaps of stories that are gone."""
        if field not in self._values:
            self._values[field] = tuple(value for value, _ in self._searcher.terms_with_prefix(field, ""))
        return self._values[field]

    def ids(self, query: Query) -> list[int]:
        """The ids of all stories that match, in no order."""
        return [number for part in self._parts(query) for number in self.column(STORY_ID, part).tolist()]

    def reading(self, query: Query, read: Callable[[Texts], Docs]) -> list[int]:
        """The ids of the matching stories that `read` chooses by their texts, rising."""
        chosen: list[int] = []
        if self._table is None:
            return chosen
        for part in self._parts(query):
            texts = self._table.unpacked([self._stored(address, TEXTS) for address in part])
            chosen += self.column(STORY_ID, part)[read(Texts(texts))].tolist()
        return sorted(chosen)

    def _parts(self, query: Query) -> Iterator[list[DocAddress]]:
        # Of equal scores they come as they lie, so that every stretch of the file is read once.
        equal = Query.const_score_query(query, 1.0)
        found = self.search(equal, SOME)
        if found.total > SOME:
            found = self.search(equal, found.total)
        addresses = iter(found.addresses)
        return iter(lambda: list(islice(addresses, AT_ONCE)), [])

    def _states(self) -> list[tuple[int, int]]:
        found = self.search(Query.term_query(schema(), ROLE, STATE, "basic"), STATES_AT_MOST)
        return [(self._stored(one, FOLLOWED), self._stored(one, STORIES)) for one in found.addresses]

    def _stored(self, address: DocAddress, field: str) -> Any:
        return self._searcher.doc(address).get_first(field)
