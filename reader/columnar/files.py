"""A file of named sections, in pages that each carry a checksum.

Written front to back, once. Read with `pread`, never through a memory map: a file cut short underneath gives a
`DamagedSegment` and not the death of the process. Layout: pages, then the table of page checksums, the directory
(JSON), and a footer that tells where they are and carries their checksums.
"""

import json
import os
import struct
import threading
from array import array
from typing import Any, BinaryIO
from zlib import crc32

import numpy as np

from reader.columnar.arrays import Array
from reader.columnar.errors import DamagedSegment

PAGE = 4096
_KEPT = 64
"""So many pages stay read. With 1,024 of them a query was slower by a twentieth."""
_MAGIC = b"DBCOLS02"
_FOOTER = struct.Struct("<QQQII")
"""Sizes of the pages, the checksum table, the directory; checksums of the latter two. Its own and _MAGIC follow."""
_TAIL = _FOOTER.size + 4 + len(_MAGIC)


class PageWriter:
    """Appends bytes. A file that is not `lasting` need not reach the disk."""

    def __init__(self, file: BinaryIO, *, lasting: bool = True) -> None:
        self._file = file
        self._lasting = lasting
        self._partial = b""
        self._sums = array("I")
        self.size = 0
        self.sections: dict[str, tuple[int, int]] = {}

    def write(self, data: bytes) -> int:
        """The offset at which `data` now stands."""
        offset = self.size
        self.size += len(data)
        self._file.write(data)
        pending = self._partial + data if self._partial else data
        view = memoryview(pending)
        whole = len(pending) - len(pending) % PAGE
        self._sums.extend(crc32(view[at : at + PAGE]) for at in range(0, whole, PAGE))
        self._partial = bytes(view[whole:])
        return offset

    def put(self, name: str, data: bytes) -> None:
        """Write a whole section."""
        self.sections[name] = (self.write(data), len(data))

    def close(self, meta: dict[str, Any]) -> None:
        """Write table, directory and footer, and bring them to the disk."""
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
    """Reads sections and stretches of them; every byte given out has passed its page's checksum."""

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
        """`size` bytes at `offset`, checked."""
        first, at = divmod(offset, PAGE)
        end = at + size
        if end <= PAGE:
            return (self._pages.get(first) or self._page(first))[at:end] if size else b""
        if end <= 2 * PAGE:
            return self._page(first)[at:] + self._page(first + 1)[: end - PAGE]
        last = first - (-end // PAGE)
        start = first * PAGE
        data = self._raw(start, min(last * PAGE, self.size) - start)
        view = memoryview(data)
        for page, expected in enumerate(self._sums[first:last].tolist()):
            if crc32(view[page * PAGE : (page + 1) * PAGE]) != expected:
                raise DamagedSegment(f"page {first + page} of a segment file is damaged")
        return data[at:end]

    def _page(self, number: int) -> bytes:
        """One page, checked. The last ones are kept: lists that are read together lie side by side."""
        data = self._pages.get(number)
        if data is None:
            start = number * PAGE
            data = self._raw(start, min(PAGE, self.size - start))
            if crc32(data) != self._sums[number]:
                raise DamagedSegment(f"page {number} of a segment file is damaged")
            if len(self._pages) >= _KEPT:
                self._pages = {}
            self._pages[number] = data
        return data

    def section(self, name: str) -> bytes:
        """The whole section; raises KeyError where there is none."""
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
    """A descriptor for `pread`, where the file is a real one and the system has the call."""
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
