"""A zip file that may be hostile: nothing is extracted to a name, everything is counted while it is read.

Limits: 50 MB a member, 500 MB of pages in all, 1 GB of pictures, 200 times the packed size, 10,000 members. Members
may not overlap, lie outside the archive, be links, or be encrypted.
"""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, cast

from reader.errors import FileReason, FileRefused
from reader.importer.source.natural_order import natural_key
from reader.importer.source.safe_files import STREAM_LIMIT_BYTES, open_regular

MEMBER_LIMIT_BYTES = 50 * 1024 * 1024
"""Bytes of an unpacked member: it is held in memory."""

TEXT_LIMIT_BYTES = 500 * 1024 * 1024
"""Bytes of all unpacked texts of an archive: a small archive may unpack to any size."""

PICTURES_LIMIT_BYTES = STREAM_LIMIT_BYTES
"""Bytes of all pictures: they are packed already, and together no larger than their archive."""

RATIO_LIMIT = 200
"""Times that unpacked bytes may be more than packed ones: text packs to a fifth, a bomb to a thousandth."""

MOST_MEMBERS = 10_000
"""Members of an archive, each with an entry in memory."""

_SMALL_BYTES = 64 * 1024
"""A member up to this size may be packed as tightly as it likes."""

_DIRECTORY_LIMIT_BYTES = 16 * 1024 * 1024
"""Bytes of an archive's directory, which is read as a whole."""

_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The two packings that unpack piece by piece; the others may fill the memory in one step."""

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,
)
"""Errors of zipfile and zlib over a file that is no archive, or not sound: they believe its sizes and versions."""

_NO_DAY = (1980, 1, 1)
"""The first day that a zip can name: written if the packer knew none."""

_LOCAL_HEADER_BYTES = 30
_CHUNK_BYTES = 256 * 1024
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


class Archive:
    """The members of one archive by name, in natural order. Names are checked, contents as they are read."""

    def __init__(self, path: Path, file: zipfile.ZipFile, total: int) -> None:
        """Open the archive; `total` bytes may be read in all."""
        self.path = path
        self._file = file
        self._left = total
        self._members = {_name(info): info for info in file.infolist() if _is_file(info)}
        self.packed_read = 0
        """Packed bytes of the members that were read."""

    @property
    def names(self) -> list[str]:
        """All members, by their names as written."""
        return sorted(self._members, key=natural_key)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """Return the bytes of a member.

        Raises FileRefused for this member: 'unsafe_name', 'symlink', 'encrypted', 'unknown_packing', 'too_large',
        'bomb', 'damaged' or 'not_found'.
        """
        where = self.path / name.lstrip("/")
        info = self._members.get(name)
        if info is None:
            raise FileRefused(where, FileReason.NOT_FOUND)
        _check(info, name, where)
        self.packed_read += info.compress_size
        try:
            with self._file.open(info) as member:
                return self._counted(member, info, where)
        except _DAMAGE as problem:
            raise FileRefused(where, FileReason.DAMAGED, str(problem)) from problem
        except RuntimeError as problem:
            raise FileRefused(where, FileReason.ENCRYPTED) from problem

    def packed(self, name: str) -> int:
        """Return the packed bytes of a member."""
        return self._members[name].compress_size

    def changed(self, name: str) -> date | None:
        """Return the day on which a member was changed last; None if its time is no real one or was never set."""
        info = self._members.get(name)
        if info is None or info.date_time[:3] == _NO_DAY:
            return None
        try:
            return date(*info.date_time[:3])
        except ValueError:
            return None

    def _counted(self, member: IO[bytes], info: zipfile.ZipInfo, where: Path) -> bytes:
        pieces: list[bytes] = []
        size = 0
        while piece := member.read(_CHUNK_BYTES):
            size += len(piece)
            self._left -= len(piece)
            if size > MEMBER_LIMIT_BYTES or self._left < 0:
                raise FileRefused(
                    where, FileReason.TOO_LARGE, f"more than {MEMBER_LIMIT_BYTES} bytes, or too many in all"
                )
            if size > _SMALL_BYTES and size > RATIO_LIMIT * info.compress_size:
                raise FileRefused(where, FileReason.BOMB, f"more than {RATIO_LIMIT} times its packed size")
            pieces.append(piece)
        return b"".join(pieces)


class _Bounded:
    """A file for zipfile, which reads the whole directory of an archive at once: a directory of any size is refused."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek = file.seek
        self.tell = file.tell
        self.seekable = file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > _DIRECTORY_LIMIT_BYTES:
            raise ValueError("the directory is too large")
        return self._file.read(size)


@contextmanager
def open_archive(path: Path, total: int) -> Iterator[Archive]:
    """Open a zip file, of which `total` bytes may be read.

    Raises FileRefused: 'not_an_archive', 'too_many_members', 'overlapping', or as `open_regular`.
    """
    with open_regular(path, STREAM_LIMIT_BYTES) as file, _zip(path, file) as archive:
        infos = archive.infolist()
        if len(infos) > MOST_MEMBERS:
            raise FileRefused(path, FileReason.TOO_MANY_MEMBERS, f"{len(infos)}, the limit is {MOST_MEMBERS}")
        if _overlap(infos):
            raise FileRefused(path, FileReason.OVERLAPPING)
        yield Archive(path, archive, total)


def _zip(path: Path, file: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(cast(BinaryIO, _Bounded(file)))
    except _DAMAGE as problem:
        raise FileRefused(path, FileReason.NOT_AN_ARCHIVE, str(problem)) from problem


def _overlap(infos: list[zipfile.ZipInfo]) -> bool:
    """Return True if members share bytes: a small file that unpacks to a huge one (CVE-2024-0450)."""
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            return True
        end = info.header_offset + _LOCAL_HEADER_BYTES + len(info.orig_filename) + info.compress_size
    return False


def _is_file(info: zipfile.ZipInfo) -> bool:
    """Return False for a folder and a name cut short by a NUL, at which ZipInfo.is_dir of Python 3.11 raises."""
    return bool(info.filename) and not info.filename.endswith("/")


def _name(info: zipfile.ZipInfo) -> str:
    """Return the member's name; names without the UTF-8 flag are GB18030 if Chinese Windows packed them."""
    if info.flag_bits & _UTF8_NAME or info.filename.isascii():
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _check(info: zipfile.ZipInfo, name: str, where: Path) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\x00" in name:
        raise FileRefused(where, FileReason.UNSAFE_NAME)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise FileRefused(where, FileReason.SYMLINK)
    if info.flag_bits & _ENCRYPTED:
        raise FileRefused(where, FileReason.ENCRYPTED)
    if info.compress_type not in _PACKINGS:
        raise FileRefused(where, FileReason.UNKNOWN_PACKING, str(info.compress_type))
    if info.file_size > MEMBER_LIMIT_BYTES:
        raise FileRefused(where, FileReason.TOO_LARGE, f"{info.file_size} bytes, the limit is {MEMBER_LIMIT_BYTES}")
    if info.file_size > _SMALL_BYTES and info.file_size > RATIO_LIMIT * max(1, info.compress_size):
        raise FileRefused(
            where, FileReason.BOMB, f"{info.file_size // max(1, info.compress_size)} times its packed size"
        )
