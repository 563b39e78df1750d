"""Restoring a backup copy as the library file; the replaced file is kept among the copies."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from reader.errors import HeldKind, LibraryReason, LibraryUnusable, NotHeld
from reader.ports.progress import Progress
from reader.ports.rows import Backup, BackupLabel, BackupState
from reader.scratch import draft_in
from reader.store.file.backup import Copy, back_up, copies, copy_file, new_copy
from reader.store.file.copy_contents import counted, glance, verified
from reader.store.file.digests import noted_digest
from reader.store.file.exchange import exchange, finish
from reader.store.file.header import verify_writable
from reader.store.file.opening import FILE_NAME, connect, connect_to_read, is_nothing
from reader.store.file.sqlite_border import damage_found, translated

_NO_MATTER_OF_THE_FILE = (LibraryReason.DISK_FULL, LibraryReason.LOCKED)
"""Reasons that would keep any file from being put in its place; for all others the present file is set aside."""


def backups(folder: Path) -> list[Backup]:
    """Return the copies of the library in `folder`, newest first; those from the future behind all others.

    Each was verified when it was made. Raises LibraryUnusable if the folder cannot be read.
    """
    with translated(folder):
        found = copies(folder)
    now = datetime.now(UTC)
    return [_backup(folder, copy, ahead=copy.is_ahead(now)) for copy in found]


def _backup(folder: Path, copy: Copy, *, ahead: bool) -> Backup:
    held = glance(copy.path)
    with translated(folder):
        size = copy.path.stat().st_size
    return Backup(
        name=copy.path.name,
        made=copy.made.isoformat(),
        why=copy.label,
        size=size,
        stories=held.stories if held else None,
        bookmarks=held.bookmarks if held else None,
        ahead=ahead,
        state=_state(copy, size, readable=held is not None),
    )


def _state(copy: Copy, size: int, *, readable: bool) -> BackupState:
    if not size:
        return BackupState.EMPTY
    if not readable:
        return BackupState.UNREADABLE
    if copy.label == BackupLabel.DAMAGED:
        return BackupState.DAMAGED
    return BackupState.AS_MADE if noted_digest(copy.path) else BackupState.NO_CHECKSUM


def restore(folder: Path, name: str, progress: Progress | None = None) -> Path | None:
    """Make the copy `name` the library; return the path of the replaced file's copy, None if there was no file.

    The copy is opened as a library, read through and counted first; the present file need not be readable. The library
    gets a new id, and with it a new index: the old index follows changes that the copy does not have. Raises NotHeld,
    Cancelled, and LibraryUnusable if the copy is damaged or the disk full; the library is then as before.
    """
    path = sound_copy(folder, name, progress)
    with damage_found(folder):
        finish(folder)
        with draft_in(folder) as draft:
            _write_draft(path, draft, folder, progress)
            return put_in_place(folder, draft)


def copy_named(folder: Path, name: str) -> Path:
    """Return the path of the copy with this name. Raises NotHeld, LibraryUnusable."""
    with translated(folder):
        path = next((copy.path for copy in copies(folder) if copy.path.name == name), None)
    if path is None:
        raise NotHeld(HeldKind.BACKUP, name)
    return path


def sound_copy(folder: Path, name: str, progress: Progress | None = None) -> Path:
    """Read the copy `name` through as a library, and return its path.

    Raises NotHeld, Cancelled, and LibraryUnusable: NEWER, or BACKUP_DAMAGED with the copy's name, from its damage.
    """
    path = copy_named(folder, name)
    try:
        verified(path, folder, progress)
    except LibraryUnusable as problem:
        if problem.reason is not LibraryReason.DAMAGED:
            raise
        raise LibraryUnusable(folder, LibraryReason.BACKUP_DAMAGED, name) from problem
    return path


def put_in_place(folder: Path, draft: Path) -> Path | None:
    """Make a whole file in the library's folder the library; return the path of the replaced file's copy.

    Programs that have a sound library open see the old or the new one, whole. Raises LibraryUnusable, OSError.
    """
    present = folder / FILE_NAME
    if is_nothing(present):
        exchange(folder, draft, None)
        return None
    try:
        return _write_over(folder, draft)
    except LibraryUnusable as problem:
        if problem.reason in _NO_MATTER_OF_THE_FILE:
            raise
        label = BackupLabel.REPLACED if problem.reason is LibraryReason.NEWER else BackupLabel.DAMAGED
    kept = new_copy(folder, label)
    exchange(folder, draft, kept)
    return kept


def _write_draft(copy: Path, draft: Path, folder: Path, progress: Progress | None) -> None:
    with closing(connect_to_read(copy)) as source:
        expected = counted(source)
        copy_file(source, draft, progress)
    with closing(sqlite3.connect(draft, isolation_level=None)) as made:
        made.execute("PRAGMA trusted_schema = OFF")
        made.execute("UPDATE meta SET value = lower(hex(randomblob(16))) WHERE name = 'library_id'")
        if counted(made) != expected:
            raise LibraryUnusable(folder, LibraryReason.DAMAGED, f"{copy.name}: it was not read whole")


def _write_over(folder: Path, draft: Path) -> Path:
    """Restore through SQLite, in one transaction of the present file."""
    with (
        damage_found(folder),
        closing(connect(folder / FILE_NAME)) as live,
        closing(sqlite3.connect(draft)) as source,
    ):
        verify_writable(live, folder / FILE_NAME)
        kept = back_up(live, folder, label=BackupLabel.REPLACED)
        source.backup(live)
    return kept
