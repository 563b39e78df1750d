"""A stretch of a file as a file of its own."""

from typing import BinaryIO


class Stretch:
    """The `size` bytes of a file from `start`. A file that ends before raises EOFError."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._at, self._left = file, start, size

    def read(self, size: int = -1) -> bytes:
        wanted = self._left if size < 0 else min(size, self._left)
        if wanted <= 0:
            return b""
        self._file.seek(self._at)
        piece = self._file.read(wanted)
        if len(piece) < wanted:
            raise EOFError("the archive ends within it")
        self._at += wanted
        self._left -= wanted
        return piece
