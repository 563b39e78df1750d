"""Restoring a backup copy as the library file; the replaced file is kept among the copies."""

import secrets
import sqlite3
from pathlib import Path

from reader.errors import HeldKind, LibraryReason, LibraryUnusable, NotHeld
from reader.ports.rows import Backup, BackupLabel
from reader.store.file.backup import back_up, copies, new_copy, replace_durably, verify
from reader.store.file.database import FILE_NAME, translated
from reader.store.file.opening import connect, connect_to_read

_BESIDE = ("", "-wal", "-shm")


def backups(folder: Path) -> list[Backup]:
    """Return the copies of the library in `folder`, newest first. Each was verified when it was made.

    Raises LibraryUnusable if the folder cannot be read.
    """
    with translated(folder):
        return [
            Backup(
                name=copy.path.name,
                made=copy.made.isoformat(),
                why=copy.label,
                size=copy.path.stat().st_size,
                stories=_stories(copy.path),
            )
            for copy in copies(folder)
        ]


def restore(folder: Path, name: str) -> Path | None:
    """Make the copy `name` the library; return the path of the replaced file's copy, None if there was no file.

    The library gets a new id, and with it a new index: the old index follows changes that the copy does not have.
    Raises NotHeld, and LibraryUnusable if the copy is damaged or the disk full; the library is then as before.
    """
    with translated(folder):
        copy = next((copy.path for copy in copies(folder) if copy.path.name == name), None)
    if copy is None:
        raise NotHeld(HeldKind.BACKUP, name)
    with translated(folder, opening=True):
        verify(copy, folder)
        return _restored(folder, copy, copy.with_name(f"{secrets.token_hex(8)}.part"))


def _restored(folder: Path, copy: Path, draft: Path) -> Path | None:
    try:
        _write_draft(copy, draft)
        if not (folder / FILE_NAME).exists():
            replace_durably(draft, folder / FILE_NAME)
            return None
        try:
            return _write_over(folder, draft)
        except LibraryUnusable as problem:
            if problem.reason is not LibraryReason.DAMAGED:
                raise
            return _replace(folder, draft)
    finally:
        draft.unlink(missing_ok=True)


def _stories(path: Path) -> int | None:
    connection = connect_to_read(path, unchanging=True)
    try:
        return int(connection.execute("SELECT coalesce(sum(story_count), 0) FROM page").fetchone()[0])
    except sqlite3.Error:
        return None
    finally:
        connection.close()


def _write_draft(copy: Path, draft: Path) -> None:
    source = connect_to_read(copy)
    draft.touch(mode=0o600)
    target = sqlite3.connect(draft, isolation_level=None)
    try:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
        target.execute("UPDATE meta SET value = lower(hex(randomblob(16))) WHERE name = 'library_id'")
    finally:
        target.close()
        source.close()


def _write_over(folder: Path, draft: Path) -> Path:
    """Restore through SQLite, so that programs with the library open see the old or the new one, whole."""
    with translated(folder, opening=True):
        live = connect(folder / FILE_NAME)
        source = sqlite3.connect(draft)
        try:
            kept = back_up(live, folder, label=BackupLabel.REPLACED)
            source.backup(live)
        finally:
            source.close()
            live.close()
    return kept


def _replace(folder: Path, draft: Path) -> Path:
    """Set a file that SQLite cannot read aside as it is, with its log, and put the draft in its place."""
    kept = new_copy(folder, BackupLabel.DAMAGED)
    for ending in reversed(_BESIDE):
        present = folder / (FILE_NAME + ending)
        if present.exists():
            present.rename(kept.with_name(kept.name + ending))
    replace_durably(draft, folder / FILE_NAME)
    return kept
