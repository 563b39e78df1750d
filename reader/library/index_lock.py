"""One program at a time writes the index: a lock on a file, freed by the system when the program dies."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.errors import LibraryUnusable

_STEP_SECONDS = 0.05


def lock_of(index_folder: Path) -> Path:
    """Return the lock of an index: beside its folder, which is made anew now and then, and never in the library."""
    return index_folder.with_name(f"{index_folder.name}.lock")


@contextmanager
def held_lock(path: Path, wait_s: float) -> Iterator[bool]:
    """True while the lock is held; False if it could not be had within `wait_s` seconds.

    Raises LibraryUnusable if its file cannot be made.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise LibraryUnusable.because(path.parent, error) from error
    try:
        yield _acquired(handle, time.monotonic() + wait_s)
    finally:
        os.close(handle)


def _acquired(handle: int, deadline: float) -> bool:
    while not _try_lock(handle):
        if time.monotonic() >= deadline:
            return False
        time.sleep(_STEP_SECONDS)
    return True


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        with suppress(OSError):
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            return True
        return False

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False
