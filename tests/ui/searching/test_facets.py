"""The facet panel."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reader.ports.engine import Facet
from reader.ui.look.theme import ThemeKeeper
from reader.ui.searching.facet_model import Entry, EntryRole, FacetModel
from reader.ui.searching.facet_panel import FacetPanel

FACETS = (
    Facet("newspaper", (("人民日报", 30), ("<b>工人日报</b>", 12))),
    Facet("page", tuple((str(number), 40 - number) for number in range(1, 21))),
    Facet("place", (("北京", 3),)),
    Facet("kind", ()),
)


@pytest.fixture
def panel(qtbot: QtBot, themes: ThemeKeeper) -> FacetPanel:
    panel = FacetPanel(themes)
    qtbot.addWidget(panel)
    panel.resize(260, 700)
    panel.show_facets(FACETS)
    panel.show()
    return panel


def entries(panel: FacetPanel, head: int) -> list[Entry]:
    model = panel.model()
    above = model.index(head, 0)
    return [model.index(row, 0, above).data(EntryRole) for row in range(model.rowCount(above))]


def click(qtbot: QtBot, panel: FacetPanel, head: int, row: int) -> None:
    index = panel.model().index(row, 0, panel.model().index(head, 0))
    qtbot.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=panel.visualRect(index).center())


def test_the_model_keeps_qts_rules(themes: ThemeKeeper) -> None:
    model = FacetModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_facets(FACETS, [])
    model.show_all_of("page")


def test_facets_with_nothing_to_choose_are_left_out(panel: FacetPanel) -> None:
    model = panel.model()
    assert [model.index(row, 0).data(EntryRole).facet for row in range(model.rowCount(QModelIndex()))] == [
        "newspaper",
        "page",
    ]


def test_a_click_narrows_and_another_widens(panel: FacetPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.narrowed) as narrowed:
        click(qtbot, panel, 0, 1)
    assert narrowed.args == ["newspaper", "<b>工人日报</b>"]
    panel.show_facets(FACETS, [("newspaper", "<b>工人日报</b>")])
    assert [entry.chosen for entry in entries(panel, 0)] == [True, False]
    with qtbot.waitSignal(panel.widened) as widened:
        click(qtbot, panel, 0, 0)
    assert widened.args == ["newspaper", "<b>工人日报</b>"]


def test_many_values_are_shown_when_asked_for(panel: FacetPanel, qtbot: QtBot) -> None:
    shown = entries(panel, 1)
    assert (len(shown), shown[-1].more) == (7, 14)
    click(qtbot, panel, 1, 6)
    shown = entries(panel, 1)
    assert (len(shown), sum(entry.more for entry in shown)) == (20, 0)
    panel.show_facets(FACETS)
    assert len(entries(panel, 1)) == 20


def test_a_value_that_is_chosen_stays_though_it_is_the_only_one(panel: FacetPanel) -> None:
    panel.show_facets([Facet("place", (("北京", 3),))], [("place", "北京")])
    assert [entry.value for entry in entries(panel, 0)] == ["北京"]


def test_keys_choose_and_headings_fold(panel: FacetPanel, qtbot: QtBot) -> None:
    model = panel.model()
    head = model.index(0, 0)
    panel.setCurrentIndex(model.index(0, 0, head))
    with qtbot.waitSignal(panel.narrowed) as narrowed:
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert narrowed.args == ["newspaper", "人民日报"]
    panel.setCurrentIndex(head)
    qtbot.keyClick(panel, Qt.Key.Key_Space)
    assert not panel.isExpanded(head)
    panel.show_facets(FACETS)
    assert not panel.isExpanded(panel.model().index(0, 0))


def test_counts_are_said(panel: FacetPanel) -> None:
    index = panel.model().index(0, 0, panel.model().index(0, 0))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "人民日报, 30"
