"""The log: faults of the program itself, for the people who mend it, in a small rotating file.

It holds no text of a person or a newspaper: of an error its kind and traceback, but not its message, which may quote a
text. If the log cannot be written, the program goes on without it.
"""

import logging
import os
import sys
import traceback
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from reader.private_folders import make_private_folder

NAME = "reader"
_BYTES = 512 * 1024
_OLDER = 3
"""Earlier logs that are kept beside the current one."""

LEVELS = {"off": None, "error": logging.ERROR, "warning": logging.WARNING, "info": logging.INFO, "debug": logging.DEBUG}
"""The values of DUBAO_LOG. 'debug' also writes names of files and messages of errors."""

_USUAL = "warning"
_FORM = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class LogFile(logging.Handler):
    """A log file, made with its first entry and readable by its owner alone. `lost`: an entry could not be written."""

    def __init__(self, file: Path, level: int) -> None:
        super().__init__(level)
        self.setFormatter(logging.Formatter(_FORM) if level <= logging.DEBUG else _WithoutMessages(_FORM))
        self.file = file
        self.lost = False

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._handler.emit(record)
        except OSError:
            self.lost = True

    def close(self) -> None:
        """Close the file, if one was opened."""
        if "_handler" in self.__dict__:
            with suppress(OSError):
                self._handler.close()
        super().close()

    @cached_property
    def _handler(self) -> logging.Handler:
        """The rotating file, imported and opened for the first entry: most commands write none."""
        from logging.handlers import RotatingFileHandler

        log = self

        class Quiet(RotatingFileHandler):
            def _open(self) -> Any:
                return open(self.baseFilename, self.mode, encoding="utf-8", errors="backslashreplace", opener=_private)

            def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- logging's name
                log.lost = True

        make_private_folder(self.file.parent)
        handler = Quiet(self.file, maxBytes=_BYTES, backupCount=_OLDER)
        handler.setFormatter(self.formatter)
        return handler


class _WithoutMessages(logging.Formatter):
    """A formatter that leaves out messages of errors: their kind and traceback remain."""

    def format(self, record: logging.LogRecord) -> str:
        # logging caches the formatted error in the record: this formatter and the next must not share it.
        record.exc_text = None
        try:
            return super().format(record)
        finally:
            record.exc_text = None

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 -- logging's name
        return "\n".join(_tracebacks(ei[1])) if ei[1] else ""


def open_log(file: Path, level: str) -> LogFile | None:
    """Log to `file` from now on; `level` is one of LEVELS, any other text means the usual one.

    Returns None if the level is 'off'.
    """
    wanted = LEVELS.get(level.strip().lower(), LEVELS[_USUAL])
    if wanted is None:
        _attach(logging.NullHandler(), logging.CRITICAL)
        return None
    log = LogFile(file, wanted)
    _attach(log, wanted)
    return log


def last_lines(file: Path, lines: int = 200) -> str:
    """Return the end of a log for a report; '' if there is none."""
    try:
        with file.open(encoding="utf-8", errors="replace") as log:
            return "".join(deque(log, lines))
    except OSError:
        return ""


def log_to_stderr() -> None:
    """Log everything to standard error as well, messages of errors included."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("dubao: %(message)s"))
    _attach(handler, logging.DEBUG)


def logs_to_stderr() -> bool:
    """Return True if `log_to_stderr` was called."""
    return any(type(each) is logging.StreamHandler for each in logging.getLogger(NAME).handlers)


def _attach(handler: logging.Handler, level: int) -> None:
    logger = logging.getLogger(NAME)
    logger.addHandler(handler)
    logger.setLevel(min(level, logger.level or logging.CRITICAL))


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _tracebacks(error: BaseException) -> Iterator[str]:
    """Yield tracebacks of an error and its causes, outermost call first: module, line and function; then its kind."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _tracebacks(before)
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield f"  {frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_name}"
    yield f"{type(error).__module__}.{type(error).__qualname__}"
