"""The work that a query may do: counted, not timed, so that a query finds the same stories today and tomorrow."""

from collections.abc import Callable
from dataclasses import dataclass

from reader.errors import Cancelled

# Measured with tests.benchmarks.query_budget: a position costs 10 to 40 nanoseconds, so that at most two seconds of
# processor time pass at 75,000 stories, and five at a million.
_POSITIONS, _POSITIONS_A_STORY = 75_000_000, 200


@dataclass(frozen=True, slots=True)
class Allowance:
    """The positions of text that a query may look at: some, and some for each story of the index."""

    positions: int = _POSITIONS
    positions_a_story: int = _POSITIONS_A_STORY

    def of(self, stories: int) -> int:
        """Return the number of positions for an index of this size."""
        return self.positions + self.positions_a_story * stories


class Budget:
    """The positions that a query may still look at, and the point to which it came with them.

    `end`: the stories from this document on were not looked at; None while every story was. `parts` of the query
    share what there is: each may use its share of what those before have left.
    """

    def __init__(self, positions: int, parts: int = 1, stopped: Callable[[], bool] | None = None) -> None:
        self.spent = 0
        self.end: int | None = None
        self._positions = positions
        self._parts = parts
        self._stopped = stopped

    def spend(self, positions: int) -> None:
        """Count positions that were looked at."""
        self.spent += positions

    def share(self) -> int:
        """Return how much may be spent in all until the next part of the query has been worked out."""
        left = max(0, self._positions - self.spent)
        share = self.spent + left // max(1, self._parts)
        self._parts -= 1
        return share

    def give_up(self, document: int) -> None:
        """Note that a part of the query was worked out for the documents before this one only."""
        self.end = document if self.end is None else min(self.end, document)

    def check(self) -> None:
        """Raise Cancelled if nobody waits for the answer any more."""
        if self._stopped and self._stopped():
            raise Cancelled
