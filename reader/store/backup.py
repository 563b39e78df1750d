"""Copies of the library file: made by SQLite's backup API, verified, then put in place in one step."""

import os
import secrets
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from reader.errors import LibraryUnusable

FOLDER_NAME = "backups"


def back_up(connection: sqlite3.Connection, folder: Path, *, label: str) -> Path:
    """A verified copy in the library's backup folder; its path. Raises LibraryUnusable where the copy is not sound."""
    backups = folder / FOLDER_NAME
    backups.mkdir(mode=0o700, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    target = backups / f"library-{stamp}-{label}.sqlite3"
    # Two programs may copy in the same second.
    draft = backups / f"{secrets.token_hex(8)}.part"
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
    """Raises LibraryUnusable where SQLite finds the file unsound."""
    copy = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        copy.execute("PRAGMA trusted_schema = OFF")
        answer = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        answer = str(error)
    finally:
        copy.close()
    if answer != "ok":
        raise LibraryUnusable(folder, "damaged", f"{path.name}: {answer}")


def replace_durably(draft: Path, target: Path) -> None:
    """Put `draft` in the place of `target`; after a power cut there is the one or the other, whole."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    draft.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


_LADDER = (("%Y-%m-%d", 7), ("%G-%V", 4), ("%Y-%m", 6))
"""How many days, weeks and months keep their newest copy."""


def thin_out(folder: Path) -> None:
    """Delete daily copies that the ladder does not keep; copies made before a migration stay."""
    copies = sorted((folder / FOLDER_NAME).glob("library-*-daily.sqlite3"), reverse=True)
    kept: set[Path] = set()
    for form, count in _LADDER:
        newest: dict[str, Path] = {}
        for copy in copies:
            newest.setdefault(_made(copy).strftime(form), copy)
        kept.update(list(newest.values())[:count])
    for copy in copies:
        if copy not in kept:
            copy.unlink(missing_ok=True)


def last_daily(folder: Path) -> str | None:
    """The day (ISO, UTC) of the newest daily copy."""
    days = [_made(copy).date().isoformat() for copy in (folder / FOLDER_NAME).glob("library-*-daily.sqlite3")]
    return max(days, default=None)


def _made(copy: Path) -> datetime:
    return datetime.strptime(copy.name.split("-daily")[0], "library-%Y%m%d-%H%M%S").replace(tzinfo=UTC)
