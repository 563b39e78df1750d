"""Near answers in the window: rows of their own below the hits, marked, never counted."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from reader import paths
from reader.ui.start.application import Session, settle
from tests.ui.conftest import OpenWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

QUESTION = "网约车司机在哪里加入工会气球"


@pytest.fixture
def sample(open_window: OpenWindow, real_library: Callable[[], Any]) -> Session:
    real_library().close()
    session = open_window(real_library)
    session.window.library.import_paths([paths.sample()])
    settle(session)
    return session


def search(session: Session, query: str) -> None:
    session.window.searching.search(query)
    settle(session)


def test_they_stand_below_a_heading_and_are_not_counted(sample: Session) -> None:
    search(sample, QUESTION)
    stories = sample.window.browsing.stories
    first = stories.item(0)
    assert first.heading == "Closest; none has all of it"
    assert first.near is not None
    assert "气球" in first.near.lacks
    assert "lacks 加入, 气球 · has 网约车" in stories.data(stories.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert all(not stories.item(at).heading for at in range(1, stories.rowCount()))
    assert sample.window.list_pane.count.text().startswith("0 stories found")


def test_the_first_is_opened_with_what_it_has_marked(sample: Session) -> None:
    search(sample, QUESTION)
    story = sample.window.browsing.story
    assert story is not None
    assert story.row.id == sample.window.browsing.stories.item(0).row.id
    marked = story.marker
    assert marked is not None
    assert marked.spans("网约车司机加入工会")


def test_hits_come_first(sample: Session) -> None:
    search(sample, "网约车司机 入会")
    stories = sample.window.browsing.stories
    items = [stories.item(at) for at in range(stories.rowCount())]
    kinds = [item.near is not None for item in items]
    assert kinds == sorted(kinds)
    assert not kinds[0]


def test_they_can_be_switched_off(sample: Session) -> None:
    search(sample, QUESTION)
    assert sample.window.browsing.stories.rowCount()
    sample.window.actions_by_id["near_answers"].trigger()
    settle(sample)
    assert sample.window.browsing.stories.rowCount() == 0
    sample.window.actions_by_id["near_answers"].trigger()
    settle(sample)
    assert sample.window.browsing.stories.rowCount()


def reached_by_tab(session: Session, most: int = 40) -> list[QWidget]:
    """Return the widgets that Tab gives the focus, from the search box on."""
    window = session.window
    window.search_box.setFocus()
    reached: list[QWidget] = []
    for _ in range(most):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        now = window.focusWidget()
        if now is None or now in reached:
            break
        reached.append(now)
    return reached


@pytest.mark.parametrize("query", ["工会 并且 早餐", "2023年2月15日", "日期:2023-02-31 工会", "标题:(工会"])
def test_what_is_said_and_offered_is_reached_by_tab(sample: Session, query: str) -> None:
    search(sample, query)
    line = sample.window.query_line.problem
    assert line.isVisible()
    reached = reached_by_tab(sample)
    assert line.sentence in reached or not line.sentence.isVisible()
    assert line.buttons
    assert all(button in reached for button in line.buttons)
    asked: list[str] = []
    line.query_wanted.connect(asked.append)
    line.buttons[0].setFocus()
    QTest.keyClick(line.buttons[0], Qt.Key.Key_Space)
    assert len(asked) == 1
