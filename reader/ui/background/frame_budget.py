"""The frame budget: work of the window's thread in pieces, so that it paints and takes keys between them.

Beside it the lock by which other threads let a list paint first.
"""

import time
from collections import deque
from collections.abc import Callable
from threading import RLock
from types import TracebackType

from PySide6.QtCore import QObject, QTimer

_SHARE_SECONDS = 0.0005
"""The share of a frame that work may take before the rest waits; painting its changes takes many times that."""
_APART_MS, _AFTER_MS = 5, 1


class PaintLock:
    """A lock that the window holds while it paints a list; work of other threads waits for it between its pieces.

    Python's lock knows no order: each of the hundred calls of Qt that paint a row lets other threads go first, and a
    frame beside a thread at work took four times its own time.
    """

    def __init__(self) -> None:
        self._held = RLock()

    def __enter__(self) -> None:
        self._held.acquire()

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._held.release()

    def wait(self) -> None:
        """Wait while the window paints."""
        with self._held:
            pass


class FrameBudget(QObject):
    """Runs work in the order in which it comes: at once, or after painting, if the frame's share is used up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], None]] = deque()
        self._works = self._closed = False
        self._spent = 0.0
        # Two of them, one after the other: the first may be up while the window paints, and would join that frame.
        self._turn, self._after = self._timer(_APART_MS), self._timer(_AFTER_MS)
        self._turn.timeout.connect(self._after.start)
        self._after.timeout.connect(self._next_turn)

    @property
    def busy(self) -> bool:
        """True if some work waits."""
        return bool(self._waiting)

    def do(self, work: Callable[[], None]) -> None:
        """Run work after what waits. Work that it asks for comes after it, or beside it while it waits in a dialog."""
        if self._closed:
            return
        self._waiting.append(work)
        if self._works:
            self._come_again()
        elif self._spent < _SHARE_SECONDS:
            self._go_on()

    def close(self) -> None:
        """Stop: work that waits is dropped."""
        self._closed = True
        self._waiting.clear()
        self._turn.stop()
        self._after.stop()

    def _next_turn(self) -> None:
        self._spent = 0.0
        self._go_on()

    def _go_on(self) -> None:
        self._works = True
        try:
            while self._waiting and self._spent < _SHARE_SECONDS:
                began = time.perf_counter()
                try:
                    self._waiting.popleft()()
                finally:
                    self._spent += time.perf_counter() - began
        finally:
            self._works = False
            if self._spent and not self._closed:
                self._come_again()

    def _come_again(self) -> None:
        if not (self._turn.isActive() or self._after.isActive()):
            self._turn.start()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer
