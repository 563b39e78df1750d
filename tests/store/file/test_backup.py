"""Copies of the library file, and which of them stay."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.errors import LibraryUnusable
from reader.store.file import backup
from reader.store.file.copy_contents import verified
from reader.store.file.opening import FILE_NAME
from reader.store.sqlite_store import SqliteStore
from tests.builders import page, put_file, source, story


def test_a_copy_is_a_whole_library(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "library")
    put_file(store, source(), [page(story("甲"))])
    copy = store.care.back_up()
    put_file(store, source("d2", "/2.md"), [page(story("乙"))])
    store.close()
    (tmp_path / "restored").mkdir()
    copy.rename(tmp_path / "restored" / FILE_NAME)
    restored = SqliteStore(tmp_path / "restored")
    assert [row.title for row in restored.holdings.story_rows(everything=True)] == ["甲"]
    restored.close()


def test_a_bad_copy_is_found(tmp_path: Path) -> None:
    bad = tmp_path / "bad.sqlite3"
    bad.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
    with pytest.raises(LibraryUnusable) as caught:
        verified(bad, tmp_path)
    assert caught.value.reason == "damaged"


def test_seven_days_four_weeks_six_months_stay(tmp_path: Path) -> None:
    folder = tmp_path / backup.FOLDER_NAME
    folder.mkdir()
    last = datetime(2026, 11, 22, 12, tzinfo=UTC)
    for day in range(400):
        made = last - timedelta(days=day)
        (folder / f"library-{made:%Y%m%d-%H%M%S}-daily.sqlite3").touch()
    (folder / "library-20200101-000000-v1.sqlite3").touch()
    backup.thin_out(tmp_path)
    left = sorted(path.name.split("-")[1] for path in folder.iterdir())
    assert left[0] == "20200101", "what was copied before a migration stays"
    assert left[-7:] == [f"202611{day}" for day in range(16, 23)]
    assert left[1:-7] == [
        "20260630",
        "20260731",
        "20260831",
        "20260930",
        "20261031",
        "20261101",
        "20261108",
        "20261115",
    ]
