"""Temporary files and folders: those of a killed program go, those in work stay."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from reader.durable import write_durably, write_where_named
from reader.private_folders import make_private_folder
from reader.scratch import draft_in, remove_unfinished, temporary_file, temporary_folder

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and modes are POSIX")

_KILLED = """
import os, signal, sys
from pathlib import Path
from reader.durable import write_durably
from reader.scratch import draft_in, temporary_folder
def content():
    yield b"half"
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[1] == "file":
    write_durably(Path(sys.argv[2]) / "export.md", content())
elif sys.argv[1] == "draft":
    with draft_in(Path(sys.argv[2])) as draft:
        for ending in ("", "-journal"):
            draft.with_name(draft.name + ending).write_bytes(b"half")
        os.kill(os.getpid(), signal.SIGKILL)
else:
    with temporary_folder() as folder:
        (folder / "big").write_bytes(b"half")
        os.kill(os.getpid(), signal.SIGKILL)
"""


def _killed(*arguments: str, folder: Path) -> None:
    environment = os.environ | {"TMPDIR": str(folder)}
    done = subprocess.run([sys.executable, "-c", _KILLED, *arguments], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL


@posix
def test_a_killed_export_is_tidied_by_the_next_one(tmp_path: Path) -> None:
    own = tmp_path / ".notes.new"
    own.write_text("a person's file")
    _killed("file", str(tmp_path), folder=tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    write_where_named(tmp_path / "other.md", b"whole")
    assert sorted(file.name for file in tmp_path.iterdir()) == [".notes.new", "other.md"]


@posix
def test_a_folder_of_a_killed_program_is_tidied_by_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    _killed("folder", folder=tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    with temporary_folder() as first, temporary_folder() as second:
        assert set(tmp_path.iterdir()) == {first, second}
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_work_stays(tmp_path: Path) -> None:
    descriptor, file = temporary_file(tmp_path)
    remove_unfinished(tmp_path)
    assert file.exists()
    os.close(descriptor)
    remove_unfinished(tmp_path)
    assert not file.exists()


def test_a_writer_is_not_disturbed_by_tidying(tmp_path: Path) -> None:
    def content() -> "list[bytes]":
        remove_unfinished(tmp_path)
        return [b"whole"]

    write_durably(tmp_path / "file", (piece for piece in content()))
    assert (tmp_path / "file").read_bytes() == b"whole"


@posix
@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_folders_are_their_owners_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        make_private_folder(tmp_path / "a" / "b" / "c")
    finally:
        os.umask(before)
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in ("a", "a/b", "a/b/c")} == {0o700}


@posix
def test_a_draft_of_a_killed_program_goes_with_what_sqlite_wrote_beside_it(tmp_path: Path) -> None:
    own = tmp_path / "notes.draft"
    own.write_text("a person's file")
    _killed("draft", str(tmp_path), folder=tmp_path)
    assert len(list(tmp_path.iterdir())) == 4
    with draft_in(tmp_path) as mine:
        remove_unfinished(tmp_path)
        assert mine.exists()
        assert mine.stat().st_mode & 0o777 == 0o600
        assert len(list(tmp_path.iterdir())) == 3
    assert list(tmp_path.iterdir()) == [own]


def test_a_draft_that_was_renamed_stays(tmp_path: Path) -> None:
    with draft_in(tmp_path) as draft:
        draft.write_bytes(b"whole")
        draft.replace(tmp_path / "file")
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"whole"]
