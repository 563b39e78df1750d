"""The progress of an import, counted in kilobytes, so that a large file counts for what it is among small ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.errors import Cancelled
from reader.importer.source.path_names import renamed
from reader.ports.progress import Progress

KILOBYTE = 1024


@dataclass(slots=True)
class FileProgress:
    """Reports the file in hand and how far it is read. `done` of `total` are behind it; it counts for `weight`.

    `called` gives files that lie under a temporary name the name that a person knows.
    """

    progress: Progress | None
    called: Mapping[Path, str]
    done: int
    total: int
    weight: int
    within: int = 0

    def read(self, size: int) -> None:
        """Note that `size` bytes of the file are read. It is done when it is held, and not before."""
        self.within = min(size // KILOBYTE, self.weight - 1)

    def __call__(self, path: Path) -> None:
        """Report the progress. Raises Cancelled if the work is to stop."""
        if self.progress and not self.progress(self.done + self.within, self.total, renamed(path, self.called)):
            raise Cancelled
