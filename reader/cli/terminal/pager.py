"""Showing a long text: by the person's pager, or screen by screen where there is none that works."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import PurePath

import click

from reader.cli.terminal.cells import width_of
from reader.cli.terminal.console import Console
from reader.cli.terminal.text_style import Look
from reader.cli.words import tr

Setting = Callable[[int, Look], Sequence[str]]
"""Sets a text in lines of so many cells, in this look."""

_STYLED = ("less", "more", "cat")
"""Pagers that pass a terminal's styles on."""
_NEEDS = {"less": ("-R",)}
_LESS = "FRX"
"""What `less` is told where the person tells it nothing: leave short texts standing, pass styles on, clear nothing."""


_ROOM_TO_TYPE = 4


def show(console: Console, set_text: Setting) -> None:
    """Show a text to its end, or as far as the person wants to read."""
    command = _pager()
    if command is None or not _run(console, command, set_text):
        _page(console, set_text)


def _pager() -> list[str] | None:
    """The command of the pager: $PAGER, else less; None where the text is shown here."""
    with suppress(ValueError):
        chosen = shlex.split(os.environ.get("PAGER", ""), posix=sys.platform != "win32")
        if chosen:
            return [*chosen, *_NEEDS.get(_name(chosen), ())]
    # On a dumb terminal less only warns; Windows has none, or one for another encoding.
    if sys.platform == "win32" or os.environ.get("TERM", "") in ("", "dumb", "unknown"):
        return None
    return ["less", *_NEEDS["less"]] if shutil.which("less") else None


def _name(command: Sequence[str]) -> str:
    return PurePath(command[0]).stem.lower()


def _run(console: Console, command: Sequence[str], set_text: Setting) -> bool:
    """Whether the pager showed the text."""
    look = console.look if _name(command) in _STYLED else Look(styles=False)
    text = "".join(f"{line}\n" for line in set_text(console.width, look))
    encoding = sys.stdout.encoding or "utf-8"
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=_environment(encoding))
    except OSError as error:
        console.say(tr("The pager {name} cannot be run: {reason}.").format(name=command[0], reason=error.strerror))
        return False
    with _left_to_the_pager():
        process.communicate(text.encode(encoding, errors="backslashreplace"))
    if process.returncode > 0:
        told = tr("The pager {name} failed with exit code {code}.")
        console.say(told.format(name=command[0], code=process.returncode))
    return process.returncode <= 0


def _environment(encoding: str) -> dict[str, str]:
    told = {"LESS": _LESS, "LV": "-c"}
    if encoding.lower().replace("-", "") == "utf8":
        told["LESSCHARSET"] = "utf-8"
    return told | os.environ


@contextmanager
def _left_to_the_pager() -> Iterator[None]:
    """Ctrl+C is the pager's while it runs."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _page(console: Console, set_text: Setting) -> None:
    """Screen by screen. A window that changed its width gets the rest of the text in lines of the new one."""
    width, lines, top = console.width, set_text(console.width, console.look), 0
    while True:
        if console.width != width:
            read = _letters(lines[:top])
            width, lines = console.width, set_text(console.width, console.look)
            top = _line_after(lines, read)
        end = min(top + console.rows - 1, len(lines))
        console.say(*lines[top:end])
        if end == len(lines):
            return
        answer = console.ask(_prompt(round(100 * end / len(lines)), width))
        match answer.strip().lower():
            case "q" | "ｑ":
                return
            case "b" | "ｂ":
                top = max(0, top - (console.rows - 1))
            case _:
                top = end


def _prompt(percent: int, width: int) -> str:
    """How far the text was shown; what can be done where there is room to say so."""
    told = tr("{percent} % · Enter reads on, b back, q stops > ").format(percent=percent)
    return told if width_of(told) < width - _ROOM_TO_TYPE else f"{percent} % > "


def _letters(lines: Sequence[str]) -> int:
    return sum(len("".join(click.unstyle(line).split())) for line in lines)


def _line_after(lines: Sequence[str], letters: int) -> int:
    """The line that begins after so many letters; the one they end in where none does."""
    for number, line in enumerate(lines):
        if letters <= 0:
            return number
        letters -= _letters([line])
        if letters < 0:
            return number
    return len(lines)
