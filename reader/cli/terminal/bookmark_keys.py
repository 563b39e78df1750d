"""Bookmarks set and taken away at the prompt."""

from dataclasses import dataclass

from reader.cli.terminal.browser import Walk
from reader.cli.terminal.escaping import on_one_line
from reader.cli.words import tr
from reader.domain.bookmark import Bookmark
from reader.library.bookmark_edits import Words
from reader.library.library import Library


@dataclass(frozen=True)
class Keeping:
    """Bookmarks the open story, or one by its number in the list."""

    walk: Walk

    def bookmark(self, number: int | None, note: str) -> None:
        """Bookmark a story; a note is added to a bookmark that is there."""
        story_id = self._meant(number)
        if story_id is not None and self._can_keep():
            self.walk.console.say(_bookmarked(self.walk.library, story_id, note))

    def take_away(self, number: int | None) -> None:
        """Take a story's bookmark away; where it holds words of the person's, only after a question."""
        story_id = self._meant(number)
        if story_id is None or not self._can_keep():
            return
        library, console = self.walk.library, self.walk.console
        star = library.marks.star(story_id)
        if star is None:
            console.say(tr("It is not bookmarked."))
            return
        own = _own_words(star)
        question = tr("Take the bookmark away, with what you wrote ({own})?").format(own=own)
        if not own or console.asks(question, default=False):
            library.remove_bookmark(star.id)
            console.say(tr("The bookmark is taken away."))

    def _can_keep(self) -> bool:
        """Whether the library can be written to; a sentence says so if it cannot."""
        if not self.walk.library.writable:
            self.walk.console.say(tr("The library can only be read; bookmarks stay as they are."))
        return self.walk.library.writable

    def _meant(self, number: int | None) -> int | None:
        """The story with this number, or the open one; None, and a sentence, where there is none."""
        desk = self.walk.desk
        at = number - 1 if number is not None else desk.place.at if desk.in_story else None
        entry = None if at is None else desk.place.entry(at)
        if entry is not None and entry.story is not None:
            return entry.story
        none = tr("The list has no story with the number {number}.").format(number=number)
        self.walk.console.say(tr("Which story? s 3 means the third of the list.") if number is None else none)
        return None


def _bookmarked(library: Library, story_id: int, note: str) -> str:
    """Bookmark the story, add the note; the sentence on what was done. Raises LibraryUnusable."""
    for edit in library.marks.edits.add([story_id], Words(note=note)).done:
        if edit.before is None:
            return tr("Bookmarked, with the note.") if note else tr("Bookmarked.")
        if edit.before != edit.after:
            return tr("The note was added to the bookmark.")
    if note:
        return tr("The bookmark has that note already.")
    return tr("It is bookmarked already; s with words adds a note, x takes the bookmark away.")


def _own_words(star: Bookmark) -> str:
    """What a person would lose with a bookmark besides the mark: folder, tags, note; on one line."""
    return on_one_line("  ".join(filter(None, (star.folder, *(f"#{tag}" for tag in star.tags), star.note))))
