"""Memory of libraries, and of the disks that they were on."""

import json
import os
import sys
from pathlib import Path

import pytest

from reader.known_libraries import KnownLibrary, known, remember


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "known.json"


def test_a_library_is_known_by_its_folder_however_it_is_named(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    assert known(file, folder) is None
    remember(file, Path("papers"), "abc")
    held = known(file, tmp_path / "x" / ".." / "papers")
    assert held is not None
    assert held.library_id == "abc"
    assert held.mounted
    folder.rmdir()
    assert known(file, folder) == held
    if sys.platform != "win32":
        (tmp_path / "link").symlink_to(folder)
        assert known(file, tmp_path / "link") == held


def test_what_is_known_is_written_once(file: Path, tmp_path: Path) -> None:
    remember(file, tmp_path / "a", "1")
    remember(file, tmp_path / "b", "2")
    before = file.stat().st_mtime_ns, file.stat().st_ino
    remember(file, tmp_path / "a", "1")
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == before
    remember(file, tmp_path / "a", "3")
    assert [known(file, tmp_path / name).library_id for name in "ab"] == ["3", "2"]  # type: ignore[union-attr]
    assert (file.stat().st_mode & 0o777, os.name) in ((0o600, "posix"), (0o666, "nt"))


def test_the_oldest_are_forgotten(file: Path, tmp_path: Path) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({f"/{number}": ["id", "/"] for number in range(600)}), encoding="utf-8")
    remember(file, tmp_path / "new", "1")
    assert len(json.loads(file.read_text(encoding="utf-8"))) == 500
    assert known(file, tmp_path / "new") is not None


ENTRIES = b'{"/a": 3, "/b": ["x"], "/c": ["x", 1], "/d": ["x", "\\u0000"]}'


@pytest.mark.parametrize("held", [b"", b"\xff", b"[]", b"7", ENTRIES, b"[" * 100_000])
def test_a_damaged_file_says_nothing_and_is_made_anew(file: Path, tmp_path: Path, held: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(held)
    assert [known(file, Path(name)) for name in ("/a", "/b", "/c", "/d")] == [None] * 4
    remember(file, tmp_path, "1")
    assert known(file, tmp_path) is not None


def test_where_nothing_can_be_kept_nothing_happens(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    remember(tmp_path / "file" / "known.json", tmp_path, "1")
    assert known(tmp_path / "file" / "known.json", tmp_path) is None


def test_a_folder_that_is_no_mount_point_has_lost_its_disk(tmp_path: Path) -> None:
    assert not KnownLibrary("1", tmp_path).mounted
    assert not KnownLibrary("1", tmp_path / "none").mounted
    assert KnownLibrary("1", Path(tmp_path.anchor)).mounted
