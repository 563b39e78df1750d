"""The log of acts of the store in memory: what stood under each key before and after."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any

from reader.errors import ActOvertaken, Cancelled, HeldKind, NotHeld
from reader.ports.progress import Progress
from reader.ports.undo import MOST_ACTS, ActRecord, Entry, Touched
from reader.store.file.sql import now

Tables = dict[str, dict[Any, Any]]
Images = dict[tuple[str, Any], tuple[Any, Any]]
"""Values before and after by table and key; None is nothing."""

_ABSENT = None
_ORDERED: dict[str, Callable[[Any, Any], Any]] = {
    "bookmarks": lambda key, _: key,
    "corrections": lambda key, _: key,
    "reading": lambda _, value: value[1],
}


class FakeActLog:
    """`tables` gives the store's tables by name, `follow` puts a story on the change list."""

    def __init__(self, tables: Callable[[], Tables], follow: Callable[[int], None]) -> None:
        self._tables = tables
        self._follow = follow
        self._number = itertools.count(1)
        self._acts: dict[int, tuple[ActRecord, Images]] = {}

    @contextmanager
    def recording(self, name: str) -> Iterator[Entry]:
        entry, before = Entry(name), self._copied()
        yield entry
        images = _differences(before, self._copied())
        if images:
            entry.number, entry.touched = next(self._number), self._touched(images)
            record = ActRecord(number=entry.number, name=entry.name, about=entry.about, done=now())
            self._acts[entry.number] = record, images
            for dropped in sorted(self._acts)[:-MOST_ACTS]:
                del self._acts[dropped]

    def acts(self) -> Iterator[ActRecord]:
        return (record for record, _ in reversed(self._acts.values()))

    def undo(self, number: int, progress: Progress | None = None) -> Touched:
        return self._turn(number, progress, undone=False)

    def redo(self, number: int, progress: Progress | None = None) -> Touched:
        return self._turn(number, progress, undone=True)

    def _turn(self, number: int, progress: Progress | None, *, undone: bool) -> Touched:
        if number not in self._acts or bool(self._acts[number][0].undone) != undone:
            dropped = 0 < number < min(self._acts, default=0)
            raise NotHeld(HeldKind.DROPPED_ACT if dropped else HeldKind.ACT, number)
        record, images = self._acts[number]
        if progress and not progress(0, len(images), ""):
            raise Cancelled
        tables = self._copied()
        changed = {place for place, (_, after) in images.items() if tables[place[0]].get(place[1], _ABSENT) != after}
        images = {place: images[place] for place in images.keys() - changed}
        if not images or not all(map(_is_noted_in_passing, changed)):
            raise ActOvertaken(number)
        self._put_back(images)
        swapped = {place: (after, before) for place, (before, after) in images.items()}
        self._acts[number] = _renewed(record, "" if undone else now()), swapped
        return self._touched(swapped)

    def _put_back(self, images: Images) -> None:
        tables = self._tables()
        for (name, key), (before, _) in images.items():
            tables[name].pop(key, None)
            if before is not _ABSENT:
                tables[name][key] = copy(before)
        for name, order in _ORDERED.items():
            rows = sorted(tables[name].items(), key=lambda row, order=order: order(*row))  # type: ignore[misc]
            tables[name].clear()
            tables[name].update(rows)
        for story_id in sorted(self._touched(images).stories or ()):
            self._follow(story_id)

    def _copied(self) -> Tables:
        return {name: {key: copy(value) for key, value in rows.items()} for name, rows in self._tables().items()}

    def _touched(self, images: Images) -> Touched:
        def keys(*names: str) -> frozenset[Any]:
            return frozenset(key for name, key in images if name in names)

        owners = {
            value.story_id
            for (name, _), values in images.items()
            if name in ("bookmarks", "corrections")
            for value in values
            if value is not _ABSENT and value.story_id is not None
        }
        pages = keys("pages")
        on_them = {number for number, held in self._tables()["stories"].items() if held.page_id in pages}
        return Touched(
            stories=keys("stories", "chains", "read") | owners | on_them,
            pages=pages,
            bookmarks=keys("bookmarks"),
            corrections=keys("corrections"),
            visits=keys("reading"),
            settings=keys("settings"),
        )


def _is_noted_in_passing(place: tuple[str, Any]) -> bool:
    name, key = place
    return name in ("reading", "read") or (name == "settings" and key.startswith(("search_seen:", "search_history")))


def _differences(before: Tables, after: Tables) -> Images:
    return {
        (name, key): (rows.get(key, _ABSENT), after[name].get(key, _ABSENT))
        for name, rows in before.items()
        for key in dict.fromkeys((*rows, *after[name]))
        if rows.get(key, _ABSENT) != after[name].get(key, _ABSENT)
    }


def _renewed(record: ActRecord, undone: str) -> ActRecord:
    return ActRecord(number=record.number, name=record.name, about=record.about, done=record.done, undone=undone)
