"""Numbered indexes in an engine's folder, and `current`, which names the one that answers."""

import shutil
from pathlib import Path

from reader.durable import write_durably
from reader.errors import IndexUnusable, LibraryUnusable

CURRENT = "current"
"""The file that names the index which answers."""


class Shelf:
    """The folder of an engine; a rebuild makes another index beside the one that answers."""

    def __init__(self, folder: Path) -> None:
        """Make the folder where it is missing. Raises LibraryUnusable where it cannot be written."""
        self.folder = folder
        self._known: tuple[tuple[int, ...], str] | None = None
        try:
            # What stands in the way is nothing of ours; all that lies here is derived and may be cleared away.
            if folder.is_file():
                folder.unlink()
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if (folder / CURRENT).is_dir():
                shutil.rmtree(folder / CURRENT)
            if not (folder / CURRENT).exists():
                write_durably(folder / CURRENT, b"1")
        except OSError as error:
            raise LibraryUnusable.because(folder, error) from error

    def current(self) -> str:
        """The name of the index that answers. Raises IndexUnusable."""
        try:
            stat = (self.folder / CURRENT).stat()
            seen = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
            if self._known is None or self._known[0] != seen:
                self._known = seen, (self.folder / CURRENT).read_text("ascii").strip()
        except (OSError, ValueError) as error:
            raise IndexUnusable(f"{CURRENT}: {error}") from error
        name = self._known[1]
        if not name.isdigit():
            raise IndexUnusable(f"{CURRENT}: {name!r}")
        return name

    def unused(self) -> str:
        """A name that no index has had."""
        used = [int(path.name) for path in self.folder.iterdir() if path.name.isdigit()]
        return str(max(used, default=0) + 1)

    def answer_with(self, name: str) -> None:
        """Put the index of that name in the place of all others, which are removed. Raises LibraryUnusable."""
        try:
            write_durably(self.folder / CURRENT, name.encode())
        except OSError as error:
            raise LibraryUnusable.because(self.folder, error) from error
        for other in self.folder.iterdir():
            if other.is_dir() and other.name != name:
                shutil.rmtree(other, ignore_errors=True)
