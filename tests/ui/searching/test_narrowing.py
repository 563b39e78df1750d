"""Queries narrowed and widened by clicks."""

import pytest
from pytestqt.qtbot import QtBot

from reader.browse.narrowing import chosen, days_of, narrowed, widened, with_days
from reader.ports.engine import Facet
from reader.query.parser import parse
from reader.query.tree import And, Or
from reader.ui.look.theme import ThemeKeeper
from reader.ui.searching.results_panel import ResultsPanel

FACETS = (
    Facet("newspaper", (("工人日报", 3), ("人民日报", 2))),
    Facet("month", (("2023-02", 3), ("2023-03", 2))),
    Facet("reporter", (("郑莉", 3), ("O'Neil (NY)", 1))),
)


@pytest.mark.parametrize(
    ("facet", "value"),
    [("newspaper", "工人日报"), ("page", "2"), ("month", "2023-02"), ("reporter", "O'Neil (NY)"), ("kind", "photo")],
)
def test_what_narrows_also_widens(facet: str, value: str) -> None:
    query = narrowed("工会 劳模", facet, value)
    assert query.startswith("工会 劳模 ")
    assert parse(query).problem is None
    assert narrowed(query, facet, value) == query
    assert widened(query, facet, value) == "工会 劳模"
    assert chosen(query, [Facet(facet, ((value, 1), ("别的", 1)))]) == [(facet, value)]


def test_alternatives_are_held_together() -> None:
    query = narrowed("工会 OR 劳模", "newspaper", "工人日报")
    tree = parse(query).tree
    assert isinstance(tree, And)
    assert isinstance(tree.parts[0], Or)


def test_days_take_the_place_of_days() -> None:
    query = with_days("工会", ("2023-02-01", "2023-03-31"))
    assert query == "工会 日期:2023-02-01..2023-03-31"
    assert days_of(query) == ("2023-02-01", "2023-03-31")
    assert with_days(query, ("2024-01-01", "2024-01-01")) == "工会 日期:2024-01-01"
    assert narrowed(query, "month", "2022-05") == "工会 日期:2022-05"
    assert with_days(query, None) == "工会"
    assert days_of("工会 日期:2023") == ("2023-01-01", "2023-12-31")
    assert days_of("工会 日期:2023..") is None
    assert days_of("工会") is None


def test_a_facet_that_no_query_asks_for_changes_nothing() -> None:
    assert narrowed("工会", "weather", "雨") == "工会"


def test_the_panel_asks_for_queries(qtbot: QtBot, themes: ThemeKeeper) -> None:
    panel = ResultsPanel(themes)
    qtbot.addWidget(panel)
    panel.show_facets("工会", FACETS)
    with qtbot.waitSignal(panel.query_wanted) as wanted:
        panel.facets.narrowed.emit("reporter", "郑莉")
    assert wanted.args == ["工会 记者:郑莉"]
    with qtbot.waitSignal(panel.query_wanted) as wanted:
        panel.histogram.range_chosen.emit("2023-02-01", "2023-02-28")
    assert wanted.args == ["工会 日期:2023-02-01..2023-02-28"]
    assert not panel.histogram.isHidden()
    panel.show_facets("工会", FACETS[:1])
    assert panel.histogram.isHidden()
