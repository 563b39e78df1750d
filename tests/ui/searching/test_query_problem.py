"""The line below the search box: a sentence on the query, and buttons for other queries."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from reader.errors import QueryReason, QuerySyntaxError
from reader.library.offers import Offer
from reader.library.views import SearchAnswer
from reader.ui.shell.query_line import QueryProblem

AS_TEXT = QuerySyntaxError(QueryReason.NO_SIGN, 0, "工会+早餐", "工会 早餐")


def answer(*offers: Offer, problem: QuerySyntaxError | None = None) -> SearchAnswer:
    return SearchAnswer(query="工会+早餐", total=0, took_ms=1, problem=problem, offers=offers)


@pytest.fixture
def line(qtbot: Any, english: None) -> QueryProblem:
    shown = QueryProblem()
    qtbot.addWidget(shown)
    return shown


def test_an_offer_is_one_click_away(qtbot: Any, line: QueryProblem) -> None:
    line.show_answer(answer(Offer("工会 早餐", 1), problem=AS_TEXT))
    assert "At character 1" in line.sentence.text()
    assert "The rest" not in line.sentence.text()
    (button,) = line.buttons
    assert "工会 早餐 (1 story)" in button.accessibleName()
    with qtbot.waitSignal(line.query_wanted) as wanted:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["工会 早餐"]


def test_buttons_are_reached_by_the_keyboard_and_take_no_focus_themselves(qtbot: Any, line: QueryProblem) -> None:
    line.show_answer(answer(Offer("日期:2023", 9), Offer("工会 早餐", 1)))
    assert [button.hasFocus() for button in line.buttons] == [False, False]
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in line.buttons)
    with qtbot.waitSignal(line.query_wanted) as wanted:
        qtbot.keyClick(line.buttons[0], Qt.Key.Key_Space)
    assert wanted.args == ["日期:2023"]


def test_the_sentence_is_reached_and_copied_by_the_keyboard(qtbot: Any, line: QueryProblem) -> None:
    line.show_answer(answer(Offer("工会 早餐", 1), problem=AS_TEXT))
    line.show()
    line.sentence.setFocus(Qt.FocusReason.TabFocusReason)
    assert line.sentence.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert line.sentence.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_the_right_form_is_offered_though_it_finds_nothing(line: QueryProblem) -> None:
    line.show_answer(answer(problem=AS_TEXT))
    assert [button.accessibleName() for button in line.buttons] == ["工会 早餐"]


def test_it_is_gone_with_the_next_answer_in_order(line: QueryProblem) -> None:
    line.show_answer(answer(Offer("工会 早餐", 1), problem=AS_TEXT))
    assert not line.isHidden()
    line.show_answer(answer())
    assert line.isHidden()
    line.show_answer(None)
    assert (line.isHidden(), line.buttons) == (True, [])
