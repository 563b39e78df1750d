"""Searches that a person saved, and the queries asked before; kept as settings of the library."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reader.ports.engine import SortOrder
from reader.ports.store import Store

_SAVED = "search:"
_HISTORY = "search_history"
_LONGEST_HISTORY = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """`seen` is the newest story id when it was last opened: what has a higher one is new."""

    name: str
    query: str
    sort: SortOrder = SortOrder.RELEVANCE
    seen: int = 0


class Searches:
    """`ids_of` answers a query with the ids of all its hits."""

    def __init__(self, store: Store, ids_of: Callable[[str], Sequence[int]]) -> None:
        self._store = store
        self._ids_of = ids_of

    def saved(self) -> list[SavedSearch]:
        """By name."""
        return [
            _read(name.removeprefix(_SAVED), text) for name, text in self._store.settings.starting_with(_SAVED).items()
        ]

    def save(self, name: str, query: str, sort: SortOrder = SortOrder.RELEVANCE) -> SavedSearch:
        """Keep a query under a name, in place of what stood there; what it finds now counts as seen."""
        search = SavedSearch(name=name, query=query, sort=sort, seen=max(self._ids_of(query), default=0))
        self._write(search)
        return search

    def remove(self, name: str) -> None:
        self._store.settings.set(_SAVED + name, None)

    def rename(self, name: str, new: str) -> None:
        """Keep the search of one name under another; nothing where there is none."""
        with self._store.together():
            for search in self.saved():
                if search.name == name != new:
                    self._store.settings.set(_SAVED + name, None)
                    self._write(replace(search, name=new))

    def opened(self, name: str) -> None:
        """The person looked at what it finds: nothing of it is new any more."""
        for search in self.saved():
            if search.name == name:
                self.save(name, search.query, search.sort)

    def new_count(self, search: SavedSearch) -> int:
        """Stories found that came after the search was last opened."""
        return sum(story_id > search.seen for story_id in self._ids_of(search.query))

    def history(self) -> list[str]:
        """Queries asked, newest first, each once."""
        text = self._store.settings.get(_HISTORY)
        queries: list[str] = json.loads(text) if text else []
        return queries

    def remember(self, query: str) -> None:
        """Put a query on top of the history."""
        if query.strip():
            queries = [query, *(old for old in self.history() if old != query)]
            self._store.settings.set(_HISTORY, json.dumps(queries[:_LONGEST_HISTORY], ensure_ascii=False))

    def forget(self) -> None:
        """Clear the history; saved searches stay."""
        self._store.settings.set(_HISTORY, None)

    def _write(self, search: SavedSearch) -> None:
        record = {"query": search.query, "sort": search.sort.value, "seen": search.seen}
        self._store.settings.set(_SAVED + search.name, json.dumps(record, ensure_ascii=False))


def _read(name: str, text: str) -> SavedSearch:
    record = json.loads(text)
    return SavedSearch(name=name, query=record["query"], sort=SortOrder(record["sort"]), seen=record["seen"])
