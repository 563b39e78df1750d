"""Bytes of a file, read safely: no links, no pipes, no more than a limit.

A file in an import folder may be a symlink to somewhere else, a FIFO that never ends, or larger than the memory.
It is opened with O_NOFOLLOW and O_NONBLOCK, must be a regular file, and its size is looked at before a byte is read.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from reader.errors import FileReason, FileRefused, system_reason

PAGE_LIMIT_BYTES = 20 * 1024 * 1024
"""Bytes of one page of text or HTML; a page of a newspaper has about 20 KB."""

STREAM_LIMIT_BYTES = 1024 * 1024 * 1024
"""Bytes of one archive or of one JSON Lines file; these are never read as a whole."""

SETTLED_S = 3.0
"""Seconds. The coarsest file systems count time in steps of two."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_CHUNK_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes and the path that names them. Inside an archive the path runs on into it (`week.zip/2023/02.md`).

    `changed` is the day on which the file was changed last, by its own time; None if it has none.
    """

    path: Path
    data: bytes
    changed: date | None = None


@contextmanager
def open_regular(path: Path, limit: int) -> Iterator[BinaryIO]:
    """Open a regular file of at most `limit` bytes.

    Raises FileRefused: 'not_found', 'symlink', 'not_a_file', 'not_readable', 'too_large' or 'read_failed'.
    """
    handle = _descriptor(path)
    try:
        _check(path, os.fstat(handle), limit)
    except FileRefused:
        os.close(handle)
        raise
    with os.fdopen(handle, "rb") as file:
        try:
            yield file
        except OSError as problem:
            raise FileRefused(path, FileReason.READ_FAILED, system_reason(problem)) from problem


def read_document(path: Path, limit: int = PAGE_LIMIT_BYTES) -> Document:
    """Return the bytes of a file; FileRefused as `open_regular`. A file that grows while it is read is refused too."""
    with open_regular(path, limit) as file:
        document = document_of(file, path, limit + 1)
    if len(document.data) > limit:
        raise FileRefused(path, FileReason.TOO_LARGE, f"the limit is {limit} bytes")
    return document


def document_of(file: BinaryIO, path: Path, most: int) -> Document:
    """Return the next bytes of an open file, `most` of them at most."""
    return Document(path, file.read(most), _day(os.fstat(file.fileno()).st_mtime))


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hex, by which the library knows a file that it holds; FileRefused as above."""
    total = hashlib.sha256()
    with open_regular(path, STREAM_LIMIT_BYTES) as file:
        while chunk := file.read(_CHUNK_BYTES):
            total.update(chunk)
    return total.hexdigest()


def size(path: Path) -> int:
    """Return the bytes that a file has; 0 if there is none, or the system does not say."""
    try:
        return path.lstat().st_size
    except (OSError, ValueError):
        return 0


def stamp(path: Path, now: float) -> str:
    """Return size, times and number of a file as the file system has them. The same answer again: the same bytes.

    '' if that proves nothing: there is no such file, or it changed within SETTLED_S seconds of `now` (Unix time), so
    that a change still to come might bear the same time.
    """
    try:
        status = path.lstat()
    except (OSError, ValueError):
        return ""
    if not stat.S_ISREG(status.st_mode) or now - max(status.st_mtime, status.st_ctime) < SETTLED_S:
        return ""
    return f"{status.st_size}-{status.st_mtime_ns}-{status.st_ctime_ns}-{status.st_ino}"


def _day(seconds: float) -> date | None:
    """Return the day of a file's time, in the time zone of this machine; None for a time that no clock shows."""
    try:
        return date.fromtimestamp(seconds)
    except (ValueError, OverflowError, OSError):
        return None


def _check(path: Path, status: os.stat_result, limit: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise FileRefused(path, FileReason.NOT_A_FILE)
    if status.st_size > limit:
        raise FileRefused(path, FileReason.TOO_LARGE, f"{status.st_size} bytes, the limit is {limit}")


def _descriptor(path: Path) -> int:
    try:
        if path.is_symlink():
            raise FileRefused(path, FileReason.SYMLINK)
        return os.open(path, _FLAGS)
    except FileNotFoundError as problem:
        raise FileRefused(path, FileReason.NOT_FOUND) from problem
    except IsADirectoryError as problem:
        raise FileRefused(path, FileReason.NOT_A_FILE) from problem
    except OSError as problem:
        raise FileRefused(path, FileReason.NOT_READABLE, system_reason(problem)) from problem
    except ValueError as problem:
        # A NUL in the path.
        raise FileRefused(path, FileReason.NOT_FOUND) from problem
