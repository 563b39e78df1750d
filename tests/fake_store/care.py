"""Care of nothing: a store in memory has no file."""

from pathlib import Path

from reader.errors import HeldKind, LibraryReason, LibraryUnusable, NotHeld
from reader.ports.backup_changes import BackupChanges
from reader.ports.progress import Progress
from reader.ports.rows import Backup, BackupLabel


class FakeCare:
    def back_up(self, progress: Progress | None = None, why: BackupLabel = BackupLabel.DAILY) -> Path:
        raise LibraryUnusable(Path(), LibraryReason.UNWRITABLE, "a store in memory has no file")

    def backups(self) -> list[Backup]:
        return []

    def changes(self, name: str) -> BackupChanges:
        raise NotHeld(HeldKind.BACKUP, name)

    def last_back_up(self) -> str | None:
        return None

    def changed_since_back_up(self) -> bool:
        return False

    def made(self) -> str:
        return ""

    def size(self) -> int:
        return 0

    def look_through(self) -> None:
        return

    def set_aside(self, name: str) -> None:
        raise NotHeld(HeldKind.BACKUP, name)

    def verify(self, name: str, progress: Progress | None = None) -> None:
        raise NotHeld(HeldKind.BACKUP, name)

    def note_checksum(self, name: str, progress: Progress | None = None) -> None:
        raise NotHeld(HeldKind.BACKUP, name)

    def check(self, progress: Progress | None = None) -> list[str]:
        return []
