"""Lists and stories as lines, in the person's own choice of punctuation and script."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from reader.cli.terminal.composing import Composer, Spans
from reader.cli.terminal.entries import Entry, entry_lines
from reader.cli.terminal.listings import Listing
from reader.cli.terminal.loaded_story import OpenStory
from reader.cli.terminal.navigation import Place
from reader.cli.terminal.story_lines import StoryPage
from reader.cli.terminal.text_style import Look
from reader.cli.words import tr
from reader.render.shown_text import ShownText

_AT_ONCE = 20


@dataclass(frozen=True)
class Rendering:
    """`shown` gives a text as the person wants to see it."""

    shown: ShownText

    def composer(self, width: int, look: Look, spans: Spans | None = None) -> Composer:
        """What sets text in lines of so many cells."""
        return Composer(width, look, self.shown, spans) if spans else Composer(width, look, self.shown)

    def story(self, story: OpenStory, width: int, look: Look) -> list[str]:
        """The lines of a story, matches marked."""
        spans = story.marker.spans if story.marker else None
        return list(StoryPage(story, self.composer(width, look, spans)).lines())

    def heading(self, listing: Listing, composer: Composer) -> Iterator[str]:
        """The heading of a list."""
        return Composer(composer.width, composer.look).lines(listing.title, style=composer.look.bold)

    def fill(
        self, place: Place, composer: Composer, *, most: int | None = None, most_lines: int | None = None
    ) -> list[str]:
        """The lines of the entries from `place.start` on, as many as fit and at least one; sets `place.end`.

        `most` entries are wanted, in `most_lines` lines; None sets no bound.
        """
        digits, lines, group = len(str(place.listing.total)), list[str](), ""
        place.end = place.start
        for entry in islice(_from(place), most):
            own = list(entry_lines(entry, place.end + 1, digits, composer))
            if entry.group != group:
                group = entry.group
                own = [*composer.lines(group, style=composer.look.dim), *own]
            if lines and most_lines is not None and len(lines) + len(own) > most_lines:
                break
            lines += own
            place.end += 1
        return lines

    def more(self, place: Place, composer: Composer) -> Iterator[str]:
        """What is to be known of the rest of a list that goes on."""
        if place.end < place.listing.total:
            told = tr("{first} to {last} of {total}; m shows more").format(
                first=place.start + 1, last=place.end, total=place.listing.total
            )
            yield composer.look.dim(told)


def _from(place: Place) -> Iterator[Entry]:
    """The entries from `place.start` on, fetched a few at a time."""
    at = place.start
    while found := place.listing.entries(at, _AT_ONCE):
        yield from found
        at += len(found)
