"""Folders of bookmarks: paths of names ('工会/评论') in the reader's order."""

import json
from collections.abc import Mapping, Sequence
from typing import Protocol

from reader.ports.store import HasBookmarks, HasSettings

BETWEEN = "/"
"""Stands between a folder and one that lies in it."""
ORDER = "bookmark_folders"
"""The setting that keeps the reader's order, empty folders included."""


class FolderStore(HasBookmarks, HasSettings, Protocol):
    """The ports that folders are read from."""


def within(folder: str, name: str) -> bool:
    """Return True if a folder is the one called `name`, or lies in it."""
    return folder == name or folder.startswith(name + BETWEEN)


def count_within(counts: Mapping[str, int], name: str) -> int:
    """Return the number of bookmarks in a folder and in the folders within it, by the `counts` of each folder."""
    return sum(count for folder, count in counts.items() if within(folder, name))


def above(folder: str) -> str:
    """Return the folder that a folder lies in; '' if it lies in none."""
    return folder.rpartition(BETWEEN)[0]


class Folders:
    """Empty folders, and the reader's order, are kept as a setting."""

    def __init__(self, store: FolderStore) -> None:
        self._store = store

    def all(self) -> list[str]:
        """Return all folders in the reader's order, new ones by name; each after the one it lies in."""
        used = sorted(set(self._store.bookmarks.counts().folders) - {""})
        known = list(dict.fromkeys(part for name in (*self._kept(), *used) for part in _paths(name)))
        return _in_tree_order(known)

    def _kept(self) -> list[str]:
        kept: list[str] = json.loads(self._store.settings.get(ORDER) or "[]")
        return kept


def clean_folder(name: str) -> str:
    """Return a folder's path without blanks around its names, and without empty names."""
    return BETWEEN.join(part for part in (piece.strip() for piece in name.split(BETWEEN)) if part)


def _paths(name: str) -> list[str]:
    """Return a folder and those it lies in, the outermost first."""
    parts = name.split(BETWEEN)
    return [BETWEEN.join(parts[: count + 1]) for count in range(len(parts))]


def _in_tree_order(folders: Sequence[str]) -> list[str]:
    place = {name: at for at, name in enumerate(folders)}
    return sorted(folders, key=lambda name: [place[path] for path in _paths(name)])
