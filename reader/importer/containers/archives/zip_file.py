"""A zip file as an archive. Its members may not overlap, and its directory has a limit, for it is read as a whole."""

import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, BinaryIO, cast

from reader.errors import FileReason, FileRefused
from reader.importer.containers.archives.archive import DAMAGE, Allowance, Archive, Member

_DIRECTORY_LIMIT_BYTES = 16 * 1024 * 1024
"""Bytes of an archive's directory, which is read as a whole."""

_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The two packings that unpack piece by piece; the others may fill the memory in one step."""

_NO_DAY = (1980, 1, 1)
"""The first day that a zip can name: written if the packer knew none."""

_LOCAL_HEADER_BYTES = 30
_MODE_SHIFT, _DAY_PARTS = 16, 3
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


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
def zip_file(path: Path, file: BinaryIO, allowance: Allowance) -> Iterator[Archive]:
    """Open a zip file. Raises FileRefused: 'not_an_archive', 'too_many_members' or 'overlapping'."""
    with _opened(path, file) as opened:
        infos = opened.infolist()
        allowance.take_members(len(infos), path)
        if _overlap(infos):
            raise FileRefused(path, FileReason.OVERLAPPING)
        members = {_name(info): _member(opened, info) for info in infos if _is_file(info)}
        yield Archive(path, members, allowance)


def _opened(path: Path, file: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(cast(BinaryIO, _Bounded(file)))
    except DAMAGE as problem:
        raise FileRefused(path, FileReason.NOT_AN_ARCHIVE, str(problem)) from problem


def _member(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    @contextmanager
    def bytes_of() -> Iterator[IO[bytes]]:
        try:
            with opened.open(info) as file:
                yield file
        except RuntimeError as problem:
            raise FileRefused(Path(info.filename), FileReason.ENCRYPTED) from problem

    return Member(
        size=info.file_size, packed=info.compress_size, open=bytes_of, changed=_day(info), refusal=_refusal(info)
    )


def _refusal(info: zipfile.ZipInfo) -> tuple[FileReason, str] | None:
    if stat.S_ISLNK(info.external_attr >> _MODE_SHIFT):
        return FileReason.SYMLINK, ""
    if info.flag_bits & _ENCRYPTED:
        return FileReason.ENCRYPTED, ""
    if info.compress_type not in _PACKINGS:
        return FileReason.UNKNOWN_PACKING, str(info.compress_type)
    return None


def _day(info: zipfile.ZipInfo) -> date | None:
    if info.date_time[:_DAY_PARTS] == _NO_DAY:
        return None
    try:
        return date(*info.date_time[:_DAY_PARTS])
    except ValueError:
        return None


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
