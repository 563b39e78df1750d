"""Damage that the window met while reading: said once, and mended in the background."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from reader.library.library import Library
from reader.library.watchman import Fault, FaultKind
from reader.ports.progress import Progress
from reader.ui.background.library_workers import Workers
from reader.ui.background.long_work import LongWork
from reader.ui.browsing.browsing import Browsing
from reader.ui.language.damage_words import mended, met
from reader.ui.language.words import tr
from reader.ui.shell.notice_bar import NoticeBar

_BY_ITSELF = (FaultKind.INDEX, FaultKind.PICTURE, FaultKind.STORY, FaultKind.TEXT)


class DamageCare(QObject):
    """Hears what the watchmen of all workers find; also what another program found and did not mend."""

    def __init__(self, workers: Workers, work: LongWork, browsing: Browsing, notice: NoticeBar) -> None:
        super().__init__(browsing)
        self._workers, self._work, self._browsing, self._notice = workers, work, browsing, notice
        self._mending = False
        self._said: list[Fault] = []
        self._heard: list[Fault] = []
        workers.ears.heard.connect(self._hear)
        workers.ears.look.connect(self.look)

    def look(self) -> None:
        """Say what nobody was shown yet, and mend what needs nobody."""
        self._workers.writing.ask(_noted, self._found)

    def look_at_picture(self, name: str) -> None:
        """Find out if a picture that could not be shown is damaged."""
        self._workers.writing.ask(lambda library: library.look_at_picture(name), lambda _: None)

    def _hear(self, fault: Fault) -> None:
        self._heard.append(fault)
        self.look()

    def _found(self, noted: tuple[Sequence[Fault], Sequence[Fault]]) -> None:
        new, left = noted
        # A refresh of the index may have been faster: what was met is said all the same.
        new = [*new, *(fault for fault in self._heard if not any(map(fault.is_of, [*new, *left])))]
        self._heard.clear()
        to_mend = any(fault.kind in _BY_ITSELF for fault in [*new, *left])
        if new:
            self._said += new
            self._notice.say(partial(met, new))
        if to_mend and not self._mending:
            self._mending = True
            self._work.run(tr("Repairing"), _mended, self._mended, self._failed)

    def _mended(self, answer: tuple[Sequence[Fault], Sequence[Fault]]) -> None:
        gone, left = answer
        self._mending = False
        # A search builds a damaged index anew by itself.
        gone = [*gone, *(fault for fault in self._said if not any(map(fault.is_of, [*gone, *left])))]
        self._said = [fault for fault in self._said if any(map(fault.is_of, left))]
        if not gone:
            return
        if mended(gone):
            self._notice.say(partial(mended, gone, left))
        self._browsing.refresh()
        story = self._browsing.story
        if story and any(fault.kind in (FaultKind.PICTURE, FaultKind.STORY) for fault in gone):
            self._browsing.open_story(story.row.id)

    def _failed(self, error: Exception) -> None:
        self._mending = False
        self._work.report(error)


def _noted(library: Library) -> tuple[Sequence[Fault], Sequence[Fault]]:
    """Return the faults that nobody was shown, and all that are not mended."""
    return library.watchman.to_show(), library.watchman.faults()


def _mended(library: Library, progress: Progress) -> tuple[Sequence[Fault], Sequence[Fault]]:
    """Mend what needs nobody; return what was mended, and what is left."""
    gone = library.mending.run(progress)
    return gone, library.watchman.faults()
