"""The browser of lists and stories in the terminal: shows them, opens one from another, goes back."""

from dataclasses import dataclass, field

from reader.acts import traces
from reader.cli.terminal import key_help as keys
from reader.cli.terminal.composing import Composer
from reader.cli.terminal.console import Console
from reader.cli.terminal.loaded_story import load_story
from reader.cli.terminal.navigation import ListView, Navigation
from reader.cli.terminal.numbered_list import Entry, Listing
from reader.cli.terminal.pager import show
from reader.cli.terminal.rendering import Rendering
from reader.cli.terminal.text_style import Look
from reader.cli.words import tr
from reader.library.library import Library
from reader.settings import Settings

_LINES_BESIDE_LIST = 4
"""Lines of a screen that a list leaves free: a blank one, the heading, the line on the rest, the prompt."""

_ENTRIES_ABOVE = 4
"""Entries shown above the one that a person comes back to."""


@dataclass
class Browser:
    """One person's browsing of one library."""

    library: Library
    console: Console
    rendering: Rendering
    navigation: Navigation
    settings: Settings
    _hinted: set[str] = field(default_factory=set, init=False)

    @property
    def composer(self) -> Composer:
        """A composer for the present size of the terminal."""
        return self.rendering.composer(self.console.width, self.console.look)

    # Lists

    def enter(self, listing: Listing) -> None:
        """Open a list and show it."""
        self.navigation.enter(listing)
        self.show_list()

    def start_from(self, listing: Listing, at: int = 0) -> None:
        """Begin a new trail at a list, shown from entry `at` on, or from its last entry."""
        self.navigation.start_from(listing)
        self.navigation.view.start = max(0, min(at, listing.total - 1))
        self.show_list()

    def show_list(self) -> None:
        """Show the current list from the entry that its view begins with."""
        self.navigation.in_story = False
        composer, view, hint = self.composer, self.navigation.view, self._hint(keys.HINT)
        self.console.say("", *self.rendering.heading(view.listing, composer))
        if not view.listing.total:
            self.console.say(tr("Nothing is here."))
        room = self.console.rows - _LINES_BESIDE_LIST - len(hint)
        self.console.say(*self.rendering.fill(view, composer, most_lines=room))
        self.console.say(*self.rendering.more(view, composer), *hint)

    def more(self) -> None:
        """Show the next entries of the list."""
        view = self.navigation.view
        if view.end >= view.listing.total:
            self.console.say(tr("That was all of the list."))
            return
        view.start = view.end
        self.show_list()

    def back(self) -> None:
        """Go from the story to its list, from a list to the one before."""
        if not self.navigation.back():
            self.console.say(tr("This is the first list; q leaves."))
            return
        view = self.navigation.view
        if view.at is not None and not view.start <= view.at < view.end:
            view.start = max(0, view.at - _ENTRIES_ABOVE)
        self.show_list()

    def open_number(self, number: int) -> None:
        """Open the entry with this number in the current list."""
        entry = self.navigation.view.entry(number - 1)
        if entry is None:
            said = tr("The list has no number {number}; /{number} searches for it.")
            self.console.say(said.format(number=number))
            return
        self._open(self.navigation.view, number - 1, entry)

    # Stories

    def open_story(self, story_id: int, query: str = "") -> None:
        """Show a story with the hits of the query, and remember that it was read."""
        story = load_story(self.library, story_id, query)
        self.navigation.in_story = True
        self.console.say("")

        def set_story(width: int, look: Look) -> list[str]:
            return self.rendering.story(story, width, look)

        show(self.console, set_story)
        self.console.say(*self._hint(keys.HINT_AT_STORY))
        self._remember(story.row.id, [part.row.id for part in story.parts if not part.row.read])

    def step(self, step: int) -> None:
        """Open the next story (`step` 1) or the one before (-1)."""
        at = self.navigation.step(step)
        entry = None if at is None else self.navigation.view.entry(at)
        if at is None or entry is None:
            ends = tr("That was the last of the list.") if step > 0 else tr("That was the first of the list.")
            self.console.say(ends)
            return
        self._open(self.navigation.view, at, entry)

    def go_on(self) -> None:
        """Open the next story; in a list, its first unread entry, else its first."""
        if self.navigation.in_story:
            self.step(1)
            return
        at = self.navigation.first_fresh()
        entry = None if at is None else self.navigation.view.entry(at)
        if at is None or entry is None:
            self.console.say(tr("Nothing is here to read; ? helps."))
            return
        self._open(self.navigation.view, at, entry)

    def _open(self, view: ListView, at: int, entry: Entry) -> None:
        view.at = at
        if entry.opens:
            self.enter(entry.opens())
        elif entry.story is not None:
            self.open_story(entry.story, view.listing.query)
        else:
            self.console.say(tr("Its story is not held now; the bookmark waits for it."))

    def _remember(self, story_id: int, unread: list[int]) -> None:
        """Record that a story was read, as the window does; nothing in a read-only library, which was said once."""
        if not self.library.writable:
            return
        if unread and self.settings.mark_read:
            traces.opened(self.library, unread)
        traces.read_to(self.library, story_id, self.library.position(story_id))

    def _hint(self, hint: str) -> list[str]:
        """Return the lines of a hint, the first time; no line after that."""
        if hint in self._hinted:
            return []
        self._hinted.add(hint)
        # Without the person's choice of punctuation: keys stay half-width.
        return list(Composer(self.console.width, self.console.look).lines(tr(hint), style=self.console.look.dim))
