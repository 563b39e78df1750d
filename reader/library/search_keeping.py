"""Searches kept under a name, and the queries asked before, written."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from reader.library.searches import HISTORY, SAVED, SEEN, SavedSearch, Searches
from reader.ports.engine import SortOrder
from reader.ports.store import HasSettings, Transactions

_LONGEST_HISTORY = 200


class SearchStore(HasSettings, Transactions, Protocol):
    """The ports that changing searches asks for."""


class SearchKeeping(Searches):
    """Changes saved searches and the history. Each method is one transaction."""

    def __init__(self, store: SearchStore, ids_of: Callable[[str], Sequence[int]]) -> None:
        super().__init__(store, ids_of)
        self._store: SearchStore = store

    def keep(self, search: SavedSearch) -> None:
        """Keep a search under its name, in place of what stood there."""
        record = {"query": search.query, "sort": search.sort.value}
        with self._store.together():
            self._store.settings.set(SAVED + search.name, json.dumps(record, ensure_ascii=False))
            self._store.settings.set(SEEN + search.name, str(search.seen))

    def save(self, name: str, query: str, sort: SortOrder = SortOrder.RELEVANCE) -> SavedSearch:
        """Keep a query under a name, in place of what stood there; what it finds now counts as seen."""
        search = self.made(name, query, sort)
        self.keep(search)
        return search

    def remove(self, name: str) -> SavedSearch | None:
        """Forget a search; None if there was none."""
        search = self.named(name)
        with self._store.together():
            self._store.settings.set(SAVED + name, None)
            self._store.settings.set(SEEN + name, None)
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
        """Note that the person looked at what a search finds: nothing of it is new any more."""
        search = self.named(name)
        if search is not None:
            self._store.settings.set(SEEN + name, str(max(self._ids_of(search.query), default=0)))

    def remember(self, query: str) -> None:
        """Put a query on top of the history."""
        if query.strip():
            queries = [query, *(old for old in self.history() if old != query)]
            self._store.settings.set(HISTORY, json.dumps(queries[:_LONGEST_HISTORY], ensure_ascii=False))

    def forget(self) -> None:
        """Clear the history; saved searches stay."""
        self._store.settings.set(HISTORY, None)
