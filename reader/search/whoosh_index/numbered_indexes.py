"""Numbered indexes in an engine's folder, and `current`, the file with the number of the one that answers."""

import shutil
from pathlib import Path

from reader.durable import write_durably
from reader.errors import IndexDamaged, LibraryUnusable
from reader.private_folders import make_private_folder

CURRENT = "current"
"""The file with the number of the index that answers."""


class NumberedIndexes:
    """The folder of an engine; a rebuild makes another index beside the one that answers."""

    def __init__(self, folder: Path) -> None:
        """Make the folder if it is missing. Raises LibraryUnusable if it cannot be written."""
        self.folder = folder
        self._known: tuple[tuple[int, ...], str] | None = None
        try:
            # All that is here is derived and may be deleted; a file in place of the folder is not ours at all.
            if folder.is_file():
                folder.unlink()
            make_private_folder(folder)
            if (folder / CURRENT).is_dir():
                shutil.rmtree(folder / CURRENT)
            if not (folder / CURRENT).exists() and not self._numbers():
                write_durably(folder / CURRENT, b"1")
        except OSError as error:
            raise LibraryUnusable.because(folder, error) from error

    def current(self) -> str:
        """Return the name of the index that answers. Raises IndexDamaged."""
        try:
            stat = (self.folder / CURRENT).stat()
            seen = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
            if self._known is None or self._known[0] != seen:
                self._known = seen, (self.folder / CURRENT).read_text("ascii").strip()
        except (OSError, ValueError) as error:
            raise IndexDamaged(f"{CURRENT}: {error}") from error
        name = self._known[1]
        # A new folder names an index that is still to be made.
        # One look at the folder: another program may be making the index.
        numbers = self._numbers()
        if not name.isdigit() or (numbers and int(name) not in numbers):
            self._known = None
            raise IndexDamaged(f"{CURRENT}: {name!r}")
        return name

    def unused(self) -> str:
        """Return a name that no index has had."""
        return str(max(self._numbers(), default=0) + 1)

    def _numbers(self) -> list[int]:
        return [int(path.name) for path in self.folder.iterdir() if path.name.isdigit()]

    def answer_with(self, name: str) -> None:
        """Let the index of this name answer, and delete all others. Raises LibraryUnusable."""
        try:
            write_durably(self.folder / CURRENT, name.encode())
        except OSError as error:
            raise LibraryUnusable.because(self.folder, error) from error
        for other in self.folder.iterdir():
            if other.is_dir() and other.name != name:
                shutil.rmtree(other, ignore_errors=True)
