"""Ctrl+C in the terminal, and the system's request to end: the window closes as by hand."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_CODE = 128
"""The exit code that a shell reports for a program ended by a signal is this plus the signal's number."""


class Quitter(QObject):
    """Ends the event loop with the exit code of a signal, which `code` is from then on; a second one ends the process.

    Python's handlers run when Python code does, and an idle window runs none: the numbers of signals come through the
    pipe `numbers`, which the event loop watches.
    """

    def __init__(self, application: QCoreApplication, numbers: int) -> None:
        super().__init__()
        self._application = application
        self._numbers = numbers
        self._notifier = QSocketNotifier(numbers, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._quit)
        self.code = 0

    def leave(self) -> None:
        """Stop watching the pipe."""
        self._notifier.setEnabled(False)
        self.deleteLater()

    def _quit(self) -> None:
        number = os.read(self._numbers, 1)[0]
        if number in _heeded():
            for each in _heeded():
                signal.signal(each, signal.SIG_DFL)
            self.code = _CODE + number
            self._application.exit(self.code)


@contextmanager
def quit_on_signals(application: QCoreApplication) -> Iterator[Quitter | None]:
    """Let signals end the event loop. On Windows, which cannot watch a pipe, Ctrl+C ends the process: None."""
    with ExitStack() as undo:
        if sys.platform == "win32":
            undo.callback(signal.signal, signal.SIGINT, signal.signal(signal.SIGINT, signal.SIG_DFL))
            yield None
            return
        out, into = os.pipe()
        undo.callback(os.close, out)
        undo.callback(os.close, into)
        os.set_blocking(into, False)
        undo.callback(signal.set_wakeup_fd, signal.set_wakeup_fd(into, warn_on_full_buffer=False))
        for number in _heeded():
            undo.callback(signal.signal, number, signal.signal(number, _go_on))
        quitter = Quitter(application, out)
        undo.callback(quitter.leave)
        yield quitter


def _heeded() -> list[int]:
    """Return the signals that the program was not started to ignore. Windows has no SIGHUP."""
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    return [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]


def _go_on(_number: int, _frame: FrameType | None) -> None:
    """Do nothing: the pipe has the number by now."""
