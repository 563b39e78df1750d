"""The histogram of dates."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.browse.periods import Bar, bars
from reader.ui.look.theme import ThemeKeeper
from reader.ui.searching.histogram import DateHistogram

MONTHS = [("2023-02", 7), ("2022-11", 3), ("2023-03", 1), ("2023-06", 12)]


@pytest.fixture
def histogram(qtbot: QtBot, themes: ThemeKeeper) -> DateHistogram:
    histogram = DateHistogram(themes)
    qtbot.addWidget(histogram)
    histogram.resize(400, 120)
    histogram.show_counts(MONTHS)
    histogram.show()
    return histogram


def centre(histogram: DateHistogram, number: int) -> QPoint:
    return histogram.bar_area(number).center().toPoint()


def drag(qtbot: QtBot, histogram: DateHistogram, start: int, end: int) -> None:
    qtbot.mousePress(histogram, Qt.MouseButton.LeftButton, pos=centre(histogram, start))
    qtbot.mouseMove(histogram, centre(histogram, end))
    qtbot.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=centre(histogram, end))


def test_bars_have_no_gaps_and_grow_coarser_where_there_are_too_many() -> None:
    shown = bars(MONTHS, 100)
    assert [bar.period for bar in shown][:4] == ["2022-11", "2022-12", "2023-01", "2023-02"]
    assert sum(bar.count for bar in shown) == 23
    assert bars(MONTHS, 5) == [Bar("2022", 3), Bar("2023", 20)]
    assert bars([("2023-02-27", 1), ("2023-03-01", 2)], 9) == [
        Bar("2023-02-27", 1),
        Bar("2023-02-28", 0),
        Bar("2023-03-01", 2),
    ]


@pytest.mark.usefixtures("noto")
def test_years_are_written_below_before_months(histogram: DateHistogram) -> None:
    histogram.show_counts([("2022-11", 3), ("2026-05", 2)])
    for width in (260, 700):
        histogram.resize(width, 120)
        QApplication.processEvents()
        names = [name for _, name in histogram.ticks]
        assert [name for name in names if len(name) == 4] == ["2023", "2024", "2025", "2026"], width
    assert {"5", "9"} <= set(names), "months between them where there is room"


def test_odd_dates_are_left_out() -> None:
    assert bars([("2023-13", 4), ("", 2), ("n.d.", 1)], 9) == []


def test_a_bar_knows_its_first_and_last_day() -> None:
    assert [(bar.first, bar.last) for bar in (Bar("2024", 1), Bar("2024-02", 1), Bar("2024-02-03", 1))] == [
        ("2024-01-01", "2024-12-31"),
        ("2024-02-01", "2024-02-29"),
        ("2024-02-03", "2024-02-03"),
    ]


def test_dragging_over_bars_chooses_their_days(histogram: DateHistogram, qtbot: QtBot) -> None:
    with qtbot.waitSignal(histogram.range_chosen) as chosen:
        drag(qtbot, histogram, 3, 1)
    assert chosen.args == ["2022-12-01", "2023-02-28"]


def test_a_click_chooses_one_bar_and_one_beside_the_bars_clears(histogram: DateHistogram, qtbot: QtBot) -> None:
    with qtbot.waitSignal(histogram.range_chosen) as chosen:
        qtbot.mouseClick(histogram, Qt.MouseButton.LeftButton, pos=centre(histogram, 0))
    assert chosen.args == ["2022-11-01", "2022-11-30"]
    with qtbot.waitSignal(histogram.range_cleared):
        qtbot.mouseClick(histogram, Qt.MouseButton.LeftButton, pos=QPoint(2, 50))


def test_keys_move_widen_choose_and_clear(histogram: DateHistogram, qtbot: QtBot) -> None:
    qtbot.keyClick(histogram, Qt.Key.Key_Home)
    qtbot.keyClick(histogram, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(histogram.range_chosen) as chosen:
        qtbot.keyClick(histogram, Qt.Key.Key_Return)
    assert chosen.args == ["2022-11-01", "2022-12-31"]
    with qtbot.waitSignal(histogram.range_cleared):
        qtbot.keyClick(histogram, Qt.Key.Key_Escape)


def test_a_range_of_the_query_is_shown_without_a_signal(histogram: DateHistogram, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(histogram.range_chosen):
        histogram.show_counts(MONTHS, ("2023-02-10", "2023-03-31"))
    assert "7" in histogram.accessibleDescription()
    histogram.grab()


def test_no_dates_is_a_picture_too(histogram: DateHistogram, qtbot: QtBot) -> None:
    histogram.show_counts([])
    assert list(histogram.shown) == []
    histogram.grab()
    qtbot.keyClick(histogram, Qt.Key.Key_Left)


def test_a_narrow_window_shows_years(histogram: DateHistogram) -> None:
    histogram.show_counts([(f"{year}-{month:02}", 1) for year in range(2000, 2026) for month in range(1, 13)])
    assert [bar.period for bar in histogram.shown][:2] == ["2000", "2001"]
    histogram.resize(1400, 120)
    assert histogram.shown[0].period == "2000-01"
