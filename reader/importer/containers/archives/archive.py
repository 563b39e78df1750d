"""An archive that may be hostile: nothing is extracted to a name, everything is counted while it is read.

Limits: 50 MB a member, 500 MB of pages in all, 1 GB of pictures and of archives within the archive, 200 times the
packed size, 10,000 members. No member may lie outside the archive, be a link, or be encrypted.
"""

import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from reader.errors import FileReason, FileRefused
from reader.importer.source.natural_order import natural_key
from reader.importer.source.safe_files import STREAM_LIMIT_BYTES

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

MOST_MEMBERS_IN_ALL = 100_000
"""Members of an archive and of the archives within it: 20 years of a daily paper, a member a page."""

SMALL_BYTES = 64 * 1024
"""A member up to this size may be packed as tightly as it likes."""

DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    lzma.LZMAError,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,
)
"""Errors of Python's own readers over a file that is no archive, or not sound: they believe its sizes and versions.

NotImplementedError is zipfile's word for a version or packing that it does not know.
"""

CHUNK_BYTES = 256 * 1024


class Allowance:
    """The bytes and members that may still be read of an archive and of those within it."""

    def __init__(self, total: int) -> None:
        """Allow `total` bytes of pages, and as many of archives within the archive as a file may have."""
        self._pages, self._archives, self._members = total, STREAM_LIMIT_BYTES, MOST_MEMBERS_IN_ALL

    def take_page(self, size: int, where: Path) -> None:
        self._pages -= size
        _hold(self._pages, where)

    def take_archive(self, size: int, where: Path) -> None:
        self._archives -= size
        _hold(self._archives, where)

    def take_members(self, count: int, where: Path) -> None:
        """FileRefused 'too_many_members' for one archive with too many, or with too many in all."""
        self._members -= count
        if count > MOST_MEMBERS or self._members < 0:
            most = MOST_MEMBERS if count > MOST_MEMBERS else MOST_MEMBERS_IN_ALL
            raise FileRefused(where, FileReason.TOO_MANY_MEMBERS, f"{count}, the limit is {most}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file of an archive. `size` and `packed` are in bytes, as the archive states them; it may lie.

    `open` gives its unpacked bytes, and may raise any of DAMAGE or FileRefused. `changed` is the day on which it was
    changed last, None if unknown. `refusal` is the reason why it must not be read, with its detail.
    """

    size: int
    packed: int
    open: Callable[[], AbstractContextManager[IO[bytes]]]
    changed: date | None = None
    refusal: tuple[FileReason, str] | None = None


class Archive:
    """The members of one archive by name, in natural order. Names are checked, contents as they are read."""

    def __init__(
        self, path: Path, members: Mapping[str, Member], allowance: Allowance, *, single: bool = False
    ) -> None:
        """`path` names the archive, within another one it runs on into that; `single`: a file packed by itself."""
        self.path = path
        self.allowance = allowance
        self.single = single
        self._members = members
        self.depth = 1
        """One for an archive, two for an archive in it, and so on."""
        self.packed_read = 0
        """Packed bytes of the members that were read."""

    @property
    def names(self) -> list[str]:
        """All members, by their names as written."""
        return sorted(self._members, key=natural_key)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def where(self, name: str) -> Path:
        """Return the path that names a member in reports."""
        return self.path / name.lstrip("/")

    def read(self, name: str) -> bytes:
        """Return the bytes of a member.

        Raises FileRefused for this member: 'unsafe_name', 'symlink', 'encrypted', 'unknown_packing', 'too_large',
        'bomb', 'damaged' or 'not_found'.
        """
        where = self.where(name)
        pieces = []
        for piece in self._pieces(name, MEMBER_LIMIT_BYTES):
            self.allowance.take_page(len(piece), where)
            pieces.append(piece)
        return b"".join(pieces)

    def start(self, name: str) -> bytes:
        """Return the first bytes of a member, CHUNK_BYTES at the most, which count as nothing read. As `read`."""
        with closing(self._pieces(name, MEMBER_LIMIT_BYTES)) as pieces:
            return next(pieces, b"")

    def copy(self, name: str, out: BinaryIO) -> None:
        """Write the bytes of a member that is an archive itself to `out`, and go back to its start. As `read`."""
        where = self.where(name)
        for piece in self._pieces(name, STREAM_LIMIT_BYTES):
            self.allowance.take_archive(len(piece), where)
            out.write(piece)
        out.seek(0)

    def packed(self, name: str) -> int:
        """Return the packed bytes of a member."""
        return self._members[name].packed

    def changed(self, name: str) -> date | None:
        """Return the day on which a member was changed last; None if its time is no real one or was never set."""
        member = self._members.get(name)
        return member.changed if member else None

    def _pieces(self, name: str, limit: int) -> Generator[bytes, None, None]:
        where = self.where(name)
        member = self._members.get(name)
        if member is None:
            raise FileRefused(where, FileReason.NOT_FOUND)
        _check(member, name, where, limit)
        try:
            with member.open() as file:
                yield from _counted(file, member.packed, where, limit)
            self.packed_read += member.packed
        except FileRefused as refusal:
            raise FileRefused(where, refusal.reason, refusal.detail) from refusal
        except DAMAGE as problem:
            raise FileRefused(where, FileReason.DAMAGED, str(problem)) from problem


def _counted(file: IO[bytes], packed: int, where: Path, limit: int) -> Iterator[bytes]:
    size = 0
    while piece := file.read(CHUNK_BYTES):
        size += len(piece)
        if size > limit:
            raise FileRefused(where, FileReason.TOO_LARGE, f"more than {limit} bytes, or too many in all")
        refuse_bomb(size, packed, where)
        yield piece


def refuse_bomb(size: int, packed: int, where: Path) -> None:
    """Raise FileRefused 'bomb' if `packed` bytes unpack to far more than those of a text do."""
    if size > SMALL_BYTES and size > RATIO_LIMIT * packed:
        raise FileRefused(where, FileReason.BOMB, f"more than {RATIO_LIMIT} times its packed size")


def is_unsafe(name: str) -> bool:
    """Return True for a name that leads, or might lead, out of the archive."""
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\x00" in name


def _check(member: Member, name: str, where: Path, limit: int) -> None:
    if is_unsafe(name):
        raise FileRefused(where, FileReason.UNSAFE_NAME)
    if member.refusal:
        raise FileRefused(where, *member.refusal)
    if member.size > limit:
        raise FileRefused(where, FileReason.TOO_LARGE, f"{member.size} bytes, the limit is {limit}")
    refuse_bomb(member.size, member.packed, where)


def _hold(left: int, where: Path) -> None:
    if left < 0:
        raise FileRefused(where, FileReason.TOO_LARGE, f"more than {MEMBER_LIMIT_BYTES} bytes, or too many in all")
