"""The reader's desk: the lists that were opened one from another, the story that lies open, the way back."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.cli.terminal.entries import Entry
from reader.cli.terminal.listings import Listing

_AT_ONCE = 50


@dataclass
class Place:
    """A list with how far it was shown (`start` to `end`) and which of its entries was opened last."""

    listing: Listing
    start: int = 0
    end: int = 0
    at: int | None = None

    def entry(self, at: int) -> Entry | None:
        """The entry at this place of the list; None beyond its ends."""
        found = self.listing.entries(at, 1) if at >= 0 else ()
        return found[0] if found else None


@dataclass
class Desk:
    """`trail` is never empty; its last list is the one that is looked at. `in_story`: a story of it lies open."""

    trail: list[Place]
    in_story: bool = False

    @property
    def place(self) -> Place:
        return self.trail[-1]

    def enter(self, listing: Listing) -> None:
        """Go into a list that another leads to."""
        self.trail.append(Place(listing))
        self.in_story = False

    def start_from(self, listing: Listing) -> None:
        """Begin anew from a list."""
        self.trail = [Place(listing)]
        self.in_story = False

    def back(self) -> bool:
        """From the story to its list, from the list to the one that led to it; False where there is none."""
        if self.in_story:
            self.in_story = False
            return True
        if len(self.trail) == 1:
            return False
        self.trail.pop()
        return True

    def step(self, step: int) -> int | None:
        """The place of the next story (`step` 1) or the one before (-1), in the list beside this one if need be.

        None where there is none; the desk stays as it is then.
        """
        place = self.place
        at = place.start if place.at is None else place.at + step
        if place.entry(at) is not None:
            return at
        listing, passed = place.listing.beside(step), step
        while listing and not listing.total:
            listing, passed = listing.beside(step), passed + step
        if listing is None:
            return None
        self.trail[-1] = Place(listing)
        if len(self.trail) > 1 and (above := self.trail[-2]).at is not None:
            above.at += passed
        return 0 if step > 0 else listing.total - 1

    def first_fresh(self) -> int | None:
        """The place of the first entry, of those shown and the next few, with something unread; else of the first."""
        place = self.place
        entries: Sequence[Entry] = place.listing.entries(place.start, _AT_ONCE)
        fresh = (place.start + number for number, entry in enumerate(entries) if entry.fresh)
        return next(fresh, place.start if entries else None)
