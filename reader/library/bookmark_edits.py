"""Bookmarks added, completed, changed and removed, many in one transaction; no note is lost by adding."""

from collections.abc import Callable, Sequence
from typing import Protocol

from reader.domain.bookmark import Anchor, Bookmark
from reader.errors import HeldKind, NotHeld
from reader.library.anchors import anchor_of
from reader.library.bookmark_words import Edit, Edits, Words, completed
from reader.library.stars import stars_of
from reader.ports.progress import Progress
from reader.ports.store import HasBookmarks, HasHoldings, Transactions


class EditedStore(HasBookmarks, HasHoldings, Transactions, Protocol):
    """The ports that edits ask for."""


class BookmarkEdits:
    """Each method is one transaction. An id that is not held is reported and stops no other."""

    def __init__(self, store: EditedStore) -> None:
        self._store = store

    def add(self, story_ids: Sequence[int], words: Words, progress: Progress | None = None) -> Edits:
        """Bookmark whole stories; a bookmark that is there already gets what is given, see `completed`."""
        stars = stars_of(self._store, story_ids)

        def added(story_id: int) -> Edit:
            star = stars.get(story_id)
            if star is not None:
                return self._changed(star, completed(star, words))
            return self.mark(story_id, anchor_of(self._store.holdings.story(story_id)), words)

        return self._each(story_ids, added, progress)

    def mark(self, story_id: int, anchor: Anchor, words: Words) -> Edit:
        """Mark what an anchor names; what is marked already gets what is given, see `completed`."""
        with self._store.together():
            held = self._store.bookmarks.at(anchor)
            made = held or self._store.bookmarks.add(story_id, anchor)
            return Edit(held, self._changed(made, completed(made, words)).after)

    def change(self, bookmark_ids: Sequence[int], change: Callable[[Bookmark], Bookmark]) -> Edits:
        """Change bookmarks by id."""
        bookmarks = self._store.bookmarks.by_id(bookmark_ids)
        return self._each(
            bookmark_ids, lambda number: self._changed(_held(bookmarks, number), change(bookmarks[number]))
        )

    def remove(self, bookmark_ids: Sequence[int]) -> Edits:
        """Take bookmarks away; `after` is each as it was."""
        bookmarks = self._store.bookmarks.by_id(bookmark_ids)

        def removed(number: int) -> Edit:
            bookmark = _held(bookmarks, number)
            self._store.bookmarks.remove(number)
            del bookmarks[number]
            return Edit(bookmark, bookmark)

        return self._each(bookmark_ids, removed)

    def take_off(self, story_ids: Sequence[int], progress: Progress | None = None) -> list[Bookmark]:
        """Take the bookmarks off whole stories, as far as `progress` lets, and return them; highlights stay."""
        stars = stars_of(self._store, story_ids)
        gone: list[Bookmark] = []
        with self._store.together():
            for at, bookmark in enumerate(stars.values()):
                if progress and not progress(at, len(stars), ""):
                    break
                self._store.bookmarks.remove(bookmark.id)
                gone.append(bookmark)
        return gone

    def _changed(self, bookmark: Bookmark, fresh: Bookmark) -> Edit:
        if fresh != bookmark:
            self._store.bookmarks.update(fresh)
        return Edit(bookmark, fresh)

    def _each(self, ids: Sequence[int], act: Callable[[int], Edit], progress: Progress | None = None) -> Edits:
        done: list[Edit] = []
        missing: list[NotHeld] = []
        with self._store.together():
            for at, number in enumerate(dict.fromkeys(ids)):
                if progress and not progress(at, len(ids), ""):
                    break
                try:
                    done.append(act(number))
                except NotHeld as error:
                    missing.append(error)
        return Edits(tuple(done), tuple(missing))


def _held(bookmarks: dict[int, Bookmark], number: int) -> Bookmark:
    if number not in bookmarks:
        raise NotHeld(HeldKind.BOOKMARK, number)
    return bookmarks[number]
