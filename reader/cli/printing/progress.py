"""Progress of long work on a terminal, and its orderly end when the person presses Ctrl+C."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext

import click

from reader.cli.process.stop_signals import StopAsked, Stopped, handled_by
from reader.cli.words import mark, tr

Draw = Callable[[int, int, str], None]


class Report:
    """A progress callback for long work of the library. It asks the work to stop once a signal has come."""

    def __init__(self, draw: Draw, asked: StopAsked) -> None:
        self._draw = draw
        self._asked = asked

    def __call__(self, done: int, total: int, what: str) -> bool:
        self._draw(done, total, what)
        return not self._asked.number

    @property
    def stopped_by(self) -> int:
        """The number of the signal that asked the work to stop; 0 without one."""
        return self._asked.number


@contextmanager
def progress(label: str, *, then_stop: bool = True, at_once: bool = True) -> Iterator[Report]:
    """Show the progress of work on standard error, if that is a terminal.

    The first Ctrl+C asks the work to stop, the second ends the command at once. Raises Stopped after work that was
    asked to stop; with `then_stop` False the command goes on, and reads `stopped_by`. With `at_once` False no bar is
    shown before the work reports that there is something to do.
    """
    seen = bool(sys.stderr and sys.stderr.isatty())
    asked = StopAsked(_say_that_it_stops if seen else _say_nothing)
    with handled_by(asked), _bar(label, at_once=at_once) if seen else nullcontext(_draw_nothing) as draw:
        yield Report(draw, asked)
    if asked.number and then_stop:
        raise Stopped(asked.number)


def _say_that_it_stops() -> None:
    """Say on a terminal that the work will end in good order, and that a second Ctrl+C stops it at once."""
    sys.stderr.write(f"\n{tr('Stopping in good order; press Ctrl+C again to stop at once.')}\n")


def _say_nothing() -> None:
    pass


def _draw_nothing(_done: int, _total: int, _what: str) -> None:
    pass


@contextmanager
def _bar(label: str, *, at_once: bool) -> Iterator[Draw]:
    """Make a progress bar. It starts again under another label when indexing follows importing."""
    from reader.library.index_keeper import IN_HAND

    bar = click.progressbar(length=1, label=label, file=sys.stderr, item_show_func=_shown)
    with ExitStack() as shown:
        begun = at_once
        if at_once:
            shown.enter_context(bar)

        def draw(done: int, total: int, what: str) -> None:
            nonlocal begun
            if not begun and total:
                begun = True
                shown.enter_context(bar)
            bar.label = tr("Indexing") if what == IN_HAND else label
            bar.length = max(total, 1)
            bar.finished = False
            if begun:
                bar.update(done - bar.pos, what)

        yield draw


def _shown(what: str | None) -> str:
    if not what:
        return ""
    return tr(_STAGES[what]) if what in _STAGES else what[-40:]


_STAGES = {
    "check:file": mark("library file"),
    "check:texts": mark("texts of stories"),
    "check:bookmarks": mark("bookmarks"),
    "check:index": mark("search index"),
    "check:pictures": mark("pictures"),
    "check:backups": mark("backups"),
}
"""Names of `reader.library.checking.STAGES`, which only a check imports."""
