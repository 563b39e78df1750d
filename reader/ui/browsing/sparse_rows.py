"""Rows of a long list: those near the eye are in memory, the others are holes with a story's id."""

import sys
from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Generic, TypeVar

_T = TypeVar("_T")

CLOSE, AHEAD = 6, 150
"""Rows above and below those in sight that are fetched with them: first the close ones, then the others."""
HELD = 6000
"""Rows held at most in a list with holes; the rest is fetched again when it is looked at."""
_ID_BYTES = 8


class SparseRows(Generic[_T]):
    """The rows of a list. `id_of` returns an item's story; `total` counts the rows with the holes below the first ones;
    `ahead` is smaller if a row is dear to fetch. `leaping`: the eye goes through the list in leaps, and rows
    around a position at which it may not stay are not worth fetching, until `rest`."""

    def __init__(self, items: Sequence[_T], id_of: Callable[[_T], int], total: int = 0, *, ahead: int = AHEAD) -> None:
        self._id_of = id_of
        self._ahead = ahead
        self._count = max(total, len(items))
        self._held: dict[int, _T] = dict(enumerate(items))
        self._rows_by_id = {id_of(item): at for at, item in self._held.items()}
        self._ids = array("q", map(id_of, items))
        self._asked = range(0)
        self.wanted: range = range(0)
        self.leaping = False

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, at: int) -> _T | None:
        return self._held.get(at)

    @property
    def whole(self) -> bool:
        """True if the ids of all rows are known."""
        return len(self._ids) == self._count

    def know_ids(self, ids: Sequence[int]) -> bool:
        """Take the ids of all rows; return False if they are not those of the rows that are here."""
        known = ids if isinstance(ids, array) else array("q", ids)
        if len(known) != self._count or any(known[at] != story_id for story_id, at in self._rows_by_id.items()):
            return False
        self._ids = known
        return True

    def ids_of(self, first: int, count: int) -> list[int]:
        """Return the stories of `count` rows from `first` on, without those not known yet."""
        return self._ids[first : first + count].tolist()

    def held(self, ids: Iterable[int] | None) -> set[int]:
        """Return the stories among `ids` whose rows are here; all that are here if `ids` is None."""
        return set(self._rows_by_id) if ids is None else set(self._rows_by_id).intersection(ids)

    def held_row(self, story_id: int) -> int | None:
        """Return the row of a story, if the row is here."""
        return self._rows_by_id.get(story_id)

    def row_of(self, story_id: int) -> int | None:
        """Return the row of a story, here or not."""
        at = self._rows_by_id.get(story_id)
        return self._find(story_id) if at is None else at

    def missing(self, first: int, last: int) -> range:
        """Return the rows to ask for when `first` to `last` are looked at; none if all are here or on their way.

        Remembers them as asked for; rows asked for before and not looked at any more may then come or not.
        """
        before, self.wanted = self.wanted, range(first, last + 1)
        if before and before != self.wanted:
            self.leaping = not before.start - self._ahead < first < before.stop + self._ahead
        if not self.whole:
            return range(0)
        for look, fetch in ((0, CLOSE), (self._ahead // 2, self._ahead))[: 1 if self.leaping else 2]:
            gaps = [at for at in self.around(look) if at not in self._held]
            if gaps:
                coming = bool(self._asked) if look else all(at in self._asked for at in gaps)
                return range(0) if coming else self._ask(fetch)
        return range(0)

    def rest(self) -> None:
        """Note that the eye stays at its position."""
        self.leaping = False

    def fill(self, first: int, items: Sequence[_T]) -> bool:
        """Take rows from `first` on; drop those that came long ago if there are too many.

        Return False if other stories stand there by now; they can be asked for again.
        """
        self._asked = range(0) if first in self._asked else self._asked
        if self.ids_of(first, len(items)) != [self._id_of(item) for item in items]:
            return False
        for at, item in enumerate(items, first):
            self.put(at, item)
        if len(self._held) > HELD:
            self._let_go()
        return True

    def put(self, at: int, item: _T) -> None:
        self._held[at] = item
        self._rows_by_id[self._id_of(item)] = at

    def extend(self, items: Sequence[_T]) -> None:
        """Add rows below those of a list whose ids are all known."""
        for at, item in enumerate(items, self._count):
            self.put(at, item)
        self._ids.extend(map(self._id_of, items))
        self._count += len(items)

    def remove(self, at: int) -> None:
        """Take a row out; those below move up."""
        del self._ids[at : at + 1]
        self._held.pop(at, None)
        self._held = {place - (place > at): item for place, item in self._held.items()}
        self._rows_by_id = {self._id_of(item): place for place, item in self._held.items()}
        self._count -= 1
        self._asked = range(0)

    def around(self, rows: int) -> range:
        """Return the rows looked at, with `rows` more above and below."""
        return range(max(0, self.wanted.start - rows), min(self._count, self.wanted.stop + rows))

    def _ask(self, rows: int) -> range:
        holes = [at for at in self.around(rows) if at not in self._held]
        self._asked = range(holes[0], holes[-1] + 1)
        return self._asked

    def _find(self, story_id: int) -> int | None:
        """Search the bytes: a million ids take a millisecond or two."""
        wanted, known = story_id.to_bytes(_ID_BYTES, sys.byteorder, signed=True), self._ids.tobytes()
        at = known.find(wanted)
        while at % _ID_BYTES and at >= 0:
            at = known.find(wanted, at + 1)
        return at // _ID_BYTES if at >= 0 else None

    def _let_go(self) -> None:
        """Drop the rows that came first, but none around the eye, until no more than HELD are left."""
        near, spare = self.around(self._ahead), len(self._held) - HELD
        old = (at for at in self._held if at not in near)
        for at in list(islice(old, spare)):
            del self._rows_by_id[self._id_of(self._held.pop(at))]
