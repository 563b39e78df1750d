"""A 7z file as an archive: its members as 7-Zip packs texts and pictures (LZMA, LZMA2, bzip2, deflate, or not at all).

Members are packed one behind the other, so that one of them costs the unpacking of those before it: what is packed
together is unpacked together, once, to a temporary file without a name.

The directory is read in `seven_zip_header`, and unpacked by Python's own lzma, bz2 and zlib. The library that is kept
for it, py7zr 1.1.4 (LGPL), makes objects of a directory of any size: 792 bytes that name a million members take 400 MB.
It hands out 128 MB at a time, and brings nine packages.
"""

import bz2
import lzma
import stat
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import SEEK_END, BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, BinaryIO, cast

from reader.errors import FileReason, FileRefused
from reader.importer.containers.archives.archive import (
    CHUNK_BYTES,
    DAMAGE,
    MOST_MEMBERS,
    Allowance,
    Archive,
    Member,
    refuse_bomb,
)
from reader.importer.containers.archives.seven_zip_header import (
    Directory,
    Entry,
    Folder,
    NotUnpackedError,
    TooManyError,
    directory,
)
from reader.importer.containers.archives.stretch import Stretch

_DIRECTORY_LIMIT_BYTES = 16 * 1024 * 1024
"""Bytes of an archive's directory, which is read as a whole."""

_DICTIONARY_LIMIT_BYTES = 256 * 1024 * 1024
"""Bytes of memory that unpacking may want; 7-Zip's `ultra` wants 64 MB."""

_SMALLEST_DICTIONARY_BYTES = 4096
"""Bytes of the smallest dictionary that liblzma takes."""

_FIRST_HEADER = struct.Struct("<6sBBIQQI")
_LZMA_PROPERTIES = struct.Struct("<BI")
_MOST_LC, _MOST_LP, _LZMA2_SHIFT = 9, 5, 11
"""Numbers of the encoding of properties: values of lc, of lp, and the least dictionary as a power of two, less one."""
_LZMA2 = b"\x21"
_X86 = (b"\x03\x03\x01\x03", b"\x04")
"""Numbers, old and new, of the filter for programs: py7zr puts it before every packer, also of texts."""
_FILTERED = 2
"""Coders of what is filtered and packed."""
_ENCRYPTION = b"\x06\xf1\x07\x01"
_MOST_HEADERS = 3
"""Headers packed in one another: 7-Zip packs one."""


class _Inflated:
    """zlib's decompressor with the interface of those of bz2 and lzma."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(-zlib.MAX_WBITS)
        self.eof, self.needs_input = False, True

    def decompress(self, data: bytes, size: int) -> bytes:
        piece = self._inner.decompress(self._inner.unconsumed_tail + data, size)
        self.eof, self.needs_input = self._inner.eof, not self._inner.unconsumed_tail
        return piece


class _Copied:
    """A decompressor of what is not packed."""

    def __init__(self) -> None:
        self._kept = b""
        self.eof, self.needs_input = False, True

    def decompress(self, data: bytes, size: int) -> bytes:
        data = self._kept + data
        self._kept, self.needs_input = data[size:], len(data) <= size
        return data[:size]


def _lzma(properties: bytes) -> Any:
    first, dictionary = _LZMA_PROPERTIES.unpack(properties)
    rest, lc = divmod(first, _MOST_LC)
    pb, lp = divmod(rest, _MOST_LP)
    given = {"id": lzma.FILTER_LZMA1, "dict_size": _held(dictionary), "lc": lc, "lp": lp, "pb": pb}
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[given])


def _lzma2(properties: bytes, *before: dict[str, int]) -> Any:
    (bits,) = properties
    size = (2 | bits & 1) << (bits // 2 + _LZMA2_SHIFT)
    packer = {"id": lzma.FILTER_LZMA2, "dict_size": _held(size)}
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[*before, packer])


def _held(dictionary: int) -> int:
    if dictionary > _DICTIONARY_LIMIT_BYTES:
        raise NotUnpackedError(f"a dictionary of {dictionary} bytes, the limit is {_DICTIONARY_LIMIT_BYTES}")
    return max(dictionary, _SMALLEST_DICTIONARY_BYTES)


_METHODS: dict[bytes, Callable[[bytes], Any]] = {
    b"\x00": lambda _: _Copied(),
    b"\x03\x01\x01": _lzma,
    _LZMA2: _lzma2,
    b"\x04\x02\x02": lambda _: bz2.BZ2Decompressor(),
    b"\x04\x01\x08": lambda _: _Inflated(),
}
"""Methods by their numbers (DOC/Methods.txt of the LZMA SDK)."""

_UNKNOWN = {
    b"\x03\x04\x01": "PPMd",
    b"\x04\x01\x09": "Deflate64",
    b"\x03\x03\x01\x1b": "BCJ2",
    b"\x04\xf7\x11\x01": "Zstandard",
    b"\x04\xf7\x11\x02": "Brotli",
}
"""Methods that Python cannot unpack, by the names that 7-Zip shows."""


@contextmanager
def seven_zip(path: Path, file: BinaryIO, allowance: Allowance) -> Iterator[Archive]:
    """Open a 7z file.

    Raises FileRefused: 'not_an_archive', 'encrypted', 'unknown_packing', 'too_many_members', 'too_large', 'bomb'.
    """
    try:
        found = _directory(path, file)
    except TooManyError as many:
        raise FileRefused(path, FileReason.TOO_MANY_MEMBERS, f"{many}, the limit is {MOST_MEMBERS}") from many
    except NotUnpackedError as unknown:
        raise FileRefused(path, FileReason.UNKNOWN_PACKING, str(unknown)) from unknown
    except DAMAGE as problem:
        raise FileRefused(path, FileReason.NOT_AN_ARCHIVE, str(problem)) from problem
    files = [entry for entry in found.entries if entry.name and not entry.directory]
    allowance.take_members(len(found.entries), path)
    with TemporaryFile() as out:
        runs = [_Run(folder, path, file, out, allowance) for folder in found.folders]
        yield Archive(path, {entry.name: _member(entry, runs) for entry in files}, allowance)


def _directory(path: Path, file: BinaryIO) -> Directory:
    """Return the directory, unpacked if it is packed itself."""
    *_, start, size, crc = _FIRST_HEADER.unpack(file.read(_FIRST_HEADER.size))
    if size > _DIRECTORY_LIMIT_BYTES:
        raise ValueError("the directory is too large")
    if not size:
        return Directory([], [])
    file.seek(_FIRST_HEADER.size + start)
    data = file.read(size)
    if zlib.crc32(data) != crc:
        raise ValueError("the directory is damaged")
    for _ in range(_MOST_HEADERS):
        found = directory(data, MOST_MEMBERS)
        if not found.packed_header:
            return found
        out = BytesIO()
        [folder] = found.folders
        if folder.unpacked > _DIRECTORY_LIMIT_BYTES:
            raise ValueError("the directory is too large")
        run = _Run(folder, path, file, out, Allowance(_DIRECTORY_LIMIT_BYTES))
        if run.refusal:
            raise FileRefused(path, *run.refusal)
        with run.member(0) as whole:
            data = whole.read()
    raise ValueError("the directory is packed too often")


def _member(entry: Entry, runs: list["_Run"]) -> Member:
    run = runs[entry.folder] if entry.folder is not None else None
    size = run.sizes[entry.place] if run else 0

    @contextmanager
    def bytes_of() -> Iterator[IO[bytes]]:
        if run is None:
            yield BytesIO()
        else:
            with run.member(entry.place) as member:
                yield member

    refusal = run.refusal if run else None
    if stat.S_ISLNK(entry.mode):
        refusal = FileReason.SYMLINK, ""
    return Member(size=size, packed=size, open=bytes_of, changed=entry.changed, refusal=refusal)


class _Run:
    """The members of one folder, unpacked to `out` when the first of them is asked for."""

    def __init__(self, folder: Folder, path: Path, file: BinaryIO, out: BinaryIO, allowance: Allowance) -> None:
        self.sizes = folder.sizes or []
        self.refusal = _refusal(folder)
        self._folder, self._path, self._file, self._out, self._allowance = folder, path, file, out, allowance
        self._starts: list[int] = []
        self._problem: Exception | None = None

    @contextmanager
    def member(self, place: int) -> Iterator[IO[bytes]]:
        """Give the bytes of a member; the error that stopped the unpacking before its end."""
        if not self._starts and self._problem is None:
            self._unpack()
        if place >= len(self._starts):
            raise self._problem or EOFError("the archive ends within it")
        yield cast(IO[bytes], Stretch(self._out, self._starts[place], self.sizes[place]))

    def _unpack(self) -> None:
        """Unpack one member after the other, up to the first that is damaged."""
        try:
            stream = _Stream(self._folder, self._file)
            self._out.seek(0, SEEK_END)
            for size, crc in zip(self.sizes, self._folder.crcs or (), strict=True):
                start, found = self._out.tell(), 0
                for piece in stream.take(size):
                    self._allowance.take_archive(len(piece), self._path)
                    refuse_bomb(stream.given, stream.taken, self._path)
                    self._out.write(piece)
                    found = zlib.crc32(piece, found)
                if crc is not None and crc != found:
                    raise ValueError("wrong CRC")
                self._starts.append(start)
        except NotUnpackedError as unknown:
            self._problem = FileRefused(self._path, FileReason.UNKNOWN_PACKING, str(unknown))
        except (FileRefused, *DAMAGE) as problem:
            self._problem = problem


class _Stream:
    """The unpacked bytes of a folder; `taken` counts the packed bytes that were read for the `given` ones."""

    def __init__(self, folder: Folder, file: BinaryIO) -> None:
        self._decompressor = _decompressor(folder)
        self._packed = Stretch(file, _FIRST_HEADER.size + folder.start, folder.packed)
        self.taken = self.given = 0

    def take(self, size: int) -> Iterator[bytes]:
        """Yield the next `size` bytes."""
        while size:
            data = self._packed.read(CHUNK_BYTES) if self._decompressor.needs_input else b""
            self.taken += len(data)
            piece = self._decompressor.decompress(data, min(size, CHUNK_BYTES))
            if not piece and (self._decompressor.eof or (self._decompressor.needs_input and not data)):
                raise EOFError("the archive ends within it")
            size -= len(piece)
            self.given += len(piece)
            yield piece


def _decompressor(folder: Folder) -> Any:
    if _is_filtered(folder):
        return _lzma2(dict(folder.coders)[_LZMA2], {"id": lzma.FILTER_X86})
    [(method, properties)] = folder.coders
    return _METHODS[method](properties)


def _is_filtered(folder: Folder) -> bool:
    """Return True for LZMA2 over the filter for programs. Over LZMA, which marks no end, liblzma keeps bytes back."""
    methods = {method for method, _ in folder.coders}
    return len(folder.coders) == len(methods.intersection((_LZMA2, *_X86))) == _FILTERED


def _refusal(folder: Folder) -> tuple[FileReason, str] | None:
    """Return the reason why a folder cannot be unpacked; None if it can."""
    methods = [method for method, _ in folder.coders]
    if _ENCRYPTION in methods:
        return FileReason.ENCRYPTED, ""
    if _is_filtered(folder) or (len(methods) == 1 and methods[0] in _METHODS):
        return None
    method = next((method for method in methods if method not in _METHODS), methods[0])
    return FileReason.UNKNOWN_PACKING, _UNKNOWN.get(method, f"7z {method.hex()}")
