"""One copy a day of what cannot be made again."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from reader.durable import write_durably
from reader.errors import LibraryReason, LibraryUnusable
from reader.ports.store import HasCare, HasChangeList

WHOLE_UP_TO_BYTES = 256 * 1024 * 1024
"""Largest library that is copied daily; of a larger one only the person's own work is: its pages are in their files."""

OWN_WORK_NAME = "own-work.json"


class CopiedStore(HasCare, HasChangeList, Protocol):
    """The ports that a daily backup asks for."""


def back_up_daily(store: CopiedStore, folder: Path, own_work: Callable[[], str]) -> LibraryReason | None:
    """Copy the library if today it was not; of a very large one the person's own work alone, of an empty one nothing.

    The reason of the LibraryUnusable that kept the copy from being made (want of space), else None. One that a killed
    program left is looked through first: raises LibraryUnusable('damaged') if the library is not sound.
    """
    try:
        store.care.look_through()
        _copy(store, folder, own_work)
    except LibraryUnusable as problem:
        if problem.reason is LibraryReason.DAMAGED:
            raise
        return problem.reason
    return None


def _copy(store: CopiedStore, folder: Path, own_work: Callable[[], str]) -> None:
    today = datetime.now(UTC).date().isoformat()
    if store.change_list.last() == 0:
        return
    if store.care.size() > WHOLE_UP_TO_BYTES:
        _write(folder, own_work())
    elif store.care.last_back_up() != today:
        store.care.back_up()


def _write(folder: Path, text: str) -> None:
    target = folder / "backups" / OWN_WORK_NAME
    try:
        target.parent.mkdir(mode=0o700, exist_ok=True)
        write_durably(target, text.encode())
    except OSError as error:
        raise LibraryUnusable.because(folder, error) from error
