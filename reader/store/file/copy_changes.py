"""A backup compared with the library as it is, before it replaces it."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from reader.errors import LibraryUnusable
from reader.ports.backup_changes import BackupChanges
from reader.store.file.copy_contents import counted
from reader.store.file.header import version_of
from reader.store.file.opening import FILE_NAME, is_nothing, opened_to_read
from reader.store.file.restoring import copy_named
from reader.store.file.sqlite_border import damage_found


def changes(folder: Path, name: str) -> BackupChanges:
    """Return the difference that restoring the copy `name` would make; nothing is changed.

    Raises NotHeld, and LibraryUnusable if the copy cannot be read.
    """
    path = copy_named(folder, name)
    with damage_found(folder), closing(opened_to_read(path)) as copy:
        version_of(copy, folder)
        held, theirs = counted(copy), _holdings(copy)
    ours = _ours(folder)
    if ours is None:
        return BackupChanges(stories=held.stories, bookmarks=held.bookmarks)
    days, their_days = set(ours.stories.values()), set(theirs.stories.values())
    return BackupChanges(
        stories=held.stories,
        bookmarks=held.bookmarks,
        stories_gone=len(ours.stories.keys() - theirs.stories.keys()),
        stories_back=len(theirs.stories.keys() - ours.stories.keys()),
        days_gone=len(days - their_days),
        days_back=len(their_days - days),
        bookmarks_newer=len(ours.bookmarks - theirs.bookmarks),
    )


@dataclass(frozen=True, slots=True)
class _Holdings:
    """Listed stories by id and fingerprint, with their day; bookmarks by id and the time at which they were made."""

    stories: dict[tuple[int, str], str]
    bookmarks: set[tuple[int, str]]


def _ours(folder: Path) -> _Holdings | None:
    """Return the holdings of the library; None if there is none, or it cannot be read."""
    try:
        with damage_found(folder):
            if is_nothing(folder / FILE_NAME):
                return None
            with closing(opened_to_read(folder / FILE_NAME)) as library:
                version_of(library, folder)
                return _holdings(library)
    except LibraryUnusable:
        return None


def _holdings(file: sqlite3.Connection) -> _Holdings:
    stories = file.execute("SELECT id, fingerprint, date FROM story WHERE listed = 1")
    return _Holdings(
        stories={(number, print_): day for number, print_, day in stories},
        bookmarks=set(file.execute("SELECT id, created FROM bookmark")),
    )
