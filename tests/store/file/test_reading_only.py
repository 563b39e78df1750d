"""Library files that can only be read: in folders that cannot be written to, on a full disk."""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import LibraryUnusable
from reader.store.file import database as files
from reader.store.file import opening
from reader.store.file.opening import FILE_NAME, UNCHECKED, log_of
from reader.store.sqlite_store import SqliteStore
from tests.store.file.test_database import reason


def test_a_library_in_a_folder_to_read_only_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(SqliteStore(tmp_path)) as store:
        store.settings.set("a", "1")
    monkeypatch.setattr(files, "opened", no_permission)
    assert reason(tmp_path) == "unwritable"
    with closing(SqliteStore(tmp_path, to_read=True)) as store:
        assert store.settings.get("a") == "1"
        with pytest.raises(LibraryUnusable) as caught:
            store.settings.set("a", "2")
        assert caught.value.reason == "unwritable"
        assert [file.name for file in tmp_path.iterdir()] == [FILE_NAME], "no log, no lock beside it"


def test_a_file_to_read_only_is_read_in_a_folder_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(SqliteStore(tmp_path)) as store:
        assert store.writable
    allowed = os.access

    def only_read(path: Path, mode: int) -> bool:
        return mode != os.W_OK and allowed(path, mode)

    monkeypatch.setattr(opening.os, "access", only_read)
    assert reason(tmp_path) == "unwritable"
    with closing(SqliteStore(tmp_path, to_read=True)) as reading:
        assert not reading.writable
        (tmp_path / UNCHECKED).touch()
        reading.care.look_through()
        assert (tmp_path / UNCHECKED).exists(), "what cannot be written to keeps the mark"


def test_what_another_program_writes_meanwhile_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(SqliteStore(tmp_path)) as writing:
        writing.settings.set("a", "1")
        monkeypatch.setattr(files, "opened", no_permission)
        with closing(SqliteStore(tmp_path, to_read=True)) as reading:
            assert reading.settings.get("a") == "1"
            writing.settings.set("a", "2")
            assert reading.settings.get("a") == "2"


def test_a_library_on_a_full_disk_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(SqliteStore(tmp_path)) as store:
        store.settings.set("a", "1")

    def full(path: Path) -> sqlite3.Connection:
        # SQLite makes these two, and then finds no room for an index of the log.
        log_of(path).touch()
        path.with_name(f"{path.name}-shm").mkdir()
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(files, "opened", full)
    assert reason(tmp_path) == "disk_full"
    (tmp_path / f"{FILE_NAME}-shm").rmdir()
    with closing(SqliteStore(tmp_path, to_read=True)) as store:
        assert (store.settings.get("a"), store.writable, store.care.check()) == ("1", False, [])
        with pytest.raises(LibraryUnusable) as caught:
            store.settings.set("a", "2")
        assert caught.value.reason == "disk_full"


def no_permission(path: Path) -> sqlite3.Connection:
    raise PermissionError(errno.EACCES, "Permission denied", str(path))


def test_where_there_is_no_library_nothing_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "opened", no_permission)
    with pytest.raises(LibraryUnusable, match="no_permission"):
        SqliteStore(tmp_path, to_read=True)
    (tmp_path / FILE_NAME).write_bytes(b"a page of a newspaper" * 100)
    with pytest.raises(LibraryUnusable) as caught:
        SqliteStore(tmp_path, to_read=True)
    assert caught.value.reason == "damaged"
