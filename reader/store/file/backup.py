"""Backup copies of the library file: made by SQLite's backup API, verified, then renamed into place."""

import re
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.durable import sync
from reader.errors import Cancelled, LibraryReason, LibraryUnusable
from reader.ports.progress import Progress
from reader.ports.rows import BackupLabel
from reader.room import remove_file, room_for_folder
from reader.scratch import draft_in
from reader.store.file.copy_contents import bytes_of, verified
from reader.store.file.digests import digest_file, digest_of, write_digest

FOLDER_NAME = "backups"
_STAMP = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"library-(\d{8}-\d{6})-(\w+)\.sqlite3")

_PAGES_AT_ONCE = 1024
"""Pages copied between two reports of progress: 8 MB."""


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """A copy of the library file; `label` is the reason for it: see `reader.ports.rows.Backup.why`.

    `made` is the time by the clock of that moment, which may have been wrong.
    """

    made: datetime
    label: str
    path: Path

    def is_ahead(self, now: datetime) -> bool:
        """Return True if the copy says that it was made later than now: a clock was or is wrong."""
        return self.made > now + _TOLERANCE


_TOLERANCE = timedelta(minutes=10)
"""Difference of two clocks of one person, and of a copy's name that moved on because others took its second."""


def copies(folder: Path) -> list[Copy]:
    """Return the copies of the library in `folder`, newest first; those from the future behind all others.

    Raises OSError.
    """
    try:
        paths = [path for path in (folder / FOLDER_NAME).iterdir() if path.name.startswith("library-")]
    except (FileNotFoundError, NotADirectoryError):
        return []
    made = [copy for path in paths if (copy := _copy_at(path))]
    now = datetime.now(UTC)
    return sorted(sorted(made, reverse=True), key=lambda copy: copy.is_ahead(now))


def _copy_at(path: Path) -> Copy | None:
    named = _NAME.fullmatch(path.name)
    if not named:
        return None
    try:
        return Copy(datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC), named[2], path)
    except ValueError:
        # Digits that are no date: no program of ours gave it this name.
        return None


def new_copy(folder: Path, label: str) -> Path:
    """Return the path for a copy made now; a name some seconds later if others have taken this second."""
    made = datetime.now(UTC)
    while (path := folder / FOLDER_NAME / f"library-{made.strftime(_STAMP)}-{label}.sqlite3").exists():
        made += timedelta(seconds=1)
    return path


def back_up(connection: sqlite3.Connection, folder: Path, *, label: str, progress: Progress | None = None) -> Path:
    """Make a verified copy in the library's backup folder and return its path.

    Raises LibraryUnusable(DAMAGED) if the copy is not sound, Cancelled, OSError and sqlite3.Error.
    """
    target = new_copy(folder, label)
    room_for_folder(target.parent)
    target.parent.mkdir(mode=0o700, exist_ok=True)
    _ensure_room(connection, folder)
    with draft_in(target.parent) as draft:
        copy_file(connection, draft, progress)
        verified(draft, folder, progress)
        sync(draft)
        try:
            write_digest(target, digest_of(draft))
            draft.replace(target)
        except BaseException:
            remove_file(digest_file(target))
            raise
    sync(target.parent)
    return target


def _ensure_room(connection: sqlite3.Connection, folder: Path) -> None:
    """Raise LibraryUnusable(DISK_FULL) before the disk is filled by a copy that will not fit."""
    if shutil.disk_usage(folder).free < bytes_of(connection):
        raise LibraryUnusable(folder, LibraryReason.DISK_FULL)


def copy_file(source: sqlite3.Connection, draft: Path, progress: Progress | None = None) -> None:
    """Copy an open file as it is now to an empty draft, without a log; other programs may write meanwhile.

    Raises Cancelled and sqlite3.Error.
    """
    copy = sqlite3.connect(draft, isolation_level=None)

    def copied(_status: int, left: int, total: int) -> None:
        if progress and not progress(total - left, total, draft.name):
            raise Cancelled

    try:
        # A transaction around all pieces: else the copy would begin anew when another program writes.
        source.execute("BEGIN")
        try:
            source.execute("SELECT 1 FROM sqlite_schema").fetchone()
            source.backup(copy, pages=_PAGES_AT_ONCE, progress=copied)
        finally:
            source.execute("ROLLBACK")
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()


_LADDER = (("%Y-%m-%d", 7), ("%G-%V", 4), ("%Y-%m", 6))
"""Numbers of the last days, weeks and months of which the newest copy is kept."""


_OF_LAST_DAY = 10
"""Copies of the newest one's day that stay: a person made them, before something that may go wrong."""

_MOST_BYTES = 4 << 30
"""Bytes of all daily copies together; the newest two stay in any case."""


def thin_out(folder: Path) -> None:
    """Delete daily copies except those in _LADDER and of the last day, and the oldest above _MOST_BYTES.

    Copies with other labels stay. Copies from the future have a ladder of their own: if the clock is wrong now, they
    are all that there was. Raises OSError.
    """
    now = datetime.now(UTC)
    daily = [copy for copy in copies(folder) if copy.label == BackupLabel.DAILY]
    kept: set[Copy] = set()
    for ahead in (False, True):
        for form, count in _LADDER:
            newest: dict[str, Copy] = {}
            for copy in daily:
                if copy.is_ahead(now) == ahead:
                    newest.setdefault(copy.made.strftime(form), copy)
            kept.update(list(newest.values())[:count])
    kept.update(copy for copy in daily[:_OF_LAST_DAY] if copy.made.date() == daily[0].made.date())
    taken = 0
    for number, copy in enumerate(daily):
        taken += copy.path.stat().st_size if copy in kept else 0
        if copy not in kept or (number >= 2 and taken > _MOST_BYTES):
            forget(copy)


def forget(copy: Copy) -> None:
    """Delete a copy with its digest. Raises OSError."""
    remove_file(copy.path)
    remove_file(digest_file(copy.path))


def last_daily(folder: Path) -> Copy | None:
    """Return the newest daily copy that is not from the future; None if there is none. Raises OSError."""
    now = datetime.now(UTC)
    return next(
        (copy for copy in copies(folder) if copy.label == BackupLabel.DAILY and not copy.is_ahead(now)),
        None,
    )
