"""A lock on a file, for one program at a time; the system frees it when the program dies."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_STEP_S = 0.05


@contextmanager
def file_lock(path: Path, wait_s: float) -> Iterator[bool]:
    """True while the lock is held; False if it could not be had within `wait_s` seconds.

    Makes the file, which stays. Raises OSError.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield _acquired(handle, time.monotonic() + wait_s)
    finally:
        os.close(handle)


def _acquired(handle: int, deadline: float) -> bool:
    while not _try_lock(handle):
        if time.monotonic() >= deadline:
            return False
        time.sleep(_STEP_S)
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
