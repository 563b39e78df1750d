"""What every command is given: where the library lies, and how a window is opened."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.printing.error_sentences import begun_anew, not_begun
from reader.cli.printing.output import NotDone, complain
from reader.cli.process.stop_signals import handled_by, ignore
from reader.errors import LibraryUnusable
from reader.paths import data_folder

_log = logging.getLogger(__name__)

if TYPE_CHECKING:
    from reader.library.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowOrder:
    """What the window is to show. With `screenshot` it is drawn off screen, `size` pixels wide and high, and closed.

    `links` are dubao:// addresses, as the desktop hands them over.
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
    """`open_window` returns the exit code; it is given from outside, so that no command imports Qt."""

    folder: Path | None
    open_window: Callable[[WindowOrder], int]

    @property
    def library_folder(self) -> Path:
        return self.folder or data_folder()

    @contextmanager
    def library(self, *, to_read: bool = False, make: bool = False, anew: bool = False) -> Iterator["Library"]:
        """The library, opened for one command; `to_read`: it need not be writable. Raises LibraryUnusable.

        `make`: an empty one is made where there is none and none is missing; `anew`: also where one is.
        """
        from reader.wiring import Make, open_library

        if make:
            self._begin(anew)
        began = time.perf_counter()
        library = open_library(self.library_folder, to_read=to_read, make=Make.NEVER)
        _log.debug("opened the library %s after %.0f ms", self.library_folder, (time.perf_counter() - began) * 1000)
        _log.debug("its index lies in %s", library.index_folder)
        try:
            yield library
        finally:
            # Short, and the command is done: what is asked of it now comes too late.
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
