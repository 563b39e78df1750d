"""The panel above the results of a search."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.ports.engine import Facet
from reader.ui.look.theme import ThemeKeeper
from reader.ui.searching.results_panel import BOTH, ResultsPanel

DATED = (Facet("month", (("2023-02", 3), ("2024-05", 4))), Facet("page", (("1", 3), ("2", 4))))
UNDATED = DATED[1:]


@pytest.mark.parametrize(("height", "both"), [(BOTH - 80, False), (BOTH + 80, True)])
def test_the_facets_stand_alone_where_there_is_no_room_for_the_histogram_too(
    qtbot: QtBot, themes: ThemeKeeper, height: int, both: bool
) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    panel = ResultsPanel(themes)
    down = QVBoxLayout(pane)
    down.addWidget(panel)
    down.addStretch(1)
    pane.resize(320, height)
    pane.show()
    panel.show_facets("工会", DATED)
    assert panel.histogram.isVisible()
    panel.toggle_facets()
    assert panel.facets.isVisible()
    assert panel.histogram.isVisible() is both
    panel.toggle_facets()
    assert panel.histogram.isVisible()
    panel.show_facets("工会", UNDATED)
    assert not panel.histogram.isVisible()
