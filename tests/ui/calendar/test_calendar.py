"""The calendar: keys, clicks, months, words for people who hear it."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from reader.browse.days import day_holdings
from reader.ports.rows import IssueRow, PageRow
from reader.ui.calendar.calendar import HoldingsCalendar
from reader.ui.language.day_words import day_summary
from reader.ui.look.theme import ThemeKeeper

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

DAYS = ("2023-02-14", "2023-02-15", "2021-11-03")


@pytest.fixture
def calendar(qtbot: QtBot, themes: ThemeKeeper) -> HoldingsCalendar:
    calendar = HoldingsCalendar(themes)
    qtbot.addWidget(calendar)
    calendar.resize(900, 600)
    issues = [IssueRow(newspaper="工人日报", date=date, page_count=2, story_count=9) for date in DAYS]
    pages = [
        PageRow(id=1, newspaper="工人日报", date=DAYS[1], number="1", section=None, story_count=4, unread_count=4),
        PageRow(id=2, newspaper="工人日报", date=DAYS[1], number="3", section=None, story_count=5, unread_count=0),
    ]
    calendar.show_holdings(day_holdings(issues, pages))
    calendar.show()
    return calendar


def key(qtbot: QtBot, calendar: HoldingsCalendar, *keys: Qt.Key) -> str:
    for each in keys:
        qtbot.keyClick(calendar.grid, each)
    return calendar.grid.day.isoformat()


def test_opens_at_the_latest_day_that_is_held(calendar: HoldingsCalendar) -> None:
    assert calendar.grid.day.isoformat() == "2023-02-15"


def test_keys_walk_days_weeks_and_months(calendar: HoldingsCalendar, qtbot: QtBot) -> None:
    assert key(qtbot, calendar, Qt.Key.Key_Right, Qt.Key.Key_Down) == "2023-02-23"
    assert key(qtbot, calendar, Qt.Key.Key_End) == "2023-02-28"
    assert key(qtbot, calendar, Qt.Key.Key_PageUp, Qt.Key.Key_End) == "2023-01-31"
    assert key(qtbot, calendar, Qt.Key.Key_PageDown) == "2023-02-28"
    assert key(qtbot, calendar, Qt.Key.Key_Home, Qt.Key.Key_Left) == "2023-01-31"


def test_enter_and_a_click_open_a_day(calendar: HoldingsCalendar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(calendar.day_opened) as opened:
        qtbot.keyClick(calendar.grid, Qt.Key.Key_Return)
    assert opened.args == ["2023-02-15"]
    cell = calendar.grid.cell_of(datetime.date(2023, 2, 14))
    with qtbot.waitSignal(calendar.day_opened) as opened:
        qtbot.mouseClick(calendar.grid, Qt.MouseButton.LeftButton, pos=cell.center().toPoint())
    assert opened.args == ["2023-02-14"]


def test_a_click_on_an_empty_day_only_moves_the_frame(calendar: HoldingsCalendar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(calendar.day_opened):
        cell = calendar.grid.cell_of(datetime.date(2023, 2, 20))
        qtbot.mouseClick(calendar.grid, Qt.MouseButton.LeftButton, pos=cell.center().toPoint())
    assert calendar.grid.day.isoformat() == "2023-02-20"


def test_the_year_strip_shows_the_month_that_is_clicked_and_asks_for_its_pages(
    calendar: HoldingsCalendar, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(calendar.month_shown) as shown:
        spot = calendar.strip.month_area(11).center().toPoint()
        qtbot.mouseClick(calendar.strip, Qt.MouseButton.LeftButton, pos=spot)
    assert shown.args == [2023, 11]
    with qtbot.waitSignal(calendar.month_shown):
        qtbot.keyClick(calendar.strip, Qt.Key.Key_Right)
    assert calendar.grid.day.month == 12


def test_a_day_is_spoken_in_words(calendar: HoldingsCalendar) -> None:
    calendar.choose("2023-02-15")
    said = calendar.grid.accessibleDescription()
    for part in ("工人日报", "2", "9", "4"):
        assert part in said
    calendar.choose("2023-02-16")
    assert calendar.grid.accessibleDescription() == day_summary(datetime.date(2023, 2, 16), None)


def test_a_newspaper_can_be_chosen(calendar: HoldingsCalendar, qtbot: QtBot) -> None:
    calendar.show_newspapers(["人民日报", "工人日报"])
    box = next(box for box in calendar.findChildren(QComboBox) if box.findData("人民日报") > 0)
    with qtbot.waitSignal(calendar.newspaper_chosen) as chosen:
        box.setCurrentIndex(2)
        box.activated.emit(2)
    assert chosen.args == ["工人日报"]


def test_every_theme_draws_held_and_empty_days_apart(calendar: HoldingsCalendar, themes: ThemeKeeper) -> None:
    for name in ("dark", "sepia", "contrast", "light"):
        themes.use(name)
        picture = calendar.grid.grab().toImage()
        held, empty = (
            calendar.grid.cell_of(datetime.date(2023, 2, day)).toRect().adjusted(8, 24, -8, -8) for day in (14, 23)
        )
        shades = [
            {picture.pixel(x, y) for x in range(area.left(), area.right()) for y in range(area.top(), area.bottom())}
            for area in (held, empty)
        ]
        assert len(shades[0]) > len(shades[1])
