import io
import signal

import pytest

from reader.cli.printing.progress import progress
from reader.cli.process.stop_signals import Stopped


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_where_nobody_looks_nothing_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Importing") as on_progress:
        assert on_progress(1, 2, "a.md")
    assert capsys.readouterr().err == ""


def test_a_terminal_gets_a_bar_for_each_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with progress("Importing") as on_progress:
        for done in range(3):
            assert on_progress(done, 2, f"{done}.md")
        for done in (0, 50, 100):
            assert on_progress(done, 100, "index")
    drawn = terminal.getvalue()
    assert "Importing" in drawn
    assert "1.md" in drawn
    assert drawn.rindex("Indexing") > drawn.rindex("Importing")
    assert drawn.rstrip().count("100%") >= 2


def test_where_there_is_nothing_to_do_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with progress("Indexing", at_once=False) as on_progress:
        assert on_progress(0, 0, "index")
    assert terminal.getvalue() == ""
    with progress("Indexing", at_once=False) as on_progress:
        assert on_progress(0, 100, "index")
        assert on_progress(100, 100, "index")
    assert "100%" in terminal.getvalue()


def test_the_first_interrupt_asks_and_the_second_ends() -> None:
    before = signal.getsignal(signal.SIGINT)
    with progress("Importing", then_stop=False) as on_progress:
        assert on_progress(0, 2, "a.md")
        assert on_progress.stopped_by == 0
        signal.raise_signal(signal.SIGINT)
        assert not on_progress(1, 2, "b.md")
        assert on_progress.stopped_by == signal.SIGINT
        with pytest.raises(Stopped):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_work_that_was_asked_to_stop_ends_the_command() -> None:
    def work() -> None:
        with progress("Indexing") as on_progress:
            signal.raise_signal(signal.SIGTERM)
            assert not on_progress(1, 2, "index")

    with pytest.raises(Stopped) as ended:
        work()
    assert ended.value.number == signal.SIGTERM


def test_signals_that_the_program_was_started_to_ignore_are_ignored() -> None:
    """Ignored signals, as under `nohup` and in the background of a shell."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with progress("Indexing") as on_progress:
            signal.raise_signal(signal.SIGINT)
            assert on_progress(1, 2, "index")
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_on_a_terminal_the_first_interrupt_says_what_the_second_does(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with progress("Importing", then_stop=False) as on_progress:
        assert on_progress(0, 2, "a.md")
        signal.raise_signal(signal.SIGINT)
        assert not on_progress(1, 2, "b.md")
    assert terminal.getvalue().count("press Ctrl+C again to stop at once.") == 1
