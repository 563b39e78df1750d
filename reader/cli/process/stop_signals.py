"""Signals that ask the program to end: they raise an exception, or ask the current work to stop.

SIGINT is Ctrl+C, SIGTERM comes from the system or another program, SIGHUP from a terminal that closes.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from types import FrameType

from reader.cli.words import sentence_of, tr

Handler = Callable[[int, FrameType | None], object]

CODE_OF_SIGNALS = 128
"""A shell adds the number of the signal to this for a program that a signal ended."""

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
"""Signals that are handled, as far as they exist: Windows has no SIGHUP."""


class Stopped(KeyboardInterrupt):
    """The end of a command by the signal `number`, which aborts its work."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class StopAsked:
    """A signal handler that asks the current work to stop in good order. `number` is the signal's, 0 before one.

    It calls `say` at the first signal. The second raises Stopped.
    """

    def __init__(self, say: Callable[[], object]) -> None:
        self.number = 0
        self._say = say

    def __call__(self, number: int, _frame: FrameType | None) -> None:
        if self.number:
            raise Stopped(number)
        self.number = number
        self._say()


class Stop:
    """A signal handler that raises Stopped. `number` is that of the last signal, 0 before one.

    A module may turn the exception into one of its own; `number` then says that a signal was the cause.
    """

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, number: int, _frame: FrameType | None) -> None:
        self.number = number
        raise Stopped(number)


def end_at_once(number: int, _frame: FrameType | None) -> None:
    """End the process at once, as the signal handler for code from which no exception can come: callbacks of Qt."""
    with suppress(OSError):
        os.write(2, f"dubao: {sentence_of(why(number))}\n".encode())
    os._exit(CODE_OF_SIGNALS + number)


def ignore(_number: int, _frame: FrameType | None) -> None:
    """Do nothing, as a signal handler."""


@contextmanager
def handled_by(handler: Handler) -> Iterator[None]:
    """Handle the signals by `handler`, except those that were ignored when the program started."""
    with ExitStack() as before:
        for name in _NAMES:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) not in (signal.SIG_IGN, None):
                before.callback(signal.signal, number, signal.signal(number, handler))
        yield


@contextmanager
def stopped_by_signals() -> Iterator[Stop]:
    """Let signals end the command, even in callbacks of the garbage collector, where Python drops exceptions."""
    stop, before = Stop(), sys.unraisablehook

    def lost(raised: "sys.UnraisableHookArgs") -> None:
        if isinstance(raised.exc_value, Stopped):
            end_at_once(raised.exc_value.number, None)
        before(raised)

    sys.unraisablehook = lost
    try:
        with handled_by(stop):
            yield stop
    finally:
        sys.unraisablehook = before


def end_quietly() -> None:
    """Ignore the signals from now on, because the program is ending."""
    for name in _NAMES:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


def why(number: int) -> str:
    """Return the signal as the start of a sentence: Stopped by Ctrl+C."""
    if number == signal.SIGINT:
        return tr("Stopped by Ctrl+C")
    return tr("Stopped by the system ({signal})").format(signal=signal.Signals(number).name)
