"""Files written in one step: after a crash or power cut there is the old file or the new one, whole."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from reader.scratch import remove_unfinished, temporary_file

_PRIVATE = 0o600
"""The permissions of a temporary file: its owner's alone."""


def write_durably(path: Path, content: bytes | Iterable[bytes], *, mode: int = _PRIVATE) -> None:
    """Write a file beside `path`, sync it, and rename it to `path`; of several writers at once the last one wins.

    `content` may come in pieces, so that it need not fit into the memory. `mode`: its permissions. Raises OSError; the
    old file is untouched then.
    """
    descriptor, temporary = temporary_file(path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines((content,) if isinstance(content, bytes) else content)
            file.flush()
            os.fsync(file.fileno())
        if mode != _PRIVATE:
            temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync(path.parent)


def write_where_named(path: Path, content: bytes) -> None:
    """Write a file that a person named, as `write_durably` does. Raises OSError.

    An existing file keeps its permissions, a new one gets those of the umask. To a device or a pipe it writes directly.
    Temporary files that a killed export left beside it are removed.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
    else:
        remove_unfinished(path.resolve().parent)
        write_durably(path.resolve(), content, mode=_usual_mode(path))


def _usual_mode(path: Path) -> int:
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    masked = os.umask(0)
    os.umask(masked)
    return 0o666 & ~masked


def sync(path: Path) -> None:
    """Sync a file or folder to the disk. Raises OSError.

    A file that is gone again is passed over, and a folder on Windows, which cannot open folders and need not.
    """
    try:
        descriptor = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    except (FileNotFoundError, PermissionError, IsADirectoryError):
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
