"""Care of the library file: the parts of this package as one object."""

from contextlib import closing
from pathlib import Path

from reader.ports.backup_changes import BackupChanges
from reader.ports.progress import Progress
from reader.ports.rows import Backup, BackupLabel
from reader.room import remove_file
from reader.store.file.backup import back_up, last_daily, new_copy, thin_out
from reader.store.file.check import problems
from reader.store.file.copy_changes import changes
from reader.store.file.copy_contents import progress_of
from reader.store.file.database import Database
from reader.store.file.digests import digest_file, digest_of, write_digest
from reader.store.file.opening import connect_to_read
from reader.store.file.restoring import backups, copy_named, sound_copy
from reader.store.file.sqlite_border import damage_found, translated


class FileCare:
    """The adapter of `reader.ports.care.Care` for one library file."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._folder = database.folder

    def back_up(self, progress: Progress | None = None, why: BackupLabel = BackupLabel.DAILY) -> Path:
        with translated(self._folder):
            copy = back_up(self._database.connection, self._folder, label=why, progress=progress)
            thin_out(self._folder)
        return copy

    def backups(self) -> list[Backup]:
        return backups(self._folder)

    def changes(self, name: str) -> BackupChanges:
        return changes(self._folder, name)

    def last_back_up(self) -> str | None:
        with translated(self._folder):
            last = last_daily(self._folder)
        return last.made.date().isoformat() if last else None

    def changed_since_back_up(self) -> bool:
        with damage_found(self._folder):
            last = last_daily(self._folder)
            if last is None:
                return True
            with closing(connect_to_read(last.path, unchanging=True)) as copy:
                return progress_of(copy) != progress_of(self._database.connection)

    def made(self) -> str:
        row = self._database.first("SELECT value FROM meta WHERE name = 'created'")
        return str(row[0])[:10] if row else ""

    def size(self) -> int:
        with translated(self._folder):
            return self._database.path.stat().st_size

    def look_through(self) -> None:
        self._database.look_through()

    def set_aside(self, name: str) -> None:
        copy = copy_named(self._folder, name)
        with translated(self._folder):
            copy.rename(new_copy(self._folder, BackupLabel.DAMAGED))
            remove_file(digest_file(copy))

    def verify(self, name: str, progress: Progress | None = None) -> None:
        sound_copy(self._folder, name, progress)

    def note_checksum(self, name: str, progress: Progress | None = None) -> None:
        copy = sound_copy(self._folder, name, progress)
        with translated(self._folder):
            write_digest(copy, digest_of(copy))

    def check(self, progress: Progress | None = None) -> list[str]:
        return problems(self._database, progress)
