"""Care of the library file: the parts of this package as one object."""

from pathlib import Path

from reader.errors import HeldKind, NotHeld
from reader.ports.rows import Backup, BackupLabel
from reader.store.file.backup import back_up, copies, last_daily, thin_out
from reader.store.file.check import problems
from reader.store.file.database import Database, translated
from reader.store.file.restoring import backups, restore


class FileCare:
    """The adapter of `reader.ports.care.Care` for one library file."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._folder = database.folder

    def back_up(self) -> Path:
        with translated(self._folder):
            copy = back_up(self._database.connection, self._folder, label=BackupLabel.DAILY)
        thin_out(self._folder)
        return copy

    def backups(self) -> list[Backup]:
        return backups(self._folder)

    def restore(self, name: str) -> Path | None:
        with translated(self._folder):
            there = {copy.path.name for copy in copies(self._folder)}
        if name not in there:
            raise NotHeld(HeldKind.BACKUP, name)
        self._database.close()
        return restore(self._folder, name)

    def last_back_up(self) -> str | None:
        return last_daily(self._folder)

    def size(self) -> int:
        return self._database.path.stat().st_size

    def look_through(self) -> None:
        self._database.look_through()

    def check(self) -> list[str]:
        return problems(self._database)
