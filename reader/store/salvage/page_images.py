"""Pages of a damaged file by their number: from its log if that has a newer image, unread where the disk fails."""

import struct
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from reader.store.file.log_frames import read_log
from reader.store.file.opening import log_of
from reader.store.file.schema import PAGE_SIZE_BYTES

_MAGIC = b"SQLite format 3\0"
_SIZE_AT, _FREE_AT = 16, 32
_LEAST_BYTES, _MOST_BYTES = 512, 65536
_MOST_FREE = 1 << 20


class PageImages:
    """The pages of a file, numbered from 1. `usable` bytes of each
    hold cells: all, in files of this program. Opened with `with`; raises OSError."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self._logged: dict[int, bytes] = {}
        self.size = self.usable = _page_size(self._read(0, 100), path.stat().st_size)
        self.count = -(-path.stat().st_size // self.size)
        with suppress(OSError):
            self._apply(log_of(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def image(self, number: int) -> bytes | None:
        """Return a page; None if the file has none of this number, or the disk does not give it."""
        if number in self._logged:
            return self._logged[number]
        if not 1 <= number <= self.count:
            return None
        page = self._read((number - 1) * self.size, self.size)
        return page if len(page) == self.size else None

    def free(self) -> set[int]:
        """Return the pages on the list of free ones, as far as it can be followed: they hold rows of the past."""
        found: set[int] = set()
        (trunk,) = struct.unpack_from(">I", self.image(1) or bytes(100), _FREE_AT)
        while trunk and trunk not in found and len(found) < _MOST_FREE and (page := self.image(trunk)):
            found.add(trunk)
            following, count = struct.unpack_from(">2I", page)
            if count > self.usable // 4 - 2:
                break
            found.update(struct.unpack_from(f">{count}I", page, 8))
            trunk = following
        return found

    def _apply(self, log: Path) -> None:
        """Take the images of transactions that ended, those behind a damaged frame included."""
        if not log.exists():
            return
        begun: dict[int, bytes] = {}
        for frame in read_log(log).frames:
            if frame.number and len(frame.page) == self.size:
                begun[frame.number] = frame.page
            if frame.commits:
                self._logged.update(begun)
                self.count = max(self.count, *begun) if begun else self.count
                begun = {}

    def _read(self, at: int, length: int) -> bytes:
        with suppress(OSError):
            self._file.seek(at)
            return self._file.read(length)
        return b""


def _page_size(header: bytes, length: int) -> int:
    """Return the size that the header names if the file consists of such pages, else that of every new library."""
    if len(header) == 100:
        (named,) = struct.unpack_from(">H", header, _SIZE_AT)
        size = _MOST_BYTES if named == 1 else int(named)
        if size >= _LEAST_BYTES and size.bit_count() == 1 and length % size == 0 and header.startswith(_MAGIC):
            return size
    return PAGE_SIZE_BYTES
