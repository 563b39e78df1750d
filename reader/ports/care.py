"""Care of the library file: copies of it, and checks."""

from pathlib import Path
from typing import Protocol

from reader.ports.backup_changes import BackupChanges
from reader.ports.progress import Progress
from reader.ports.rows import Backup, BackupLabel

FILE_DAMAGE = "damaged places in the library file"
"""The beginning of a problem in the words of SQLite, which are for the log: a person is given their number."""


class Care(Protocol):
    """Copies and checks. Every method reads the whole file, except `size` and those that list copies."""

    def back_up(self, progress: Progress | None = None, why: BackupLabel = BackupLabel.DAILY) -> Path:
        """Make a verified copy of the library file, thin out the old daily copies; return the copy's path.

        Raises LibraryUnusable, and Cancelled if `progress` stops it; there is no copy then.
        """
        ...

    def backups(self) -> list[Backup]:
        """Return the copies, newest first; those from the future behind all others."""
        ...

    def changes(self, name: str) -> BackupChanges:
        """Return the difference that restoring the copy of this name would make, which is not verified for it.

        Raises NotHeld, LibraryUnusable.
        """
        ...

    def last_back_up(self) -> str | None:
        """Return the day of the newest daily copy, ISO, UTC; None if there is none. Copies from the future are none."""
        ...

    def changed_since_back_up(self) -> bool:
        """Return True if anything was written since the newest daily copy, or there is none. Raises LibraryUnusable."""
        ...

    def made(self) -> str:
        """Return the day on which the library was made, ISO, UTC; '' if it is not known."""
        ...

    def size(self) -> int:
        """Return the bytes of the library file."""
        ...

    def look_through(self) -> None:
        """After an unclean exit, verify the file before large writes. Otherwise returns immediately.

        Raises LibraryUnusable(DAMAGED).
        """
        ...

    def set_aside(self, name: str) -> None:
        """Count a copy as damaged: it stays, and is offered no more. Raises NotHeld, LibraryUnusable."""
        ...

    def verify(self, name: str, progress: Progress | None = None) -> None:
        """Read a copy through, as a library. Raises NotHeld; LibraryUnusable if it could not be restored; Cancelled."""
        ...

    def note_checksum(self, name: str, progress: Progress | None = None) -> None:
        """Verify a copy, and write its checksum beside it. Raises as `verify` does."""
        ...

    def check(self, progress: Progress | None = None) -> list[str]:
        """Return problems found in the library file and its records; empty if all is well.

        Each is `fault: count`, or FILE_DAMAGE, a colon, and what SQLite says. `progress` is asked if it goes on,
        without counts. Raises Cancelled.
        """
        ...
