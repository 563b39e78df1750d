"""Long work on a terminal: a progress bar, and an end in good order when the person presses Ctrl+C."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click

from reader.library.ports import Progress


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """A callback for the library's long work. It draws on standard error where that is a terminal.

    The first Ctrl+C asks the work to stop where nothing is lost; the second ends the program at once.
    """
    with _stop_asked() as stop_asked:
        if not sys.stderr.isatty():
            yield lambda done, total, what: not stop_asked()
            return
        with _bar(label) as draw:

            def told(done: int, total: int, what: str) -> bool:
                draw(done, total, what)
                return not stop_asked()

            yield told


@contextmanager
def _bar(label: str) -> Iterator[Callable[[int, int, str], None]]:
    """Indexing follows importing: the bar then starts again under its own name."""
    from reader.library.index_keeper import IN_HAND

    with click.progressbar(length=1, label=label, file=sys.stderr, item_show_func=_shown) as bar:

        def draw(done: int, total: int, what: str) -> None:
            bar.label = "Indexing" if what == IN_HAND else label
            bar.length = max(total, 1)
            bar.finished = False
            bar.update(done - bar.pos, what)

        yield draw


@contextmanager
def _stop_asked() -> Iterator[Callable[[], bool]]:
    asked = False

    def ask(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)


def _shown(what: str | None) -> str:
    return what[-40:] if what else ""
