"""Copies of the library: made by themselves, one a day, of a large library one a week, if something changed; judged.

Own work is besides that in the journal, which has daily copies of its own, whatever the size of the library.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from reader.errors import Cancelled, LibraryReason, LibraryUnusable
from reader.library.watchman import FaultKind, Watchman
from reader.ports.progress import Progress
from reader.ports.rows import Backup, BackupLabel, BackupState
from reader.ports.store import HasCare, HasChangeList

DAILY_UP_TO_BYTES = 256 * 1024 * 1024
"""Largest library that is copied daily. Of a larger one a copy takes seconds and much of the disk: one a week."""

_LARGE_EVERY = timedelta(days=7)


class CopiedStore(HasCare, HasChangeList, Protocol):
    """The ports that a daily backup asks for."""


def back_up_daily(store: CopiedStore, progress: Progress | None = None) -> LibraryReason | None:
    """Copy the library if a copy is due; of an empty one make none.

    Returns the reason of the LibraryUnusable that kept the copy from being made (want of space), else None; also if
    `progress` stopped it. A library that a killed program left is looked through first: raises
    LibraryUnusable(DAMAGED) if it is not sound.
    """
    try:
        store.care.look_through()
        if is_due(store):
            store.care.back_up(progress)
    except Cancelled:
        return None
    except LibraryUnusable as problem:
        if problem.reason is LibraryReason.DAMAGED:
            raise
        return problem.reason
    return None


def is_due(store: CopiedStore) -> bool:
    """Return True if the newest copy is not of today (of a large library: of this week), and something changed since.

    Copies from the future count for nothing. Raises LibraryUnusable.
    """
    if store.change_list.last() == 0:
        return False
    last = store.care.last_back_up()
    if last is None:
        return True
    wait = _LARGE_EVERY if is_large(store) else timedelta(days=1)
    return datetime.now(UTC).date() - date.fromisoformat(last) >= wait and store.care.changed_since_back_up()


def is_large(store: HasCare) -> bool:
    """Return True if the library is copied weekly, in the background of the window and before imports."""
    return store.care.size() > DAILY_UP_TO_BYTES


def as_found(backups: Sequence[Backup], watchman: Watchman | None) -> list[Backup]:
    """Return the backups; one that seems sound is DAMAGED if the watchman remembers that it was found so."""
    damaged = {fault.what for fault in watchman.faults(FaultKind.BACKUP)} if watchman else set()
    known = BackupState.DAMAGED
    return [replace(each, state=known) if each.seems_sound and each.name in damaged else each for each in backups]


@contextmanager
def noted(watchman: Watchman | None) -> Iterator[None]:
    """Have the watchman remember a backup that proves damaged while it is read through."""
    try:
        yield
    except LibraryUnusable as problem:
        if watchman and problem.reason is LibraryReason.BACKUP_DAMAGED:
            watchman.note_backup(problem)
        raise


def newest(backups: Iterable[Backup]) -> Backup | None:
    """Return the newest daily backup of which nothing bad is known; None without one."""
    return next((each for each in backups if each.why == BackupLabel.DAILY and each.seems_sound), None)


def back_up_at_once(store: CopiedStore) -> LibraryReason | None:
    """Like `back_up_daily`, but copy no large library, and none on the day on which it was made.

    On that day everything is still in the files that were imported, and in the journal.
    """
    if is_large(store) or store.care.made() == datetime.now(UTC).date().isoformat():
        return None
    return back_up_daily(store)
