"""Faults of the program itself: one sentence, exit code 70, and a log that holds no text of anybody's."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

SECRET = "职工的秘密"
BREAKING = f"""
import sys
from reader.library.library import Library

def check(self, progress=None):
    raise ValueError("{SECRET}")

Library.check = check
from reader.__main__ import main

main()
"""


def run(code: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program after `code`, with these words behind it."""
    line = [sys.executable, "-c", code, *words]
    return subprocess.run(
        line, capture_output=True, text=True, check=False, timeout=60, env=os.environ | environment, encoding="utf-8"
    )


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """An empty library, made so that it can be checked."""
    from reader.wiring import open_library

    open_library(tmp_path / "library", tmp_path / "cache").close()
    return tmp_path / "library"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """The path of the log if XDG_STATE_HOME is `tmp_path`."""
    return tmp_path / "dubao" / "log" / "dubao.log"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems keep logs elsewhere")
def test_a_fault_is_a_sentence_and_the_log_says_where(library: Path, log: Path, tmp_path: Path) -> None:
    done = run(BREAKING, "--library", str(library), "check", XDG_STATE_HOME=str(tmp_path))
    assert (done.returncode, done.stdout) == (70, "")
    assert done.stderr == (
        f"dubao: This is a fault of Dubao (ValueError); {log} says where, and so does the command with --verbose.\n"
    )
    written = log.read_text(encoding="utf-8")
    assert "ERROR reader.cli.process.fault_log: a command ended in a fault of the program" in written
    assert "reader.cli.commands.check_command:" in written
    assert written.rstrip().endswith("ValueError")
    assert SECRET not in written
    assert str(library) not in written
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("words", [("--verbose", "check"), ("check", "-v")])
def test_verbose_shows_where(library: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(BREAKING, "--library", str(library), *words, XDG_STATE_HOME=str(tmp_path))
    assert done.returncode == 70
    assert f"ValueError: {SECRET}" in done.stderr
    assert "Traceback" in done.stderr
    assert f"opened the library {library}" in done.stderr
    assert done.stderr.endswith("dubao: This is a fault of Dubao (ValueError).\n")


@pytest.mark.skipif(os.name != "posix", reason="files in the place of folders are POSIX")
def test_a_log_that_cannot_be_written_is_no_trouble(library: Path, tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    done = run(BREAKING, "--library", str(library), "check", XDG_STATE_HOME=str(tmp_path / "state"))
    assert (done.returncode, done.stderr) == (
        70,
        "dubao: This is a fault of Dubao (ValueError); the command with --verbose says where.\n",
    )
    sound = run("from reader.__main__ import main; main()", "--version", XDG_STATE_HOME="/dev/null", DUBAO_LOG="debug")
    assert (sound.returncode, sound.stderr) == (0, "")


@pytest.mark.parametrize(
    ("level", "holds", "lacks"),
    [
        ("", ["ERROR"], ["INFO", SECRET]),
        ("nonsense", ["ERROR"], ["INFO", SECRET]),
        ("info", ["ERROR"], ["DEBUG", SECRET]),
        ("DEBUG", ["ERROR", "DEBUG", SECRET], []),
        ("off", [], []),
    ],
)
def test_the_log_gets_as_much_as_is_wanted(
    library: Path, log: Path, tmp_path: Path, level: str, holds: list[str], lacks: list[str]
) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems keep logs elsewhere")
    done = run(BREAKING, "--library", str(library), "check", XDG_STATE_HOME=str(tmp_path), DUBAO_LOG=level)
    assert done.returncode == 70
    assert log.exists() is bool(holds)
    written = log.read_text(encoding="utf-8") if holds else ""
    assert [each for each in holds if each not in written] == []
    assert [each for each in lacks if each in written] == []


def test_faults_of_threads_and_what_python_drops_are_logged(log: Path, tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems keep logs elsewhere")
    code = """
import sys, threading
from reader.cli.commands import care_commands
from reader.cli.program import run

class Dropped:
    def __del__(self):
        raise KeyError("dropped")

def work():
    raise LookupError("thread")

def open_window(order):
    Dropped()
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return 0

sys.argv[0] = "dubao"
import reader.cli.commands.open_command as window
window.trouble = lambda off_screen: None
run(open_window)
"""
    done = run(code, "--library", str(tmp_path / "library"), "open", XDG_STATE_HOME=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    written = log.read_text(encoding="utf-8")
    assert "KeyError" in written
    assert "LookupError" in written


def test_too_little_memory_is_the_worlds_fault(library: Path, tmp_path: Path) -> None:
    done = run(
        BREAKING.replace("ValueError", "MemoryError"), "--library", str(library), "check", XDG_STATE_HOME=str(tmp_path)
    )
    assert (done.returncode, done.stderr) == (
        2,
        "dubao: There is not enough memory for this; close other programs and try again.\n",
    )


def test_errors_of_the_system_name_the_file(library: Path, tmp_path: Path) -> None:
    broken = BREAKING.replace(f'ValueError("{SECRET}")', 'PermissionError(13, "Permission denied", "/papers/x")')
    done = run(broken, "--library", str(library), "check", XDG_STATE_HOME=str(tmp_path))
    assert (done.returncode, done.stderr) == (2, "dubao: /papers/x cannot be used: there is no permission for it.\n")
