"""Ctrl+C and SIGTERM, at whatever moment they come: one code of the table, one sentence, and nothing lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli.options import standard_input
from reader.cli.printing import progress
from reader.cli.process.exit_codes import exit_code_of
from reader.cli.process.stop_signals import handled_by, ignore
from reader.paths import sample
from tests.cli.conftest import Commands

CTRL_C = "dubao: Stopped by Ctrl+C.\n"
NOTHING = "dubao: Stopped by Ctrl+C; nothing was stored.\n"
GOES_ON = "dubao: Stopped by Ctrl+C; what was stored stays, and the same command goes on from there.\n"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """More pages than are put at a time."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(150):
        (folder / f"{number:03}.md").write_text(f"# 报道{number}\n\n这是第{number}篇的正文。\n", encoding="utf-8")
    return folder


@pytest.fixture
def signals_at(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Raise signals when the work reports a number of things done."""

    def arrange(done_then: int, *numbers: int) -> None:
        waiting = list(numbers)

        def draw(done: int, total: int, what: str) -> None:
            if done >= done_then and waiting:
                signal.raise_signal(waiting.pop(0))

        monkeypatch.setattr(progress, "_draw_nothing", draw)

    return arrange


def test_an_import_that_stored_part_ends_with_one(
    empty: Commands, papers: Path, signals_at: Callable[..., None]
) -> None:
    signals_at(100, signal.SIGINT)
    done = empty("import", papers)
    assert (done.exit_code, done.stderr) == (1, GOES_ON)
    assert "Imported 100 files: 100 pages" in done.stdout
    assert "stopped before the end" in done.stdout
    assert len(empty.lines("list", "--json")) == 100
    assert "Imported 50 files" in empty.good("import", papers)


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_an_import_that_stored_nothing_ends_as_if_killed(
    empty: Commands, papers: Path, signals_at: Callable[..., None], form: tuple[str, ...]
) -> None:
    signals_at(0, signal.SIGINT)
    done = empty("import", *form, papers)
    assert (done.exit_code, done.stderr) == (130, NOTHING)
    signals_at(0, signal.SIGTERM)
    done = empty("import", *form, papers)
    assert (done.exit_code, done.stderr) == (143, NOTHING.replace("Ctrl+C", "the system (SIGTERM)"))
    assert empty.lines("list", "--json") == []


@pytest.mark.parametrize(("after", "code", "said"), [(100, 1, GOES_ON), (0, 130, NOTHING)])
def test_who_asks_twice_is_not_made_to_wait(
    empty: Commands, papers: Path, monkeypatch: pytest.MonkeyPatch, after: int, code: int, said: str
) -> None:
    def draw(done: int, total: int, what: str) -> None:
        if done >= after:
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)

    with monkeypatch.context() as patch:
        patch.setattr(progress, "_draw_nothing", draw)
        done = empty("import", papers)
    assert (done.exit_code, done.stdout, done.stderr) == (code, "", said)
    assert bool(empty.lines("list", "--json")) is (code == 1)
    empty("import", papers)
    assert len(empty.lines("list", "--json")) == 150


def test_one_file_of_many_pages_that_was_stopped_is_stored_in_part(
    empty: Commands, tmp_path: Path, signals_at: Callable[..., None]
) -> None:
    page = empty.good("parse", "--json", sample())
    (tmp_path / "many.jsonl").write_text(page * 200, encoding="utf-8")
    calls = 0
    real = progress.Report.__call__

    def interrupted(self: progress.Report, done: int, total: int, what: str) -> bool:
        nonlocal calls
        calls += 1
        if calls == 150:  # by then a first batch of pages is stored
            signal.raise_signal(signal.SIGINT)
        return real(self, done, total, what)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(progress.Report, "__call__", interrupted)
        done = empty("import", tmp_path / "many.jsonl")
    assert (done.exit_code, done.stderr) == (1, GOES_ON)


def test_a_new_index_that_was_stopped_leaves_the_old_one(held: Commands, signals_at: Callable[..., None]) -> None:
    held.good("search", "工会")
    signals_at(0, signal.SIGINT)
    done = held("reindex")
    assert (done.exit_code, done.stdout, done.stderr) == (130, "", CTRL_C)
    assert held.good("check").startswith("All is well")


def test_a_search_that_waits_for_its_queries_can_be_stopped(held: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        def read(self) -> bytes:
            signal.raise_signal(signal.SIGINT)
            return b""

    held.good("search", "工会")
    monkeypatch.setattr(standard_input, "bytes_in", Terminal)
    done = held("search", "-")
    assert (done.exit_code, done.stdout, done.stderr) == (130, "", CTRL_C)


def test_a_search_whose_index_is_not_made_is_not_answered(held: Commands, signals_at: Callable[..., None]) -> None:
    signals_at(0, signal.SIGINT)
    done = held("search", "工会")
    assert (done.exit_code, done.stdout, done.stderr) in ((130, "", CTRL_C), (0, done.stdout, ""))


def test_a_signal_that_comes_out_as_another_error_is_reported_as_itself(capsys: pytest.CaptureFixture[str]) -> None:
    class Field:
        def __set_name__(self, owner: type, name: str) -> None:
            # Python 3.11 makes a RuntimeError of what is raised here.
            signal.raise_signal(signal.SIGINT)

    assert exit_code_of(lambda: type("Settings", (), {"field": Field()})) == 130
    assert capsys.readouterr().err == CTRL_C


def test_a_signal_while_the_library_is_closed_comes_too_late() -> None:
    def work() -> None:
        with handled_by(ignore):
            signal.raise_signal(signal.SIGTERM)

    assert exit_code_of(work) == 0


def test_the_handlers_are_put_back() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    assert exit_code_of(lambda: signal.raise_signal(signal.SIGTERM)) == 143
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)


def test_ctrl_c_while_modules_load_is_reported() -> None:
    done = python(
        "import builtins, os, signal\n"
        "real = builtins.__import__\n"
        "def loads(name, *rest, **more):\n"
        "    if name == 'reader.cli.program': os.kill(os.getpid(), signal.SIGINT)\n"
        "    return real(name, *rest, **more)\n"
        "from reader.__main__ import main\n"
        "builtins.__import__ = loads\n"
        "main()\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", CTRL_C)


def test_ctrl_c_where_python_drops_exceptions_is_not_lost() -> None:
    done = python(
        "import signal, sys\n"
        "from reader.cli.process.exit_codes import exit_code_of\n"
        "class Held:\n"
        "    def __del__(self): signal.raise_signal(signal.SIGINT)\n"
        "def work():\n"
        "    held = Held()\n"
        "    del held\n"
        "    print('went on')\n"
        "sys.exit(exit_code_of(work))\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", CTRL_C)


@pytest.mark.skipif(os.name != "posix", reason="a shell of the Unix kind reports signals so")
def test_a_program_that_was_started_to_ignore_ctrl_c_ignores_it() -> None:
    line = 'trap "" INT; exec "$0" -c "$1"'
    code = (
        "import os, signal, sys; sys.argv = ['dubao', '--version'];"
        "os.kill(os.getpid(), signal.SIGINT);"
        "from reader.__main__ import main; main()"
    )
    done = subprocess.run(["sh", "-c", line, sys.executable, code], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_bug_stays_a_bug() -> None:
    with pytest.raises(ZeroDivisionError):
        exit_code_of(lambda: 1 / 0)
