"""The journal while a library is open: what fails is not in it, and what others do is."""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from reader.acts import bookmarks, reading, traces
from reader.errors import LibraryUnusable
from reader.journal.journal_file import JournalFile
from reader.journal.reading import read_file
from reader.ports.journal import JournalEntry, Written
from reader.ports.own_items import OwnItem, OwnKey, OwnKind
from reader.store.file.opening import FILE_NAME
from reader.store.file.restoring import restore
from reader.store.sqlite_store import SqliteStore
from tests.acts.journalled import opened
from tests.doing import toggled
from tests.library.own_journal.conftest import Held, noted

pytestmark = pytest.mark.usefixtures("found_damage")


class Failing:
    """A connection whose COMMIT fails, after or before it was carried out."""

    def __init__(self, connection: sqlite3.Connection, *, done: bool) -> None:
        self._connection = connection
        self._done = done

    def execute(self, sql: str, *parameters: Any) -> Any:
        if sql == "COMMIT":
            if self._done:
                self._connection.execute(sql)
                raise KeyboardInterrupt
            raise sqlite3.OperationalError("disk I/O error")
        return self._connection.execute(sql, *parameters)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


@contextmanager
def failing(held: Held, *, done: bool) -> Iterator[None]:
    database = held.store._own
    whole = database.connection
    database.connection = Failing(whole, done=done)  # type: ignore[assignment]
    try:
        yield
    finally:
        database.connection = whole


def written(held: Held) -> Written:
    read = read_file(held.journal)
    assert read is not None
    return read


def test_each_transaction_is_one_entry_with_what_changed(held: Held) -> None:
    before = written(held).last.number
    bookmarks.add(held.library, [1, 2])
    (entry,) = written(held).entries[-1:]
    assert entry.number == before + 1
    assert [item.key for item in entry.items] == [OwnKey(OwnKind.BOOKMARK, 1), OwnKey(OwnKind.BOOKMARK, 2)]
    bookmarks.take_off(held.library, [1])
    (entry,) = written(held).entries[-1:]
    assert [(item.key.id, item.state) for item in entry.items] == [(1, None)]


def test_an_act_that_changes_nothing_writes_nothing(held: Held) -> None:
    before = held.journal.read_bytes()
    bookmarks.remove(held.library, [999])
    held.library.refresh_index()
    assert held.journal.read_bytes() == before


def test_an_act_that_is_not_committed_is_not_in_the_journal(held: Held) -> None:
    toggled(held.library, 1)
    before = held.journal.read_bytes()
    with failing(held, done=False), pytest.raises(LibraryUnusable):
        toggled(held.library, 2)
    assert held.journal.read_bytes() == before
    toggled(held.library, 3)
    held.open_again()
    assert held.compared().restored == 0
    assert {mark.story_id for mark in held.library.bookmarks.all()} == {1, 3}


def test_an_act_that_is_committed_all_the_same_stays(held: Held) -> None:
    with failing(held, done=True), pytest.raises(KeyboardInterrupt):
        toggled(held.library, 2)
    held.open_again()
    assert held.compared().restored == 0
    assert [mark.story_id for mark in held.library.bookmarks.all()] == [2]


def test_an_entry_that_cannot_be_written_fails_the_act(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    before = held.items()

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        with pytest.raises(LibraryUnusable, match="disk_full"):
            toggled(held.library, 1)
    assert held.items() == before
    toggled(held.library, 1)
    assert len(held.library.bookmarks.all()) == 1


@pytest.mark.parametrize("step", ["_remember", "append"])
def test_an_entry_goes_with_an_act_that_fails_before_or_after_it_was_written(
    held: Held, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    toggled(held.library, 1)
    before = held.journal.read_bytes()

    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(JournalFile, step, fail)
    with pytest.raises(MemoryError):
        toggled(held.library, 2)
    assert held.journal.read_bytes() == before
    assert [mark.story_id for mark in held.library.bookmarks.all()] == [1]


def test_a_program_killed_before_the_commit_leaves_the_act_to_the_next_opening(held: Held) -> None:
    """Either is right: it was not reported."""
    leave_an_entry(held)
    held.open_again()
    assert held.store.settings.get("search:x") == "{}"
    assert held.compared().restored == 1


def test_the_next_act_takes_the_place_of_one_that_was_never_committed(held: Held) -> None:
    old = held.keep("old")
    leave_an_entry(held)
    toggled(held.library, 1)
    assert held.store.settings.get("search:x") is None
    held.put_back(old)
    assert held.store.settings.get("search:x") is None
    assert [mark.story_id for mark in held.library.bookmarks.all()] == [1]


def leave_an_entry(held: Held) -> None:
    """Leave what a program leaves that is killed between journal and commit."""
    item = OwnItem(OwnKey(OwnKind.SETTING, "search:x"), {"value": "{}"})
    JournalFile(held.folder).append(JournalEntry(written(held).last.number + 1, (item,)), synced=True)


def test_a_journal_lost_while_the_library_is_open_begins_anew(held: Held) -> None:
    noted(held, 1, "记")
    held.journal.unlink()
    noted(held, 2, "又记")
    assert len([key for key in written(held).items() if key.kind is OwnKind.BOOKMARK]) == 2
    held.open_again()
    assert held.compared().restored == 0


def test_a_journal_damaged_at_its_end_while_the_library_is_open_begins_anew(held: Held) -> None:
    noted(held, 1, "记")
    held.journal.write_bytes(held.journal.read_bytes()[:-5])
    noted(held, 2, "又记")
    assert not written(held).damaged
    assert len([key for key in written(held).items() if key.kind is OwnKind.BOOKMARK]) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_a_library_that_went_back_while_it_was_open_catches_up_with_the_next_act(held: Held, count: int) -> None:
    backup, old = held.library.back_up().name, held.keep("old")
    for story_id in range(1, count + 1):
        toggled(held.library, story_id)
    restore(held.folder, backup)
    assert held.library.bookmarks.all() == []
    toggled(held.library, 4)
    assert {mark.story_id for mark in held.library.bookmarks.all()} == {*range(1, count + 1), 4}
    after = held.items()
    held.put_back(old)
    assert held.items() == after


def test_two_programs_write_one_journal(held: Held) -> None:
    other = opened(held.folder, held.files)
    for story_id, library in ((1, held.library), (2, other), (3, held.library), (4, other)):
        toggled(library, story_id)
    other.close()
    assert [entry.number for entry in written(held).entries] == list(range(1, 5))
    held.open_again()
    assert held.compared().restored == 0


def test_notes_in_passing_wait_for_no_disk(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    # The first change of a day is copied, and that is synced.
    toggled(held.library, 1)
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(descriptor))
    for number in range(5):
        traces.read_to(held.library, 1, number)
    traces.asked(held.library, "工会")
    traces.left_off(held.library, "{}")
    assert synced == []
    reading.mark(held.library, [1], True)
    assert len(synced) == 1


def test_it_is_copied_on_the_first_change_of_a_day_and_never_fails_an_act(
    held: Held, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    copies = held.folder / "own-work-copies"
    assert not copies.exists()
    with monkeypatch.context() as patched, caplog.at_level(logging.WARNING):
        patched.setattr(Path, "read_bytes", lambda _: (_ for _ in ()).throw(OSError(28, "full")))
        toggled(held.library, 1)
    assert "not copied" in caplog.text
    caplog.clear()
    assert len(held.library.bookmarks.all()) == 1
    toggled(held.library, 2)
    (copy,) = copies.iterdir()
    made = copy.read_bytes()
    toggled(held.library, 3)
    assert [each.read_bytes() for each in copies.iterdir()] == [made]


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("can't allocate read lock")])
def test_want_of_memory_after_the_commit_does_not_fail_the_act(
    held: Held, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    def fail(_: JournalFile) -> bool:
        raise error

    monkeypatch.setattr(JournalFile, "is_long", fail)
    toggled(held.library, 1)
    assert len(held.library.bookmarks.all()) == 1
    assert "not copied" in caplog.text
    caplog.clear()


def test_a_long_journal_begins_anew_without_losing_anything(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    noted(held, 1, "记")
    old = held.keep("old")
    before = held.items()
    with monkeypatch.context() as patched:
        patched.setattr(JournalFile, "is_long", lambda _: True)
        noted(held, 2, "又记")
    assert written(held).entries == ()
    after = held.items()
    assert before != after
    held.open_again()
    assert held.compared().restored == 0
    held.put_back(old)
    assert held.items() == after


def test_a_store_that_keeps_no_journal_moves_on_ahead_of_it(held: Held) -> None:
    noted(held, 1, "记")
    held.library.close()
    alone = SqliteStore(held.folder)
    alone.settings.set("search:x", "{}")
    alone.close()
    held.open_again()
    assert held.store.settings.get("search:x") == "{}"
    assert "search:x" in held.journal.read_text("utf-8")


def test_a_library_that_can_only_be_read_is_left_alone(held: Held, tmp_path: Path) -> None:
    noted(held, 1, "记")
    held.library.close()
    before = {file.name: file.read_bytes() for file in held.folder.iterdir() if file.is_file()}
    (held.folder / FILE_NAME).chmod(0o400)
    store = SqliteStore(held.folder, to_read=True)
    if store.writable:
        # Root may write to any file.
        store.close()
        pytest.skip("root may write anywhere")
    store.close()
    assert {file.name: file.read_bytes() for file in held.folder.iterdir() if file.is_file()} == before
