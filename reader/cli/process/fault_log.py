"""Faults of the program itself: a sentence for the person, the traceback for the log."""

import logging
import sys
import threading

from reader.cli.printing.output import complain
from reader.cli.process.exit_codes import ExitCode
from reader.cli.words import tr
from reader.logbook import LogFile, logs_to_stderr

_log = logging.getLogger(__name__)


def report_fault(error: Exception, log: LogFile | None) -> int:
    """Log the error, print a sentence that names the log, and return the exit code."""
    _log.error("a command ended in a fault of the program", exc_info=error)
    kind = type(error).__name__
    if logs_to_stderr():
        complain(tr("This is a fault of Dubao ({kind}).").format(kind=kind))
    elif log is not None and not log.lost:
        said = tr("This is a fault of Dubao ({kind}); {file} says where, and so does the command with --verbose.")
        complain(said.format(kind=kind, file=log.file))
    else:
        complain(tr("This is a fault of Dubao ({kind}); the command with --verbose says where.").format(kind=kind))
    return ExitCode.FAULT


def log_uncaught_errors() -> None:
    """Log uncaught errors that do not end the command: in threads, and those that Python cannot raise."""

    def in_thread(raised: threading.ExceptHookArgs) -> None:
        if raised.exc_value is not None:
            _log.error("a thread ended in a fault of the program", exc_info=raised.exc_value)

    def dropped(raised: "sys.UnraisableHookArgs") -> None:
        if raised.exc_value is not None:
            _log.error("Python dropped an error", exc_info=raised.exc_value)

    threading.excepthook = in_thread
    sys.unraisablehook = dropped
