"""A person's own words about a story or passage, and an edit of them; no note is lost by adding."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.domain.bookmark import Bookmark
from reader.errors import NotHeld
from reader.library.folders import clean_folder


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


def completed(bookmark: Bookmark, words: Words) -> Bookmark:
    """Return the bookmark with what is given: in the folder, with the tags and the colour besides its own, the note
    added below its note unless it stands there already."""
    return replace(
        bookmark,
        folder=clean_folder(words.folder) or bookmark.folder,
        tags=tuple(dict.fromkeys((*bookmark.tags, *_clean_tags(words.tags)))),
        note=note_with(bookmark.note, words.note),
        colour=words.colour or bookmark.colour,
    )


def note_with(note: str, more: str) -> str:
    """Return a note with more text on a new line; as it was if the text stands in it already, as whole lines."""
    more = more.strip()
    if f"\n{more}\n" in f"\n{note}\n" or not more:
        return note
    return f"{note}\n{more}" if note else more


def _clean_tags(tags: Sequence[str]) -> tuple[str, ...]:
    return tuple(tag for tag in map(str.strip, tags) if tag)
