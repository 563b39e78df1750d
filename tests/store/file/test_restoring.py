"""A copy put back: what was there is kept, whatever state it is in."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import LibraryReason, LibraryUnusable, NotHeld
from reader.ports.rows import BackupState
from reader.store.file import restoring
from reader.store.file.digests import digest_file
from reader.store.file.opening import FILE_NAME
from reader.store.file.restoring import backups, restore
from reader.store.sqlite_store import SqliteStore
from tests.builders import facts, page, put_file, source, story


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with one story in its copy, and a second one since."""
    folder = tmp_path / "library"
    store = SqliteStore(folder)
    put_file(store, source("d1", "/1.md"), [page(story("甲"), where=facts("1"))])
    store.care.back_up()
    put_file(store, source("d2", "/2.md"), [page(story("乙"), where=facts("2"))])
    store.close()
    return folder


def titles(folder: Path) -> list[str]:
    store = SqliteStore(folder)
    rows = store.holdings.story_rows(everything=True)
    assert store.care.check() == []
    store.close()
    return [row.title for row in rows]


def daily(folder: Path) -> str:
    return next(copy.name for copy in backups(folder) if copy.why == "daily")


def test_a_copy_comes_back_and_the_present_file_is_kept(folder: Path) -> None:
    assert [(copy.why, copy.stories) for copy in backups(folder)] == [("daily", 1)]
    store = SqliteStore(folder)
    before = store.library_id
    store.close()
    kept = restore(folder, daily(folder))
    assert kept is not None
    assert titles(folder) == ["甲"]
    store = SqliteStore(folder)
    assert store.library_id != before, "an index of the other file must not be taken for this one's"
    store.close()
    assert {copy.why: copy.stories for copy in backups(folder)} == {"daily": 1, "replaced": 2}
    restore(folder, kept.name)
    assert titles(folder) == ["甲", "乙"]


def test_copies_of_one_second_all_stay(folder: Path) -> None:
    first = restore(folder, daily(folder))
    second = restore(folder, daily(folder))
    assert first is not None
    assert first != second
    restore(folder, first.name)
    assert titles(folder) == ["甲", "乙"]


def test_a_program_that_has_the_library_open_goes_on(folder: Path) -> None:
    other = SqliteStore(folder)
    assert other.holdings.story_count() == 2
    restore(folder, daily(folder))
    assert other.holdings.story_count() == 1
    put_file(other, source("d3", "/3.md"), [page(story("丙"), where=facts("3"))])
    other.close()
    assert titles(folder) == ["甲", "丙"]


@pytest.mark.parametrize("harm", [b"", b"nothing of SQLite" * 1000])
def test_a_damaged_library_is_set_aside(folder: Path, harm: bytes) -> None:
    (folder / FILE_NAME).write_bytes(harm or (folder / FILE_NAME).read_bytes()[:9000])
    kept = restore(folder, daily(folder))
    assert kept is not None
    assert kept.exists()
    assert titles(folder) == ["甲"]


def test_a_library_that_is_gone_comes_back(folder: Path) -> None:
    (folder / FILE_NAME).unlink()
    assert restore(folder, daily(folder)) is None
    assert titles(folder) == ["甲"]


def test_an_unsound_copy_changes_nothing(folder: Path) -> None:
    copy = folder / "backups" / daily(folder)
    whole = copy.read_bytes()
    copy.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(LibraryUnusable):
        restore(folder, copy.name)
    assert titles(folder) == ["甲", "乙"]
    assert [copy.name for copy in backups(folder)] == [copy.name]


def test_the_list_says_what_is_known_without_reading(folder: Path) -> None:
    def state() -> BackupState:
        return next(copy.state for copy in backups(folder) if copy.name == name)

    name = daily(folder)
    copy = folder / "backups" / name
    whole = copy.read_bytes()
    assert state() is BackupState.AS_MADE
    digest_file(copy).write_bytes(b"\xff nothing of a checksum")
    assert state() is BackupState.NO_CHECKSUM
    digest_file(copy).unlink()
    assert state() is BackupState.NO_CHECKSUM
    for content, known in ((b"", BackupState.EMPTY), (whole[:-8192], BackupState.UNREADABLE)):
        copy.write_bytes(content)
        assert state() is known
    copy.write_bytes(whole + bytes(8192))
    assert state() is BackupState.UNREADABLE


@pytest.mark.parametrize("name", ["none.sqlite3", "../library.sqlite3", ""])
def test_only_copies_are_restored(folder: Path, name: str) -> None:
    with pytest.raises(NotHeld):
        restore(folder, name)


def test_without_room_to_keep_the_present_file_nothing_changes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> Path:
        raise LibraryUnusable(folder, LibraryReason.DISK_FULL)

    monkeypatch.setattr(restoring, "back_up", full)
    with pytest.raises(LibraryUnusable):
        restore(folder, daily(folder))
    assert titles(folder) == ["甲", "乙"]


def test_opening_leaves_the_locks_of_this_process_alone(folder: Path) -> None:
    holder = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    SqliteStore(folder).close()
    other = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('PRAGMA journal_mode = DELETE')"
    done = subprocess.run(
        [sys.executable, "-c", other, folder / FILE_NAME], capture_output=True, text=True, check=False
    )
    assert "locked" in done.stderr
    holder.execute("ROLLBACK")
    holder.close()
