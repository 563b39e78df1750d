"""`dubao desktop`: the menu entry, from the command line."""

import sys
from pathlib import Path

import pytest

from reader.cli.commands import desktop_command
from tests.cli.conftest import Commands

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="menu entries are Linux's")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's data folder; the system has no entry."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "system"))
    monkeypatch.delenv("DUBAO_SINGLE_FILE", raising=False)
    monkeypatch.setattr(desktop_command, "is_temporary", lambda _: False)
    return tmp_path / "data"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The command that was called, the first on the PATH."""
    made = tmp_path / "bin" / "dubao"
    made.parent.mkdir()
    made.write_text("#!/bin/sh\n", encoding="utf-8")
    made.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [str(made)])
    monkeypatch.setenv("PATH", str(made.parent), prepend=":")
    return made


def test_the_entry_is_written_and_taken_away(empty: Commands, data: Path, program: Path) -> None:
    entry = data / "applications" / "app.dubao.Dubao.desktop"
    assert empty.good("desktop", "install").startswith(f"Dubao is in the menu now: {entry}\n")
    assert f"TryExec={program}" in entry.read_text(encoding="utf-8").splitlines()
    assert empty.good("desktop", "remove") == f"Dubao is out of the menu: {entry} is gone.\n"
    assert not entry.exists()
    assert empty.good("desktop", "remove") == f"Nothing was to be removed: there is no {entry}.\n"


def test_no_library_is_made(empty: Commands, data: Path, program: Path) -> None:
    empty.good("desktop", "install")
    assert not empty.folder.exists()


def test_a_single_file_is_started_itself(
    empty: Commands, data: Path, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUBAO_SINGLE_FILE", "/home/reader/Dubao.run")
    empty.good("desktop", "install")
    entry = data / "applications" / "app.dubao.Dubao.desktop"
    assert 'Exec="/home/reader/Dubao.run" open %U' in entry.read_text(encoding="utf-8").splitlines()


def test_a_program_in_the_system_s_menu_needs_no_entry(
    empty: Commands, data: Path, program: Path, tmp_path: Path
) -> None:
    system = tmp_path / "system" / "applications" / "app.dubao.Dubao.desktop"
    system.parent.mkdir(parents=True)
    system.touch()
    assert empty.good("desktop", "install") == f"Dubao is in the menu already: {system}\n"
    assert not data.exists()


def test_no_entry_leads_into_a_temporary_folder(
    empty: Commands, data: Path, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop_command, "is_temporary", lambda _: True)
    done = empty("desktop", "install")
    assert done.exit_code == 2
    assert done.stderr == (
        f"dubao: {program} lies in a temporary folder, and a menu entry would soon lead nowhere: install Dubao first.\n"
    )
    assert not data.exists()


def test_a_folder_that_cannot_be_written_is_named(empty: Commands, data: Path, program: Path) -> None:
    data.write_text("no folder", encoding="utf-8")
    done = empty("desktop", "install")
    assert (done.exit_code, done.stdout) == (2, "")
    assert (
        done.stderr
        == f"dubao: The menu entry in {data} cannot be changed: a part of its path is a file, not a folder.\n"
    )


def test_other_systems_are_refused_in_a_sentence(
    empty: Commands, data: Path, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    for command in ("install", "remove"):
        done = empty("desktop", command)
        assert done.exit_code == 2
        assert done.stderr == "dubao: Menu entries are made for Linux desktops only; nothing was written.\n"
