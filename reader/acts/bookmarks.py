"""Bookmarks set and taken off."""

from dataclasses import dataclass

from reader.acts.act import act_on
from reader.domain.bookmark import Bookmark
from reader.library.anchors import anchor_of
from reader.library.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Toggled:
    """A bookmark that was set or taken off; `on` says which. One that is taken off goes with its folder, tags and note,
    which stand in `bookmark`: undo brings them back."""

    on: bool
    bookmark: Bookmark

    @property
    def own_words(self) -> tuple[str, ...]:
        """The words of a person that went with a bookmark taken off: folder, tags, note; empty if there were none."""
        mark = self.bookmark
        return () if self.on else tuple(filter(None, (mark.folder, *mark.tags, mark.note)))


def headline_of(bookmark: Bookmark) -> str:
    """The headline of the story that a bookmark is in, as it was printed."""
    return bookmark.anchor.headline


def _headline(toggled: Toggled) -> str:
    return headline_of(toggled.bookmark)


@act_on(_headline)
def toggle(library: Library, story_id: int) -> Toggled:
    """Bookmark a story, or take its bookmark off. Raises NotHeld."""
    mark = library.marks.star(story_id)
    if mark is None:
        added = library.store.bookmarks.add(story_id, anchor_of(library.store.holdings.story(story_id)))
        return Toggled(on=True, bookmark=added)
    library.store.bookmarks.remove(mark.id)
    return Toggled(on=False, bookmark=mark)


@act_on(headline_of)
def change(library: Library, bookmark: Bookmark) -> Bookmark:
    """Keep a bookmark's new folder, tags, note or colour. Raises NotHeld."""
    library.store.bookmarks.update(bookmark)
    return bookmark
