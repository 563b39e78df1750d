"""Searches that a person saved, and the queries asked before; kept as settings of the library."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.ports.engine import SortOrder
from reader.ports.store import HasSettings

SAVED = "search:"
SEEN = "search_seen:"
"""Apart from the search itself: that it was looked at does not keep the saving of it from being undone."""
HISTORY = "search_history"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """`seen` is the newest story id when it was last opened: what has a higher one is new."""

    name: str
    query: str
    sort: SortOrder = SortOrder.RELEVANCE
    seen: int = 0


class Searches:
    """`ids_of` answers a query with the ids of all its hits."""

    def __init__(self, store: HasSettings, ids_of: Callable[[str], Sequence[int]]) -> None:
        self._store = store
        self._ids_of = ids_of

    def saved(self) -> list[SavedSearch]:
        """Return the saved searches, ordered by name."""
        seen = self._store.settings.starting_with(SEEN)
        return [
            _read(name.removeprefix(SAVED), text, seen.get(SEEN + name.removeprefix(SAVED)))
            for name, text in self._store.settings.starting_with(SAVED).items()
        ]

    def named(self, name: str) -> SavedSearch | None:
        """Return the search of this name; None if there is none."""
        text = self._store.settings.get(SAVED + name)
        return _read(name, text, self._store.settings.get(SEEN + name)) if text else None

    def made(self, name: str, query: str, sort: SortOrder = SortOrder.RELEVANCE) -> SavedSearch:
        """Return a search to be kept; what it finds now counts as seen."""
        return SavedSearch(name=name, query=query, sort=sort, seen=max(self._ids_of(query), default=0))

    def new_count(self, search: SavedSearch) -> int:
        """Return stories found that came after the search was last opened."""
        return sum(story_id > search.seen for story_id in self._ids_of(search.query))

    def history(self) -> list[str]:
        """Return queries asked, newest first, each once."""
        text = self._store.settings.get(HISTORY)
        queries: list[str] = json.loads(text) if text else []
        return queries


def _read(name: str, text: str, seen: str | None) -> SavedSearch:
    """Return a search as it is kept. Libraries of earlier versions keep what was seen with it."""
    record = json.loads(text)
    return SavedSearch(
        name=name, query=record["query"], sort=SortOrder(record["sort"]), seen=int(seen or record.get("seen", 0))
    )
