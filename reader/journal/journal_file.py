"""The journal of a library as a file beside it."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path

from reader.durable import sync, write_durably
from reader.errors import LibraryReason, LibraryUnusable
from reader.journal.journal_copies import FOLDER_NAME as COPIES_NAME
from reader.journal.journal_copies import copies, copy_if_due, sound_copies
from reader.journal.lines import entry_line, head_in, head_line, item_line, seal_of
from reader.journal.reading import head_of, joined, last_of, read_file
from reader.ports.journal import Base, JournalCheck, JournalEntry, Place, Written
from reader.ports.own_items import Mark

FILE_NAME = "own-work.journal"

_SHORT_BYTES = 1 << 20
_GROWTH = 3
"""A journal begins anew once a megabyte and three times the size of its base were appended to it."""


class JournalFile:
    """The adapter of `reader.ports.journal.Journal` for the library in `folder`.

    The file is opened anew for each entry: another program may have put another one in its place.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.path = folder / FILE_NAME
        self._ends: tuple[int, int, int] | None = None
        """The number of the last entry of this object, and bytes of the file before and after it; 0 before a base."""
        self._seen: tuple[tuple[int, int, int], Mark] | None = None
        self._copied: date | None = None
        """The day on which the newest copy is known to be of that day."""

    def place(self) -> Place:
        with self._translated():
            if not os.path.lexists(self.path):
                return Place.NOTHING
            if self._signature() is not None:
                with self.path.open("rb") as file:
                    if head_of(file):
                        return Place.JOURNAL
            return Place.FOREIGN

    def last(self) -> Mark | None:
        with self._translated():
            state = self._signature()
            if state is None:
                return None
            if self._seen is None or self._seen[0] != state:
                mark = last_of(self.path)
                self._seen = None if mark is None else (state, mark)
            return self._seen[1] if self._seen else None

    def read(self) -> Written | None:
        with self._translated():
            main = self._main()
            newest = max((copy.number for copy in copies(self._folder)), default=0)
            if main is not None and main.complete and main.last.number >= newest:
                return main
            return joined(main, list(sound_copies(self._folder)))

    def append(self, entry: JournalEntry, *, synced: bool) -> Mark:
        journal = self.last()
        if journal is None:
            raise LibraryUnusable(self._folder, LibraryReason.UNWRITABLE, f"{FILE_NAME}: no journal")
        line = entry_line(entry, datetime.now(UTC).isoformat(timespec="seconds"))
        self._ends = None
        with self._translated():
            descriptor = os.open(self.path, os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0))
            try:
                self._ends = (entry.number, *_append(descriptor, line, synced=synced))
            finally:
                os.close(descriptor)
            mark = Mark(journal=journal.journal, number=entry.number, seal=seal_of(line))
            self._remember(mark)
        return mark

    def take_back(self, number: int) -> None:
        ends, self._ends, self._seen = self._ends, None, None
        if ends is None or ends[0] != number:
            return
        _, before, after = ends
        with suppress(OSError):
            if self.path.stat().st_size == after:
                if before:
                    os.truncate(self.path, before)
                    sync(self.path)
                else:
                    self.path.unlink()

    def begin(self, base: Base) -> Mark:
        self._ends = None
        lines = [item_line(item) for item in base.items]
        head = head_line(base, sum(map(len, lines)))
        with self._translated():
            write_durably(self.path, [head, *lines])
            self._ends = (base.number, 0, self.path.stat().st_size)
            mark = Mark(journal=base.journal, number=base.number, seal=base.seal)
            self._remember(mark)
        return mark

    def set_aside(self, *, alone: bool = False) -> str | None:
        token = secrets.token_hex(4)
        with self._translated():
            beside = self.path.with_name(COPIES_NAME)
            if beside.exists() and not alone:
                beside.rename(beside.with_name(f"{COPIES_NAME}-{token}-aside"))
            aside = self.path.with_name(f"own-work-{token}.journal-aside")
            if not os.path.lexists(self.path):
                return None
            self.path.rename(aside)
            sync(self._folder)
        self._seen = None
        return aside.name

    def size(self) -> int:
        with self._translated():
            state = self._signature()
        return state[1] if state else 0

    def is_long(self) -> bool:
        with self._translated():
            with self.path.open("rb") as file:
                head = head_in(file.readline())
            size = head[2] if head else 0
            return self.path.stat().st_size > _SHORT_BYTES + (1 + _GROWTH) * size

    def copy_if_due(self) -> None:
        today = datetime.now(UTC).date()
        if self._copied != today:
            with self._translated():
                if copy_if_due(self.path, today):
                    self._copied = today

    def set_unsound_aside(self) -> None:
        self._copied = None
        with self._translated():
            for copy in copies(self._folder):
                if not _is_sound(copy.path):
                    copy.path.rename(copy.path.with_name(f"{copy.path.name}-damaged"))

    def check(self) -> JournalCheck:
        with self._translated():
            main = self._main()
            held = copies(self._folder)
            unsound = [copy.path.name for copy in held if not _is_sound(copy.path)]
        return JournalCheck(
            damaged=main.damaged if main else 0,
            complete=main is not None and main.complete,
            copies=len(held),
            unsound=tuple(unsound),
        )

    def _main(self) -> Written | None:
        """Return the journal without its copies; None if there is none that can be read."""
        return read_file(self.path) if self.path.is_file() and os.access(self.path, os.R_OK) else None

    def _signature(self) -> tuple[int, int, int] | None:
        """Return what shows that the file is still the same; None without a file that may be read and written."""
        if not (self.path.is_file() and os.access(self.path, os.R_OK | os.W_OK)):
            return None
        found = self.path.stat()
        return found.st_ino, found.st_size, found.st_mtime_ns

    def _remember(self, mark: Mark) -> None:
        state = self._signature()
        self._seen = None if state is None else (state, mark)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise LibraryUnusable.because(self._folder, error) from error


def _append(descriptor: int, line: bytes, *, synced: bool) -> tuple[int, int]:
    """Write a line at the end of a file, and return the bytes before and after; if it raises, the file is as before."""
    before = os.fstat(descriptor).st_size
    try:
        rest = memoryview(line)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if synced:
            os.fsync(descriptor)
    except BaseException:
        with suppress(OSError):
            os.ftruncate(descriptor, before)
        raise
    return before, os.fstat(descriptor).st_size


def _is_sound(path: Path) -> bool:
    try:
        written = read_file(path)
    except OSError:
        return False
    return written is not None and not written.damaged and written.complete
