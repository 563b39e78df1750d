"""Explanations of a search: the diagnosis on a screen of its own, and above an empty list why nothing was found."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from reader.browse.listing import Listing, ListingKind
from reader.errors import IndexUnusable
from reader.library.library import Library
from reader.library.views import SearchAnswer
from reader.ui.workbench.screen import Screen

if TYPE_CHECKING:
    from reader.browse.diagnosis_rows import Diagnosis
    from reader.ui.searching.diagnosis_panel import DiagnosisPanel
    from reader.ui.workbench.workbench import Workbench

EXPLAIN_AFTER_MS = 500
"""An empty list is explained when the typing rests: the index is asked many times for it."""


class Explanations(QObject):
    """Makes its panels when they are first needed; `search` runs a query that one of them offers."""

    def __init__(self, bench: "Workbench", search: Callable[[str], None]) -> None:
        super().__init__(bench.window())
        self._bench, self._search = bench, search
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(EXPLAIN_AFTER_MS)
        self._rest.timeout.connect(self._explain_nothing)
        self._explained = False

    def follow(self, answer: SearchAnswer) -> None:
        """Take the answer of another search; if nothing was found, explain that after a while."""
        self.leave()
        if not answer.total:
            self._rest.start()

    def leave(self) -> None:
        """Explain an empty list no longer."""
        self._rest.stop()
        if self._explained:
            self._nothing.hide()

    def explain(self) -> None:
        """Show how the search was understood, and why it found the open story."""
        listing, story = self._bench.browsing.listing, self._bench.browsing.story
        if listing.kind is ListingKind.SEARCH:
            story_id, widen = story.row.id if story else None, self._bench.settings.settings.other_names
            self._bench.workers.query.ask(
                lambda library: _diagnose(library, listing.query, story_id, widen),
                self._show_diagnosis,
                topic="diagnosis",
            )

    @cached_property
    def _nothing(self) -> "DiagnosisPanel":
        from reader.ui.searching.diagnosis_panel import DiagnosisPanel

        panel = DiagnosisPanel(brief=True)
        panel.setObjectName("listPart")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        panel.query_wanted.connect(self._search)
        self._bench.list_pane.add_panel(panel)
        return panel

    @cached_property
    def _panel(self) -> "DiagnosisPanel":
        from reader.ui.searching.diagnosis_panel import DiagnosisPanel

        panel = DiagnosisPanel()
        panel.query_wanted.connect(self._search)
        return panel

    @cached_property
    def _screen(self) -> Screen:
        return Screen(self._bench, self._panel)

    def _show_diagnosis(self, diagnosis: "Diagnosis") -> None:
        from reader.ui.searching.diagnosis_panel import total_words

        self._panel.show_diagnosis(diagnosis)
        self._screen.show_titled(f"{diagnosis.query} · {total_words(diagnosis)}")

    def _explain_nothing(self) -> None:
        listing = self._bench.browsing.listing
        self._bench.workers.query.ask(
            lambda library: _diagnose(library, listing.query),
            lambda found: self._show_why_nothing(found, listing),
            topic="diagnosis-nothing",
            failed=self._not_explained,
        )

    def _show_why_nothing(self, diagnosis: "Diagnosis", listing: Listing) -> None:
        if listing == self._bench.browsing.listing:
            self._explained = True
            self._nothing.show_diagnosis(diagnosis)
            self._nothing.setVisible(bool(diagnosis.absent or diagnosis.relaxed))

    def _not_explained(self, error: Exception) -> None:
        """Report an error, except that the index is missing: nobody asked for this explanation."""
        if not isinstance(error, IndexUnusable):
            self._bench.workers.query.failed.emit(error)


def _diagnose(library: Library, query: str, story_id: int | None = None, widen: bool = False) -> "Diagnosis":
    from reader.browse.diagnosing import diagnose

    return diagnose(library, query, story_id, widen=widen)
