"""Shelves of bookmarks: all, by folder, by tag, by colour, with notes, those whose story is missing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from reader.domain.bookmark import Bookmark
from reader.library.folders import count_within, within
from reader.text.folding import Folding


class ShelfKind(StrEnum):
    ALL = "all"
    NOTES = "notes"
    ORPHANS = "orphans"
    FOLDER = "folder"
    TAG = "tag"
    COLOUR = "colour"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Bookmarks that belong together; `name` is the folder, the tag or the colour's key ('' is the unnamed folder)."""

    kind: ShelfKind
    name: str = ""
    count: int = 0

    def holds(self, bookmark: Bookmark) -> bool:
        match self.kind:
            case ShelfKind.NOTES:
                return bool(bookmark.note)
            case ShelfKind.ORPHANS:
                return bookmark.story_id is None
            case ShelfKind.FOLDER:
                return within(bookmark.folder, self.name) if self.name else not bookmark.folder
            case ShelfKind.TAG:
                return self.name in bookmark.tags
            case ShelfKind.COLOUR:
                return bookmark.colour == self.name
            case _:
                return True

    @property
    def key(self) -> tuple[ShelfKind, str]:
        """A key that stays when the count changes."""
        return self.kind, self.name


def shelves(bookmarks: Sequence[Bookmark], extra_folders: Sequence[str] = ()) -> list[Shelf]:
    """Return all shelves with their counts: all, with notes, without a story, then folders, tags and colours.

    `extra_folders` are the folders in the reader's order, those that hold nothing among them; a folder holds what lies
    in those within it. What else would be empty is left out, but for all.
    """
    folders = Counter(bookmark.folder for bookmark in bookmarks)
    tags = Counter(tag for bookmark in bookmarks for tag in bookmark.tags)
    colours = Counter(bookmark.colour for bookmark in bookmarks if bookmark.colour)
    found = [Shelf(ShelfKind.ALL, "", len(bookmarks))]
    notes = sum(bool(bookmark.note) for bookmark in bookmarks)
    orphans = sum(bookmark.story_id is None for bookmark in bookmarks)
    found += [Shelf(ShelfKind.NOTES, "", notes)] if notes else []
    found += [Shelf(ShelfKind.ORPHANS, "", orphans)] if orphans else []
    named = list(dict.fromkeys((*extra_folders, *sorted(set(folders) - {""}))))
    found += [Shelf(ShelfKind.FOLDER, name, count_within(folders, name)) for name in named]
    found += [Shelf(ShelfKind.FOLDER, "", folders[""])] if named and folders[""] else []
    found += [Shelf(ShelfKind.TAG, name, tags[name]) for name in sorted(tags)]
    found += [Shelf(ShelfKind.COLOUR, name, colours[name]) for name in sorted(colours)]
    return found


def matching(
    bookmarks: Sequence[Bookmark],
    shelf: Shelf,
    text: str,
    folding: Folding,
    headlines: Mapping[int, str] = MappingProxyType({}),
) -> list[Bookmark]:
    """Return the shelf's bookmarks that have every word of `text`, folded, in headline, passage, note, folder or tags.

    `headlines` are those that a person corrected, by bookmark; both readings are searched.
    """
    words = [folding.plain(word) for word in text.split()]
    return [
        bookmark
        for bookmark in bookmarks
        if shelf.holds(bookmark) and (not words or _holds_all(bookmark, words, folding, headlines.get(bookmark.id, "")))
    ]


def _holds_all(bookmark: Bookmark, words: Sequence[str], folding: Folding, headline: str) -> bool:
    anchor = bookmark.anchor
    parts = (
        headline,
        anchor.headline,
        anchor.exact,
        bookmark.note,
        bookmark.folder,
        *bookmark.tags,
        anchor.newspaper or "",
    )
    text = folding.plain("\n".join(parts))
    return all(word in text for word in words)
