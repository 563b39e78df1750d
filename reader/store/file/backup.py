"""Backup copies of the library file: made by SQLite's backup API, verified, then renamed into place."""

import os
import re
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.durable import sync
from reader.errors import LibraryReason, LibraryUnusable
from reader.ports.rows import BackupLabel
from reader.store.file.opening import connect_to_read

FOLDER_NAME = "backups"
_STAMP = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"library-(\d{8}-\d{6})-(\w+)\.sqlite3")


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """A copy of the library file; `label` is the reason for it: see `reader.ports.rows.Backup.why`."""

    made: datetime
    label: str
    path: Path


def copies(folder: Path) -> list[Copy]:
    """Return the copies of the library in `folder`, newest first."""
    found = [(path, _NAME.fullmatch(path.name)) for path in (folder / FOLDER_NAME).glob("library-*.sqlite3")]
    made = [
        Copy(datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC), match[2], path) for path, match in found if match
    ]
    return sorted(made, reverse=True)


def new_copy(folder: Path, label: str) -> Path:
    """Return the path for a copy made now; a name some seconds later if others have taken this second."""
    made = datetime.now(UTC)
    while (path := folder / FOLDER_NAME / f"library-{made.strftime(_STAMP)}-{label}.sqlite3").exists():
        made += timedelta(seconds=1)
    return path


def back_up(connection: sqlite3.Connection, folder: Path, *, label: str) -> Path:
    """Make a verified copy in the library's backup folder and return its path.

    Raises LibraryUnusable(DAMAGED) if the copy is not sound, OSError and sqlite3.Error.
    """
    target = new_copy(folder, label)
    target.parent.mkdir(mode=0o700, exist_ok=True)
    # Another program may copy in the same second.
    draft = target.with_name(f"{secrets.token_hex(8)}.part")
    try:
        _copy(connection, draft)
        verify(draft, folder)
        replace_durably(draft, target)
    finally:
        draft.unlink(missing_ok=True)
    return target


def _copy(connection: sqlite3.Connection, draft: Path) -> None:
    os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
    copy = sqlite3.connect(draft, isolation_level=None)
    try:
        connection.backup(copy)
        # One file, no log beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()


def verify(path: Path, folder: Path) -> None:
    """Run SQLite's integrity check. Raises LibraryUnusable(DAMAGED) if it finds a fault."""
    copy = connect_to_read(path)
    try:
        answer = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        answer = str(error)
    finally:
        copy.close()
    if answer != "ok":
        raise LibraryUnusable(folder, LibraryReason.DAMAGED, f"{path.name}: {answer}")


def replace_durably(draft: Path, target: Path) -> None:
    """Rename `draft` to `target`; after a power cut there is one or the other, whole. Raises OSError."""
    sync(draft)
    draft.replace(target)
    sync(target.parent)


_LADDER = (("%Y-%m-%d", 7), ("%G-%V", 4), ("%Y-%m", 6))
"""Numbers of the last days, weeks and months of which the newest copy is kept."""


def thin_out(folder: Path) -> None:
    """Delete daily copies except those in _LADDER. Copies with other labels stay."""
    daily = [copy for copy in copies(folder) if copy.label == BackupLabel.DAILY]
    kept: set[Copy] = set()
    for form, count in _LADDER:
        newest: dict[str, Copy] = {}
        for copy in daily:
            newest.setdefault(copy.made.strftime(form), copy)
        kept.update(list(newest.values())[:count])
    for copy in daily:
        if copy not in kept:
            copy.path.unlink(missing_ok=True)


def last_daily(folder: Path) -> str | None:
    """Return the day of the newest daily copy, ISO 8601, UTC; None if there is none."""
    return next((copy.made.date().isoformat() for copy in copies(folder) if copy.label == BackupLabel.DAILY), None)
