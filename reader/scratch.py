"""Temporary files and folders that say whether a program still works on them, so that those of a killed one can go.

The program that makes one holds a lock on it; the system drops the lock however the program ends.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_BEFORE, _AFTER = ".", ".dubao-new"
"""The name of a temporary file, around its random part: no file of a person bears it."""
_DRAFT = ".draft"
"""The ending of a file that SQLite writes, behind the name of the temporary file that guards it."""
_BESIDE = ("", "-journal", "-wal", "-shm")
"""Endings of the files that SQLite makes of one."""
_FOLDERS = "dubao-temporary-"
_OWNER = ".owner"
"""The file in a temporary folder that its program keeps open and locked."""


def temporary_file(folder: Path) -> tuple[int, Path]:
    """Make a file in `folder`, its owner's alone, and return a descriptor with the lock, and its path.

    Raises OSError.
    """
    while True:
        descriptor, name = tempfile.mkstemp(_AFTER, _BEFORE, folder)
        _lock(descriptor)
        # Before the lock it was anybody's, and another program may have removed it.
        if os.fstat(descriptor).st_nlink:
            return descriptor, Path(name)
        os.close(descriptor)


@contextmanager
def draft_in(folder: Path) -> Iterator[Path]:
    """Make an empty file in `folder`, also for SQLite to write to; unless it was renamed, it is removed at the end.

    The lock is held on a file beside it: closing a descriptor of the draft itself would drop SQLite's locks on it.
    Raises OSError.
    """
    descriptor, guard = temporary_file(folder)
    draft = guard.with_name(f"{guard.name}{_DRAFT}")
    try:
        draft.touch(mode=0o600)
        yield draft
    finally:
        _remove_drafts(guard)
        os.close(descriptor)
        guard.unlink(missing_ok=True)


def remove_unfinished(folder: Path) -> None:
    """Remove the temporary files that killed programs left in a folder; those being written stay."""
    with suppress(OSError):
        for file in folder.glob(f"{_BEFORE}*{_AFTER}"):
            _remove_unless_locked(file)


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Make a folder that is removed at the end, and remove those that killed programs left. Raises OSError."""
    _remove_left_folders(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=_FOLDERS, ignore_cleanup_errors=True) as name:
        descriptor = os.open(Path(name) / _OWNER, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            _lock(descriptor)
            yield Path(name)
        finally:
            os.close(descriptor)


def _remove_left_folders(folder: Path) -> None:
    with suppress(OSError):
        for left in folder.glob(f"{_FOLDERS}*"):
            # Without the file its program has not locked it yet.
            if not left.is_symlink() and _remove_unless_locked(left / _OWNER):
                shutil.rmtree(left, ignore_errors=True)


def _remove_unless_locked(file: Path) -> bool:
    """Remove a file unless a program holds its lock; return True if it is gone."""
    try:
        if sys.platform == "win32":
            # The system refuses to remove a file that is open.
            file.unlink()
            _remove_drafts(file)
            return True
        descriptor = os.open(file, os.O_RDWR | os.O_NOFOLLOW)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _remove_drafts(file)
            file.unlink()
        finally:
            os.close(descriptor)
    except OSError:
        return False
    return True


def _remove_drafts(guard: Path) -> None:
    for ending in _BESIDE:
        guard.with_name(f"{guard.name}{_DRAFT}{ending}").unlink(missing_ok=True)


def _lock(descriptor: int) -> None:
    """Lock a file until it is closed. Some network drives know no locks: there nothing is tidied."""
    if sys.platform != "win32":
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
