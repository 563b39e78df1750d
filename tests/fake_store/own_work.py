"""A person's own work in memory."""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.domain.bookmark import Anchor, Bookmark, Correction
from reader.errors import HeldKind, NotHeld
from reader.ports.bookmarks import BookmarkCounts
from reader.ports.change_list import ChangeKind
from reader.ports.holdings import Holdings
from reader.ports.rows import Visit
from reader.store.file.sql import now
from tests.fake_store.records import Records


@dataclass
class OwnRecords:
    """The records that the four parts share."""

    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    bookmarks: dict[int, Bookmark] = field(default_factory=dict)
    corrections: dict[int, Correction] = field(default_factory=dict)
    read: dict[int, bool] = field(default_factory=dict)
    reading: dict[int, tuple[int, str]] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)

    def is_bookmarked(self, story_id: int) -> bool:
        return any(mark.story_id == story_id and not mark.anchor.exact for mark in self.bookmarks.values())

    def corrections_of(self, story_id: int) -> tuple[Correction, ...]:
        return tuple(one for one in self.corrections.values() if one.story_id == story_id)

    def forget_story(self, story_id: int) -> None:
        self.read.pop(story_id, None)
        self.reading.pop(story_id, None)
        for mark in [mark for mark in self.bookmarks.values() if mark.story_id == story_id]:
            self.bookmarks[mark.id] = replace(mark, story_id=None)
        for correction in self.corrections_of(story_id):
            self.corrections[correction.id] = replace(correction, story_id=None)


class FakeBookmarks:
    def __init__(self, own: OwnRecords) -> None:
        self._own = own

    def add(
        self,
        story_id: int | None,
        anchor: Anchor,
        *,
        folder: str = "",
        tags: Sequence[str] = (),
        note: str = "",
        colour: str = "",
    ) -> Bookmark:
        for mark in self._own.bookmarks.values():
            if mark.anchor == anchor:
                return mark
        number = next(self._own.numbers)
        self._own.bookmarks[number] = Bookmark(
            id=number,
            story_id=story_id,
            anchor=anchor,
            folder=folder,
            tags=tuple(tags),
            note=note,
            colour=colour,
            created=now(),
        )
        return self._own.bookmarks[number]

    def remove(self, bookmark_id: int) -> None:
        if self._own.bookmarks.pop(bookmark_id, None) is None:
            raise NotHeld(HeldKind.BOOKMARK, bookmark_id)

    def of(self, story_ids: Sequence[int]) -> dict[int, tuple[Bookmark, ...]]:
        held = self._own.bookmarks.values()
        mine = {number: tuple(mark for mark in held if mark.story_id == number) for number in story_ids}
        return {number: found for number, found in mine.items() if found}

    def by_id(self, ids: Sequence[int]) -> dict[int, Bookmark]:
        return {number: self._own.bookmarks[number] for number in ids if number in self._own.bookmarks}

    def at(self, anchor: Anchor) -> Bookmark | None:
        return next((mark for mark in self._own.bookmarks.values() if mark.anchor == anchor), None)

    def all(self) -> list[Bookmark]:
        return list(reversed(self._own.bookmarks.values()))

    def newest(self, limit: int) -> list[Bookmark]:
        return self.all()[:limit]

    def orphans(self) -> list[Bookmark]:
        return [mark for mark in self.all() if mark.story_id is None]

    def counts(self) -> BookmarkCounts:
        marks = self.all()
        return BookmarkCounts(
            total=len(marks),
            tagged=sum(bool(mark.tags) for mark in marks),
            folders=Counter(mark.folder for mark in marks),
            tags=Counter(tag for mark in marks for tag in set(mark.tags)),
        )

    def update(self, bookmark: Bookmark) -> None:
        if bookmark.id not in self._own.bookmarks:
            raise NotHeld(HeldKind.BOOKMARK, bookmark.id)
        self._own.bookmarks[bookmark.id] = bookmark


class FakeCorrections:
    def __init__(self, own: OwnRecords, records: Records) -> None:
        self._own = own
        self._records = records

    def add(self, story_id: int | None, anchor: Anchor, replacement: str) -> Correction:
        self._own.corrections = {key: one for key, one in self._own.corrections.items() if one.anchor != anchor}
        number = next(self._own.numbers)
        self._own.corrections[number] = Correction(
            id=number, story_id=story_id, anchor=anchor, replacement=replacement, created=now()
        )
        if story_id is not None:
            self._records.note(ChangeKind.PUT, story_id)
        return self._own.corrections[number]

    def remove(self, correction_id: int) -> None:
        correction = self._own.corrections.pop(correction_id, None)
        if correction is None:
            raise NotHeld(HeldKind.CORRECTION, correction_id)
        if correction.story_id is not None:
            self._records.note(ChangeKind.PUT, correction.story_id)

    def attach(self, correction_id: int, story_id: int | None) -> None:
        correction = self._own.corrections.get(correction_id)
        if correction is None:
            raise NotHeld(HeldKind.CORRECTION, correction_id)
        self._own.corrections[correction_id] = replace(correction, story_id=story_id)
        for changed in {correction.story_id, story_id}:
            if changed is not None:
                self._records.note(ChangeKind.PUT, changed)

    def of(self, ids: Sequence[int]) -> dict[int, tuple[Correction, ...]]:
        mine = {number: self._own.corrections_of(number) for number in ids}
        return {number: found for number, found in mine.items() if found}

    def all(self) -> list[Correction]:
        return list(self._own.corrections.values())


class FakeReading:
    def __init__(self, own: OwnRecords, holdings: Holdings) -> None:
        self._own = own
        self._holdings = holdings

    def set_read(self, ids: Sequence[int], read: bool) -> None:
        for row in self._holdings.rows_by_id(ids):
            self._own.read.pop(row.id, None)
            if read:
                self._own.read[row.id] = True

    def set_position(self, story_id: int, position: int) -> None:
        if self._holdings.rows_by_id([story_id]):
            self._own.reading.pop(story_id, None)
            self._own.reading[story_id] = (position, now())

    def position(self, story_id: int) -> int:
        return self._own.reading.get(story_id, (0, ""))[0]

    def visits(self, limit: int) -> list[Visit]:
        newest = list(reversed(self._own.reading.items()))[:limit]
        return [
            Visit(row=self._holdings.story(number).row, position=position, opened=opened)
            for number, (position, opened) in newest
        ]

    def forget_visits(self) -> None:
        self._own.reading.clear()


class FakeSettings:
    def __init__(self, own: OwnRecords) -> None:
        self._own = own

    def get(self, name: str) -> str | None:
        return self._own.settings.get(name)

    def set(self, name: str, value: str | None) -> None:
        self._own.settings.pop(name, None)
        if value is not None:
            self._own.settings[name] = value

    def starting_with(self, prefix: str) -> dict[str, str]:
        return {name: value for name, value in sorted(self._own.settings.items()) if name.startswith(prefix)}
