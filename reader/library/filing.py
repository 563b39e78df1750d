"""Folders and tags of bookmarks made, renamed, put in order, removed; removing one removes no bookmark."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from reader.domain.bookmark import Bookmark
from reader.library.anchors import anchor_of
from reader.library.folders import ORDER, Folders, above, clean_folder, within
from reader.library.stars import stars_of
from reader.ports.store import HasBookmarks, HasHoldings, HasSettings, Transactions


class FilingStore(HasBookmarks, HasHoldings, HasSettings, Transactions, Protocol):
    """The ports that filing asks for."""


class Filing(Folders):
    """Changes folders and tags. Each method is one transaction."""

    def __init__(self, store: FilingStore) -> None:
        super().__init__(store)
        self._store: FilingStore = store

    def make(self, name: str) -> str:
        """Make a folder to put bookmarks into, last in order; return its name without blanks around. '' makes none."""
        name = clean_folder(name)
        if name:
            self._keep([*self.all(), name])
        return name

    def rename_folder(self, old: str, new: str) -> int:
        """Rename a folder with the folders in it, merge two of one name, and return the number of bookmarks changed."""
        new = clean_folder(new)
        if not new or new == old or within(new, old):
            return 0

        def renamed(name: str) -> str:
            return new + name.removeprefix(old) if within(name, old) else name

        with self._store.together():
            self._keep(map(renamed, self.all()))
            return self._change(lambda bookmark: replace(bookmark, folder=renamed(bookmark.folder)))

    def remove_folder(self, name: str) -> int:
        """Remove a folder with the folders in it, move their bookmarks to the folder above, and return their number."""
        with self._store.together():
            self._keep(folder for folder in self.all() if not within(folder, name))
            return self._change(
                lambda bookmark: replace(bookmark, folder=above(name)) if within(bookmark.folder, name) else bookmark
            )

    def shift_folder(self, name: str, step: int) -> None:
        """Move a folder one row up (`step` -1) or down (1) among the folders beside it."""
        folders = self.all()
        beside = [folder for folder in folders if above(folder) == above(name)]
        at = beside.index(name) if name in beside else -1
        if at >= 0 and 0 <= at + step < len(beside):
            beside[at], beside[at + step] = beside[at + step], beside[at]
            places = iter(beside)
            self._keep([next(places) if above(folder) == above(name) else folder for folder in folders])

    def rename_tag(self, old: str, new: str) -> int:
        """Rename a tag, and return the number of bookmarks that had it."""
        new = new.strip()
        return self._change(lambda bookmark: _tagged(bookmark, old, (new,))) if new and new != old else 0

    def remove_tag(self, name: str) -> int:
        """Take a tag off all bookmarks, and return the number of bookmarks that had it."""
        return self._change(lambda bookmark: _tagged(bookmark, name, ()))

    def file(self, story_ids: Sequence[int], *, folder: str | None = None, tag: str = "") -> int:
        """Bookmark stories, put their bookmarks into a folder or give them a tag; return the number of stories."""
        with self._store.together():
            if folder and folder not in self.all():
                folder = self.make(folder)
            stars = stars_of(self._store, story_ids)
            for story_id in story_ids:
                star = stars.get(story_id) or self._store.bookmarks.add(
                    story_id, anchor_of(self._store.holdings.story(story_id))
                )
                filed = star if folder is None else replace(star, folder=folder)
                filed = replace(filed, tags=tuple(dict.fromkeys((*filed.tags, tag)))) if tag else filed
                if filed != star:
                    self._store.bookmarks.update(filed)
        return len(story_ids)

    def _change(self, change: Callable[[Bookmark], Bookmark]) -> int:
        with self._store.together():
            changed = [(bookmark, change(bookmark)) for bookmark in self._store.bookmarks.all()]
            for bookmark, fresh in changed:
                if fresh != bookmark:
                    self._store.bookmarks.update(fresh)
        return sum(fresh != bookmark for bookmark, fresh in changed)

    def _keep(self, folders: Iterable[str]) -> None:
        names = list(dict.fromkeys(folders))
        self._store.settings.set(ORDER, json.dumps(names, ensure_ascii=False) if names else None)


def _tagged(bookmark: Bookmark, old: str, new: tuple[str, ...]) -> Bookmark:
    if old not in bookmark.tags:
        return bookmark
    tags = [each for tag in bookmark.tags for each in (new if tag == old else (tag,))]
    return replace(bookmark, tags=tuple(dict.fromkeys(tags)))
