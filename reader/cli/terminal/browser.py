"""Walking through lists and stories: shown, opened from one another, left again."""

from dataclasses import dataclass, field

from reader.cli.terminal import key_help as keys
from reader.cli.terminal.composing import Composer
from reader.cli.terminal.console import Console
from reader.cli.terminal.entries import Entry
from reader.cli.terminal.listings import Listing
from reader.cli.terminal.loaded_story import load_story
from reader.cli.terminal.navigation import Desk, Place
from reader.cli.terminal.pager import show
from reader.cli.terminal.rendering import Rendering
from reader.cli.terminal.text_style import Look
from reader.cli.words import tr
from reader.library.library import Library
from reader.settings import Settings

_BESIDE_LIST = 4
"""Lines of a screen that a list leaves: a blank one, the heading, what is to come, the prompt."""

_ABOVE = 4
"""Entries shown above the one that a person comes back to."""


@dataclass
class Walk:
    """One person's way through one library."""

    library: Library
    console: Console
    rendering: Rendering
    desk: Desk
    settings: Settings
    _hinted: set[str] = field(default_factory=set, init=False)

    @property
    def composer(self) -> Composer:
        """Sets text for the terminal as it is now."""
        return self.rendering.composer(self.console.width, self.console.look)

    # Lists

    def enter(self, listing: Listing) -> None:
        """Go into a list and show it."""
        self.desk.enter(listing)
        self.show_list()

    def start_from(self, listing: Listing, at: int = 0) -> None:
        """Begin anew from a list, shown from the entry `at` on, or from its last."""
        self.desk.start_from(listing)
        self.desk.place.start = max(0, min(at, listing.total - 1))
        self.show_list()

    def show_list(self) -> None:
        """The list that is looked at, from where it was shown last."""
        self.desk.in_story = False
        composer, place, hint = self.composer, self.desk.place, self._hint(keys.HINT)
        self.console.say("", *self.rendering.heading(place.listing, composer))
        if not place.listing.total:
            self.console.say(tr("Nothing is here."))
        room = self.console.rows - _BESIDE_LIST - len(hint)
        self.console.say(*self.rendering.fill(place, composer, most_lines=room))
        self.console.say(*self.rendering.more(place, composer), *hint)

    def more(self) -> None:
        """The next entries of the list."""
        place = self.desk.place
        if place.end >= place.listing.total:
            self.console.say(tr("That was all of the list."))
            return
        place.start = place.end
        self.show_list()

    def back(self) -> None:
        """From the story to its list, from the list to the one before."""
        if not self.desk.back():
            self.console.say(tr("This is the first list; q leaves."))
            return
        place = self.desk.place
        if place.at is not None and not place.start <= place.at < place.end:
            place.start = max(0, place.at - _ABOVE)
        self.show_list()

    def open_number(self, number: int) -> None:
        """Open the entry with this number of the list that is looked at."""
        entry = self.desk.place.entry(number - 1)
        if entry is None:
            told = tr("The list has no number {number}; /{number} searches for it.")
            self.console.say(told.format(number=number))
            return
        self._open(self.desk.place, number - 1, entry)

    # Stories

    def open_story(self, story_id: int, query: str = "") -> None:
        """Show a story, matches of the query marked, and remember that it was read."""
        story = load_story(self.library, story_id, query)
        self.desk.in_story = True
        self.console.say("")

        def set_story(width: int, look: Look) -> list[str]:
            return self.rendering.story(story, width, look)

        show(self.console, set_story)
        self.console.say(*self._hint(keys.HINT_AT_STORY))
        self._remember(story.row.id, [part.row.id for part in story.parts if not part.row.read])

    def step(self, step: int) -> None:
        """The next story (`step` 1) or the one before (-1)."""
        at = self.desk.step(step)
        entry = None if at is None else self.desk.place.entry(at)
        if at is None or entry is None:
            ends = tr("That was the last of the list.") if step > 0 else tr("That was the first of the list.")
            self.console.say(ends)
            return
        self._open(self.desk.place, at, entry)

    def go_on(self) -> None:
        """The next story; of a list the first that holds something unread, or the first."""
        if self.desk.in_story:
            self.step(1)
            return
        at = self.desk.first_fresh()
        entry = None if at is None else self.desk.place.entry(at)
        if at is None or entry is None:
            self.console.say(tr("Nothing is here to read; ? helps."))
            return
        self._open(self.desk.place, at, entry)

    def _open(self, place: Place, at: int, entry: Entry) -> None:
        place.at = at
        if entry.opens:
            self.enter(entry.opens())
        elif entry.story is not None:
            self.open_story(entry.story, place.listing.query)
        else:
            self.console.say(tr("Its story is not held now; the bookmark waits for it."))

    def _remember(self, story_id: int, unread: list[int]) -> None:
        """As the window does; where nothing can be kept, that was said once."""
        if not self.library.writable:
            return
        if unread and self.settings.mark_read:
            self.library.set_read(unread, True)
        self.library.set_position(story_id, self.library.position(story_id))

    def _hint(self, hint: str) -> list[str]:
        """Lines that say how to go on; none where that was said before."""
        if hint in self._hinted:
            return []
        self._hinted.add(hint)
        # Not set like the paper: its keys stay half-width.
        return list(Composer(self.console.width, self.console.look).lines(tr(hint), style=self.console.look.dim))
