"""The help in the window: found, searched, followed, in the language and the colours of the moment."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from reader.manual import chapters
from reader.ui.help.help_screen import HelpScreen
from reader.ui.help.tour import Tour
from reader.ui.start.application import Session, settle
from tests.ui.conftest import OpenWindow
from tests.ui.test_accessibility import _nameless


@pytest.fixture
def opened(qtbot: Any, session: Session) -> HelpScreen:
    qtbot.keyClick(session.window, Qt.Key.Key_F1)
    settle(session)
    page = session.window.findChild(HelpScreen)
    assert page.isVisible()
    return page


def _shown(page: HelpScreen) -> list[str]:
    rows = [page.contents.topLevelItem(at) for at in range(page.contents.topLevelItemCount())]
    return [row.text(0) for row in rows if not row.isHidden()]


def test_f1_opens_the_help_and_leaves_it(qtbot: Any, session: Session, opened: HelpScreen) -> None:
    assert _shown(opened) == [chapters.title(name, "en") for name in chapters.NAMES]
    assert "Take the quick tour" in opened.view.toPlainText()
    qtbot.keyClick(session.window, Qt.Key.Key_F1)
    assert session.window.screens.currentWidget() is session.window.panes


def test_the_help_is_searched(opened: HelpScreen) -> None:
    opened.field.setText("bookmark")
    assert "Bookmarks" in _shown(opened)
    assert opened.view.extraSelections()
    opened.field.setText("省總")
    assert _shown(opened) == ["The query language"]
    assert opened.view.toPlainText().startswith("The query language")
    opened.field.setText("nowhere at all")
    assert _shown(opened) == []
    assert opened.nothing.isVisible()
    opened.field.clear()
    assert len(_shown(opened)) == len(chapters.NAMES)


def test_links_lead_to_pages_actions_and_searches(session: Session, opened: HelpScreen) -> None:
    opened.follow("query.md")
    assert opened.view.toPlainText().startswith("The query language")
    opened.open_chapter("query", "Wildcards")
    assert opened.view.verticalScrollBar().value() > 0
    opened.follow("find:工会")
    settle(session)
    assert session.window.screens.currentWidget() is session.window.panes
    assert session.window.browsing.listing.query == "工会"
    session.window.actions_by_id["query_help"].trigger()
    assert opened.isVisible()
    opened.follow("do:theme.dark")
    settle(session)
    assert session.themes.theme.name == "dark"
    opened.follow("key:bookmark")
    settle(session)
    assert session.window.browsing.story.row.bookmarked


def test_language_keys_and_colours_are_those_of_the_moment(session: Session, opened: HelpScreen) -> None:
    opened.open_chapter("keys")
    assert "Ctrl+D" in opened.view.toPlainText()
    session.settings.use(session.settings.settings.with_key("bookmark", "F9"))
    assert "F9" in opened.view.toPlainText()
    session.settings.choose("language", "zh_CN")
    settle(session)
    assert opened.view.toPlainText().startswith("快捷键")
    assert _shown(opened)[0] == "入门"
    at = opened.view.verticalScrollBar().value()
    session.settings.choose("theme", "dark")
    settle(session)
    assert opened.view.toPlainText().startswith("快捷键")
    assert opened.view.verticalScrollBar().value() == at


def test_lines_of_code_stand_together(opened: HelpScreen) -> None:
    opened.open_chapter("commands")
    document = opened.view.document()
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    first = next(block for block in blocks if block.text().startswith("dubao import ~"))
    second = first.next()
    assert second.text().startswith("dubao search")
    assert first.blockFormat().bottomMargin() == second.blockFormat().topMargin() == 0


def test_every_part_has_a_name(opened: HelpScreen) -> None:
    assert _nameless(opened) == []


def _tour(session: Session) -> Tour:
    session.window.actions_by_id["tour"].trigger()
    settle(session)
    return session.window.findChild(Tour)


def test_the_tour_goes_over_the_sample(open_window: OpenWindow, real_library: Callable[[], Any]) -> None:
    session = open_window(real_library)
    window = session.window
    window.welcome.tour_button.click()
    tour, done = window.findChild(Tour), []
    while tour.isVisible() and tour.step.action != "help":
        done.append(tour.step.action)
        tour.do_button.click()
        for _ in range(3):
            settle(session)
    assert done == ["sample", "read_on", "search", "next_hit", "bookmark", "broadsheet"]
    assert window.browsing.listing.query == "工会"
    assert window.story_pane.view.hit_position[0] == 2
    assert window.browsing.story.row.bookmarked
    assert window.screens.currentWidget() is not window.panes
    assert tour.count.text() == ""
    tour.do_button.click()
    assert window.findChild(HelpScreen).isVisible()
    assert not tour.isVisible()


def test_what_is_done_by_hand_counts_and_steps_can_be_skipped(qtbot: Any, session: Session) -> None:
    window, tour = session.window, _tour(session)
    assert not tour.back_button.isEnabled()
    tour.next_button.click()
    assert tour.count.text() == "2 of 6"
    window.story_pane.view.setFocus()
    qtbot.keyClick(window.story_pane.view, Qt.Key.Key_Space)
    assert tour.title.text() == "Search"
    assert "Ctrl+L" in tour.text.text()
    window.search_box.set_query("工会")
    window.searching.search("工会")
    settle(session)
    assert tour.step.action == "next_hit"
    tour.back_button.click()
    assert tour.step.action == "search"
    session.settings.choose("language", "zh_CN")
    settle(session)
    assert tour.title.text() == "搜索"
    assert _nameless(tour) == []
    tour.close_button.click()
    assert not tour.isVisible()
    assert all(button.text() for button in tour.findChildren(QPushButton))
