"""Lists and stories as lines of the terminal, in the person's choice of punctuation and script."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from reader.cli.terminal.composing import Composer, Spans
from reader.cli.terminal.entries import entry_lines
from reader.cli.terminal.loaded_story import OpenStory
from reader.cli.terminal.navigation import ListView
from reader.cli.terminal.numbered_list import Entry, Listing
from reader.cli.terminal.story_lines import StoryLines
from reader.cli.terminal.text_style import Look
from reader.cli.words import tr
from reader.render.shown_text import ShownText

_CHUNK_ENTRIES = 20


@dataclass(frozen=True)
class Rendering:
    """`shown` converts stored text to display text."""

    shown: ShownText

    def composer(self, width: int, look: Look, spans: Spans | None = None) -> Composer:
        """Make a composer for lines of `width` cells."""
        return Composer(width, look, self.shown, spans) if spans else Composer(width, look, self.shown)

    def story(self, story: OpenStory, width: int, look: Look) -> list[str]:
        """Return the lines of a story, with hits highlighted."""
        spans = story.marker.spans if story.marker else None
        return list(StoryLines(story, self.composer(width, look, spans)).lines())

    def heading(self, listing: Listing, composer: Composer) -> Iterator[str]:
        """Return the lines of a list's heading."""
        return Composer(composer.width, composer.look).lines(listing.title, style=composer.look.bold)

    def fill(
        self, view: ListView, composer: Composer, *, most: int | None = None, most_lines: int | None = None
    ) -> list[str]:
        """Return the lines of the entries from `view.start` on; sets `view.end`.

        At most `most` entries in at most `most_lines` lines, but at least one entry; None sets no bound.
        """
        digits, lines, group = len(str(view.listing.total)), list[str](), ""
        view.end = view.start
        for entry in islice(_from(view), most):
            own = list(entry_lines(entry, view.end + 1, digits, composer))
            if entry.group != group:
                group = entry.group
                own = [*composer.lines(group, style=composer.look.dim), *own]
            if lines and most_lines is not None and len(lines) + len(own) > most_lines:
                break
            lines += own
            view.end += 1
        return lines

    def more(self, view: ListView, composer: Composer) -> Iterator[str]:
        """Yield a line on the rest of a list that is longer than its view."""
        if view.end < view.listing.total:
            said = tr("{first} to {last} of {total}; m shows more")
            yield composer.look.dim(said.format(first=view.start + 1, last=view.end, total=view.listing.total))


def _from(view: ListView) -> Iterator[Entry]:
    """Yield the entries from `view.start` on, loaded in chunks."""
    at = view.start
    while found := view.listing.entries(at, _CHUNK_ENTRIES):
        yield from found
        at += len(found)
