"""The commands of the help: the manual, the tour, the keys, the dialog about the program."""

from functools import partial
from typing import TYPE_CHECKING

from reader.ui.help.help_screen import HelpScreen
from reader.ui.help.tour import STEPS, Tour
from reader.ui.language.words import tr
from reader.ui.workbench.screen import Screen

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class HelpCommands:
    """The commands of the feature. Manual and tour are made when first used."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._help: HelpScreen | None = None
        self._screen: Screen | None = None
        self._tour: Tour | None = None

    def show_help(self) -> None:
        """Show the manual at the chapter that was open last; if it is shown, go back to the stories."""
        if self._screen and self._screen.shown:
            self._leave()
        else:
            self._open()

    def show_query_help(self) -> None:
        """Show the chapter on the query language."""
        self._open("query")

    def start_tour(self) -> None:
        """Walk over the sample, step by step."""
        if self._screen and self._screen.shown:
            self._leave()
        if self._tour is None:
            self._tour = self._make_tour()
        self._tour.start()

    def show_keys(self) -> None:
        """Show all actions with their keys."""
        from reader.ui.help.key_list import KeysDialog

        KeysDialog(self._bench.table, self._bench.settings.settings, self._bench.window()).exec()

    def show_about(self) -> None:
        """Show versions, licences, and where the open library lies."""
        from reader.ui.help.about import AboutDialog, Folders

        settings = self._bench.settings.file
        self._bench.workers.reading.ask(
            lambda library: Folders(library.folder, library.index_folder, settings),
            lambda kept: AboutDialog(self._bench.window(), kept).open(),
        )

    def _open(self, name: str = "") -> None:
        if self._help is None or self._screen is None:
            self._help = HelpScreen(self._bench.themes, self._bench.settings, self._bench.table)
            self._screen = Screen(self._bench, self._help)
            self._help.action_wanted.connect(self._do)
            self._help.query_wanted.connect(self._find)
        if name:
            self._help.open_chapter(name)
        self._screen.show_titled(tr("Help"))

    def _leave(self) -> None:
        """Go back to the panes. An empty library shows the welcome screen instead, once its sections are counted."""
        self._bench.show_panes()
        self._bench.left_pane.load()

    def _do(self, action_id: str) -> None:
        self._leave()
        self._bench.action(action_id).trigger()

    def _find(self, query: str) -> None:
        self._leave()
        self._bench.search(query)

    def _make_tour(self) -> Tour:
        bench = self._bench
        tour = Tour(bench)
        for step in STEPS:
            if step.action != "search":
                bench.action(step.action).triggered.connect(partial(_end_step, tour, step.action))
        bench.browsing.searched.connect(lambda _answer: tour.done("search"))
        bench.add_strip(tour)
        return tour


def _end_step(tour: Tour, action_id: str, _checked: bool = False) -> None:
    tour.done(action_id)
