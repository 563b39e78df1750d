"""Standard output that raises OutputLost, by which its errors differ from those of other files on a full disk."""

import io
import select
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class OutputLost(OSError):
    """An error in writing to standard output."""


class _Output(io.RawIOBase):
    """A raw stream that writes to the standard output of the interpreter."""

    def __init__(self, raw: io.RawIOBase) -> None:
        self._raw = raw

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._raw.isatty()

    def fileno(self) -> int:
        return self._raw.fileno()

    def write(self, content: "ReadableBuffer", /) -> int:
        """Write some of the bytes; wait if another program has made the terminal or pipe non-blocking."""
        try:
            while (written := self._raw.write(content)) is None:
                select.select((), (self,), ())
        except OSError as error:
            raise OutputLost(error.errno, error.strerror) from error
        return written


def name_its_errors() -> None:
    """Let standard output raise `OutputLost`; its encoding and line buffering stay."""
    stream = sys.stdout
    if not isinstance(stream, io.TextIOWrapper):
        return
    # With PYTHONUNBUFFERED there is no buffered layer between.
    raw = stream.buffer.raw if isinstance(stream.buffer, io.BufferedWriter) else stream.buffer
    sys.stdout = io.TextIOWrapper(
        io.BufferedWriter(_Output(raw)),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering,
    )
