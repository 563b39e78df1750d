"""Reading in the terminal, with a person whose lines are written down beforehand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.cli.process import display
from reader.cli.terminal import reading_session
from tests.cli.conftest import Commands

Sit = Callable[..., str]
"""`read(*arguments, lines)`: what is seen by a person who types these lines."""


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pager, no styles, a window of 80 columns that holds every list."""
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("LINES", "500")
    for name in ("PAGER", "COLUMNS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that cannot show a window, though it lacks no package."""
    monkeypatch.setattr(display.sys, "platform", "linux")
    monkeypatch.setattr(display, "_loads", lambda _: True)
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person sits at both ends."""
    monkeypatch.setattr(reading_session, "is_interactive", lambda: True)


def typed(*lines: str) -> str:
    """Lines as they are typed."""
    return "".join(f"{line}\n" for line in lines)


def files_in(folder: Path) -> Iterator[str]:
    return (str(file.relative_to(folder)) for file in folder.rglob("*"))


def screen(commands: Commands, *lines: str, arguments: tuple[str | Path, ...] = ("read",), code: int = 0) -> str:
    """Type lines; return the screen. The command must end with this exit code."""
    done = commands(*arguments, stdin=typed(*lines))
    assert done.exit_code == code, done.output
    return done.stdout
