"""The To-confirm tray in the window."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.domain.newspaper import PageFacts
from reader.library.library import Library
from reader.library.placing import WaitingPage
from reader.ui.browsing.lookups import place_of
from reader.ui.confirm_pages import waiting_pages
from reader.ui.confirm_pages.confirm_tray import ConfirmTray
from reader.ui.language.words import mark, tr, tr_n
from reader.ui.workbench.actions import Menu, entry
from reader.ui.workbench.feature import Feature
from reader.ui.workbench.screen import PageFrame

if TYPE_CHECKING:
    from reader.ui.shell.main_window import MainWindow

_SAY_MS = 6000


class PlacingCommands:
    """The 'placing' commands."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._waiting: Sequence[WaitingPage] = ()
        self.tray = ConfirmTray()
        self._page = PageFrame(window, self.tray)
        self.tray.page_chosen.connect(self._load_titles)
        self.tray.page_opened.connect(self._open)
        self.tray.confirmed.connect(self._confirm)
        self.tray.folder_confirmed.connect(self._confirm_folder)

    def show_tray(self) -> None:
        """Pages whose newspaper, day or number a person should look at."""
        self._load(self._show)

    def _load(self, then: Callable[[tuple[list[WaitingPage], list[str]]], None]) -> None:
        self._window.lanes.reading.ask(
            lambda library: (waiting_pages.load(library), _newspapers(library)), then, topic="waiting pages"
        )

    def _show(self, found: tuple[list[WaitingPage], list[str]]) -> None:
        self._fill(found)
        self._page.show_titled(tr("To confirm"))

    def _fill(self, found: tuple[list[WaitingPage], list[str]]) -> None:
        self._waiting = found[0]
        self.tray.show_pages(*found)

    def _load_titles(self, page: WaitingPage) -> None:
        self._window.lanes.reading.ask(
            lambda library: library.placing.titles(page.row.id),
            lambda titles: self.tray.show_titles(page, titles),
            topic="waiting titles",
        )

    def _open(self, page: WaitingPage) -> None:
        self._window.desk.open_place(place_of(page.row))
        self._window.show_panes()

    def _confirm(self, page: WaitingPage, facts: PageFacts) -> None:
        self._window.lanes.reading.ask(lambda library: waiting_pages.confirm(library, page, facts), self._confirmed)

    def _confirm_folder(self, page: WaitingPage, facts: PageFacts) -> None:
        others = self._waiting
        self._window.lanes.reading.ask(
            lambda library: waiting_pages.confirm_folder(library, page, facts, others), self._confirmed
        )

    def _confirmed(self, pages: int) -> None:
        self._window.statusBar().showMessage(tr_n("{n} page confirmed", "{n} pages confirmed", pages), _SAY_MS)
        self._load(self._go_on)
        self._window.sections.load()

    def _go_on(self, found: tuple[list[WaitingPage], list[str]]) -> None:
        """The pages that still wait; after the last one, back to the stories."""
        self._fill(found)
        if not found[0]:
            self._window.desk.refresh()
            self._window.show_panes()


def _newspapers(library: Library) -> list[str]:
    return sorted({issue.newspaper for issue in library.issues() if issue.newspaper})


PLACING = Feature(
    name="placing",
    install=PlacingCommands,
    actions=(
        entry(Menu.TOOLS, "to_confirm", mark("Pages to confirm"), "placing.show_tray", icon="help", section=True),
    ),
)
