"""Suggestions while typing: below the box, by the keys, and never in the way of an input method."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from reader.library.suggest import Suggestion, SuggestionKind
from reader.ui.searching.suggestions import Suggester
from reader.ui.start.application import Session
from tests.ui.fake_library import Shelf

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OFFERS = [
    Suggestion(kind=SuggestionKind.PERSON, text="刘海波", query="刘海波", count=3),
    Suggestion(kind=SuggestionKind.HEADLINE, text="环卫工可享免费早餐", query="环卫工可享免费早餐"),
]


@pytest.fixture
def offers(session: Session, shelf: Shelf) -> Suggester:
    shelf.offers = OFFERS
    session.window.search_box.setFocus()
    found = session.window.findChild(Suggester)
    assert isinstance(found, Suggester)
    return found


def _composes(box: QWidget, text: str) -> None:
    QApplication.sendEvent(box, QInputMethodEvent(text, []))


def test_the_chosen_suggestion_is_searched(qtbot: Any, session: Session, offers: Suggester) -> None:
    box = session.window.search_box
    qtbot.keyClicks(box, "hwg")
    qtbot.waitUntil(offers.isVisible)
    assert box.hasFocus()
    assert offers.model().rowCount() == 2
    for _ in range(2):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.window.browsing.listing.query == "环卫工可享免费早餐")
    assert box.text() == "环卫工可享免费早餐"
    assert not offers.isVisible()


def test_enter_searches_what_was_typed_and_no_late_offer_comes(qtbot: Any, session: Session, offers: Suggester) -> None:
    box = session.window.search_box
    qtbot.keyClicks(box, "abc")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert session.window.browsing.listing.query == "abc"
    box.setFocus()
    qtbot.wait(200)
    assert not offers.isVisible()


def test_escape_closes_the_offers_first_and_keeps_the_text(qtbot: Any, session: Session, offers: Suggester) -> None:
    box = session.window.search_box
    qtbot.keyClicks(box, "a")
    qtbot.waitUntil(offers.isVisible)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not offers.isVisible()
    assert box.text() == "a"


def test_a_composition_closes_the_offers_and_none_come_while_it_lasts(
    qtbot: Any, session: Session, offers: Suggester
) -> None:
    box = session.window.search_box
    qtbot.keyClicks(box, "a")
    qtbot.waitUntil(offers.isVisible)
    _composes(box, "liu'hai")
    assert not offers.isVisible()
    offers.offer([])
    qtbot.wait(200)
    assert not offers.isVisible()
    commit = QInputMethodEvent()
    commit.setCommitString("刘海")
    QApplication.sendEvent(box, commit)
    qtbot.waitUntil(offers.isVisible)
    assert box.text() == "a刘海"


def test_down_in_an_empty_box_offers_history(qtbot: Any, session: Session, offers: Suggester) -> None:
    qtbot.keyClick(session.window.search_box, Qt.Key.Key_Down)
    qtbot.waitUntil(offers.isVisible)
