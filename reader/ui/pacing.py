"""Work of the window's thread in pieces, so that it paints and takes keys between them."""

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

_SHARE = 0.002
"""Seconds of a frame that work may take before the rest of it waits; painting what it changed takes some times that."""
_APART_MS = 5


class Pacer(QObject):
    """Does work in the order in which it comes: at once, or, where the frame's share is used up, after painting."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], None]] = deque()
        self._works = self._closed = False
        self._spent = 0.0
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(_APART_MS)
        # Queued, so that it does not join the painting that goes on when the time is up.
        self._turn.timeout.connect(self._next_turn, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether some work waits."""
        return bool(self._waiting)

    def do(self, work: Callable[[], None]) -> None:
        """Do this after what waits. What work asks for comes after it, or beside it where it waits in a dialog."""
        if self._closed:
            return
        self._waiting.append(work)
        if self._works:
            self._turn.start()
        else:
            self._go_on()

    def close(self) -> None:
        """Do nothing more."""
        self._closed = True
        self._waiting.clear()
        self._turn.stop()

    def _next_turn(self) -> None:
        self._spent = 0.0
        self._go_on()

    def _go_on(self) -> None:
        self._works = True
        try:
            while self._waiting and self._spent < _SHARE:
                began = time.perf_counter()
                try:
                    self._waiting.popleft()()
                finally:
                    self._spent += time.perf_counter() - began
        finally:
            self._works = False
            if self._spent and not self._closed:
                self._turn.start()
