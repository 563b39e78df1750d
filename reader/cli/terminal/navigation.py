"""Navigation in the terminal: the trail of lists opened from one another, and the current story."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.cli.terminal.numbered_list import Entry, Listing

_LOOK_AHEAD = 50
"""Entries that are searched for an unread one."""


@dataclass
class ListView:
    """A list with the range that is shown, `start` to `end`, and the index `at` of the entry opened last."""

    listing: Listing
    start: int = 0
    end: int = 0
    at: int | None = None

    def entry(self, at: int) -> Entry | None:
        """Return the entry with this index; None beyond the ends of the list."""
        entries = self.listing.entries(at, 1) if at >= 0 else ()
        return entries[0] if entries else None


@dataclass
class Navigation:
    """`trail` is never empty; its last list is the current one. `in_story`: a story of that list is open."""

    trail: list[ListView]
    in_story: bool = False

    @property
    def view(self) -> ListView:
        return self.trail[-1]

    def enter(self, listing: Listing) -> None:
        """Open a list from the current one."""
        self.trail.append(ListView(listing))
        self.in_story = False

    def start_from(self, listing: Listing) -> None:
        """Begin a new trail at a list."""
        self.trail = [ListView(listing)]
        self.in_story = False

    def back(self) -> bool:
        """Go from the story to its list, from a list to the one before; return False at the first list."""
        if self.in_story:
            self.in_story = False
            return True
        if len(self.trail) == 1:
            return False
        self.trail.pop()
        return True

    def step(self, step: int) -> int | None:
        """Find the index of the next story (`step` 1) or the one before (-1), going on to the next list if need be.

        Returns None, and changes nothing, if there is none.
        """
        view = self.view
        at = view.start if view.at is None else view.at + step
        if view.entry(at) is not None:
            return at
        listing, passed = view.listing.beside(step), step
        while listing and not listing.total:
            listing, passed = listing.beside(step), passed + step
        if listing is None:
            return None
        self.trail[-1] = ListView(listing)
        if len(self.trail) > 1 and (above := self.trail[-2]).at is not None:
            above.at += passed
        return 0 if step > 0 else listing.total - 1

    def first_fresh(self) -> int | None:
        """Return the index of the first unread entry among those shown and the next few, else of the first shown."""
        view = self.view
        entries: Sequence[Entry] = view.listing.entries(view.start, _LOOK_AHEAD)
        fresh = (view.start + number for number, entry in enumerate(entries) if entry.fresh)
        return next(fresh, view.start if entries else None)
