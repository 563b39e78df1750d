"""Files read in this process if they are text, and in a child process with limits if their format is risky.

The child process is started with the first risky file, and serves for all that follow. If it hangs, dies or takes too
much memory, that one file is refused, and another process is started for the next.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.domain.house_style import HouseStyle
from reader.domain.newspaper import Page
from reader.errors import FileReason, FileRefused
from reader.importer.apart.limits import OUT_OF_MEMORY
from reader.importer.apart.messages import Broken, Done, Message, Order, Passed, ReadTo, Refused, StyleWanted
from reader.importer.apart.risky import is_risky
from reader.importer.page_reading import OnRead, ReadPages, Styles
from reader.importer.source.walk import OnPassed, OnRefused
from reader.processes import ctrl_c_held_back, main_left_out

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

LONGEST_WAIT_S = 300.0
"""Seconds without a page. The largest file that is read as a whole takes ten, on a machine that does nothing else."""

_ASKED_EVERY_S = 0.5
_NONE_SAID: Mapping[str, str] = {}
_KILLED = -9


def _read_pages(
    path: Path,
    on_refused: OnRefused,
    on_read: OnRead,
    styles: Styles,
    columns: Mapping[str, str],
    on_passed: OnPassed,
) -> Iterator[Page]:
    # The rules are loaded with the first file: a process for which a child process reads all of them needs none.
    from reader.importer.stages import read_pages

    return read_pages(path, on_refused, on_read, styles, columns, on_passed)


class _ProcessEndedError(Exception):
    """The child process is gone."""


class ReadingFailedError(RuntimeError):
    """A fault of this program in the child process; the message is its traceback."""


class ApartReader:
    """Reads the pages of files; `close` ends the child process."""

    def __init__(self, read: ReadPages = _read_pages, longest_wait: float = LONGEST_WAIT_S) -> None:
        self._read = read
        self.longest_wait = longest_wait
        self._child: _Child | None = None

    def close(self) -> None:
        if self._child:
            self._child.end()
        self._child = None

    def __call__(
        self,
        path: Path,
        on_refused: OnRefused,
        on_read: OnRead = lambda _size: None,
        styles: Styles = lambda _newspaper: HouseStyle(),
        columns: Mapping[str, str] = _NONE_SAID,
        *,
        on_passed: OnPassed = lambda _member: None,
        on_wait: Callable[[], object] = lambda: None,
    ) -> Iterator[Page]:
        """Read a file as `read_pages` does. `on_wait` is called now and then while nothing comes, and may raise.

        Raises FileRefused also if the process hangs ('too_slow'), dies ('reader_ended') or takes too much memory
        ('too_much_memory').
        """
        if not is_risky(path):
            yield from self._read(path, on_refused, on_read, styles, columns, on_passed)
            return
        child = self._started()
        caller = _Caller(on_refused, on_read, styles, on_passed)
        is_whole = False
        try:
            child.send(Order(path, columns))
            while not isinstance(message := self._message(child, path, on_wait), Done):
                if isinstance(message, Refused) and message.is_last:
                    # Memory that was missing once may be missing anywhere in that process.
                    is_whole = message.reason is not FileReason.TOO_MUCH_MEMORY
                    raise message.error()
                if isinstance(message, Page):
                    yield message
                else:
                    caller.hear(message, child)
            is_whole = True
        except _ProcessEndedError as end:
            raise FileRefused(path, child.reason_of_end()) from end
        finally:
            if not is_whole:
                # In the middle of a file, or dead.
                self.close()

    def _started(self) -> "_Child":
        if self._child is None:
            self._child = _Child(self._read)
        return self._child

    def _message(self, child: "_Child", path: Path, on_wait: Callable[[], object]) -> Message:
        began = time.monotonic()
        while not child.has_message():
            on_wait()
            if time.monotonic() - began > self.longest_wait:
                raise FileRefused(path, FileReason.TOO_SLOW, f"the limit is {self.longest_wait:.0f} seconds")
        return child.message()


@dataclass(frozen=True, slots=True)
class _Caller:
    """The functions to which messages go that are no pages."""

    on_refused: OnRefused
    on_read: OnRead
    styles: Styles
    on_passed: OnPassed

    def hear(self, message: Message, child: "_Child") -> None:
        match message:
            case StyleWanted(newspaper):
                # A view of a table cannot be sent.
                child.send(dict(self.styles(newspaper).lines))
            case ReadTo(size):
                self.on_read(size)
            case Passed(member):
                self.on_passed(member)
            case Refused():
                self.on_refused(message.error())
            case Broken(traceback):
                raise ReadingFailedError(traceback)


class _Child:
    """The process, and this end of its pipe."""

    def __init__(self, read: ReadPages) -> None:
        # Loaded with the first risky file: most imports have none.
        import multiprocessing

        from reader.importer.apart.child import begin

        # Not forked: a fork of a program with threads may wait for ever for a lock that one of them had.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._connection: Connection = ours
        self._process: BaseProcess = context.Process(
            target=begin, args=(theirs, read), name="dubao-reading", daemon=True
        )
        with closing(theirs), ctrl_c_held_back(), main_left_out():
            self._process.start()

    def send(self, message: object) -> None:
        try:
            self._connection.send(message)
        except OSError as problem:
            raise _ProcessEndedError from problem

    def has_message(self) -> bool:
        """Wait a moment for a message, or for the end of the process."""
        try:
            return self._connection.poll(_ASKED_EVERY_S)
        except OSError as problem:
            raise _ProcessEndedError from problem

    def message(self) -> Message:
        try:
            received: Message = self._connection.recv()
        except (EOFError, OSError) as problem:
            raise _ProcessEndedError from problem
        return received

    def reason_of_end(self) -> FileReason:
        """Return why the process ended."""
        self._process.join(_ASKED_EVERY_S)
        # Nobody kills it but a system that is out of memory.
        starved = self._process.exitcode in (OUT_OF_MEMORY, _KILLED)
        return FileReason.TOO_MUCH_MEMORY if starved else FileReason.READER_ENDED

    def end(self) -> None:
        self._connection.close()
        self._process.kill()
        self._process.join()
        self._process.close()
