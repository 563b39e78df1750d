"""The person's terminal: lines out, lines in, its size and its look."""

import os
import select
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import click

from reader.cli.process.stop_signals import Stopped
from reader.cli.terminal.composing import MEASURE, NARROWEST
from reader.cli.terminal.escaping import on_one_line
from reader.cli.terminal.text_style import Look, present_look
from reader.cli.words import tr

_LEAST_ROWS = 8


class Left(Exception):
    """The person went: the end of input, or Ctrl+C twice."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def is_ctrl_c(stop: KeyboardInterrupt) -> bool:
    """Whether the person pressed Ctrl+C; otherwise the system wants the program to end."""
    return not isinstance(stop, Stopped) or stop.number == signal.SIGINT


def is_interactive() -> bool:
    """Whether a person sits at both ends."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


@dataclass
class Console:
    """Standard input and output as a person has them. Its size is asked anew each time, for windows change theirs."""

    look: Look = field(default_factory=present_look)

    @property
    def width(self) -> int:
        """Cells of a line: those of the terminal, at most a book's measure."""
        return max(NARROWEST, min(self._size()[0], MEASURE))

    @property
    def rows(self) -> int:
        """Lines that can be seen at a time."""
        return max(_LEAST_ROWS, self._size()[1])

    def say(self, *lines: str) -> None:
        """Print these lines."""
        for line in lines:
            click.echo(line, color=self.look.styles)

    def ask(self, prompt: str) -> str:
        """What the person types, without the line's end. Raises Left where there is no more, or at a second Ctrl+C."""
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
        """Yes or no; Enter is the default."""
        answer = self.ask(f"{question} {tr('[Y/n]') if default else tr('[y/N]')} ").strip().lower()
        return default if not answer else answer in ("y", "yes", "ｙ", "是", "好", "对", "是的")

    def _size(self) -> tuple[int, int]:
        """Columns and rows; of a file or a pipe what COLUMNS and LINES say."""
        with suppress(OSError, ValueError, AttributeError):
            columns, rows = os.get_terminal_size(sys.stdout.fileno())
            if columns and rows:
                return columns, rows
        return _said("COLUMNS", 80), _said("LINES", 24)


def _said(name: str, default: int) -> int:
    """A number in the environment, or the default."""
    said = os.environ.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and 0 < int(said) < 10_000 else default


def _line(prompt: str) -> str:
    """A typed line. Raises EOFError.

    An end of input that came before the prompt, as from `script` or `ssh -t` without anybody there, would be lost:
    readline reads key by key, and to it that end is no key.
    """
    if _ends_here():
        raise EOFError
    return input(prompt)


def _ends_here() -> bool:
    """Whether the terminal has something to read that is nothing."""
    with suppress(ImportError, OSError, ValueError, AttributeError):
        import fcntl
        import termios

        number = sys.stdin.fileno()
        if select.select([number], [], [], 0)[0] and os.isatty(number):
            waiting = fcntl.ioctl(number, termios.FIONREAD, bytes(4))
            return int.from_bytes(waiting, sys.byteorder) == 0
    return False


def _text(line: str) -> str:
    """The line, if it is text: bytes that are none come as halves of surrogate pairs. Raises UnicodeError."""
    line.encode()
    return line


def prepare_typing(history: Sequence[str]) -> None:
    """Let lines be edited and called up again while they are typed, where the system can do that.

    `history`: what can be called up from the start, the newest first.
    """
    with suppress(ImportError):
        import readline

        # In a locale without Chinese readline would take its bytes for keys with Alt.
        for setting in ("input-meta on", "output-meta on", "convert-meta off"):
            readline.parse_and_bind(f"set {setting}")
        for line in reversed(history):
            readline.add_history(on_one_line(line))
        # Left to itself, Tab would offer names of files.
        readline.set_completer(lambda _text, _state: None)
