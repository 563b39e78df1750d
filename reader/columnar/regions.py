"""Which of consecutive stretches of places each place lies in."""

from dataclasses import dataclass

import numpy as np

from reader.columnar.arrays import Array, Ints

_STEP = 8
"""Places a step of the table, as a power of two: fewer than most stretches take."""
_FEW = 2000
"""Places from which the table pays."""
_SHORT = 3
"""Steps from stretch to stretch before the rest, which lie among very short ones, is searched for."""


class Stretches:
    """Stretch i takes the places from `starts[i]` up to `starts[i + 1]`; where the last one ends stands there too."""

    def __init__(self, starts: Ints, step: int = _STEP) -> None:
        """`step` tells from how many places on one is looked up: shorter stretches want shorter steps."""
        self.starts = starts
        self._step = step
        self._table: Array | None = None

    def of(self, places: Ints) -> Ints:
        """The stretch of each place. Many are looked up in a table: a search for each takes three times as long."""
        ends = self.starts[1:]
        # Of one type, for a search among others would copy them all.
        places = places.astype(ends.dtype, copy=False)
        if len(places) < _FEW:
            return ends.searchsorted(places, side="right")
        if self._table is None:
            self._table = _table(ends, self._step)
        found: Ints = self._table[places >> self._step].astype(np.int64)
        late = (ends[found] <= places).nonzero()[0]
        for _ in range(_SHORT):
            if not len(late):
                return found
            found[late] += 1
            late = late[ends[found[late]] <= places[late]]
        found[late] = ends.searchsorted(places[late], side="right")
        return found


def _table(ends: Ints, step: int) -> Array:
    """The stretch of every 2**step-th place."""
    # How many stretches end before a step or at it: counted, for a search of each step takes ten times as long.
    ended = np.bincount((ends + (1 << step) - 1) >> step).cumsum()
    # A place after the last stretch counts as in it; none is ever asked for.
    table: Array = np.minimum(ended, len(ends) - 1).astype(np.int32)
    return table


@dataclass(frozen=True, slots=True)
class Parts:
    """The stretches of a field by document and part: of stretch i the document is `docs[i]` (rising), the part
    `parts[i]`. Where documents have no parts both are None, and stretch i is that of document i."""

    stretches: Stretches
    docs: Array | None = None
    parts: Array | None = None

    def documents(self, stretches: Ints) -> Ints:
        """The documents of these stretches."""
        return stretches if self.docs is None else self.docs[stretches].astype(np.int64)

    def of_part(self, stretches: Ints, part: int | None) -> Ints | None:
        """Where those of these stretches stand that are of a part; None where all are."""
        if part is None or self.parts is None:
            return None
        # Indexes, here and in all that handles many hits: choosing by marks takes ten times as long.
        found: Ints = (self.parts[stretches] == part).nonzero()[0]
        return found

    def spans(self, docs: Ints) -> tuple[Ints, Ints]:
        """Where the places of these documents begin and end."""
        starts = self.stretches.starts
        if self.docs is None:
            return starts[docs], starts[docs + 1]
        wanted = docs.astype(self.docs.dtype)
        return starts[self.docs.searchsorted(wanted)], starts[self.docs.searchsorted(wanted, side="right")]


def parted(starts: Ints, firsts: list[Ints]) -> Parts:
    """From where the places of documents begin (and the last ends), and where those of each part's stretches do."""
    joined = np.concatenate(firsts)
    order = joined.argsort(kind="stable")
    codes = np.repeat(np.arange(len(firsts), dtype=np.uint8), [len(one) for one in firsts])[order]
    begins = np.append(joined[order], starts[-1:])
    del joined, order
    # Documents are fewer than stretches: it is they that are searched for.
    held = np.diff(begins[:-1].searchsorted(starts))
    return Parts(Stretches(begins), np.arange(len(held), dtype=np.int32).repeat(held), codes)
