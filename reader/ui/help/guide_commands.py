"""The help and the tour in the window."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout

from reader.ui.help.help_screen import HelpPage
from reader.ui.help.tour import STEPS, Tour
from reader.ui.language.words import tr
from reader.ui.workbench.screen import PageFrame

if TYPE_CHECKING:
    from reader.ui.shell.main_window import MainWindow


class GuideCommands:
    """The 'guide' commands. Help and tour are made when first asked for."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._page: HelpPage | None = None
        self._frame: PageFrame | None = None
        self._tour: Tour | None = None

    def show_help(self) -> None:
        """The help, on the page that was open last; once more goes back to the stories."""
        if self._frame and self._frame.shown:
            self._leave()
        else:
            self._open()

    def show_query_help(self) -> None:
        """The help on the query language."""
        self._open("query")

    def start_tour(self) -> None:
        """Walk over the sample, step by step."""
        if self._frame and self._frame.shown:
            self._leave()
        if self._tour is None:
            self._tour = self._make_tour()
        self._tour.start()

    def _open(self, name: str = "") -> None:
        if self._page is None or self._frame is None:
            self._page = HelpPage(self._window.themes, self._window.settings, self._window.actions_by_id.table)
            self._frame = PageFrame(self._window, self._page)
            self._page.action_wanted.connect(self._do)
            self._page.query_wanted.connect(self._find)
        if name:
            self._page.open_page(name)
        self._frame.show_titled(tr("Help"))

    def _leave(self) -> None:
        """To the panes; an empty library shows its first page instead, once its sections are counted."""
        self._window.show_panes()
        self._window.sections.load()

    def _do(self, action_id: str) -> None:
        self._leave()
        self._window.actions_by_id[action_id].trigger()

    def _find(self, query: str) -> None:
        self._leave()
        self._window.search_box.set_query(query)
        self._window.search.enter(query)

    def _make_tour(self) -> Tour:
        window = self._window
        tour = Tour(window)
        for step in STEPS:
            if step.action != "search":
                window.actions_by_id[step.action].triggered.connect(partial(_told, tour, step.action))
        window.desk.searched.connect(lambda _answer: tour.done("search"))
        whole = window.centralWidget()
        layout = whole.layout() if whole else None
        assert isinstance(layout, QBoxLayout)
        layout.addWidget(tour)
        return tour


def _told(tour: Tour, action_id: str, _checked: bool = False) -> None:
    tour.done(action_id)
