"""The way back: the stories read one after another, like the history of a browser."""

from dataclasses import dataclass, replace

from reader.browse.listing import Listing

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Stop:
    """A story read in a list; `position` is how far it was read, in code points."""

    listing: Listing
    story_id: int | None
    position: int = 0


class Trail:
    """A line of stops; a visit after going back cuts off the stops ahead."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._at = -1

    def visit(self, stop: Stop) -> None:
        """Add a stop; opening the present stop again changes nothing."""
        if self._at >= 0 and replace(self._stops[self._at], position=0) == replace(stop, position=0):
            return
        self._stops = [*self._stops[: self._at + 1], stop][-_LONGEST:]
        self._at = len(self._stops) - 1

    def note_position(self, position: int) -> None:
        """Note how far the story of the present stop was read."""
        if self._at >= 0:
            self._stops[self._at] = replace(self._stops[self._at], position=position)

    def can_step(self, step: int) -> bool:
        return 0 <= self._at + step < len(self._stops)

    def step(self, step: int) -> Stop | None:
        """Go back (-1) or forward (1); None at the end of the way."""
        if not self.can_step(step):
            return None
        self._at += step
        return self._stops[self._at]
