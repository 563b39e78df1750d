"""An act is whole or not done; what it was not asked for it leaves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.acts import bookmarks, reading, traces, undoing
from reader.acts.act import act
from reader.errors import HeldKind, NotHeld
from reader.library.library import Library
from reader.store.sqlite_store import SqliteStore
from tests.acts.furnished import open_on, shelf
from tests.doing import imported


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    files = shelf()
    made = open_on(SqliteStore(tmp_path), tmp_path, files)
    imported(made, sorted(files.pages))
    yield made
    made.close()


def test_an_act_that_raises_has_changed_nothing(library: Library) -> None:
    @act
    def half(library: Library) -> None:
        library.store.settings.set("half", "done")
        raise NotHeld(HeldKind.STORY, 1)

    before = list(undoing.acts_done(library))
    with pytest.raises(NotHeld):
        half(library)
    assert library.store.settings.get("half") is None
    assert list(undoing.acts_done(library)) == before


def test_an_act_is_found_by_its_number(library: Library) -> None:
    first, second = (bookmarks.toggle(library, story_id).undo for story_id in library.story_order()[:2])
    assert first is not None
    assert second is not None
    assert undoing.numbered(library, first.number) == first
    assert undoing.numbered(library, second.number) == second
    with pytest.raises(NotHeld):
        undoing.numbered(library, 999)


def test_marking_stops_where_it_is_asked_to(library: Library) -> None:
    ids = list(library.story_order())
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int, _what: str) -> bool:
        seen.append((done, total))
        return False

    assert list(reading.mark(library, ids, True, stop).result) == []
    assert seen == [(0, len(ids))]
    assert not any(row.read for row in library.rows_by_id(ids))
    assert list(reading.mark(library, ids, True, lambda *_: True).result) == ids
    assert all(row.read for row in library.rows_by_id(ids))


def test_only_what_was_named_is_forgotten(library: Library) -> None:
    story_id = library.story_order()[0]
    traces.read_to(library, story_id, 5)
    traces.asked(library, "工会")
    reading.forget(library, searches=True)
    assert library.position(story_id) == 5
    traces.asked(library, "早餐")
    reading.forget(library, visits=True)
    assert library.position(story_id) == 0
    assert library.searches.history() == ["早餐"]
