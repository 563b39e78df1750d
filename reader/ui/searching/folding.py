"""Puts the person's choice of what counts as the same character in force: in the library, whose index is made anew."""

from PySide6.QtCore import QObject, Signal

from reader.acts import folding, traces
from reader.acts.done import Changes, Kind
from reader.library.folding_choice import wanted_folding, with_folding
from reader.text.folding import Folding
from reader.ui.background.act_runner import ActRunner
from reader.ui.background.library_workers import Workers
from reader.ui.background.long_work import LongWork
from reader.ui.language.words import tr
from reader.ui.look.settings_keeper import SettingsKeeper


class FoldingSwitches(QObject):
    """The old index goes on answering while the new one is built; `in_force` comes when the new one answers.

    If the choice is undone, the settings follow.
    """

    in_force = Signal()

    def __init__(
        self, workers: Workers, acts: ActRunner, work: LongWork, settings: SettingsKeeper, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workers, self._acts, self._work, self._settings = workers, acts, work, settings
        self._wanted = wanted_folding(settings.settings)
        self._building = False
        settings.changed.connect(self._follow)
        work.index_refreshed.connect(self._built)
        acts.changed.connect(self._changed)
        workers.reading.ask(lambda library: library.folding if library.writable else None, self._compare)

    def _compare(self, kept: Folding | None) -> None:
        """Fit a library that is new, or was made elsewhere, to the settings: nobody chose anything, so it is no act."""
        wanted = wanted_folding(self._settings.settings)
        if kept is not None and kept != wanted:
            self._wanted = wanted
            self._workers.writing.ask(lambda library: traces.fitted(library, wanted), lambda _: self._build())

    def _follow(self) -> None:
        wanted = wanted_folding(self._settings.settings)
        if wanted != self._wanted:
            self._wanted = wanted
            self._acts.run(lambda library: folding.choose(library, wanted), lambda _: self._build())

    def _changed(self, changes: Changes) -> None:
        if changes.of(Kind.FOLDING):
            self._workers.reading.ask(lambda library: library.chosen_folding(), self._kept)

    def _kept(self, kept: Folding) -> None:
        """Follow the library if its choice was undone."""
        if kept != self._wanted:
            self._wanted = kept
            self._settings.use(with_folding(self._settings.settings, kept))
            self._build()

    def _build(self) -> None:
        self._building = True
        self._workers.importing.reopen()
        self._work.refresh_index(tr("Building the search index"))

    def _built(self, _changes: int) -> None:
        if self._building and not self._work.running:
            self._building = False
            self._workers.query.reopen()
            self._workers.reading.reopen()
            self.in_force.emit()
