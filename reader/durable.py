"""Files that are on the disk when the call returns."""

import os
import stat
import tempfile
from pathlib import Path

_PRIVATE = 0o600
"""The permissions that a temporary file is made with."""


def write_durably(path: Path, content: bytes, *, mode: int = _PRIVATE) -> None:
    """Puts a file in place in one step, on the disk when this returns; of several writers at once the last one wins.

    `mode`: its permissions. Where this raises OSError, what stood at `path` stands there still.
    """
    descriptor, temporary = tempfile.mkstemp(".new", path.name + ".", path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode != _PRIVATE:
            Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    sync(path.parent)


def write_where_named(path: Path, content: bytes) -> None:
    """`write_durably` for a file that a person named. Raises OSError.

    It keeps the permissions of the file that was there, a new one has the usual ones; a device or a pipe takes what it
    is given.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
    else:
        write_durably(path.resolve(), content, mode=_usual_mode(path))


def _usual_mode(path: Path) -> int:
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    masked = os.umask(0)
    os.umask(masked)
    return 0o666 & ~masked


def sync(path: Path) -> None:
    """Files that are gone again need none; folders cannot be opened on Windows, which needs no sync for them."""
    try:
        descriptor = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    except (FileNotFoundError, PermissionError, IsADirectoryError):
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
