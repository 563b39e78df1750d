"""Standard output whose errors say that they are its own, so that a full disk is told from a full disk elsewhere."""

import io
import select
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class OutputLost(OSError):
    """An error of the system in writing to standard output."""


class _Output(io.RawIOBase):
    """The bytes of standard output, on their way to the stream that the interpreter opened."""

    def __init__(self, raw: io.RawIOBase) -> None:
        self._raw = raw

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._raw.isatty()

    def fileno(self) -> int:
        return self._raw.fileno()

    def write(self, content: "ReadableBuffer", /) -> int:
        """Write some of the bytes; wait where another program has set the terminal or pipe not to wait."""
        try:
            while (written := self._raw.write(content)) is None:
                select.select((), (self,), ())
        except OSError as error:
            raise OutputLost(error.errno, error.strerror) from error
        return written


def name_its_errors() -> None:
    """Let standard output raise `OutputLost`; keep its encoding, and the way that it is buffered by lines."""
    stream = sys.stdout
    if not isinstance(stream, io.TextIOWrapper):
        return
    # PYTHONUNBUFFERED leaves out the layer between.
    raw = stream.buffer.raw if isinstance(stream.buffer, io.BufferedWriter) else stream.buffer
    sys.stdout = io.TextIOWrapper(
        io.BufferedWriter(_Output(raw)),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering,
    )
