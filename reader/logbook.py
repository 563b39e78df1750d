"""The log: what went wrong in the program itself, for whoever mends it, in a small file that replaces itself.

It holds no text of a reader's or a newspaper's: of an error its kind and where it arose, but not its message, which may
quote what was read. Where the log cannot be written nothing happens; no log is worth a command.
"""

import logging
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

NAME = "reader"
_BYTES = 512 * 1024
_OLDER = 3
"""Earlier logs that are kept beside the one in use."""

LEVELS = {"off": None, "error": logging.ERROR, "warning": logging.WARNING, "info": logging.INFO, "debug": logging.DEBUG}
"""What DUBAO_LOG may say. 'debug' writes names of files and messages of errors as well."""

_USUAL = "warning"
_FORM = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class LogFile(logging.Handler):
    """A log that is made when something is written to it, readable by its owner alone. `lost`: it could not be."""

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
        """Loaded and opened for the first entry: most commands have none."""
        from logging.handlers import RotatingFileHandler

        log = self

        class Quiet(RotatingFileHandler):
            def _open(self) -> Any:
                return open(self.baseFilename, self.mode, encoding="utf-8", errors="backslashreplace", opener=_private)

            def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- logging's name
                log.lost = True

        self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = Quiet(self.file, maxBytes=_BYTES, backupCount=_OLDER)
        handler.setFormatter(self.formatter)
        return handler


class _WithoutMessages(logging.Formatter):
    """Writes of an error where it arose and what kind it is."""

    def format(self, record: logging.LogRecord) -> str:
        # What one formatter makes of an error is kept for the next: neither is to have the other's.
        record.exc_text = None
        try:
            return super().format(record)
        finally:
            record.exc_text = None

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 -- logging's name
        return "\n".join(_places(ei[1])) if ei[1] else ""


def open_log(file: Path, level: str) -> LogFile | None:
    """Write what the program tells of itself from now on to `file`; `level` is one of LEVELS, else the usual one.

    None where nothing is to be written.
    """
    wanted = LEVELS.get(level.strip().lower(), LEVELS[_USUAL])
    if wanted is None:
        _listening(logging.NullHandler(), logging.CRITICAL)
        return None
    log = LogFile(file, wanted)
    _listening(log, wanted)
    return log


def tell_all() -> None:
    """Write all of it to standard error as well, messages of errors included."""
    aloud = logging.StreamHandler(sys.stderr)
    aloud.setFormatter(logging.Formatter("dubao: %(message)s"))
    _listening(aloud, logging.DEBUG)


def tells_all() -> bool:
    """Whether `tell_all` was called."""
    return any(type(each) is logging.StreamHandler for each in logging.getLogger(NAME).handlers)


def _listening(handler: logging.Handler, level: int) -> None:
    logger = logging.getLogger(NAME)
    logger.addHandler(handler)
    logger.setLevel(min(level, logger.level or logging.CRITICAL))


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _places(error: BaseException) -> Iterator[str]:
    """Where an error and those before it arose, outermost call first, by module, line and function."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _places(before)
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield f"  {frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_name}"
    yield f"{type(error).__module__}.{type(error).__qualname__}"
