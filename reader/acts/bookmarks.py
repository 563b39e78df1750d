"""Bookmarks of stories and their words: set, changed, taken off."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.acts.act import act_on
from reader.domain.bookmark import Bookmark
from reader.library.anchors import anchor_of
from reader.library.bookmark_edits import BookmarkEdits
from reader.library.bookmark_words import NO_WORDS, Edits, Words
from reader.ports.progress import Progress

if TYPE_CHECKING:
    from reader.library.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Toggled:
    """A bookmark that was set, if `on`, or taken off, with the words of the person that went with it."""

    on: bool
    bookmark: Bookmark

    @property
    def own_words(self) -> tuple[str, ...]:
        """Folder, tags and note that went with a bookmark taken off; empty if it had none. Undo brings them back."""
        return () if self.on else own_words(self.bookmark)


def own_words(bookmark: Bookmark) -> tuple[str, ...]:
    """Folder, tags and note of a bookmark or highlight, as far as it has them."""
    return tuple(filter(None, (bookmark.folder, *bookmark.tags, bookmark.note)))


def headline_of(bookmark: Bookmark) -> str:
    """Return the headline, as printed, of the story that a bookmark is in."""
    return bookmark.anchor.headline


def first_headline(bookmarks: Iterable[Bookmark]) -> str:
    """Return the headline of the first of these bookmarks; '' if there are none."""
    return next(map(headline_of, bookmarks), "")


def _of_toggled(toggled: Toggled) -> str:
    return headline_of(toggled.bookmark)


def _of_edits(edits: Edits) -> str:
    return first_headline(edit.after for edit in edits.done)


def _name_of_toggled(toggled: Toggled) -> str:
    return "bookmarks.toggle" if toggled.on else "bookmarks.remove"


@act_on(_of_toggled, called=_name_of_toggled)
def toggle(library: "Library", story_id: int) -> Toggled:
    """Bookmark a story, or take its bookmark off. Raises NotHeld."""
    bookmark = library.bookmarks.star(story_id)
    if bookmark is None:
        added = library.store.bookmarks.add(story_id, anchor_of(library.store.holdings.story(story_id)))
        return Toggled(on=True, bookmark=added)
    library.store.bookmarks.remove(bookmark.id)
    return Toggled(on=False, bookmark=bookmark)


@act_on(_of_edits)
def add(
    library: "Library", story_ids: Sequence[int], words: Words = NO_WORDS, progress: Progress | None = None
) -> Edits:
    """Bookmark stories; a bookmark that is there gets the words besides its own.

    Ids not held are in `missing`. If `progress` stops the act, the bookmarks set so far stay.
    """
    return BookmarkEdits(library.store).add(story_ids, words, progress)


@act_on(headline_of)
def change(library: "Library", bookmark: Bookmark) -> Bookmark:
    """Keep a bookmark's or highlight's new folder, tags, note or colour. Raises NotHeld."""
    library.store.bookmarks.update(bookmark)
    return bookmark


@act_on(_of_edits)
def edit(library: "Library", bookmark_ids: Sequence[int], change: Callable[[Bookmark], Bookmark]) -> Edits:
    """Change bookmarks or highlights by a rule. Ids not held are in `missing`."""
    return BookmarkEdits(library.store).change(bookmark_ids, change)


@act_on(_of_edits)
def remove(library: "Library", bookmark_ids: Sequence[int]) -> Edits:
    """Take bookmarks or highlights away. Ids not held are in `missing`."""
    return BookmarkEdits(library.store).remove(bookmark_ids)


@act_on(first_headline)
def take_off(library: "Library", story_ids: Sequence[int], progress: Progress | None = None) -> Sequence[Bookmark]:
    """Take the bookmarks off these stories, and return them; highlights stay.

    If `progress` stops the act, the bookmarks taken off so far stay so.
    """
    return BookmarkEdits(library.store).take_off(story_ids, progress)
