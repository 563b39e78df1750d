"""Traces of a library whose file is gone from its folder: backups, other files, a renamed folder beside it."""

import os
import sqlite3
from contextlib import suppress
from itertools import islice
from pathlib import Path

from reader.store.file.backup import FOLDER_NAME, copies
from reader.store.file.opening import FILE_NAME, UNCHECKED, connect_to_read, log_of
from reader.store.file.schema import PAGE_SIZE_BYTES
from reader.store.file.sqlite_border import translated

_MOST_LOOKED_AT = 10_000
"""Folders beside the library's that are searched; each costs one look at the disk."""

_BESIDE = (FOLDER_NAME, UNCHECKED, log_of(Path(FILE_NAME)).name)


def has_copies(folder: Path) -> bool:
    """Return True if the folder has a backup that can be restored. Raises LibraryUnusable."""
    with translated(folder):
        return bool(copies(folder))


def remains(folder: Path, *others: str) -> list[str]:
    """Return names of files and folders in `folder` that only a library has there: the store's and `others`.

    Empty folders do not count. Raises LibraryUnusable.
    """
    with translated(folder):
        return [name for name in (*_BESIDE, *others) if _holds_something(folder / name)]


def _holds_something(path: Path) -> bool:
    return any(path.iterdir()) if path.is_dir() else path.exists()


def is_filled(folder: Path) -> bool:
    """Return True if the folder has a library file with tables. False proves nothing: they may still be in the log.

    Raises LibraryUnusable.
    """
    with translated(folder):
        file = folder / FILE_NAME
        return file.is_file() and file.stat().st_size > PAGE_SIZE_BYTES


def renamed(folder: Path, library_id: str) -> Path | None:
    """Return the folder beside this one that holds the library with this id, because it was renamed.

    None if there is none.
    """
    if not library_id:
        return None
    with suppress(OSError), os.scandir(folder.absolute().parent) as beside:
        for entry in islice(beside, _MOST_LOOKED_AT):
            if _id_of(Path(entry.path) / FILE_NAME) == library_id:
                return Path(entry.path)
    return None


def _id_of(file: Path) -> str | None:
    with suppress(OSError, sqlite3.Error):
        if file.is_file():
            connection = connect_to_read(file, unchanging=True)
            try:
                row = connection.execute("SELECT value FROM meta WHERE name = 'library_id'").fetchone()
                return str(row[0]) if row else None
            finally:
                connection.close()
    return None
