"""Exit codes of commands, and the sentence on standard error for a command that did not end well."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import IntEnum
from signal import SIGINT, SIGTERM

import click

from reader.cli.printing.error_sentences import sentence
from reader.cli.printing.output import NotDone, complain
from reader.cli.printing.refusal_details import system_words
from reader.cli.process.standard_output import OutputLost
from reader.cli.process.stop_signals import CODE_OF_SIGNALS, Stop, Stopped, stopped_by_signals, why
from reader.cli.words import sentence_of, tr
from reader.errors import ReaderError

_FULL = (errno.ENOSPC, errno.EDQUOT)
_GONE = (errno.EPIPE, errno.ESHUTDOWN)
_SIGPIPE = 13
"""The number of SIGPIPE; on Windows, which has no such signal, a closed pipe has the same exit code."""


class ExitCode(IntEnum):
    """Exit codes of all commands; those of signals are 128 plus the number of the signal, as in a shell."""

    DONE = 0
    IN_PART = 1
    NOT_DONE = 2
    FAULT = 70
    """A fault of the program itself: EX_SOFTWARE of sysexits.h."""
    INTERRUPTED = CODE_OF_SIGNALS + SIGINT
    PIPE_CLOSED = CODE_OF_SIGNALS + _SIGPIPE
    TERMINATED = CODE_OF_SIGNALS + SIGTERM


class Interrupted(click.ClickException):
    """The end of a command that a signal stopped, usually Ctrl+C."""

    def __init__(self, number: int) -> None:
        super().__init__(sentence_of(why(number)))
        self.number = number

    def show(self, file: object = None) -> None:
        """Print the sentence, as `NotDone` does."""
        complain(self.message)


class PipeClosed(click.ClickException):
    """The end of a command whose output pipe was closed; it prints nothing."""

    exit_code = ExitCode.PIPE_CLOSED

    def __init__(self) -> None:
        super().__init__("")

    def show(self, file: object = None) -> None:
        """Print nothing: the reader has gone."""


def code_of_signal(number: int) -> int:
    """Return the exit code of a command that this signal stopped."""
    return CODE_OF_SIGNALS + number


@contextmanager
def in_sentences() -> Iterator[None]:
    """Turn errors of the world, wrong usage and signals into exceptions that Click shows; other exceptions pass."""
    try:
        yield
    except ReaderError as error:
        raise NotDone(sentence(error)) from error
    except OSError as error:
        raise _ended_by(error) from error
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        raise NotDone(_mistyped(error)) from error
    except MemoryError as error:
        raise NotDone(tr("There is not enough memory for this; close other programs and try again.")) from error
    except Stopped as error:
        raise Interrupted(error.number) from error
    except KeyboardInterrupt as error:
        raise Interrupted(SIGINT) from error


def exit_code_of(work: Callable[[], object]) -> int:
    """Run a command, flush standard output, and return the exit code; print the sentence for an error."""
    code: object
    try:
        with stopped_by_signals() as stop:
            code = _worked(work, stop)
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        code = code_of_signal(error.number) if isinstance(error, Interrupted) else error.exit_code
    finally:
        _detach_broken_streams()
    return code if isinstance(code, int) else ExitCode.DONE


def _worked(work: Callable[[], object], stop: Stop) -> object:
    try:
        with in_sentences():
            code = work()
            _write_out()
    except Exception as error:
        if stop.number and not isinstance(error, Interrupted):
            raise Interrupted(stop.number) from error
        raise
    return code


def _ended_by(error: OSError) -> click.ClickException:
    """Make the exception for an error of the system: of standard output, of the disk, of a file."""
    if error.errno in _GONE:
        return PipeClosed()
    if isinstance(error, OutputLost):
        reason = system_words(error)
        return NotDone(tr("Standard output cannot be written: {reason}.").format(reason=reason))
    if error.errno in _FULL:
        return NotDone(tr("The disk is full; free some space and try again."))
    reason = system_words(error)
    if error.filename is None:
        return NotDone(tr("The system refused: {reason}.").format(reason=reason))
    return NotDone(tr("{file} cannot be used: {reason}.").format(file=os.fsdecode(error.filename), reason=reason))


def _mistyped(error: click.UsageError) -> str:
    manual = error.ctx.command_path if error.ctx else "dubao"
    return tr("{text} See `{manual} --help`.").format(text=sentence_of(error.format_message()), manual=manual)


def _write_out() -> None:
    if sys.stdout:
        sys.stdout.flush()


def _detach_broken_streams() -> None:
    """Redirect streams that cannot be flushed to the null device: the interpreter flushes them at its end, and would
    complain."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 -- a device, not a path
                os.dup2(nowhere.fileno(), stream.fileno())
