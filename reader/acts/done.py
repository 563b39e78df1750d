"""The answer of an act: its result, the things that changed, and the way back."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from reader.ports.undo import Ids, Touched

T_co = TypeVar("T_co", covariant=True)


class Kind(StrEnum):
    """A kind of thing that a view can show."""

    STORIES = "stories"
    """Rows of lists and open stories: text, facts, star, read mark, continuation."""
    PAGES = "pages"
    BOOKMARKS = "bookmarks"
    """Highlights are bookmarks too."""
    FOLDERS = "folders"
    CORRECTIONS = "corrections"
    VISITS = "visits"
    SEARCHES = "searches"
    HISTORY = "history"
    CLIPPINGS = "clippings"
    NAMES = "names"
    """Other names of the same thing."""
    DOUBTS = "doubts"
    """Bookmarks whose place is not sure."""
    FOLDING = "folding"


_SETTINGS = {
    "search:": Kind.SEARCHES,
    "search_seen:": Kind.SEARCHES,
    "search_history": Kind.HISTORY,
    "bookmark_folders": Kind.FOLDERS,
    "clipping_book": Kind.CLIPPINGS,
    "aliases_": Kind.NAMES,
    "doubtful_bookmarks": Kind.DOUBTS,
    "folding": Kind.FOLDING,
    "folder:": Kind.PAGES,
}
"""Prefixes of the names of the library's settings, with the kind of thing that each stores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The things that an act changed: their kinds, and of some kinds the ids. Empty if nothing changed.

    Ids are None if they are too many to name: then take any of the kind for changed.
    """

    kinds: frozenset[Kind] = frozenset()
    stories: Ids = frozenset()
    pages: Ids = frozenset()
    bookmarks: Ids = frozenset()
    corrections: Ids = frozenset()

    def __bool__(self) -> bool:
        return bool(self.kinds)

    def of(self, *kinds: Kind) -> bool:
        """Return True if something of one of these kinds changed."""
        return not self.kinds.isdisjoint(kinds)

    def has_story(self, story_id: int) -> bool:
        """Return True if this story may look otherwise now."""
        return self.stories is None or story_id in self.stories


def changes_of(touched: Touched) -> Changes:
    """Return the changes that a store's log names."""
    by_id = {
        Kind.STORIES: touched.stories,
        Kind.PAGES: touched.pages,
        Kind.BOOKMARKS: touched.bookmarks,
        Kind.CORRECTIONS: touched.corrections,
        Kind.VISITS: touched.visits,
    }
    kinds = {kind for kind, ids in by_id.items() if ids is None or ids}
    if touched.bookmarks is None or touched.bookmarks:
        # Folders come and go with the bookmarks that lie in them, and with an orphan a doubt.
        kinds |= {Kind.FOLDERS, Kind.DOUBTS}
    kinds |= {kind for name in touched.settings for start, kind in _SETTINGS.items() if name.startswith(start)}
    return Changes(
        kinds=frozenset(kinds),
        stories=touched.stories,
        pages=touched.pages,
        bookmarks=touched.bookmarks,
        corrections=touched.corrections,
    )


@dataclass(frozen=True, slots=True)
class Undo:
    """The way back from an act: its number in the library's log, for `acts.undoing.undo` and `redo`."""

    number: int
    act: str
    """The act's registered name, such as 'bookmarks.toggle'; front ends have a sentence for each."""
    about: str = ""
    """A headline, a folder or another name that the sentence may quote; '' if there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Generic[T_co]):
    """The result of an act. `undo` is None if nothing was changed."""

    result: T_co
    changes: Changes
    undo: Undo | None
