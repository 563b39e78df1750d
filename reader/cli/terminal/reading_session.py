"""A session of reading, interactive or printed: imports files first, offers the sample if the library is empty."""

from contextlib import closing
from dataclasses import replace

from reader.cli.kept_settings import kept_settings
from reader.cli.session import WindowOrder
from reader.cli.terminal.console import Console, Left, is_interactive
from reader.cli.terminal.first_view import names_something
from reader.cli.terminal.import_first import take_in
from reader.cli.terminal.interactive import Interactive
from reader.cli.terminal.non_interactive import NonInteractive
from reader.cli.terminal.rendering import Rendering
from reader.cli.words import tr
from reader.errors import LibraryReason, LibraryUnusable
from reader.library.library import Library
from reader.library.views import ImportReport
from reader.paths import sample
from reader.render.shown_text import ShownText


def read(order: WindowOrder) -> int:
    """Read as the order says; return the exit code, 1 if files were refused.

    Raises NotDone, NotHeld, LibraryUnusable.
    """
    console, settings = Console(), kept_settings()
    rendering = Rendering(ShownText(settings.full_width, settings.script))
    front = Interactive(console, rendering, settings) if is_interactive() else NonInteractive(console, rendering)
    try:
        return _read(order, front)
    except Left as left:
        return left.code


def _read(order: WindowOrder, front: Interactive | NonInteractive) -> int:
    sample_taken = False
    try:
        opened = _opened(order)
    except LibraryUnusable as absence:
        if names_something(order) or absence.reason is not LibraryReason.ABSENT:
            raise
        if not front.wants_sample(tr("There is no library yet.")):
            return 0
        sample_taken = True
        order = replace(order, files=(sample(),))
        opened = _opened(order)
    with closing(opened) as library:
        report = take_in(library, order.files) if order.files else ImportReport()
        refused = 1 if report.refused else 0
        if not library.story_count() and not names_something(order):
            if not front.wants_sample(tr("The library is empty.")):
                return refused
            sample_taken = True
            take_in(library, (sample(),))
        front.read(library, order, () if sample_taken else report.story_ids)
        return refused


def _opened(order: WindowOrder) -> Library:
    """Open the library; make one for files to import if there is none. Raises LibraryUnusable."""
    from reader.wiring import Make, begin_library, open_library

    if order.files:
        begin_library(order.library)
    return open_library(order.library, to_read=True, make=Make.NEVER)
