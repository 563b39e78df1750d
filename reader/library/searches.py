"""Searches that a person saved, and the queries asked before; kept as settings of the library."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reader.ports.engine import SortOrder
from reader.ports.store import Store

_SAVED = "search:"
_SEEN = "search_seen:"
"""Apart from the search itself: that it was looked at does not keep the saving of it from being undone."""
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
        seen = self._store.settings.starting_with(_SEEN)
        return [
            _read(name.removeprefix(_SAVED), text, seen.get(_SEEN + name.removeprefix(_SAVED)))
            for name, text in self._store.settings.starting_with(_SAVED).items()
        ]

    def named(self, name: str) -> SavedSearch | None:
        """The search of this name; None if there is none."""
        text = self._store.settings.get(_SAVED + name)
        return _read(name, text, self._store.settings.get(_SEEN + name)) if text else None

    def made(self, name: str, query: str, sort: SortOrder = SortOrder.RELEVANCE) -> SavedSearch:
        """A search to be kept; what it finds now counts as seen."""
        return SavedSearch(name=name, query=query, sort=sort, seen=max(self._ids_of(query), default=0))

    def keep(self, search: SavedSearch) -> None:
        """Keep a search under its name, in place of what stood there."""
        record = {"query": search.query, "sort": search.sort.value}
        with self._store.together():
            self._store.settings.set(_SAVED + search.name, json.dumps(record, ensure_ascii=False))
            self._store.settings.set(_SEEN + search.name, str(search.seen))

    def save(self, name: str, query: str, sort: SortOrder = SortOrder.RELEVANCE) -> SavedSearch:
        """Keep a query under a name, in place of what stood there; what it finds now counts as seen."""
        search = self.made(name, query, sort)
        self.keep(search)
        return search

    def remove(self, name: str) -> SavedSearch | None:
        """Forget a search; None if there was none."""
        search = self.named(name)
        with self._store.together():
            self._store.settings.set(_SAVED + name, None)
            self._store.settings.set(_SEEN + name, None)
        return search

    def rename(self, name: str, new: str) -> SavedSearch | None:
        """Keep the search of one name under another; None if there is none."""
        search = self.named(name)
        if search is None or name == new:
            return search
        with self._store.together():
            self.remove(name)
            self.keep(replace(search, name=new))
        return replace(search, name=new)

    def opened(self, name: str) -> None:
        """The person looked at what it finds: nothing of it is new any more."""
        search = self.named(name)
        if search is not None:
            self._store.settings.set(_SEEN + name, str(max(self._ids_of(search.query), default=0)))

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


def _read(name: str, text: str, seen: str | None) -> SavedSearch:
    """A search as it is kept. Libraries of earlier versions keep what was seen with it."""
    record = json.loads(text)
    return SavedSearch(
        name=name, query=record["query"], sort=SortOrder(record["sort"]), seen=int(seen or record.get("seen", 0))
    )
