"""Long work on the importing worker: one job at a time, with progress and a way to stop it."""

import time
from collections import deque
from collections.abc import Callable
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from reader.errors import Cancelled, LibraryReason, LibraryUnusable
from reader.library.library import Library
from reader.ports.progress import Progress
from reader.ui.background.library_workers import Worker

_REPORT_EVERY_SECONDS = 0.05
_T = TypeVar("_T")


class LongWork(QObject):
    """`started` carries what is done, as a person says it; `progressed` done, total (0 unknown) and what is in hand."""

    started = Signal(str)
    progressed = Signal(int, int, str)
    ended = Signal()
    index_built = Signal(int)
    index_refreshed = Signal(int)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._stop = Event()
        self._go = Event()
        self._go.set()
        self._said: deque[str] = deque()

    @property
    def running(self) -> int:
        """Jobs that are under way or wait for their turn."""
        return len(self._said)

    def reindex(self, said: str) -> None:
        """Build the search index anew."""
        self._start(said, lambda library: library.reindex(self._progress()), self.index_built.emit)

    def refresh_index(self, said: str) -> None:
        """Bring the search index up to date, building it anew if it cannot be used.

        Nobody asked for it: if its folder cannot be written to, searches read the library and say what they lack.
        """

        def work(library: Library) -> int:
            try:
                return library.refresh_index(self._progress())
            except LibraryUnusable as problem:
                if problem.reason is not LibraryReason.UNWRITABLE or problem.folder == library.folder:
                    raise
                return 0

        self._start(said, work, self.index_refreshed.emit)

    def run(
        self,
        said: str,
        work: Callable[[Library, Progress], _T],
        then: Callable[[_T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run other long work, shown as `said`. `failed` takes its error, Cancelled included; else the window shows it.

        Work that raises Cancelled when it is stopped has no answer.
        """
        self._start(said, lambda library: work(library, self._progress()), then, failed)

    @property
    def paused(self) -> bool:
        return not self._go.is_set()

    def pause(self, wanted: bool) -> None:
        """Let the work in hand wait before its next step, or go on."""
        if wanted:
            self._go.clear()
        else:
            self._go.set()

    def cancel(self) -> None:
        """Ask the work in hand to stop; what is done stays done."""
        self._stop.set()
        self._go.set()

    def _start(
        self,
        said: str,
        work: Callable[[Library], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        if not self.running:
            self._stop.clear()
        self._said.append(said)
        if self.running == 1:
            self.started.emit(said)
        self._worker.ask(
            work, lambda answer: self._end(lambda: then(answer)), failed=lambda error: self._failed(error, failed)
        )

    def _progress(self) -> Progress:
        """Return a function that reports progress from the worker, not more often than an eye can follow."""
        reported = 0.0

        def progress(done: int, total: int, what: str) -> bool:
            nonlocal reported
            if time.monotonic() - reported > _REPORT_EVERY_SECONDS:
                reported = time.monotonic()
                self.progressed.emit(done, total, what)
            self._go.wait()
            return not self._stop.is_set()

        return progress

    def _failed(self, error: Exception, failed: Callable[[Exception], None] | None) -> None:
        self._end(lambda: (failed or self.report)(error))

    def report(self, error: Exception) -> None:
        """Let the window show an error, unless a person stopped the work."""
        if not isinstance(error, Cancelled):
            self._worker.failed.emit(error)

    def _end(self, then: Callable[[], None]) -> None:
        self._said.popleft()
        if self._said:
            self.started.emit(self._said[0])
        else:
            self._go.set()
            self.ended.emit()
        then()
