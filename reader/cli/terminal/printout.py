"""What is printed where nobody can answer a prompt: issues and stories, a story with its photos, a search; the end."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.cli.terminal.console import Console
from reader.cli.terminal.hits import Hits
from reader.cli.terminal.listings import AllStories, Issues, Listing
from reader.cli.terminal.loaded_story import load_story
from reader.cli.terminal.navigation import Place
from reader.cli.terminal.rendering import Rendering
from reader.cli.words import tr
from reader.library.library import Library
from reader.ports.rows import StoryRow

_ISSUES, _STORIES, _HITS = 20, 50, 5
"""So many of each are printed; `dubao list` and `dubao search` print all."""
_PATIENCE_S = 5.0
"""Where there is no index a search may read the library for so long."""
_FIGURES = re.compile(r"[\d.%]*")


@dataclass(frozen=True)
class Printout:
    """Prints from one library, for a console at which nobody sits."""

    library: Library
    console: Console
    rendering: Rendering

    def overview(self) -> None:
        """The issues and the stories, newest first, and what `sample` prints of the stories."""
        self.list(Issues(self.library), _ISSUES)
        self.of(AllStories(self.library))

    def of(self, listing: Listing) -> None:
        """A list of stories; the first of them; a search for a word of its headline."""
        self.list(listing, _STORIES)
        ids = [entry.story for entry in listing.entries(0, _STORIES) if entry.story is not None]
        rows = self.library.rows_by_id(ids)
        self.stories([row.id for row in _first_with_photo(rows)])
        word = self._telling_word(rows[0].title) if rows else ""
        if word:
            self.search(word, tr("A search for a word of the first headline: {word}").format(word=word))

    def list(self, listing: Listing, most: int) -> None:
        """A list under its heading, its first entries."""
        composer = self.rendering.composer(self.console.width, self.console.look)
        place = Place(listing)
        lines = self.rendering.fill(place, composer, most=most)
        self.console.say(*self.rendering.heading(listing, composer), *lines)
        left = listing.total - place.end
        if left:
            self.console.say(*composer.lines(tr("and {n} more").format(n=left), style=composer.look.dim))
        self.console.say("")

    def stories(self, ids: Sequence[int], query: str = "") -> None:
        """Whole stories, between rules. Raises NotHeld."""
        width, look = self.console.width, self.console.look
        for story_id in ids:
            story = load_story(self.library, story_id, query)
            self.console.say(look.dim("─" * width), *self.rendering.story(story, width, look))
        self.console.say(look.dim("─" * width), "")

    def search(self, query: str, why: str = "") -> Hits:
        """What a search finds, its best hits."""
        self.library.searching.reading_seconds = _PATIENCE_S
        hits = Hits(self.library, query)
        composer = self.rendering.composer(self.console.width, self.console.look)
        self.console.say(*composer.lines(why))
        for remark in hits.remarks():
            self.console.say(*composer.lines(remark))
        self.list(hits, _HITS)
        return hits

    def _telling_word(self, headline: str) -> str:
        """The longest word of a headline, the first of these; no figure."""
        words = [word for word in self.library.aids.segmenter.words(headline) if not _FIGURES.fullmatch(word)]
        return max(words, key=len, default="")


def _first_with_photo(rows: Sequence[StoryRow]) -> Iterable[StoryRow]:
    """The first story; where it has no photo, the first that has one as well: how captions are set is to be seen."""
    first = rows[:1]
    if all(row.photo_count for row in first):
        return first
    return [*first, *(row for row in rows[1:] if row.photo_count)][:2]
