"""The keys of the prompt that add and remove bookmarks."""

from dataclasses import dataclass

from reader.acts import bookmarks
from reader.cli.terminal.browser import Browser
from reader.cli.words import tr
from reader.domain.bookmark import Bookmark
from reader.library.bookmark_words import Words
from reader.library.library import Library
from reader.text.escaping import on_one_line


@dataclass(frozen=True)
class BookmarkKeys:
    """Bookmarks the open story, or one by its number in the list."""

    browser: Browser

    def bookmark(self, number: int | None, note: str) -> None:
        """Bookmark a story; a note is added to its bookmark."""
        story_id = self._story(number)
        if story_id is not None and self._is_writable():
            self.browser.console.say(_bookmarked(self.browser.library, story_id, note))

    def take_away(self, number: int | None) -> None:
        """Remove a story's bookmark; ask first if the person wrote something on it."""
        story_id = self._story(number)
        if story_id is None or not self._is_writable():
            return
        library, console = self.browser.library, self.browser.console
        star = library.bookmarks.star(story_id)
        if star is None:
            console.say(tr("It is not bookmarked."))
            return
        own = _own_words(star)
        question = tr("Take the bookmark away, with what you wrote ({own})?").format(own=own)
        if not own or console.asks(question, default=False):
            bookmarks.remove(library, [star.id])
            console.say(tr("The bookmark is taken away."))

    def _is_writable(self) -> bool:
        """Return False, after a sentence that says so, if the library is read-only."""
        if not self.browser.library.writable:
            self.browser.console.say(tr("The library can only be read; bookmarks stay as they are."))
        return self.browser.library.writable

    def _story(self, number: int | None) -> int | None:
        """Return the id of the story with this number in the list, or of the open story; say so if there is none."""
        navigation = self.browser.navigation
        at = number - 1 if number is not None else navigation.view.at if navigation.in_story else None
        entry = None if at is None else navigation.view.entry(at)
        if entry is not None and entry.story is not None:
            return entry.story
        none = tr("The list has no story with the number {number}.").format(number=number)
        self.browser.console.say(tr("Which story? s 3 means the third of the list.") if number is None else none)
        return None


def _bookmarked(library: Library, story_id: int, note: str) -> str:
    """Bookmark the story and add the note; return the sentence to say. Raises LibraryUnusable."""
    for edit in bookmarks.add(library, [story_id], Words(note=note)).result.done:
        if edit.before is None:
            return tr("Bookmarked, with the note.") if note else tr("Bookmarked.")
        if edit.before != edit.after:
            return tr("The note was added to the bookmark.")
    if note:
        return tr("The bookmark has that note already.")
    return tr("It is bookmarked already; s with words adds a note, x takes the bookmark away.")


def _own_words(star: Bookmark) -> str:
    """Folder, tags and note of a bookmark, which a person would lose with it, on one line."""
    return on_one_line("  ".join(filter(None, (star.folder, *(f"#{tag}" for tag in star.tags), star.note))))
