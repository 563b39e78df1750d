"""Temporary files and folders that say whether a program still works on them, so that those of a killed one can go.

The program that makes one holds a lock on it; the system drops the lock however the program ends.
"""

import os
import platform
import re
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_BEFORE, _AFTER = ".", ".dubao-new"
"""The name of a temporary file, around its random part: no file of a person bears it."""
_DRAFT = re.compile(r"(?P<machine>[0-9a-f]{8})-(?P<process>\d+)-[0-9a-f]{16}\.part(?:-journal|-wal|-shm)?")
"""The name of a draft, and of the files that SQLite writes beside it."""
_OLD_S = 24 * 60 * 60
"""Age at which a draft of another machine, or of Windows, is taken to be left."""
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


def remove_unfinished(folder: Path) -> None:
    """Remove the temporary files that killed programs left in a folder; those being written stay."""
    with suppress(OSError):
        for file in folder.glob(f"{_BEFORE}*{_AFTER}"):
            _remove_unless_locked(file)


def draft_in(folder: Path) -> Path:
    """Return the path of a file to be made in `folder`, named for this process.

    For files that SQLite opens: a lock held on one would be dropped, or drop SQLite's own.
    """
    return folder / f"{_machine()}-{os.getpid()}-{secrets.token_hex(8)}.part"


def remove_left_drafts(folder: Path) -> None:
    """Remove drafts whose process is gone, with SQLite's files beside them."""
    with suppress(OSError):
        for file in folder.iterdir():
            named = _DRAFT.fullmatch(file.name)
            if named and _is_left(file, named["machine"], int(named["process"])):
                with suppress(OSError):
                    file.unlink()


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


def _machine() -> str:
    return sha256(platform.node().encode()).hexdigest()[:8]


def _is_left(file: Path, machine: str, process: int) -> bool:
    if sys.platform == "win32" or machine != _machine():
        return file.stat().st_mtime < time.time() - _OLD_S
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


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
            return True
        descriptor = os.open(file, os.O_RDWR | os.O_NOFOLLOW)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            file.unlink()
        finally:
            os.close(descriptor)
    except OSError:
        return False
    return True


def _lock(descriptor: int) -> None:
    """Lock a file until it is closed. Some network drives know no locks: there nothing is tidied."""
    if sys.platform != "win32":
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
