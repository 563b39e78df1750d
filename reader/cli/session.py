"""The session of a command: the folder of the library, and the function that opens a window."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.printing.error_sentences import begun_anew, not_begun, unusable
from reader.cli.printing.output import NotDone, complain
from reader.cli.process.stop_signals import handled_by, ignore
from reader.cli.words import tr
from reader.errors import LibraryReason, LibraryUnusable
from reader.library.watchman import FaultKind
from reader.paths import data_folder

_log = logging.getLogger(__name__)

if TYPE_CHECKING:
    from reader.library.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowOrder:
    """An order for the window: files to import, links, a story or a query to open.

    `links` are dubao:// addresses from the desktop. With `screenshot` the window is drawn off screen into this file,
    `size` pixels wide and high, and closed.
    """

    library: Path
    files: tuple[Path, ...] = ()
    links: tuple[str, ...] = ()
    screenshot: Path | None = None
    size: tuple[int, int] = (1280, 800)
    story: int | None = None
    query: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """The folder of the library, None for the usual one, and the function that opens a window.

    `open_window` returns the exit code; it comes from outside, so that no command imports Qt.
    """

    folder: Path | None
    open_window: Callable[[WindowOrder], int]

    @property
    def library_folder(self) -> Path:
        return self.folder or data_folder()

    @contextmanager
    def library(
        self, *, to_read: bool = False, make: bool = False, anew: bool = False, mends: bool = True
    ) -> Iterator["Library"]:
        """Open the library for one command; with `to_read` it need not be writable. Raises LibraryUnusable.

        `make`: make an empty library if there was none; `anew`: also if the one that was there is missing. `mends`:
        damage that the command met is said and mended at its end.
        """
        from reader.cli.printing.found_damage import mend_found
        from reader.wiring import Make, open_library

        if make:
            self._begin(anew)
        began = time.perf_counter()
        library = open_library(self.library_folder, to_read=to_read, make=Make.NEVER)
        _log.debug("opened the library %s after %.0f ms", self.library_folder, (time.perf_counter() - began) * 1000)
        _log.debug("its index lies in %s", library.index_folder)
        try:
            with _noted_damage(library):
                yield library
            if mends:
                mend_found(library)
            if not to_read:
                _back_up(library)
        finally:
            # Closing is short, and the command is done: a signal would come too late.
            with handled_by(ignore):
                library.close()

    def _begin(self, anew: bool) -> None:
        from reader.wiring import Make, begin_library

        try:
            before = begin_library(self.library_folder, Make.ANYWAY if anew else Make.WHERE_NONE_WAS)
        except LibraryUnusable as problem:
            if problem.is_gone:
                raise NotDone(not_begun(problem)) from problem
            raise
        if before and before.is_gone:
            complain(begun_anew(before))


@contextmanager
def _noted_damage(library: "Library") -> Iterator[None]:
    """Have the watchman remember damage of the library file that ends a command."""
    try:
        yield
    except LibraryUnusable as problem:
        if problem.reason is LibraryReason.DAMAGED and not library.watchman.faults(FaultKind.STORY):
            library.watchman.note(FaultKind.LIBRARY, problem.detail)
        raise


def _back_up(library: "Library") -> None:
    """Make the daily copy after a command that may have changed something, and say so if it cannot be made."""
    from reader.library.backup_service import back_up_after_acts

    try:
        reason = back_up_after_acts(library)
    except LibraryUnusable as problem:
        reason = problem.reason
    if reason:
        complain(tr("The daily backup of the library was not made: {why}.").format(why=unusable(reason)))
