"""Commands without a library: import, merge and restore make one (the window asks), all others refuse."""

import shutil
from pathlib import Path

import pytest

from reader.paths import sample
from tests.cli.conftest import Commands

READING = [
    "check",
    "list",
    "show 1",
    "search 工会",
    "search -",
    "export 1",
    "export --bookmarks",
    "export --issue 2023-02-15",
    "reindex",
    "reparse",
    "bookmark list",
    "bookmark add 1",
    "bookmark remove 1",
    "bookmark export",
]


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.mark.parametrize("line", READING)
def test_what_reads_makes_no_library(empty: Commands, line: str) -> None:
    done = empty(*line.split(), stdin="工会\n")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"dubao: There is no library in {empty.folder}; `dubao import` makes one, and --library names another folder.\n"
    )
    assert not empty.folder.exists()
    assert not (empty.folder.parent / "cache").exists()


def test_there_is_nothing_to_restore_where_nothing_is(empty: Commands) -> None:
    for line in (["restore"], ["restore", "--latest"], ["restore", "--json"], ["restore", "x.sqlite3"]):
        done = empty(*line)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == f"dubao: There is no library in {empty.folder}, and no backup of one.\n"
    assert not empty.folder.exists()


def test_a_merge_makes_a_library(empty: Commands, tmp_path: Path) -> None:
    (tmp_path / "work.json").write_text('{"bookmarks": []}', encoding="utf-8")
    empty("bookmark", "merge", tmp_path / "work.json")
    assert empty.good("check").startswith("All is well")


def test_a_library_whose_backups_are_left_is_brought_back(held: Commands, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("# 又一则\n\n这是正文，有一句完整的话。\n", encoding="utf-8")
    held.good("import", tmp_path / "b.md")
    (held.folder / "library.sqlite3").unlink()
    for line in READING:
        done = held(*line.split(), stdin="")
        assert (done.exit_code, done.stdout) == (2, "")
        assert "but its backups are there; `dubao restore` lists them" in done.stderr
    stopped = held("import", sample())
    assert (stopped.exit_code, stopped.stderr.count("\n")) == (2, 1)
    assert "`dubao restore`" in stopped.stderr
    assert stopped.stderr.endswith("; `dubao import --new-library` begins an empty one.\n")
    assert not (held.folder / "library.sqlite3").exists()
    assert "9 stories" in held.good("restore")
    held.good("restore", "--latest")
    assert len(held.lines("list", "--json")) == 9


def test_an_empty_library_is_begun_where_one_is_missed_if_that_is_asked_for(held: Commands) -> None:
    (held.folder / "library.sqlite3").unlink()
    (held.folder / "media").mkdir(exist_ok=True)
    (held.folder / "media" / "a.png").touch()
    assert "only what is left of it (media" in held("list").stderr
    done = held("import", "--new-library", sample())
    assert done.exit_code == 0
    assert done.stderr == (
        f"dubao: The library that was in {held.folder} is gone; an empty one was begun in its place.\n"
    )
    assert len(held.lines("list", "--json")) == 9


def test_a_library_that_was_deleted_is_begun_anew_only_if_that_is_asked_for(held: Commands) -> None:
    held.good("list")
    shutil.rmtree(held.folder)
    missed = held("list").stderr
    assert "any more; if it was moved" in missed
    for line in ("restore", "restore --latest", "restore --salvage", "check", "check --repair", "backup"):
        done = held(*line.split())
        assert (done.exit_code, done.stdout, done.stderr) == (2, "", missed), line
    refused = held("import", sample())
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.endswith("; `dubao import --new-library` begins an empty one.\n")
    assert not held.folder.exists()
    again = held("import", "--new-library", sample())
    assert (again.exit_code, again.stderr.count("\n")) == (0, 1)
    assert "is gone; an empty one was begun" in again.stderr
    assert held("import", sample()).stderr == ""


def test_a_library_that_was_renamed_is_found(held: Commands) -> None:
    held.good("list")
    moved = held.folder.with_name("newspapers")
    held.folder.rename(moved)
    for line in (["list"], ["restore"], ["import", str(sample())]):
        done = held(*line)
        assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
        assert f"it lies in {moved} now" in done.stderr
