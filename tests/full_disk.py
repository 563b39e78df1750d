"""Writing that fails half-way, as on a full disk."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def little_room(size: int) -> Iterator[None]:
    """No file of this process can be written beyond `size` bytes; skips the test if the system knows no such limit.

    Keep what else is done meanwhile small: it counts for every file.
    """
    resource = pytest.importorskip("resource", reason="limits of a process are POSIX")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
