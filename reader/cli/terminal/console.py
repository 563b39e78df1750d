"""The person's terminal: output, input, size and look."""

import os
import select
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import click

from reader.cli.process.stop_signals import Stopped
from reader.cli.terminal.composing import NARROWEST_CELLS, WIDEST_CELLS
from reader.cli.terminal.text_style import Look, present_look
from reader.cli.words import tr
from reader.text.escaping import on_one_line

_LEAST_ROWS = 8


class Left(Exception):
    """The person left, by the end of input or by Ctrl+C twice; `code` is the exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def is_ctrl_c(stop: KeyboardInterrupt) -> bool:
    """Return True if the person pressed Ctrl+C; False if the system asks the program to end."""
    return not isinstance(stop, Stopped) or stop.number == signal.SIGINT


def is_interactive() -> bool:
    """Return True if standard input and output are a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


@dataclass
class Console:
    """Standard input and output on a terminal. The size is read each time, because windows change theirs."""

    look: Look = field(default_factory=present_look)

    @property
    def width(self) -> int:
        """Cells of a line: those of the terminal within the bounds of the layout."""
        return max(NARROWEST_CELLS, min(self._size()[0], WIDEST_CELLS))

    @property
    def rows(self) -> int:
        """Lines of the terminal."""
        return max(_LEAST_ROWS, self._size()[1])

    def say(self, *lines: str) -> None:
        """Print lines."""
        for line in lines:
            click.echo(line, color=self.look.styles)

    def ask(self, prompt: str) -> str:
        """Read a line without its end. Raises Left at the end of input and at a second Ctrl+C."""
        interrupted = False
        while True:
            try:
                return _text(_line(prompt))
            except EOFError:
                self.say("")
                raise Left(0) from None
            except UnicodeError:
                self.say(tr("What was typed is no text in {encoding}.").format(encoding=sys.stdin.encoding))
            except KeyboardInterrupt as stop:
                if not is_ctrl_c(stop):
                    raise
                self.say("")
                if interrupted:
                    raise Left(130) from None
                interrupted = True
                self.say(tr("q or Ctrl+D leaves; so does Ctrl+C once more."))

    def asks(self, question: str, *, default: bool) -> bool:
        """Ask for yes or no; Enter means the default."""
        answer = self.ask(f"{question} {tr('[Y/n]') if default else tr('[y/N]')} ").strip().lower()
        return default if not answer else answer in ("y", "yes", "ｙ", "是", "好", "对", "是的")

    def _size(self) -> tuple[int, int]:
        """Return columns and rows of the terminal; for a file or a pipe, those of COLUMNS and LINES."""
        # No descriptor, a closed stream, or no terminal.
        with suppress(OSError, ValueError):
            columns, rows = os.get_terminal_size(sys.stdout.fileno())
            if columns and rows:
                return columns, rows
        return _from_environment("COLUMNS", 80), _from_environment("LINES", 24)


def _from_environment(name: str, default: int) -> int:
    """Return a sensible number in the environment, or the default."""
    value = os.environ.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() and 0 < int(value) < 10_000 else default


def _line(prompt: str) -> str:
    """Read a typed line. Raises EOFError.

    An end of input that came before the prompt, as from `script` or `ssh -t` without a person, would be lost: readline
    reads key by key, and does not see it.
    """
    if _ends_here():
        raise EOFError
    return input(prompt)


def _ends_here() -> bool:
    """Return True if the terminal has an end of input to read: it is ready, with no bytes."""
    try:
        import fcntl
        import termios
    except ImportError:
        return False
    with suppress(OSError, ValueError):
        number = sys.stdin.fileno()
        if select.select([number], [], [], 0)[0] and os.isatty(number):
            waiting = fcntl.ioctl(number, termios.FIONREAD, bytes(4))
            return int.from_bytes(waiting, sys.byteorder) == 0
    return False


def _text(line: str) -> str:
    """Return the line if it is text. Raises UnicodeError for other bytes, which arrive as lone surrogates."""
    line.encode()
    return line


def prepare_typing(history: Sequence[str]) -> None:
    """Set up line editing and history, if the system has readline.

    `history`: earlier lines, the newest first.
    """
    with suppress(ImportError):
        import readline

        # In a locale without Chinese, readline would read its bytes as keys with Alt.
        for setting in ("input-meta on", "output-meta on", "convert-meta off"):
            readline.parse_and_bind(f"set {setting}")
        for line in reversed(history):
            readline.add_history(on_one_line(line))
        # Without a completer, Tab would offer names of files.
        readline.set_completer(lambda _text, _state: None)
