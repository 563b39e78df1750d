"""The window front end: joins the library's wiring and the window. No logic."""

import gc
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import NoWindow

if TYPE_CHECKING:
    from reader.library.library import Library

_QT = ("PySide6", "shiboken6")


def run(
    *,
    library: Path,
    files: Sequence[Path] = (),
    links: Sequence[str] = (),
    screenshot: Path | None = None,
    size: tuple[int, int] = (1280, 800),
    story: int | None = None,
    query: str | None = None,
) -> int:
    """Show the window on the library in this folder, or draw it to the picture `screenshot`; returns the exit code.

    Raises NoWindow, and NotHeld for a `story` that the library does not hold.
    """
    # Loaded modules stay: collecting garbage among them while they load takes 20 ms of a start.
    gc.disable()
    from reader import paths
    from reader.wiring import Make, backups, begin_library, open_library, restore, salvage, try_library

    try:
        from reader.ui.start import application
        from reader.ui.start.missing_library import Beginnings
    except ImportError as error:
        gc.enable()
        if (error.name or "").startswith(_QT):
            raise NoWindow(str(error)) from error
        raise
    gc.freeze()
    gc.enable()
    # The library is made before it is opened: one that disappears under an open window is not silently replaced.
    opened = partial(open_library, library, to_read=True, make=Make.NEVER)
    if screenshot is None:
        chosen: list[Path] = []
        to_import = list(files)

        def begin() -> None:
            begin_library(library)
            try_library(library)

        beginnings = Beginnings(
            begin,
            partial(begin_library, library, Make.ANYWAY),
            partial(backups, library),
            lambda name, progress: restore(library, name, progress),
            lambda progress: to_import.extend(path for path in salvage(library, progress).files if path.exists()),
            chosen.append,
        )
        asked = (*links, *_asked_for(opened, story, query))
        code = application.run_window(opened, paths.settings_file(), library, to_import, asked, beginnings=beginnings)
        return run(library=chosen[0], files=files, links=links, query=query) if chosen else code
    begin_library(library)
    return application.render_screenshot(
        opened, screenshot, size=size, files=files, links=links, story=story, query=query
    )


def _asked_for(opened: Callable[[], "Library"], story: int | None, query: str | None) -> Iterator[str]:
    """Yield links to a query and to a story by its id: links also work in a window that is already open."""
    from reader.library.anchors import anchor_of
    from reader.render.link import search_link, story_link

    if query:
        yield search_link(query)
    if story is not None:
        library = opened()
        try:
            yield story_link(anchor_of(library.story(story)))
        finally:
            library.close()
