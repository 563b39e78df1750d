"""Notes that the window takes by itself: how far a story was read, what was searched for. They stop nobody."""

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QObject, Signal

from reader.acts.done import Changes
from reader.errors import LibraryReason, LibraryUnusable
from reader.library.library import Library
from reader.ui.background.act_runner import ActRunner
from reader.ui.background.library_workers import Workers

READ_ONLY: Final = "read_only"
Stopped = LibraryReason | Literal["read_only"]
"""The reason why nothing can be kept; READ_ONLY: the library folder cannot be written to at all."""


class BackgroundWrites(QObject):
    """`stopped` carries once the reason (`Stopped`) why nothing can be kept; `resumed` follows when something was kept
    again. The acts of a person go through the `ActRunner`; what is kept here is no act, and cannot be undone."""

    stopped = Signal(object)
    resumed = Signal()

    def __init__(self, workers: Workers, acts: ActRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._reading, self._writing, self._query = workers.reading, workers.writing, workers.query
        self._reason: Stopped | None = None

    def look(self) -> None:
        """Ask whether the library can be written to at all."""
        self._reading.ask(
            lambda library: library.writable, lambda writable: None if writable else self._stop(READ_ONLY)
        )

    def note(self, trace: Callable[[Library], Changes], *, searching: bool = False) -> None:
        """Take a note (`acts.traces`) and hand its changes to the views; nothing happens if the library is read-only.

        `searching`: the note asks the search index too, which another worker has open.
        """
        if self._reason != READ_ONLY:
            worker = self._query if searching else self._writing
            worker.ask(trace, self._noted, failed=self._not_noted)

    def _noted(self, changes: Changes) -> None:
        if self._reason:
            self._reason = None
            self.resumed.emit()
        self._acts.pass_on_note(changes)

    def _not_noted(self, error: Exception) -> None:
        if isinstance(error, LibraryUnusable):
            self._stop(error.reason)
        else:
            self._writing.failed.emit(error)

    def _stop(self, reason: Stopped) -> None:
        if reason != self._reason:
            self._reason = reason
            self.stopped.emit(reason)
