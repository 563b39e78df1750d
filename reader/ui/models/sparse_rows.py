"""Rows of a list of which only those near the eye are held: the others are holes with a story's id."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import numpy as np

_T = TypeVar("_T")

AHEAD = 150
"""So many rows above and below those in sight are fetched with them."""
HELD = 6000
"""Rows held at most in a list with holes; the rest is fetched again when it is looked at."""


class SparseRows(Generic[_T]):
    """`ids_in` gives the stories that one row stands for; the first is its own."""

    def __init__(self, items: Sequence[_T], ids_in: Callable[[_T], Sequence[int]], total: int | None = None) -> None:
        self._ids_in = ids_in
        holes = max(0, (len(items) if total is None else total) - len(items))
        self._items: list[_T | None] = [*items, *([None] * holes)]
        self._ids: np.ndarray[tuple[int], np.dtype[np.int64]] | None = None
        self._places: dict[int, int] = {}
        self.wanted: tuple[int, int] | None = None
        self._asked = range(0)
        self._note(0, items)
        self._filled = [range(len(items))]

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, at: int) -> _T | None:
        return self._items[at]

    def stories(self) -> int:
        """How many stories the rows that are here stand for."""
        return len(self._places)

    def agree(self, ids: Sequence[int]) -> bool:
        """Whether these can be the ids of all rows."""
        return len(ids) == len(self._items) and all(ids[at] == story_id for story_id, at in self._places.items())

    def know_ids(self, ids: Sequence[int]) -> None:
        self._ids = np.asarray(ids, dtype=np.int64)

    def ids_of(self, first: int, count: int) -> list[int]:
        """The stories of so many rows from `first` on; those not known yet are left out."""
        if self._ids is not None:
            return [int(each) for each in self._ids[first : first + count]]
        return [self._ids_in(item)[0] for item in self._items[first : first + count] if item is not None]

    def held_place(self, story_id: int) -> int | None:
        """The row of a story, where the row is here."""
        return self._places.get(story_id)

    def place_of(self, story_id: int) -> int | None:
        """The row of a story, here or not."""
        at = self._places.get(story_id)
        if at is None and self._ids is not None:
            found = np.flatnonzero(self._ids == story_id)
            at = int(found[0]) if len(found) else None
        return at

    def missing(self, first: int, last: int) -> range:
        """The rows to ask for when `first` to `last` are looked at; empty where all are here or on their way.

        Remembers them as asked for; rows asked for before and not looked at any more may then come or not.
        """
        self.wanted = (first, last)
        near = range(max(0, first - AHEAD), min(len(self._items), last + AHEAD + 1))
        seen = range(max(first - AHEAD // 2, near.start), min(last + AHEAD // 2, near.stop))
        if self._ids is None or not any(self._items[at] is None and at not in self._asked for at in seen):
            return range(0)
        holes = [at for at in near if self._items[at] is None]
        self._asked = range(holes[0], holes[-1] + 1)
        return self._asked

    def fill(self, first: int, items: Sequence[_T]) -> None:
        """Rows from `first` on have come; those farthest from the eye go where there are too many."""
        self._items[first : first + len(items)] = items
        self._note(first, items)
        come = range(first, first + len(items))
        if self._asked.start == first:
            self._asked = range(0)
        self._filled = [each for each in self._filled if each != come] + [come]
        while len(self._filled) > 1 and len(self._places) > HELD:
            self._drop(self._filled.pop(0))

    def append(self, items: Sequence[_T]) -> None:
        self._note(len(self._items), items)
        self._items += items

    def put(self, at: int, item: _T) -> None:
        self._items[at] = item
        self._note(at, [item])

    def remove(self, at: int) -> None:
        """Take a row out; rows that stand for its stories keep them."""
        del self._items[at]
        self._places = {
            each: place for place, item in enumerate(self._items) if item is not None for each in self._ids_in(item)
        }

    def _note(self, first: int, items: Sequence[_T]) -> None:
        self._places |= {each: first + at for at, item in enumerate(items) for each in self._ids_in(item)}

    def _drop(self, rows: range) -> None:
        kept = {at for each in self._filled for at in each}
        for at in rows:
            item = self._items[at]
            if at not in kept and item is not None:
                self._items[at] = None
                for each in self._ids_in(item):
                    self._places.pop(each, None)
