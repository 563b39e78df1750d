"""The printout for output that is no terminal: issues and stories, a story with its photos, a search."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.cli.terminal.console import Console
from reader.cli.terminal.hits import Hits
from reader.cli.terminal.listings import AllStories, Issues
from reader.cli.terminal.loaded_story import load_story
from reader.cli.terminal.navigation import ListView
from reader.cli.terminal.numbered_list import Listing
from reader.cli.terminal.rendering import Rendering
from reader.cli.words import tr
from reader.library.library import Library
from reader.ports.rows import StoryRow

_ISSUES, _STORIES, _HITS = 20, 50, 5
"""The number of each that is printed; `dubao list` and `dubao search` print all."""
_SCAN_TIMEOUT_S = 5.0
"""Without an index a search reads the library; this bounds its time."""
_FIGURES = re.compile(r"[\d.%]*")


@dataclass(frozen=True)
class Printout:
    """Prints from one library."""

    library: Library
    console: Console
    rendering: Rendering

    def overview(self) -> None:
        """Print the newest issues, and the newest stories as `of` does."""
        self.list(Issues(self.library), _ISSUES)
        self.of(AllStories(self.library))

    def of(self, listing: Listing) -> None:
        """Print a list of stories, the first story of it, and a search for a word of its headline."""
        self.list(listing, _STORIES)
        ids = [entry.story for entry in listing.entries(0, _STORIES) if entry.story is not None]
        rows = self.library.rows_by_id(ids)
        self.stories([row.id for row in _first_with_photo(rows)])
        word = self._longest_word(rows[0].title) if rows else ""
        if word:
            self.search(word, tr("A search for a word of the first headline: {word}").format(word=word))

    def list(self, listing: Listing, most: int) -> None:
        """Print the first entries of a list under its heading."""
        composer = self.rendering.composer(self.console.width, self.console.look)
        view = ListView(listing)
        lines = self.rendering.fill(view, composer, most=most)
        self.console.say(*self.rendering.heading(listing, composer), *lines)
        left = listing.total - view.end
        if left:
            self.console.say(*composer.lines(tr("and {n} more").format(n=left), style=composer.look.dim))
        self.console.say("")

    def stories(self, ids: Sequence[int], query: str = "") -> None:
        """Print whole stories, between rules. Raises NotHeld."""
        width, look = self.console.width, self.console.look
        for story_id in ids:
            story = load_story(self.library, story_id, query)
            self.console.say(look.dim("─" * width), *self.rendering.story(story, width, look))
        self.console.say(look.dim("─" * width), "")

    def search(self, query: str, why: str = "") -> Hits:
        """Print the best hits of a search."""
        self.library.searching.reading_seconds = _SCAN_TIMEOUT_S
        hits = Hits(self.library, query)
        composer = self.rendering.composer(self.console.width, self.console.look)
        self.console.say(*composer.lines(why))
        for remark in hits.remarks():
            self.console.say(*composer.lines(remark))
        self.list(hits, _HITS)
        return hits

    def _longest_word(self, headline: str) -> str:
        """Return the first of the longest words of a headline that is no figure."""
        words = [word for word in self.library.aids.segmenter.words(headline) if not _FIGURES.fullmatch(word)]
        return max(words, key=len, default="")


def _first_with_photo(rows: Sequence[StoryRow]) -> Iterable[StoryRow]:
    """Return the first story and, if it has no photo, the first with one, so that a caption is shown."""
    first = rows[:1]
    if all(row.photo_count for row in first):
        return first
    return [*first, *(row for row in rows[1:] if row.photo_count)][:2]
