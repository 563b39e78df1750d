"""Bookmarks added, completed, changed and removed, many in one transaction; no note is lost by adding."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from reader.domain.bookmark import Anchor, Bookmark
from reader.errors import HeldKind, NotHeld
from reader.library.anchors import anchor_of
from reader.library.folders import clean_folder
from reader.library.stars import stars_of
from reader.ports.progress import Progress
from reader.ports.store import HasBookmarks, HasHoldings, Transactions


class EditedStore(HasBookmarks, HasHoldings, Transactions, Protocol):
    """The ports that edits ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A person's own words about a story or passage. '' and no tags say nothing of that."""

    folder: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    colour: str = ""


NO_WORDS = Words()


@dataclass(frozen=True, slots=True)
class Edit:
    """A bookmark as it was, None for a new one, and as it is now."""

    before: Bookmark | None
    after: Bookmark


@dataclass(frozen=True, slots=True)
class Edits:
    """The bookmarks in the order asked for, changed or not, and the things asked for that are not held."""

    done: tuple[Edit, ...]
    missing: tuple[NotHeld, ...]


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
        marks = self._store.bookmarks.by_id(bookmark_ids)
        return self._each(bookmark_ids, lambda number: self._changed(_held(marks, number), change(marks[number])))

    def remove(self, bookmark_ids: Sequence[int]) -> Edits:
        """Take bookmarks away; `after` is each as it was."""
        marks = self._store.bookmarks.by_id(bookmark_ids)

        def removed(number: int) -> Edit:
            mark = _held(marks, number)
            self._store.bookmarks.remove(number)
            del marks[number]
            return Edit(mark, mark)

        return self._each(bookmark_ids, removed)

    def take_off(self, story_ids: Sequence[int], progress: Progress | None = None) -> list[Bookmark]:
        """Take the bookmarks off whole stories, as far as `progress` lets; highlights stay. Those that went."""
        stars = stars_of(self._store, story_ids)
        gone: list[Bookmark] = []
        with self._store.together():
            for at, mark in enumerate(stars.values()):
                if progress and not progress(at, len(stars), ""):
                    break
                self._store.bookmarks.remove(mark.id)
                gone.append(mark)
        return gone

    def _changed(self, mark: Bookmark, fresh: Bookmark) -> Edit:
        if fresh != mark:
            self._store.bookmarks.update(fresh)
        return Edit(mark, fresh)

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


def completed(mark: Bookmark, words: Words) -> Bookmark:
    """The bookmark with what is given: put into the folder, given the tags and the colour besides its own, the note
    added below its note unless it stands there already."""
    return replace(
        mark,
        folder=clean_folder(words.folder) or mark.folder,
        tags=tuple(dict.fromkeys((*mark.tags, *_clean_tags(words.tags)))),
        note=note_with(mark.note, words.note),
        colour=words.colour or mark.colour,
    )


def note_with(note: str, more: str) -> str:
    """A note with more text on a new line; as it was where the text stands in it already, as whole lines."""
    more = more.strip()
    if f"\n{more}\n" in f"\n{note}\n" or not more:
        return note
    return f"{note}\n{more}" if note else more


def _clean_tags(tags: Sequence[str]) -> tuple[str, ...]:
    return tuple(tag for tag in map(str.strip, tags) if tag)


def _held(marks: dict[int, Bookmark], number: int) -> Bookmark:
    if number not in marks:
        raise NotHeld(HeldKind.BOOKMARK, number)
    return marks[number]
