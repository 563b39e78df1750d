"""The command itself on a terminal of its own, as a person over SSH has it."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from reader.paths import sample

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can be without a display")

_TIMEOUT_S = 60.0


class Seat:
    """A person before a terminal: reads what is there, types lines."""

    def __init__(self, folder: Path, *words: str, **environment: str) -> None:
        self._master, terminal = pty.openpty()
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "NO_COLOR", "PAGER", "LESS", "LC_ALL")
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reader", "--library", str(folder / "library"), *words],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            env=kept | {"TERM": "xterm", "LANG": "C.UTF-8"} | environment,
            start_new_session=True,
        )
        os.close(terminal)

    def waits_for(self, text: str) -> str:
        """Everything up to `text`, once it stands there."""
        read, end = b"", time.monotonic() + _TIMEOUT_S
        while text not in read.decode(errors="replace"):
            ready, _, _ = select.select([self._master], [], [], max(0, end - time.monotonic()))
            assert ready, read.decode(errors="replace")
            try:
                read += os.read(self._master, 4096)
            except OSError:
                pytest.fail(f"the program ended: {read.decode(errors='replace')}")
        return read.decode(errors="replace")

    def reads_on(self) -> str:
        """Everything until the program ends."""
        read = b""
        with suppress(OSError):
            while more := os.read(self._master, 4096):
                read += more
        return read.decode(errors="replace")

    def types(self, line: str, end: str = "\n") -> None:
        os.write(self._master, f"{line}{end}".encode())

    def presses_ctrl_c(self) -> None:
        """Readline looks for keys a moment after it put up its prompt."""
        time.sleep(0.5)
        os.kill(self.process.pid, signal.SIGINT)

    def leaves(self) -> int:
        """The exit code."""
        return self.process.wait(_TIMEOUT_S)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    """`dubao` alone, on a terminal with styles."""
    seat = Seat(tmp_path)
    yield seat
    seat.close()


def test_from_the_sample_to_a_story_a_search_and_a_bookmark(seat: Seat, tmp_path: Path) -> None:
    assert "no display" in seat.waits_for("[Y/n] ")
    seat.types("")
    assert "2023年工会工作主要任务明确" in seat.waits_for("> ")
    seat.types("2")
    assert "\x1b[1m工会搭鹊桥\x1b[0m" in seat.waits_for("2/9 > ")
    seat.types("s 待引用")
    assert "Bookmarked, with the note." in seat.waits_for("2/9 > ")
    seat.types("莱希")
    assert "\x1b[7m莱希\x1b[0m" in seat.waits_for("\n> ")
    seat.types("q")
    assert seat.leaves() == 0
    assert (tmp_path / "library" / "library.sqlite3").exists()


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_chinese_is_typed_in_any_locale(locale: str, tmp_path: Path) -> None:
    seat = Seat(tmp_path, "read", str(sample()), LC_ALL=locale, TERM="xterm", NO_COLOR="1")
    try:
        seat.waits_for("\n> ")
        seat.types("莱希")
        assert "【莱希】" in seat.waits_for("\n> ")
        seat.presses_ctrl_c()
        seat.waits_for("once more.\r\n> ")
        seat.presses_ctrl_c()
        assert seat.leaves() == 130
    finally:
        seat.close()


def test_a_terminal_at_which_nobody_sits_does_not_wait(tmp_path: Path) -> None:
    """`script` and `ssh -t` with an empty input send the end of input before anything is asked."""
    seat = Seat(tmp_path, "read", str(sample()))
    try:
        seat.types("\x04", end="")
        assert "2023年工会工作主要任务明确" in seat.reads_on()
        assert seat.leaves() == 0
    finally:
        seat.close()
