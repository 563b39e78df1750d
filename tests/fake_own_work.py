"""What the store in memory keeps of the reader's own work: bookmarks, corrections, positions, settings."""

import itertools
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace

from reader.domain.bookmark import Anchor, Bookmark, Correction
from reader.errors import HeldKind, NotHeld
from reader.ports.change_list import ChangeKind
from reader.ports.rows import StoryRow, Visit
from reader.store.tables import now


class FakeOwnWork(ABC):
    """The half of a store in memory that holds the reader's own work."""

    def __init__(self) -> None:
        self._number = itertools.count(1)
        self._bookmarks: dict[int, Bookmark] = {}
        self._corrections: dict[int, Correction] = {}
        self._reading: dict[int, tuple[int, str]] = {}
        self._settings: dict[str, str] = {}

    @abstractmethod
    def _holds(self, story_id: int) -> bool: ...

    @abstractmethod
    def _row(self, number: int) -> StoryRow: ...

    @abstractmethod
    def _note(self, kind: ChangeKind, story_id: int) -> None: ...

    def add_bookmark(
        self,
        story_id: int | None,
        anchor: Anchor,
        *,
        folder: str = "",
        tags: Sequence[str] = (),
        note: str = "",
        colour: str = "",
    ) -> Bookmark:
        for mark in self._bookmarks.values():
            if mark.anchor == anchor:
                return mark
        number = next(self._number)
        self._bookmarks[number] = Bookmark(
            id=number,
            story_id=story_id,
            anchor=anchor,
            folder=folder,
            tags=tuple(tags),
            note=note,
            colour=colour,
            created=now(),
        )
        return self._bookmarks[number]

    def remove_bookmark(self, bookmark_id: int) -> None:
        if self._bookmarks.pop(bookmark_id, None) is None:
            raise NotHeld(HeldKind.BOOKMARK, bookmark_id)

    def bookmarks(self) -> list[Bookmark]:
        return list(reversed(self._bookmarks.values()))

    def update_bookmark(self, bookmark: Bookmark) -> None:
        if bookmark.id not in self._bookmarks:
            raise NotHeld(HeldKind.BOOKMARK, bookmark.id)
        self._bookmarks[bookmark.id] = bookmark

    def add_correction(self, story_id: int | None, anchor: Anchor, replacement: str) -> Correction:
        self._corrections = {key: one for key, one in self._corrections.items() if one.anchor != anchor}
        number = next(self._number)
        self._corrections[number] = Correction(
            id=number, story_id=story_id, anchor=anchor, replacement=replacement, created=now()
        )
        if story_id is not None:
            self._note(ChangeKind.PUT, story_id)
        return self._corrections[number]

    def remove_correction(self, correction_id: int) -> None:
        correction = self._corrections.pop(correction_id, None)
        if correction is None:
            raise NotHeld(HeldKind.CORRECTION, correction_id)
        if correction.story_id is not None:
            self._note(ChangeKind.PUT, correction.story_id)

    def attach_correction(self, correction_id: int, story_id: int | None) -> None:
        correction = self._corrections[correction_id]
        self._corrections[correction_id] = replace(correction, story_id=story_id)
        for changed in {correction.story_id, story_id}:
            if changed is not None:
                self._note(ChangeKind.PUT, changed)

    def corrections_of(self, ids: Sequence[int]) -> dict[int, tuple[Correction, ...]]:
        mine = {number: tuple(one for one in self._corrections.values() if one.story_id == number) for number in ids}
        return {number: found for number, found in mine.items() if found}

    def corrections(self) -> list[Correction]:
        return list(self._corrections.values())

    def set_position(self, story_id: int, position: int) -> None:
        if self._holds(story_id):
            self._reading.pop(story_id, None)
            self._reading[story_id] = (position, now())

    def position(self, story_id: int) -> int:
        return self._reading.get(story_id, (0, ""))[0]

    def visits(self, limit: int) -> list[Visit]:
        newest = list(reversed(self._reading.items()))[:limit]
        return [Visit(row=self._row(number), position=position, opened=opened) for number, (position, opened) in newest]

    def forget_visits(self) -> None:
        self._reading.clear()

    def setting(self, name: str) -> str | None:
        return self._settings.get(name)

    def set_setting(self, name: str, value: str | None) -> None:
        self._settings.pop(name, None)
        if value is not None:
            self._settings[name] = value

    def settings(self, prefix: str) -> dict[str, str]:
        return {name: value for name, value in sorted(self._settings.items()) if name.startswith(prefix)}
