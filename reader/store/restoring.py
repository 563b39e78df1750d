"""Putting a copy back in the place of the library file; what was there is kept beside the copies."""

import re
import secrets
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from reader.errors import LibraryUnusable, NotHeld
from reader.library.rows import Backup
from reader.store.backup import FOLDER_NAME, back_up, replace_durably, verify
from reader.store.connection import FILE_NAME, connect, translated

_NAME = re.compile(r"library-(\d{8}-\d{6})-(\w+)\.sqlite3")
_BESIDE = ("", "-wal", "-shm")


def backups(folder: Path) -> list[Backup]:
    """The copies of the library in `folder`, newest first. Each was verified when it was made."""
    found = ((path, _NAME.fullmatch(path.name)) for path in (folder / FOLDER_NAME).glob("library-*.sqlite3"))
    rows = [_backup(path, *match.groups()) for path, match in found if match]
    return sorted(rows, key=lambda row: (row.made, row.name), reverse=True)


def restore(folder: Path, name: str) -> Path | None:
    """Make the copy `name` the library; where the file that was there is kept, None where there was none.

    The library gets a new id, and with it a new index: one that followed the other file would not know what is missing.
    Raises NotHeld, and LibraryUnusable where the copy is not sound or the disk is full; the library is then as before.
    """
    copy = folder / FOLDER_NAME / name
    if name not in {row.name for row in backups(folder)}:
        raise NotHeld("backup", name)
    verify(copy, folder)
    draft = copy.with_name(f"{secrets.token_hex(8)}.part")
    try:
        with translated(folder, opening=True):
            _write_draft(copy, draft)
        if not (folder / FILE_NAME).exists():
            replace_durably(draft, folder / FILE_NAME)
            return None
        try:
            return _write_over(folder, draft)
        except LibraryUnusable as problem:
            if problem.reason != "damaged":
                raise
            return _replace(folder, draft)
    finally:
        draft.unlink(missing_ok=True)


def _backup(path: Path, stamp: str, label: str) -> Backup:
    made = datetime.strptime(stamp, "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    return Backup(name=path.name, made=made.isoformat(), why=label, size=path.stat().st_size, stories=_stories(path))


def _stories(path: Path) -> int | None:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        return int(connection.execute("SELECT coalesce(sum(story_count), 0) FROM page").fetchone()[0])
    except sqlite3.Error:
        return None
    finally:
        connection.close()


def _write_draft(copy: Path, draft: Path) -> None:
    source = sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)
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
    """Through SQLite, so that programs which have the library open see the one or the other, whole."""
    with translated(folder, opening=True):
        live = connect(folder / FILE_NAME)
        source = sqlite3.connect(draft)
        try:
            kept = back_up(live, folder, label="replaced")
            source.backup(live)
        finally:
            source.close()
            live.close()
    return kept


def _replace(folder: Path, draft: Path) -> Path:
    """A file that SQLite cannot read: set aside as it is, with its log."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    kept = folder / FOLDER_NAME / f"library-{stamp}-damaged.sqlite3"
    try:
        for ending in reversed(_BESIDE):
            present = folder / (FILE_NAME + ending)
            if present.exists():
                present.rename(kept.with_name(kept.name + ending))
        replace_durably(draft, folder / FILE_NAME)
    except OSError as error:
        raise LibraryUnusable(folder, "unwritable", str(error)) from error
    return kept
