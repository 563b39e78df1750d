"""One copy a day, made before an import."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import LibraryReason, LibraryUnusable
from reader.library import backups
from reader.library.library import Library
from reader.store.file.file_care import FileCare
from tests.builders import facts, page, story
from tests.doing import imported, toggled
from tests.library.conftest import Shelf


def copies(library: Library) -> list[Path]:
    return sorted(path for path in (library.folder / "backups").glob("*") if path.suffix != ".sha256")


def put(library: Library, shelf: Shelf, number: int) -> None:
    path = shelf.put(f"/{number}.md", page(story(f"甲{number}"), where=facts(str(number))))
    imported(library, [path])


def test_one_copy_a_day_before_the_first_import(library: Library, shelf: Shelf) -> None:
    put(library, shelf, 1)
    assert copies(library) == [], "there was nothing to copy"
    put(library, shelf, 2)
    (copy,) = copies(library)
    made = copy.stat().st_mtime_ns
    put(library, shelf, 3)
    assert copies(library) == [copy], "one copy a day"
    assert copy.stat().st_mtime_ns == made, "the first of the day, not the last"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM story").fetchone() == (1,)


def test_of_a_large_library_the_own_work_is_kept(
    library: Library, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "WHOLE_UP_TO_BYTES", 1)
    put(library, shelf, 1)
    toggled(library, 1)
    put(library, shelf, 2)
    (copy,) = copies(library)
    assert len(json.loads(copy.read_text("utf-8"))["bookmarks"]) == 1


def test_want_of_space_does_not_stop_an_import(library: Library, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    put(library, shelf, 1)

    def fail(reason: LibraryReason) -> None:
        def back_up(self: FileCare) -> Path:
            raise LibraryUnusable(library.folder, reason)

        monkeypatch.setattr(FileCare, "back_up", back_up)

    fail(LibraryReason.DISK_FULL)
    report = imported(library, [shelf.put("/2.md", page(story("甲2"), where=facts("2")))])
    assert (report.no_backup, library.story_count()) == (LibraryReason.DISK_FULL, 2)
    fail(LibraryReason.DAMAGED)
    with pytest.raises(LibraryUnusable):
        put(library, shelf, 3)
