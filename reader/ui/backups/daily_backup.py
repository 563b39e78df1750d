"""The copy of the day, made by the window in the background, of a large library each week."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.errors import LibraryReason
from reader.library.backup_service import due
from reader.library.library import Library
from reader.ui.language.error_messages import unusable
from reader.ui.language.words import tr

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench

_FIRST_MS = 60_000
"""The start of the window, and what a person came for, need not wait for it."""

_EVERY_MS = 3_600_000


class DailyBackup(QObject):
    """Looks each hour if a copy is due, and says once if none could be made."""

    def __init__(self, bench: "Workbench") -> None:
        super().__init__(bench.window())
        self._bench = bench
        self._said: LibraryReason | None = None
        first = QTimer(self)
        first.setSingleShot(True)
        first.timeout.connect(self.look)
        first.start(_FIRST_MS)
        each = QTimer(self)
        each.timeout.connect(self.look)
        each.start(_EVERY_MS)

    def look(self) -> None:
        """Make a copy if one is due and nothing long is under way."""
        if not self._bench.work.running:
            self._bench.workers.reading.ask(due, self._begin, failed=self._bench.work.report)

    def _begin(self, due: bool) -> None:
        if due:
            said, work = tr("Backing up the library"), self._bench.work
            work.run(said, Library.back_up_daily, self._looked, work.report)

    def _looked(self, reason: LibraryReason | None) -> None:
        if reason and reason is not self._said:
            self._bench.say(tr("No backup of the library could be made. {why}").format(why=unusable(reason)))
        self._said = reason
