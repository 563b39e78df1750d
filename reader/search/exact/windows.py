"""Texts near one another, looked for among the documents in windows, one after another.

Of a window at a time the positions lie side by side, so that memory does not grow with the index, and a query that is
too much ends after a window, with the exact answer for the documents before.
"""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from reader.search.exact.budget import Budget
from reader.search.exact.postings import NO_DOCS, Docs, Positions, PositionSpace
from reader.text.sought import Sought

_FIRST_DOCUMENTS = 2048
_FEWEST_DOCUMENTS = 64
_GROWTH = 2
"""Factor by which the documents of a window grow after one that was little work."""
_WORK = 500_000
"""Positions of work in a window, about: some ten milliseconds."""
_KEPT_POSITIONS = 16_000_000
"""Positions of texts that are kept from window to window, of 4 bytes in most indexes."""
_SHORT = (1 << 31) - 1


class Window:
    """A PositionSpace of some documents in a row, in which positions count from 0 and only those in it are found."""

    def __init__(self, space: PositionSpace, find: Callable[[Sought], Positions], span: tuple[int, int]) -> None:
        self._space, self._find = space, find
        self._first, self._end = span

    def find(self, text: Sought) -> Positions:
        """Return the positions at which a text begins, rising."""
        every = self._find(text)
        # Numbers of the array's own type: those of another would have it copied.
        at = every.searchsorted(np.array((self._first, self._end), every.dtype))
        found: Positions = every[at[0] : at[1]].astype(np.int64)
        found -= self._first
        return found

    def blocks_of(self, positions: Positions) -> Positions:
        return self._space.blocks_of(positions + self._first)

    def block_ends(self, positions: Positions) -> Positions:
        return self._space.block_ends(positions + self._first) - self._first

    def fits(self, starts: Positions, length: int) -> NDArray[np.bool_]:
        return self._space.fits(starts + self._first, length)

    def next_break(self, positions: Positions) -> Positions:
        return self._space.next_break(positions + self._first) - self._first

    def one_sentence(self, first: Positions, end: Positions) -> NDArray[np.int64]:
        return self._space.one_sentence(first + self._first, end + self._first)

    def docs(self, positions: Positions) -> Docs:
        return self._space.docs(positions + self._first)


class Windows:
    """The candidates of one part of a query, parted into windows; `within` are those documents, rising."""

    def __init__(self, spaces: Sequence[PositionSpace], within: Docs, budget: Budget) -> None:
        self._spaces, self._within, self._budget = spaces, within, budget
        self._ends = [space.span(*space.documents())[1] for space in spaces]
        # Reading a list is the same work for any window: it does not count when the next one is sized.
        self._read = 0
        self._kept: dict[tuple[int, Sought], Positions] = {}

    def docs(self, look: Callable[[Window], Positions]) -> Docs:
        """Return the documents of the positions that `look` finds in the windows, as far as the budget goes."""
        found: list[Docs] = []
        at, count, share = 0, _FIRST_DOCUMENTS, self._budget.share()
        while at < len(self._within):
            self._budget.check()
            if self._budget.spent > share:
                self._budget.give_up(self._within.item(at))
                break
            before = self._budget.spent - self._read
            part = self._within[at : at + count]
            self._drop(part.item(0))
            found += self._look(part.item(0), part.item(-1) + 1, look)
            at += count
            count = _next_count(count, self._budget.spent - self._read - before)
        return _rising(found)

    def _look(self, first: int, end: int, look: Callable[[Window], Positions]) -> list[Docs]:
        found = []
        for number, space in enumerate(self._spaces):
            begins, ends = space.documents()
            if max(first, begins) < min(end, ends):
                span = space.span(max(first, begins), min(end, ends))
                window = Window(space, partial(self._positions, number), span)
                positions = look(window)
                if len(positions):
                    found.append(window.docs(positions))
        return found

    def _positions(self, number: int, text: Sought) -> Positions:
        """Return the positions of a text in a space, read once for several windows."""
        key = number, text
        found = self._kept.pop(key, None)
        if found is None:
            found, read = self._spaces[number].find(text, self._within)
            self._budget.spend(read)
            self._read += read
            if self._ends[number] < _SHORT:
                found = found.astype(np.int32)
            held = len(found) + sum(map(len, self._kept.values()))
            while self._kept and held > _KEPT_POSITIONS:
                held -= len(self._kept.pop(next(iter(self._kept))))
        self._kept[key] = found
        return found

    def _drop(self, document: int) -> None:
        """Let go of the positions in spaces that end before a document."""
        over = {number for number, space in enumerate(self._spaces) if space.documents()[1] <= document}
        self._kept = {key: found for key, found in self._kept.items() if key[0] not in over}


def _next_count(count: int, work: int) -> int:
    """Return the number of documents of the next window, after one of `count` documents that took this `work`."""
    if work * _GROWTH <= _WORK:
        return count * _GROWTH
    return max(_FEWEST_DOCUMENTS, count // 2) if work > _WORK else count


def _rising(found: list[Docs]) -> Docs:
    """Return the documents of several arrays, once each."""
    if len(found) < 2:
        return found[0] if found else NO_DOCS
    return np.unique(np.concatenate(found))
