"""A progress bar on a terminal, and nothing where standard error is no terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from reader.library.ports import Progress


@contextmanager
def progress(label: str) -> Iterator[Progress | None]:
    """A callback for the library's long work, drawing on standard error; None where nobody would see it.

    Indexing follows importing: the bar then starts again under its own name.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from reader.library.index_keeper import IN_HAND

    with click.progressbar(length=1, label=label, file=sys.stderr, item_show_func=_shown) as bar:

        def told(done: int, total: int, what: str) -> bool:
            bar.label = "Indexing" if what == IN_HAND else label
            bar.length = max(total, 1)
            bar.finished = False
            bar.update(done - bar.pos, what)
            return True

        yield told


def _shown(what: str | None) -> str:
    return what[-40:] if what else ""
