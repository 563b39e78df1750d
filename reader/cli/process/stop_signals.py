"""Ctrl+C, and the system's wish that a program ends: exceptions, or a question to the work in hand.

Both are answered in the same way: SIGINT is Ctrl+C, SIGTERM comes from the system or another program, SIGHUP from a
terminal that closes.
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
"""A shell reports a program that a signal ended with this and the signal's number."""

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
"""Windows has no SIGHUP."""


class Stopped(KeyboardInterrupt):
    """The end of a command that was told to stop by the signal `number`; what it was doing is given up."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class StopAsked:
    """A wish that the work in hand stops where nothing is lost; `number` is the signal's, 0 until one comes.

    `say` is called then. Who wishes it twice is not made to wait: the second signal raises Stopped.
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
    """Raises Stopped at each signal; `number` is that of the last one, 0 until one comes.

    The exception may come out as another, of the module that it was raised in; the number tells that it was this one.
    """

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, number: int, _frame: FrameType | None) -> None:
        self.number = number
        raise Stopped(number)


def end_at_once(number: int, _frame: FrameType | None) -> None:
    """End the process where an exception would go nowhere: in code that Qt calls."""
    with suppress(OSError):
        os.write(2, f"dubao: {sentence_of(why(number))}\n".encode())
    os._exit(CODE_OF_SIGNALS + number)


def ignore(_number: int, _frame: FrameType | None) -> None:
    """Go on."""


@contextmanager
def handled_by(handler: Handler) -> Iterator[None]:
    """Let signals that ask the program to end go to `handler`; those that it was started to ignore are ignored."""
    with ExitStack() as before:
        for name in _NAMES:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) not in (signal.SIG_IGN, None):
                before.callback(signal.signal, number, signal.signal(number, handler))
        yield


@contextmanager
def stopped_by_signals() -> Iterator[Stop]:
    """Let signals end the command, even where Python drops every exception: in a callback of the garbage collector."""
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
    """Ignore what asks the program to end: it is ending."""
    for name in _NAMES:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


def why(number: int) -> str:
    """What stopped the work, for the start of a sentence."""
    if number == signal.SIGINT:
        return tr("Stopped by Ctrl+C")
    return tr("Stopped by the system ({signal})").format(signal=signal.Signals(number).name)
