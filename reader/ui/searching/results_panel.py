"""The panel above the results of a search: two buttons, the histogram of dates, the facets when asked for."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.browse.narrowing import chosen, days_of, narrowed, widened, with_days
from reader.ports.engine import Facet
from reader.ui.language.words import tr
from reader.ui.look.theme import ThemeKeeper
from reader.ui.searching.facet_panel import FacetPanel
from reader.ui.searching.histogram import DateHistogram

HISTOGRAM = 96
LEAST_FACETS, MOST_FACETS = 110, 260
BOTH = 560
"""Below a list pane of such a height there is room for the histogram or for the facets, and for some results."""


class ResultsPanel(QWidget):
    """`query_wanted` carries the query that a click on a facet, or dragging over the dates, asks for."""

    query_wanted = Signal(str)
    diagnosis_wanted = Signal()

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self.histogram = DateHistogram(themes)
        self.facets = FacetPanel(themes)
        self._query, self._dated = "", False
        self.histogram.setFixedHeight(HISTOGRAM)
        self.facets.setMinimumHeight(LEAST_FACETS)
        self.facets.setMaximumHeight(MOST_FACETS)
        self.facets.hide()
        self._narrow, self._explain = QPushButton(), QPushButton()
        self._narrow.setCheckable(True)
        self._narrow.toggled.connect(lambda _on: self._show_what_is_wanted())
        self._explain.clicked.connect(self.diagnosis_wanted)
        across = QHBoxLayout()
        across.setContentsMargins(22, 6, 14, 6)
        across.setSpacing(6)
        for button in (self._narrow, self._explain):
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            across.addWidget(button)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(across)
        down.addWidget(self.histogram)
        down.addWidget(self.facets)
        self.facets.narrowed.connect(lambda name, value: self.query_wanted.emit(narrowed(self._query, name, value)))
        self.facets.widened.connect(lambda name, value: self.query_wanted.emit(widened(self._query, name, value)))
        self.histogram.range_chosen.connect(
            lambda first, last: self.query_wanted.emit(with_days(self._query, (first, last)))
        )
        self.histogram.range_cleared.connect(lambda: self.query_wanted.emit(with_days(self._query, None)))

        self.retranslate()

    def toggle_facets(self) -> None:
        """Show the facets, or hide them again."""
        self._narrow.toggle()
        if self.facets.isVisible():
            self.facets.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        for button, short, whole in (
            (self._narrow, tr("Narrow"), tr("Narrow the search")),
            (self._explain, tr("Diagnosis"), tr("Search diagnosis")),
        ):
            button.setText(short)
            button.setToolTip(whole)
            button.setAccessibleName(whole)

    def _show_what_is_wanted(self) -> None:
        """Show the facet panel if it is wanted and has a value to choose."""
        something = self.facets.model().rowCount() > 0
        self._narrow.setEnabled(something)
        self.facets.setVisible(something and self._narrow.isChecked())
        self._share_room()

    def _share_room(self) -> None:
        """Leave out the histogram if there is no room for both: the facets name years and months, too."""
        pane = self.parentWidget()
        low = pane is not None and pane.height() < BOTH
        self.histogram.setVisible(self._dated and not (low and self.facets.isVisibleTo(self)))

    def make_room(self, query: str, facets: Sequence[Facet]) -> None:
        """Take the room that `show_facets` will need, before the list below is painted; without dates the histogram is
        hidden."""
        self._query = query
        self._dated = len(_months(facets)) > 1 or days_of(query) is not None
        self._share_room()

    def show_facets(self, query: str, facets: Sequence[Facet]) -> None:
        """Show what the hits of a query have in common."""
        self.make_room(query, facets)
        self.histogram.show_counts(_months(facets), days_of(query))
        self.facets.show_facets(facets, chosen(query, facets))
        self._show_what_is_wanted()


def _months(facets: Sequence[Facet]) -> Sequence[tuple[str, int]]:
    return next((facet.counts for facet in facets if facet.name == "month"), ())
