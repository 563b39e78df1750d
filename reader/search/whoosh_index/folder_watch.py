"""Whether anything was put into folders or taken out of them, asked for the price of one system call each."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

SETTLED = 3_000_000_000
"""Nanoseconds after which a change gives a folder another time for certain: file systems count time in steps."""


class Watch:
    """Remembers the times of folders as they were when last asked about."""

    def __init__(self) -> None:
        self._times: list[int] | None = None

    def unchanged(self, folders: Sequence[Path]) -> bool:
        """Whether their lists of files are certainly those of the last time; what changed just now counts as changing.

        Raises OSError where a folder is gone.
        """
        times = [os.stat(folder).st_mtime_ns for folder in folders]  # noqa: PTH116  (half as long as Path.stat)
        same = times == self._times
        settled = max(times) < time.time_ns() - SETTLED
        self._times = times if settled else None
        return same
