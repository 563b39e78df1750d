"""The To-confirm tray in the window."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.acts import pages
from reader.acts.done import Done, Kind
from reader.browse.page_listings import page_listing
from reader.domain.newspaper import PageFacts
from reader.library.library import Library
from reader.library.placing import WaitingPage
from reader.ui.confirm_pages.confirm_tray import ConfirmTray
from reader.ui.language.words import tr, tr_n
from reader.ui.workbench.freshness import Freshness
from reader.ui.workbench.screen import Screen

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


MANY = 20
"""Confirming more pages than these takes longer than half a second, and shows its progress."""


class ConfirmPagesCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._waiting: Sequence[WaitingPage] = ()
        self.tray = ConfirmTray()
        self._screen = Screen(bench, self.tray)
        self.tray.page_chosen.connect(self._load_titles)
        self.tray.page_opened.connect(self._open)
        self.tray.confirmed.connect(self._confirm)
        self.tray.folder_confirmed.connect(self._confirm_folder)
        self._freshness = Freshness(self.tray, bench.acts, self._load_again, Kind.PAGES)

    def show_tray(self) -> None:
        """Show the pages whose newspaper, day or number a person should look at."""
        self._load(self._show)

    def _load(self, then: Callable[[tuple[list[WaitingPage], list[str]]], None]) -> None:
        self._freshness.note_reading()
        self._bench.workers.reading.ask(
            lambda library: (library.placing.waiting(), _newspapers(library)), then, topic="waiting pages"
        )

    def _show(self, found: tuple[list[WaitingPage], list[str]]) -> None:
        self._fill(found)
        self._screen.show_titled(tr("To confirm"))

    def _fill(self, found: tuple[list[WaitingPage], list[str]]) -> None:
        self._waiting = found[0]
        self.tray.show_pages(*found)

    def _load_titles(self, page: WaitingPage) -> None:
        self._bench.workers.reading.ask(
            lambda library: library.placing.titles(page.row.id),
            lambda titles: self.tray.show_titles(page, titles),
            topic="waiting titles",
        )

    def _open(self, page: WaitingPage) -> None:
        self._bench.browsing.open_listing(page_listing(page.row))
        self._bench.show_panes()

    def _confirm(self, page: WaitingPage, facts: PageFacts) -> None:
        self._bench.acts.run(lambda library: pages.say(library, [page.row.id], facts), self._confirmed)

    def _confirm_folder(self, page: WaitingPage, facts: PageFacts) -> None:
        others = self._waiting

        def confirm(library: Library) -> Done[pages.Placed]:
            return pages.confirm_folder(library, page, facts, others)

        if len(others) > MANY:
            self._bench.acts.run_long(tr("Confirming"), lambda library, _: confirm(library), self._confirmed)
        else:
            self._bench.acts.run(confirm, self._confirmed)

    def _confirmed(self, placed: pages.Placed) -> None:
        self._bench.say(tr_n("{n} page confirmed", "{n} pages confirmed", len(placed.page_ids)))

    def _load_again(self) -> None:
        """Show the pages that still wait; after the last one go back to the stories."""
        self._load(self._go_on)

    def _go_on(self, found: tuple[list[WaitingPage], list[str]]) -> None:
        self._fill(found)
        if not found[0] and self._screen.shown:
            self._bench.show_panes()


def _newspapers(library: Library) -> list[str]:
    return sorted({issue.newspaper for issue in library.issues() if issue.newspaper})
