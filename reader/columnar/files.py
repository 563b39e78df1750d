"""A file of named sections, in pages that each carry a checksum.

Written front to back, once. Read with `pread`, never through a memory map: a file that is cut short meanwhile raises
`DamagedSegment` instead of killing the process. Layout: pages, then the table of page checksums (CRC-32), the directory
(JSON), and a footer with their sizes and checksums.
"""

import json
import os
import struct
import threading
from array import array
from collections.abc import Iterator
from typing import Any, BinaryIO
from zlib import crc32

import numpy as np

from reader.columnar.arrays import Array
from reader.columnar.errors import DamagedSegment

PAGE_BYTES = 4096
_CACHED_PAGES = 64
"""Pages kept in memory. With 1,024 of them a query was slower by a twentieth."""
_VERIFIED_BYTES = 256 * PAGE_BYTES
"""Bytes that are verified in one go: a millisecond's work."""
_MAGIC = b"DBCOLS02"
_FOOTER = struct.Struct("<QQQII")
"""Sizes of the pages, the checksum table and the directory; checksums of the latter two. Its own and _MAGIC follow."""
_TAIL = _FOOTER.size + 4 + len(_MAGIC)


class PageWriter:
    """A writer that appends bytes. A file that is not `lasting` need not reach the disk."""

    def __init__(self, file: BinaryIO, *, lasting: bool = True) -> None:
        self._file = file
        self._lasting = lasting
        self._partial = b""
        self._sums = array("I")
        self.size = 0
        self.sections: dict[str, tuple[int, int]] = {}

    def write(self, data: bytes) -> int:
        """Append bytes; return their offset."""
        offset = self.size
        self.size += len(data)
        self._file.write(data)
        pending = self._partial + data if self._partial else data
        view = memoryview(pending)
        whole = len(pending) - len(pending) % PAGE_BYTES
        self._sums.extend(crc32(view[at : at + PAGE_BYTES]) for at in range(0, whole, PAGE_BYTES))
        self._partial = bytes(view[whole:])
        return offset

    def put(self, name: str, data: bytes) -> None:
        """Write a whole section."""
        self.sections[name] = (self.write(data), len(data))

    def close(self, meta: dict[str, Any]) -> None:
        """Write table, directory and footer, sync the file to the disk, and close it."""
        if self._partial:
            self._sums.append(crc32(self._partial))
        table = np.array(self._sums, "<u4").tobytes()
        directory = json.dumps({"sections": self.sections, "meta": meta}, separators=(",", ":")).encode()
        footer = _FOOTER.pack(self.size, len(table), len(directory), crc32(table), crc32(directory))
        self._file.write(table + directory + footer + struct.pack("<I", crc32(footer)) + _MAGIC)
        self._file.flush()
        if self._lasting:
            _sync(self._file)
        self._file.close()


class PageReader:
    """A reader of sections and of parts of them; every byte returned has passed its page's checksum."""

    def __init__(self, file: Any, length: int) -> None:
        self._file = file
        self._fd = _descriptor(file)
        self._lock = threading.Lock()
        self._pages: dict[int, bytes] = {}
        try:
            self._open(length)
        except BaseException:
            file.close()
            raise

    def _open(self, length: int) -> None:
        if length < _TAIL:
            raise DamagedSegment("the file is too short to be a segment")
        tail = self._raw(length - _TAIL, _TAIL)
        footer = tail[: _FOOTER.size]
        (footer_sum,) = struct.unpack_from("<I", tail, _FOOTER.size)
        if not tail.endswith(_MAGIC) or crc32(footer) != footer_sum:
            raise DamagedSegment("the file has no sound footer")
        self.size, table_size, directory_size, table_sum, directory_sum = _FOOTER.unpack(footer)
        if self.size + table_size + directory_size + _TAIL != length:
            raise DamagedSegment("the file has another length than its footer says")
        table = self._raw(self.size, table_size)
        directory = self._raw(self.size + table_size, directory_size)
        if crc32(table) != table_sum or crc32(directory) != directory_sum:
            raise DamagedSegment("the directory of the file is damaged")
        self._sums: Array = np.frombuffer(table, "<u4")
        listed = json.loads(directory)
        self.sections: dict[str, tuple[int, int]] = {name: tuple(at) for name, at in listed["sections"].items()}
        self.meta: dict[str, Any] = listed["meta"]

    def read(self, offset: int, size: int) -> bytes:
        """Return `size` bytes at `offset`, checked. Raises DamagedSegment."""
        first, at = divmod(offset, PAGE_BYTES)
        end = at + size
        if end <= PAGE_BYTES:
            return (self._pages.get(first) or self._page(first))[at:end] if size else b""
        if end <= 2 * PAGE_BYTES:
            return self._page(first)[at:] + self._page(first + 1)[: end - PAGE_BYTES]
        last = first - (-end // PAGE_BYTES)
        start = first * PAGE_BYTES
        data = self._raw(start, min(last * PAGE_BYTES, self.size) - start)
        view = memoryview(data)
        for page, expected in enumerate(self._sums[first:last].tolist()):
            if crc32(view[page * PAGE_BYTES : (page + 1) * PAGE_BYTES]) != expected:
                raise DamagedSegment(f"page {first + page} of a segment file is damaged")
        return data[at:end]

    def _page(self, number: int) -> bytes:
        """Return one page, checked. The last ones are cached: lists that are read together lie side by side."""
        data = self._pages.get(number)
        if data is None:
            start = number * PAGE_BYTES
            data = self._raw(start, min(PAGE_BYTES, self.size - start))
            if crc32(data) != self._sums[number]:
                raise DamagedSegment(f"page {number} of a segment file is damaged")
            if len(self._pages) >= _CACHED_PAGES:
                self._pages = {}
            self._pages[number] = data
        return data

    def verify(self) -> Iterator[int]:
        """Read every page from the file, past the cache, and yield the bytes read so far. Raises DamagedSegment."""
        self._pages = {}
        for start in range(0, self.size, _VERIFIED_BYTES):
            size = min(_VERIFIED_BYTES, self.size - start)
            self.read(start, size)
            yield start + size

    def section(self, name: str) -> bytes:
        """Return a whole section. Raises KeyError if there is none."""
        return self.read(*self.sections[name])

    def close(self) -> None:
        self._file.close()

    def _raw(self, offset: int, size: int) -> bytes:
        if self._fd is not None:
            data = os.pread(self._fd, size, offset)
            while 0 < len(data) < size:
                more = os.pread(self._fd, size - len(data), offset + len(data))
                if not more:
                    break
                data += more
        else:
            with self._lock:
                self._file.seek(offset)
                data = bytes(self._file.read(size))
        if len(data) != size:
            raise DamagedSegment("a segment file is cut short")
        return data


def _descriptor(file: Any) -> int | None:
    """Return a descriptor for `pread`; None if the file is not a real one or the system lacks the call."""
    if not hasattr(os, "pread"):
        return None
    try:
        number = file.fileno()
    except (AttributeError, OSError, TypeError):
        return None
    return int(number)


def _sync(file: Any) -> None:
    try:
        number = file.fileno()
    except (AttributeError, OSError, TypeError):
        return
    os.fsync(number)
