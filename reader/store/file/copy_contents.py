"""A copy opened as a library: its version, its soundness, every row of it read, and what it holds counted."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from reader.errors import Cancelled, LibraryReason, LibraryUnusable
from reader.ports.progress import Progress
from reader.store.file.digests import digest_of, noted_digest
from reader.store.file.header import version_of
from reader.store.file.opening import log_of, opened_to_read
from reader.store.file.schema import TABLES
from reader.store.file.sqlite_border import damage_found

_STEPS_BETWEEN = 100_000
"""Instructions of SQLite's machine between two questions if the work is to be stopped: some milliseconds."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Counts of a library file: listed stories, bookmarks with highlights, corrections."""

    stories: int
    bookmarks: int
    corrections: int


def counted(connection: sqlite3.Connection) -> Contents:
    """Return what an open library file holds. Raises sqlite3.Error."""

    def count(sql: str) -> int:
        return int(connection.execute(sql).fetchone()[0])

    return Contents(
        stories=count("SELECT coalesce(sum(story_count), 0) FROM page"),
        bookmarks=count("SELECT count(*) FROM bookmark"),
        corrections=count("SELECT count(*) FROM correction"),
    )


def progress_of(connection: sqlite3.Connection) -> dict[str, object]:
    """Return the numbers that grow with every change of a file: last ids by table, the last entry of the journal.

    Raises sqlite3.Error.
    """
    numbers: dict[str, object] = dict(connection.execute("SELECT name, seq FROM sqlite_sequence"))
    return numbers | dict(connection.execute("SELECT name, value FROM meta WHERE name = 'journal'"))


def glance(path: Path) -> Contents | None:
    """Return what a copy seems to hold, without verifying it; None if it cannot be read or has another length."""
    try:
        with damage_found(path.parent), closing(opened_to_read(path)) as copy:
            version_of(copy, path.parent)
            # Pages in a log count as well.
            whole = log_of(path).exists() or bytes_of(copy) == path.stat().st_size
            return counted(copy) if whole else None
    except LibraryUnusable:
        return None


def bytes_of(file: sqlite3.Connection) -> int:
    """Return the length that a file has by its header."""
    ((pages,),) = file.execute("PRAGMA page_count")
    ((page_bytes,),) = file.execute("PRAGMA page_size")
    return int(pages * page_bytes)


def verified(path: Path, folder: Path, progress: Progress | None = None) -> Contents:
    """Verify a copy as far as can be, and return what it holds; the copy is only read.

    It has the digest noted when it was made, is a library of a version that this program opens, passes SQLite's check,
    and every row of every table can be read. Raises LibraryUnusable of the library's
    `folder`, DAMAGED or NEWER; Cancelled.
    """
    ask = _Asking(progress, path.name)
    with damage_found(folder):
        noted = noted_digest(path)
        if noted and digest_of(path, lambda _: ask()) != noted:
            raise LibraryUnusable(folder, LibraryReason.DAMAGED, f"{path.name}: changed since it was made")
        with closing(opened_to_read(path)) as copy:
            copy.set_progress_handler(ask.quietly, _STEPS_BETWEEN)
            try:
                return _read_through(copy, path, folder)
            except sqlite3.OperationalError as error:
                if ask.stopped:
                    raise Cancelled from error
                raise


def _read_through(copy: sqlite3.Connection, path: Path, folder: Path) -> Contents:
    if version_of(copy, folder) == 0:
        raise LibraryUnusable(folder, LibraryReason.DAMAGED, f"{path.name}: it is empty")
    answer = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if answer != "ok":
        raise LibraryUnusable(folder, LibraryReason.DAMAGED, f"{path.name}: {answer}")
    held = {name for (name,) in copy.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    for table in TABLES:
        # Tables of later versions are not in copies of earlier ones.
        if table in held:
            for _ in copy.execute(f"SELECT * FROM {table}"):
                pass
    return counted(copy)


class _Asking:
    """The question if the work is to be stopped, asked of a Progress that need not be there."""

    def __init__(self, progress: Progress | None, name: str) -> None:
        self._progress = progress
        self._name = name
        self.stopped = False

    def __call__(self) -> None:
        """Raise Cancelled if the work is to be stopped."""
        if self.quietly():
            raise Cancelled

    def quietly(self) -> bool:
        """Return True if the work is to be stopped."""
        if self._progress and not self._progress(0, 0, self._name):
            self.stopped = True
        return self.stopped
