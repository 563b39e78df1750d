"""A watch for changes of the lists of files in folders, at the price of one system call a folder."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

SETTLED_NS = 3_000_000_000
"""Nanoseconds after which a change gives a folder another time for certain: file systems count time in steps."""


class FolderWatch:
    """The modification times of folders as they were when last asked about."""

    def __init__(self) -> None:
        self._times: list[int] | None = None

    def unchanged(self, folders: Sequence[Path]) -> bool:
        """Return True if the folders certainly have the same files as the last time.

        A change within the last SETTLED_NS counts as going on. Raises OSError if a folder is gone.
        """
        times = [os.stat(folder).st_mtime_ns for folder in folders]  # noqa: PTH116  (takes half as long as Path.stat)
        same = times == self._times
        settled = max(times) < time.time_ns() - SETTLED_NS
        self._times = times if settled else None
        return same
