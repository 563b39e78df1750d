"""Files packed as a whole (gzip, bzip2, xz, zstd): unpacked to a temporary file without a name, within limits.

gzip by Python's `gzip`; the decompressors of the others have one interface (`bz2`, `lzma`, and `compression.zstd`
from Python 3.14).
"""

import bz2
import gzip
import lzma
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, BinaryIO, cast

from reader.errors import FileReason, FileRefused
from reader.importer.containers.archives.archive import CHUNK_BYTES, DAMAGE, Allowance, refuse_bomb
from reader.importer.source.packings import Packing

_MEMORY_LIMIT_BYTES = 256 * 1024 * 1024
"""Bytes of an xz file's dictionary: `xz -9` takes 65 MB."""


def _gzip(file: BinaryIO) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=file) as opened:
        while piece := opened.read(CHUNK_BYTES):
            yield piece


def _bzip2(file: BinaryIO) -> Iterator[bytes]:
    return _stream(file, bz2.BZ2Decompressor)


def _xz(file: BinaryIO) -> Iterator[bytes]:
    return _stream(file, lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY_LIMIT_BYTES))


if sys.version_info >= (3, 14):

    def _zstd(file: BinaryIO) -> Iterator[bytes]:
        from compression import zstd

        return _stream(file, zstd.ZstdDecompressor)
else:

    def _zstd(_file: BinaryIO) -> Iterator[bytes]:
        raise ImportError


_UNPACKERS: dict[Packing, Callable[[BinaryIO], Iterator[bytes]]] = {
    Packing.GZIP: _gzip,
    Packing.BZIP2: _bzip2,
    Packing.XZ: _xz,
    Packing.ZSTD: _zstd,
}


def _stream(file: BinaryIO, decompressor: Callable[[], Any]) -> Iterator[bytes]:
    """Yield what a file unpacks to; several streams may follow one another, as `pbzip2` and `pixz` write them."""
    current = decompressor()
    data = file.read(CHUNK_BYTES)
    while data or not current.eof:
        if current.eof:
            # Some packers fill the end of a file with zeros.
            data = data.lstrip(b"\0")
            if not data:
                data = file.read(CHUNK_BYTES)
                continue
            current = decompressor()
        if not data and current.needs_input:
            raise EOFError("it ends too early")
        piece = current.decompress(data, CHUNK_BYTES)
        if piece:
            yield piece
        data = current.unused_data if current.eof else b""
        if current.eof or current.needs_input:
            data += file.read(CHUNK_BYTES)


@contextmanager
def unpacked(path: Path, file: BinaryIO, packing: Packing, allowance: Allowance) -> Iterator[BinaryIO]:
    """Give the unpacked bytes of a file that is packed as a whole.

    Raises FileRefused: 'damaged', 'bomb', 'too_large', or 'unknown_packing' if Python cannot unpack it.
    """
    size = 0
    with TemporaryFile() as out:
        try:
            for piece in _UNPACKERS[packing](file):
                size += len(piece)
                allowance.take_archive(len(piece), path)
                refuse_bomb(size, file.tell(), path)
                out.write(piece)
        except ImportError as missing:
            raise FileRefused(path, FileReason.UNKNOWN_PACKING, packing) from missing
        except DAMAGE as problem:
            raise FileRefused(path, FileReason.DAMAGED, str(problem)) from problem
        out.seek(0)
        yield cast(BinaryIO, out)
