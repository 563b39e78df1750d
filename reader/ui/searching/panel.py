"""What stands above the results of a search: the histogram of dates, and the facets when they are asked for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.library.engine_port import Facet
from reader.ui.searching.facets import FacetPanel
from reader.ui.searching.histogram import DateHistogram
from reader.ui.searching.narrowing import chosen, days_of, narrowed, widened, with_days
from reader.ui.theme import ThemeKeeper

HISTOGRAM = 96
LEAST_FACETS, MOST_FACETS = 110, 260


class NarrowingPanel(QWidget):
    """`query_wanted` carries the query that a click on a facet, or dragging over the dates, asks for."""

    query_wanted = Signal(str)

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self.histogram = DateHistogram(themes)
        self.facets = FacetPanel(themes)
        self._query = ""
        self.histogram.setFixedHeight(HISTOGRAM)
        self.facets.setMinimumHeight(LEAST_FACETS)
        self.facets.setMaximumHeight(MOST_FACETS)
        self.facets.hide()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.histogram)
        down.addWidget(self.facets)
        self.facets.narrowed.connect(lambda name, value: self.query_wanted.emit(narrowed(self._query, name, value)))
        self.facets.widened.connect(lambda name, value: self.query_wanted.emit(widened(self._query, name, value)))
        self.histogram.range_chosen.connect(
            lambda first, last: self.query_wanted.emit(with_days(self._query, (first, last)))
        )
        self.histogram.range_cleared.connect(lambda: self.query_wanted.emit(with_days(self._query, None)))

    def show_facets(self, query: str, facets: Sequence[Facet]) -> None:
        """Show what the hits of a query have in common; without dates the histogram is hidden."""
        self._query = query
        months = next((facet.counts for facet in facets if facet.name == "month"), ())
        days = days_of(query)
        self.histogram.setVisible(len(months) > 1 or days is not None)
        self.histogram.show_counts(months, days)
        self.facets.show_facets(facets, chosen(query, facets))
