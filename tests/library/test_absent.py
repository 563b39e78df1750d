"""Missing libraries: commands that only read make none, and no command makes one silently in place of a lost one."""

import json
import shutil
from pathlib import Path

import pytest

from reader.errors import LibraryUnusable
from reader.paths import known_libraries_file
from reader.wiring import Make, begin_library, gone_or_absent, open_library, restore
from tests.builders import facts, page, put_file, source, story


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a library with one story."""
    folder = tmp_path / "papers"
    library = open_library(folder)
    put_file(library.store, source("d1", "/1.md"), [page(story("甲"), where=facts("1"))])
    library.close()
    return folder


def stories(folder: Path, make: Make = Make.NEVER) -> int:
    library = open_library(folder, make=make)
    try:
        return library.story_count()
    finally:
        library.close()


def refused(folder: Path, make: Make) -> LibraryUnusable:
    """The reason why no library was opened or made; the folder must be unchanged."""
    before = sorted(folder.parent.rglob("*"))
    with pytest.raises(LibraryUnusable) as raised:
        open_library(folder, make=make, to_read=True)
    with pytest.raises(LibraryUnusable):
        open_library(folder, make=make)
    if make is not Make.NEVER:
        with pytest.raises(LibraryUnusable):
            begin_library(folder, make)
    assert sorted(folder.parent.rglob("*")) == before
    return raised.value


def test_a_fresh_place_is_empty_until_something_is_to_be_made(tmp_path: Path) -> None:
    fresh = tmp_path / "typing" / "error"
    assert refused(fresh, Make.NEVER).reason == "absent"
    assert not refused(fresh, Make.NEVER).is_gone
    assert stories(fresh, Make.WHERE_NONE_WAS) == 0
    assert begin_library(fresh) is None
    (tmp_path / "empty").mkdir()
    assert refused(tmp_path / "empty", Make.NEVER).reason == "absent"
    before = begin_library(tmp_path / "empty")
    assert before is not None
    assert before.reason == "absent"
    assert stories(tmp_path / "empty") == 0


def test_what_a_killed_start_left_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "library.sqlite3").touch()
    assert refused(tmp_path / "papers", Make.NEVER).reason == "absent"
    begin_library(tmp_path / "papers")
    assert stories(tmp_path / "papers") == 0


def test_backups_bring_a_library_back(folder: Path) -> None:
    library = open_library(folder)
    copy = library.back_up()
    library.close()
    (folder / "library.sqlite3").unlink()
    for make in (Make.NEVER, Make.WHERE_NONE_WAS):
        assert refused(folder, make).reason == "gone_to_backups"
    restore(folder, copy.name)
    assert stories(folder) == 1


def test_an_emptied_library_file_is_missed_as_one_that_is_gone(folder: Path) -> None:
    library = open_library(folder)
    library.back_up()
    library.close()
    (folder / "library.sqlite3").write_bytes(b"")
    assert refused(folder, Make.WHERE_NONE_WAS).reason == "gone_to_backups"


@pytest.mark.parametrize(
    ("name", "detail"),
    [
        ("media/a.png", "media"),
        ("backups/own-work.json", "backups"),
        ("library.sqlite3-wal", "library.sqlite3-wal"),
        ("library.unchecked", "library.unchecked"),
    ],
)
def test_what_is_left_of_a_library_is_named(tmp_path: Path, name: str, detail: str) -> None:
    left = tmp_path / "papers" / name
    left.parent.mkdir(parents=True)
    left.write_bytes(b"x")
    problem = refused(tmp_path / "papers", Make.WHERE_NONE_WAS)
    assert (problem.reason, problem.detail) == ("gone_but_remains", detail)
    assert stories(tmp_path / "papers", Make.ANYWAY) == 0


def test_empty_folders_and_other_files_are_nobodys_library(tmp_path: Path) -> None:
    for name in ("media", "backups", "2023"):
        (tmp_path / "papers" / name).mkdir(parents=True)
    (tmp_path / "papers" / "notes.txt").touch()
    assert refused(tmp_path / "papers", Make.NEVER).reason == "absent"


def test_a_disk_that_is_not_mounted_is_missed(folder: Path) -> None:
    known = json.loads(known_libraries_file().read_bytes())
    (name,) = known
    known_libraries_file().write_text(json.dumps({name: [known[name][0], str(folder)]}), encoding="utf-8")
    shutil.rmtree(folder)
    # Some systems leave the mount point, others take it away.
    for make in (Make.NEVER, Make.WHERE_NONE_WAS):
        problem = refused(folder, make)
        assert (problem.reason, problem.detail) == ("gone_with_disk", str(folder))
        folder.mkdir(exist_ok=True)
    assert begin_library(folder, Make.ANYWAY) is not None
    assert stories(folder) == 0


def test_a_library_that_was_renamed_is_named(folder: Path, tmp_path: Path) -> None:
    open_library(tmp_path / "other").close()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "library.sqlite3").write_bytes(b"nothing of SQLite" * 1000)
    folder.rename(tmp_path / "newspapers")
    for make in (Make.NEVER, Make.WHERE_NONE_WAS):
        problem = refused(folder, make)
        assert (problem.reason, problem.detail) == ("gone_elsewhere", str(tmp_path / "newspapers"))
    assert stories(tmp_path / "newspapers") == 1


def test_where_one_was_deleted_another_begins_only_if_it_is_asked_for(folder: Path) -> None:
    shutil.rmtree(folder)
    for make in (Make.NEVER, Make.WHERE_NONE_WAS):
        assert refused(folder, make).reason == "gone"
    before = begin_library(folder, Make.ANYWAY)
    assert before is not None
    assert before.reason == "gone"
    assert begin_library(folder) is None
    assert gone_or_absent(folder).reason == "gone"
    assert stories(folder) == 0
