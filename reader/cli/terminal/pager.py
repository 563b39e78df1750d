"""Long texts in the person's pager, or screen by screen if no pager works."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePath

import click

from reader.cli.printing.refusal_details import system_words
from reader.cli.terminal.console import Console
from reader.cli.terminal.text_style import Look
from reader.cli.words import tr
from reader.text.display_width import width_of

Setting = Callable[[int, Look], Sequence[str]]
"""Lays a text out in lines of a width in cells, in a look."""

_STYLED = ("less", "more", "cat")
"""Pagers that pass styles to the terminal."""
_NEEDS = {"less": ("-R",)}
_LESS = "FRX"
"""Options of `less` unless the person sets some: leave short texts on the screen, pass styles, do not clear."""
_ROOM_TO_TYPE_CELLS = 4


def show(console: Console, set_text: Setting) -> None:
    """Show a text to its end, or until the person stops."""
    command = _pager()
    if command is None or not _run(console, command, set_text):
        _page(console, set_text)


def _pager() -> list[str] | None:
    """Return the command of the pager: $PAGER, else less; None if the text must be shown without one."""
    try:
        chosen = shlex.split(os.environ.get("PAGER", ""), posix=sys.platform != "win32")
    except ValueError:
        chosen = []
    if chosen:
        return [*chosen, *_NEEDS.get(_name(chosen), ())]
    # On a dumb terminal less only warns; Windows has no less, or one for another encoding.
    if sys.platform == "win32" or os.environ.get("TERM", "") in ("", "dumb", "unknown"):
        return None
    return ["less", *_NEEDS["less"]] if shutil.which("less") else None


def _name(command: Sequence[str]) -> str:
    return PurePath(command[0]).stem.lower()


def _run(console: Console, command: Sequence[str], set_text: Setting) -> bool:
    """Run the pager; return True if it showed the text."""
    look = console.look if _name(command) in _STYLED else Look(styles=False)
    text = "".join(f"{line}\n" for line in set_text(console.width, look))
    encoding = sys.stdout.encoding or "utf-8"
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=_environment(encoding))
    except OSError as error:
        console.say(tr("The pager {name} cannot be run: {reason}.").format(name=command[0], reason=system_words(error)))
        return False
    with _left_to_the_pager():
        process.communicate(text.encode(encoding, errors="backslashreplace"))
    if process.returncode > 0:
        said = tr("The pager {name} failed with exit code {code}.")
        console.say(said.format(name=command[0], code=process.returncode))
    return process.returncode <= 0


def _environment(encoding: str) -> dict[str, str]:
    defaults = {"LESS": _LESS, "LV": "-c"}
    if encoding.lower().replace("-", "") == "utf8":
        defaults["LESSCHARSET"] = "utf-8"
    return defaults | os.environ


@contextmanager
def _left_to_the_pager() -> Iterator[None]:
    """Leave Ctrl+C to the pager while it runs."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _page(console: Console, set_text: Setting) -> None:
    """Show the text screen by screen. After a change of width the rest is laid out again."""
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
    """Return the prompt between two screens: the part that was shown, and the keys if there is room."""
    prompt = tr("{percent} % · Enter reads on, b back, q stops > ").format(percent=percent)
    return prompt if width_of(prompt) < width - _ROOM_TO_TYPE_CELLS else f"{percent} % > "


def _letters(lines: Sequence[str]) -> int:
    return sum(len("".join(click.unstyle(line).split())) for line in lines)


def _line_after(lines: Sequence[str], letters: int) -> int:
    """Return the index of the line after `letters` letters, blanks not counted, else of the line in which they end."""
    for number, line in enumerate(lines):
        if letters <= 0:
            return number
        letters -= _letters([line])
        if letters < 0:
            return number
    return len(lines)
