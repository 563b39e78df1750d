"""Backups as a front end asks a library for them: one that is due, the changes of a restore, the restore itself."""

from reader.errors import LibraryReason
from reader.library import backups
from reader.library.library import Library
from reader.ports.backup_changes import BackupChanges
from reader.ports.progress import Progress
from reader.ports.restored import Restored


def due(library: Library) -> bool:
    """Return True if a library that can be written to lacks its copy of the day, a large one that of the week."""
    return library.writable and backups.is_due(library.store)


def changes(library: Library, name: str) -> BackupChanges:
    """Return the difference that restoring the backup `name` would make. Raises NotHeld, LibraryUnusable."""
    return library.store.care.changes(name)


def put_back(library: Library, name: str, progress: Progress | None = None) -> Restored:
    """Put the backup `name` in the place of the library, which is closed; see `Library.restore`.

    No act, for it replaces the log of acts as well: the way back is the backup that the library becomes.
    """
    return library.restore(name, progress)


def back_up_after_acts(library: Library) -> LibraryReason | None:
    """Like `back_up_daily`, at the end of a short command, which must not wait for a copy of a large library."""
    return backups.back_up_at_once(library.store) if library.writable else None
