"""Mending of damage that was found: the index from the library, pictures and texts from the files they came from."""

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reader.errors import LibraryReason, LibraryUnusable, NotHeld
from reader.library.import_stages.import_run import ImportRun
from reader.library.picture_care import fault_of
from reader.library.watchman import Fault, FaultKind, Watchman
from reader.ports.progress import Progress
from reader.ports.rows import BackupLabel
from reader.ports.store import HasBookmarks, HasCare, HasHoldings, HasProofs

_OF_THE_FILE = (FaultKind.STORY, FaultKind.TEXT, FaultKind.BOOKMARK)
"""Faults that are mended by writing to the library file."""


class MendedStore(HasBookmarks, HasCare, HasHoldings, HasProofs, Protocol):
    """The ports that mending asks for."""

    @property
    def writable(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Mending:
    """Mends what the watchman of one library noted.

    `reattach` looks again for the places of the bookmarks of stories; `refresh` brings the index up to date, or builds
    it anew; `mend_own_work` lets own work and its journal agree. What cannot be mended stays noted.
    """

    store: MendedStore
    media: Path
    watchman: Watchman
    importing: Callable[[], ImportRun]
    reattach: Callable[[Collection[int]], object]
    refresh: Callable[[Progress | None], object]
    mend_own_work: Callable[[], object] = bool

    def run(self, progress: Progress | None = None) -> list[Fault]:
        """Mend what needs nobody: index, pictures, own work, texts of stories. Return what was mended.

        Raises Cancelled, LibraryUnusable.
        """
        before = self.watchman.faults()
        self._pictures(progress)
        if self.store.writable:
            self._own_work()
            self._stories(progress)
        if self.watchman.faults(FaultKind.INDEX):
            self.refresh(progress)
        return _gone(before, self.watchman.faults())

    def repair(self, progress: Progress | None = None) -> list[Fault]:
        """Mend everything that can be, after a copy of the library file was made. Return what was mended.

        Raises Cancelled, LibraryUnusable.
        """
        before = self.watchman.faults()
        if any(fault.kind in _OF_THE_FILE for fault in before):
            self.store.care.back_up(progress, BackupLabel.REPAIR)
        self.run(progress)
        self._bookmarks()
        self._checksums(progress)
        self._backups(progress)
        return _gone(before, self.watchman.faults())

    def _own_work(self) -> None:
        if self.watchman.faults(FaultKind.OWN_WORK):
            self.mend_own_work()
            self.watchman.mended(FaultKind.OWN_WORK)

    def _pictures(self, progress: Progress | None) -> None:
        names = [fault.what for fault in self.watchman.faults(FaultKind.PICTURE)]
        lost: dict[str, set[str]] = {}
        for name in names:
            for source in self.store.proofs.showing(name):
                lost.setdefault(source, set()).add(name)
        if lost:
            self.importing().pictures(lost, progress)
        shown = {name for some in lost.values() for name in some}
        for name in names:
            if name not in shown or not fault_of(self.media, name):
                self.watchman.mended(FaultKind.PICTURE, name)

    def _stories(self, progress: Progress | None) -> None:
        sources = self._damaged_sources()
        if not any(sources.values()):
            return
        damaged = {source for source in sources.values() if source}
        self.importing().damaged(sorted(damaged), progress)
        for backup in self.store.care.backups():
            for source in damaged:
                if not self.store.proofs.are_sound(source):
                    with suppress(LibraryUnusable):
                        self.store.proofs.bring_back(source, backup.name)
        for fault, origin in sources.items():
            if origin is None or self.store.proofs.are_sound(origin):
                self.watchman.mended(fault.kind, fault.what)

    def _damaged_sources(self) -> dict[Fault, str | None]:
        """Return the digests of the files whose stories or texts are damaged, by faults; None if they are not held."""
        found: dict[Fault, str | None] = {fault: fault.what for fault in self.watchman.faults(FaultKind.TEXT)}
        for fault in self.watchman.faults(FaultKind.STORY):
            found[fault] = self.store.proofs.source_of(int(fault.what))
        return found

    def _bookmarks(self) -> None:
        """Have a person look at bookmarks whose words are not in their story."""
        faults = self.watchman.faults(FaultKind.BOOKMARK)
        held = self.store.bookmarks.by_id([int(fault.what) for fault in faults])
        stories = {mark.story_id for mark in held.values() if mark.story_id is not None}
        if stories and self.store.writable:
            self.reattach(stories)
        if self.store.writable:
            self.watchman.mended(FaultKind.BOOKMARK)

    def _checksums(self, progress: Progress | None) -> None:
        """Write the missing checksums of backups, each of which is read through before."""
        for fault in self.watchman.faults(FaultKind.CHECKSUM) if self.store.writable else ():
            try:
                self.store.care.note_checksum(fault.what, progress)
            except NotHeld:
                pass
            except LibraryUnusable as problem:
                if problem.reason is not LibraryReason.BACKUP_DAMAGED:
                    raise
                self.watchman.note_backup(problem)
            self.watchman.mended(FaultKind.CHECKSUM, fault.what)

    def _backups(self, progress: Progress | None) -> None:
        """Count damaged copies as damaged, and make a new one."""
        faults = self.watchman.faults(FaultKind.BACKUP)
        if not faults or not self.store.writable:
            return
        # First: a new copy of the day takes the place of an older one.
        for fault in faults:
            with suppress(NotHeld):
                self.store.care.set_aside(fault.what)
        self.store.care.back_up(progress)
        self.watchman.mended(FaultKind.BACKUP)


def _gone(before: Iterable[Fault], after: Collection[Fault]) -> list[Fault]:
    """Return the faults that are no more."""
    return [fault for fault in before if not any(map(fault.is_of, after))]
