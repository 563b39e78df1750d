"""A tar file as an archive. Its headers have a limit: tarfile reads the longest of them as a whole."""

import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, BinaryIO, cast

from reader.errors import FileReason, FileRefused
from reader.importer.containers.archives.archive import (
    DAMAGE,
    MOST_MEMBERS,
    Allowance,
    Archive,
    Member,
)
from reader.importer.containers.archives.stretch import Stretch
from reader.importer.source.packings import BLOCK_BYTES

_LONGEST_HEADER_BYTES = 16 * 1024
"""Bytes of one extended header (pax): it holds a long path, and on some systems a file's attributes."""

_HEADERS_LIMIT_BYTES = 16 * 1024 * 1024
"""Bytes of all extended headers."""


class _Bounded:
    """A file for tarfile, which reads headers of any length as a whole; members are read past it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._left = _HEADERS_LIMIT_BYTES
        self.seek = file.seek
        self.tell = file.tell

    def read(self, size: int) -> bytes:
        self._left -= max(0, size - BLOCK_BYTES)
        if size > _LONGEST_HEADER_BYTES or self._left < 0:
            raise ValueError("its headers are too large")
        return self._file.read(size)


@contextmanager
def tar_file(path: Path, file: BinaryIO, allowance: Allowance) -> Iterator[Archive]:
    """Open a tar file. Raises FileRefused: 'not_an_archive', 'damaged' or 'too_many_members'.

    A cut-off archive is read as far as it goes: tarfile says no more of it than that it ends.
    """
    yield Archive(path, dict(_members(path, file, allowance)), allowance)


def _members(path: Path, file: BinaryIO, allowance: Allowance) -> Iterator[tuple[str, Member]]:
    seen = 0
    try:
        with tarfile.TarFile(fileobj=cast(BinaryIO, _Bounded(file)), errors="surrogateescape") as opened:
            for info in opened:
                seen += 1
                if seen > MOST_MEMBERS:
                    break
                if not info.isdir():
                    yield _name(info), _member(file, info)
    except DAMAGE as problem:
        reason = FileReason.DAMAGED if seen else FileReason.NOT_AN_ARCHIVE
        raise FileRefused(path, reason, str(problem)) from problem
    allowance.take_members(seen, path)


def _member(file: BinaryIO, info: tarfile.TarInfo) -> Member:
    @contextmanager
    def bytes_of() -> Iterator[IO[bytes]]:
        yield cast(IO[bytes], Stretch(file, info.offset_data, info.size))

    return Member(size=info.size, packed=info.size, open=bytes_of, changed=_day(info), refusal=_refusal(info))


def _refusal(info: tarfile.TarInfo) -> tuple[FileReason, str] | None:
    if info.issym() or info.islnk():
        return FileReason.SYMLINK, ""
    if not info.isreg():
        return FileReason.NOT_A_FILE, ""
    return (FileReason.UNKNOWN_PACKING, "sparse") if info.issparse() else None


def _name(info: tarfile.TarInfo) -> str:
    """Return the member's name without `./`; bytes that are no UTF-8 are GB18030 if an older system packed them."""
    name = info.name.removeprefix("./")
    try:
        name.encode()
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogateescape").decode("gb18030", "replace")
    return name


def _day(info: tarfile.TarInfo) -> date | None:
    """Return the day of the member's time; None for one that no clock shows, or that was never set."""
    try:
        return datetime.fromtimestamp(info.mtime, UTC).date() if info.mtime > 0 else None
    except (ValueError, OverflowError, OSError):
        return None
