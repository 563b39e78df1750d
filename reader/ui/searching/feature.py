"""Facets, histogram and diagnosis in the window."""

from typing import TYPE_CHECKING

from reader.library.views import SearchAnswer
from reader.ui.actions import Action, Menu
from reader.ui.feature import Feature
from reader.ui.page_frame import PageFrame
from reader.ui.place import Place
from reader.ui.searching.diagnosing import diagnose
from reader.ui.searching.diagnosis import DiagnosisPanel, total_words
from reader.ui.searching.diagnosis_rows import Diagnosis
from reader.ui.searching.panel import NarrowingPanel
from reader.ui.searching.suggesting import Suggesting
from reader.ui.searching.suggestions import Suggester
from reader.ui.words import mark

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


class NarrowingCommands:
    """The 'narrowing' commands."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._panel = NarrowingPanel(window.themes)
        self._diagnosis = DiagnosisPanel()
        self._page = PageFrame(window, self._diagnosis)
        window.list_pane.add_panel(self._panel)
        self._suggesting = Suggesting(
            window.search_box, Suggester(window.search_box, window.themes, window), window.lanes.query
        )
        self._panel.hide()
        self._panel.query_wanted.connect(self._search)
        self._diagnosis.query_wanted.connect(self._search)
        window.desk.searched.connect(self._show_answer)
        window.desk.listed.connect(self._place_listed)

    def toggle_facets(self) -> None:
        """Show or hide the facets of the results."""
        facets = self._panel.facets
        facets.setVisible(facets.isHidden())
        if facets.isVisible():
            facets.setFocus()

    def explain(self) -> None:
        """How the search was understood, and why it found the open story."""
        place, story = self._window.desk.place, self._window.desk.story
        if place.kind == "search":
            story_id = story.row.id if story else None
            self._window.lanes.query.ask(
                lambda library: diagnose(library, place.query, story_id), self._show_diagnosis, topic="diagnosis"
            )

    def _search(self, query: str) -> None:
        if query:
            self._window.desk.open_place(Place(kind="search", query=query))
        self._window.show_panes()

    def _show_answer(self, answer: SearchAnswer) -> None:
        self._panel.show_facets(answer.query, answer.facets)
        self._panel.setVisible(bool(answer.total and answer.facets))

    def _place_listed(self, place: Place) -> None:
        if place.kind != "search":
            self._panel.hide()

    def _show_diagnosis(self, diagnosis: Diagnosis) -> None:
        self._diagnosis.show_diagnosis(diagnosis)
        self._page.show_titled(f"{diagnosis.query} · {total_words(diagnosis)}")


NARROWING = Feature(
    name="narrowing",
    install=NarrowingCommands,
    actions=(
        Action(
            id="facets",
            text=mark("Narrow the search"),
            menu=Menu.SEARCH,
            run="narrowing.toggle_facets",
            keys=("Ctrl+Shift+L",),
            section=True,
        ),
        Action(
            id="diagnosis",
            text=mark("Search diagnosis"),
            menu=Menu.SEARCH,
            run="narrowing.explain",
            keys=("Ctrl+Shift+D",),
            icon="info",
        ),
    ),
)
