"""Visits from outside: files to import, links to open."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.browse.page_listings import story_page_listing
from reader.errors import HeldKind, NotHeld
from reader.render.link import anchor_of_link, query_of_link
from reader.ui.language.words import tr

if TYPE_CHECKING:
    from reader.domain.bookmark import Anchor
    from reader.ports.rows import StoryRow
    from reader.ui.shell.main_window import MainWindow

_SAY_MS = 10_000


@dataclass(frozen=True, slots=True)
class Visit:
    """The arguments of a start of the program: absolute paths of files, and dubao:// links."""

    files: tuple[Path, ...] = ()
    links: tuple[str, ...] = ()


def arrive(window: "MainWindow", visit: Visit, failed: Callable[[NotHeld], object] | None = None) -> None:
    """Import the files, search for the first link's query, then open the first link's story.

    A link that opens nothing is reported in the status bar, or to `failed`.
    """
    report = failed or (lambda error: window.statusBar().showMessage(_said(error), _SAY_MS))
    window.library.import_paths(list(visit.files))
    anchors = [anchor for anchor in map(anchor_of_link, visit.links) if anchor is not None]
    queries = [query for query in map(query_of_link, visit.links) if query is not None]
    if visit.links and not anchors and not queries:
        report(NotHeld(HeldKind.LINK, visit.links[0]))
    for query in queries[:1]:
        _search(window, query)
    for anchor in anchors[:1]:
        _open(window, anchor, report)


def _said(error: NotHeld) -> str:
    if error.what is HeldKind.LINK:
        return tr("This is no link to a story.")
    return tr("The story of the link is not held: {story}").format(story=error.key)


def _search(window: "MainWindow", query: str) -> None:
    def imported(_: None) -> None:
        window.search_box.set_query(query)
        window.searching.search(query)

    window.workers.importing.ask(lambda _library: None, imported)


def _open(window: "MainWindow", anchor: "Anchor", report: Callable[[NotHeld], object]) -> None:
    def found(story_id: int | None) -> None:
        if story_id is None:
            report(NotHeld(HeldKind.STORY, anchor.headline or anchor.fingerprint))
        else:
            window.workers.reading.ask(lambda library: library.story(story_id).row, opened)

    def opened(row: "StoryRow") -> None:
        window.browsing.open_listing(story_page_listing(row), row.id)
        window.show_panes()
        passage = anchor.exact.strip().partition("\n")[0]
        if passage:
            window.story_pane.find_bar.open_bar(passage)

    # On the worker of imports: a file that came with the link is in the library by then.
    window.workers.importing.ask(lambda library: library.bookmarks.story_of(anchor), found)
