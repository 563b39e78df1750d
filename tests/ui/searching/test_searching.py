"""Searching in the window: results as one types, marks, problems, history, the way out."""

from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from reader.browse.listing import ALL, ListingKind
from reader.errors import QueryReason, QuerySyntaxError
from reader.library.views import SearchAnswer
from reader.ports.engine import Cut
from reader.ui.browsing import list_fetcher
from reader.ui.browsing.list_fetcher import SLICE
from reader.ui.start.application import Session, settle
from tests.ui.conftest import OpenWindow, story
from tests.ui.fake_library import FakeLibrary, Shelf, page_of


def _search(session: Session, query: str) -> None:
    session.window.search_box.set_query(query)
    session.window.searching.search(query)
    settle(session)


def _commit(box: QWidget, text: str) -> None:
    """Send the event of an input method whose composition is accepted."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(box, event)


def test_a_composition_is_not_searched(qtbot: Any, session: Session) -> None:
    box = session.window.search_box
    box.setFocus()
    QApplication.sendEvent(box, QInputMethodEvent("da shi ji", []))
    qtbot.wait(250)
    settle(session)
    assert session.window.browsing.listing == ALL
    _commit(box, "大事记")
    qtbot.waitUntil(lambda: session.window.browsing.listing.query == "大事记")


def test_results_come_while_typing(qtbot: Any, session: Session) -> None:
    box = session.window.search_box
    box.setFocus()
    _commit(box, "大事记")
    qtbot.waitUntil(lambda: session.window.browsing.listing.query == "大事记")
    settle(session)
    assert session.window.list_pane.title.text() == "Search: 大事记"
    assert session.window.list_pane.count.text().startswith("1 story found")
    assert box.hasFocus()


def test_a_hit_opens_with_its_places_marked_and_the_first_in_sight(session: Session) -> None:
    _search(session, "早餐")
    view = session.window.story_pane.view
    current, total = view.hit_position
    assert current == 1
    assert total == view.toPlainText().count("早餐")
    view.step_hit(1)
    view.step_hit(-1)
    view.step_hit(-1)
    assert view.hit_position == (total, total)
    assert view.verticalScrollBar().value() > 0
    assert session.window.story_pane.hits.text() == f"{total} / {total}"


def test_marks_stand_where_the_words_stand(session: Session) -> None:
    _search(session, "全总")
    view = session.window.story_pane.view
    assert [selection.cursor.selectedText() for selection in view.extraSelections()] == ["全总"]


def test_rare_characters_do_not_shift_marks(open_window: Any) -> None:
    shelf = Shelf([page_of(story("地名", "𬭎𬭎𬭎的工会在𬭎州。"))])
    session = open_window(lambda: FakeLibrary(shelf))
    _search(session, "工会")
    selections = session.window.story_pane.view.extraSelections()
    assert [selection.cursor.selectedText() for selection in selections] == ["工会"]


def test_results_have_their_whole_length_at_once(open_window: Any) -> None:
    shelf = Shelf([page_of(*[story(f"工会新闻{number}", "正文。") for number in range(420)])])
    session = open_window(lambda: FakeLibrary(shelf))
    _search(session, "工会")
    stories, bar = session.window.browsing.stories, session.window.list_pane.view.verticalScrollBar()
    assert (stories.rowCount(), stories.total, stories.held(419)) == (420, 420, None)
    length = bar.maximum()
    bar.setValue(length)
    settle(session)
    found = stories.item(419)
    assert found.row.title == "工会新闻419"
    assert bar.maximum() == length


def test_the_next_story_after_the_first_hits_is_one_key_away(open_window: Any) -> None:
    shelf = Shelf([page_of(*[story(f"工会新闻{number}", "正文。") for number in range(420)])])
    session = open_window(lambda: FakeLibrary(shelf))
    _search(session, "工会")
    browsing, view = session.window.browsing, session.window.list_pane.view
    browsing.open_story(SLICE)
    settle(session)
    assert browsing.step_story(1)
    settle(session)
    assert (browsing.story.row.id, view.currentIndex().row()) == (SLICE + 1, SLICE)
    view.selectAll()
    assert session.window.list_pane.selected_ids() == list(range(1, 421))


def test_the_time_is_from_the_question_to_the_rows(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter((10.0, 10.75))
    monkeypatch.setattr(list_fetcher, "time", SimpleNamespace(perf_counter=lambda: next(seconds)))
    _search(session, "工会")
    assert "750 ms" in session.window.list_pane.count.text()


def test_nothing_found_says_so(session: Session) -> None:
    _search(session, "没有这个词")
    assert session.window.list_pane.count.text().startswith("0 stories found")
    assert session.window.browsing.story is None


def test_a_wrong_query_says_what_is_wrong_and_where(session: Session) -> None:
    problem = QuerySyntaxError(QueryReason.UNCLOSED_QUOTE, 3, "“工会")
    session.window.browsing.searched.emit(SearchAnswer(query="“工会", total=0, took_ms=1, problem=problem))
    line = session.window.query_line.problem
    assert line.isVisibleTo(session.window)
    assert "At character 4" in line.sentence.text()
    assert "a quotation mark is not closed" in line.sentence.text()


def test_enter_remembers_the_query(qtbot: Any, session: Session, shelf: Shelf) -> None:
    box = session.window.search_box
    for query in ("工会", "早餐", "工会"):
        box.set_query(query)
        qtbot.keyClick(box, Qt.Key.Key_Return)
        settle(session)
    assert shelf.history == ["工会", "早餐"]
    assert session.window.story_pane.view.hasFocus()


def test_escape_leaves_the_search_and_keeps_the_story(qtbot: Any, session: Session) -> None:
    box = session.window.search_box
    _search(session, "大事记")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    settle(session)
    assert session.window.browsing.listing == ALL
    assert box.text() == ""
    assert session.window.browsing.story.row.id == 5


def test_choosing_a_place_leaves_the_search(session: Session) -> None:
    _search(session, "大事记")
    session.window.left_pane.view.setCurrentIndex(session.window.left_pane.model.find("newspaper:工人日报"))
    settle(session)
    assert session.window.browsing.listing.kind is ListingKind.PERIOD
    assert session.window.search_box.text() == ""
    assert session.window.list_pane.count.text() == "5 stories"


def test_the_answer_of_an_old_query_does_not_replace_a_place(session: Session) -> None:
    session.window.searching.search("大事记")
    session.window.browsing.open_listing(ALL)
    settle(session)
    assert session.window.browsing.listing == ALL
    assert session.window.browsing.stories.rowCount() == 5


def test_an_index_that_lags_is_refreshed_once_for_a_query(session: Session, shelf: Shelf) -> None:
    shelf.behind = 3
    _search(session, "工会")
    assert shelf.refreshed == 1
    _search(session, "早餐")
    assert shelf.refreshed == 2
    shelf.behind = 0
    _search(session, "工会")
    assert shelf.refreshed == 2


def test_a_search_that_was_too_much_says_how_far_it_came(session: Session, shelf: Shelf) -> None:
    shelf.cut = Cut(1234, 56789)
    _search(session, "工会")
    assert "too much work: only 1,234 of 56,789 stories searched" in session.window.list_pane.count.text()
    _search(session, "没有的词")
    said = [label.text() for label in session.window.list_pane.findChildren(QLabel) if label.isVisible()]
    assert "Nothing found among the first 1,234 stories" in said
    shelf.cut = None
    _search(session, "没有")
    assert "too much" not in session.window.list_pane.count.text()
    assert shelf.refreshed == 0, "another index would not help"


def test_an_index_that_is_missing_is_built_before_anybody_searches(open_window: OpenWindow, shelf: Shelf) -> None:
    shelf.indexed = False
    open_window(lambda: FakeLibrary(shelf))
    assert shelf.refreshed == 1


def test_what_was_not_searched_yet_is_reported(session: Session, shelf: Shelf) -> None:
    shelf.behind = 3
    _search(session, "工会")
    assert "3 stories not searched yet" in session.window.list_pane.count.text()
    _search(session, "没有的词")
    said = [label.text() for label in session.window.list_pane.findChildren(QLabel) if label.isVisible()]
    assert "Nothing found so far" in said
    shelf.behind = 0
    _search(session, "没有")
    assert "not searched" not in session.window.list_pane.count.text()


def test_searches_that_somebody_waits_for_read_for_a_second_at_most(open_window: OpenWindow, shelf: Shelf) -> None:
    session = open_window(lambda: FakeLibrary(shelf))
    seconds: dict[str, float | None] = {}
    for name in ("reading", "query", "importing"):
        worker = getattr(session.workers, name)
        worker.ask(lambda library: library.searching.reading_seconds, partial(seconds.__setitem__, name))
    settle(session)
    assert seconds == {"reading": 1.0, "query": 1.0, "importing": None}
