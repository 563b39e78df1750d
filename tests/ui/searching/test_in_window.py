"""Saved searches, copies of one text, other names and folding in the window."""

from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from reader import paths
from reader.acts.undoing import acts_done
from reader.browse.listing import Listing, ListingKind
from reader.ui.searching.copies import CopiesLine
from reader.ui.searching.diagnosis_panel import DiagnosisPanel
from reader.ui.searching.names_dialog import NamesDialog
from reader.ui.searching.widening import WideningLine
from reader.ui.start.application import Session, settle
from tests.ui.conftest import OpenWindow, story
from tests.ui.fake_library import FakeLibrary, Shelf, page_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def search(session: Session, query: str) -> None:
    session.window.searching.search(query)
    settle(session)


def row(session: Session, key: str) -> Any:
    return session.window.left_pane.model.node(session.window.left_pane.model.find(key))


def test_a_saved_search_counts_what_is_new_until_it_is_opened(session: Session, shelf: Shelf) -> None:
    window, save = session.window, session.window.actions_by_id["save_search"]
    assert not save.isEnabled()
    search(session, "早餐")
    save.trigger()
    dialog = next(each for each in window.findChildren(QPushButton) if each.window() is not window).window()
    dialog.accept()
    settle(session)
    assert row(session, "saved:早餐").count is None
    assert save.isChecked()
    window.browsing.open_listing(Listing(kind=ListingKind.ALL))
    shelf.add(page_of(story("又一顿早餐", "工会送来。"), number="4"))
    window.left_pane.load()
    settle(session)
    assert row(session, "saved:早餐").count == 1
    window.left_pane.view.setCurrentIndex(window.left_pane.model.find("saved:早餐"))
    settle(session)
    assert window.browsing.listing.query == "早餐"
    assert row(session, "saved:早餐").count is None
    save.trigger()
    settle(session)
    assert shelf.saved == {}


def test_a_search_saved_before_the_window_was_opened_is_known(open_window: OpenWindow, shelf: Shelf) -> None:
    first = open_window(lambda: FakeLibrary(shelf))
    search(first, "早餐")
    first.window.actions_by_id["save_search"].trigger()
    dialog = next(each for each in first.window.findChildren(QPushButton) if each.window() is not first.window).window()
    dialog.accept()
    settle(first)
    again = open_window(lambda: FakeLibrary(shelf))
    search(again, "早餐")
    assert again.window.actions_by_id["save_search"].isChecked()
    again.window.actions_by_id["save_search"].trigger()
    settle(again)
    assert shelf.saved == {}


def test_copies_are_looked_for_once_the_list_stands(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf([page_of(story(f"工会通稿{at}", "新华社电。"), newspaper=f"报{at}") for at in range(90)])
    session, compared = open_window(lambda: FakeLibrary(shelf)), list[int]()
    search(session, "工会")
    settle(session)
    monkeypatch.setattr(FakeLibrary, "copies", lambda _library, ids, _pause: compared.append(len(ids)) or [])
    browsing = session.window.browsing
    for first in (50, 60, 70):
        browsing.stories.see(first, first + 7)
        browsing._list._copies._fold_seen()
        settle(session)
    assert compared == []
    browsing._list._copies._fold_seen()
    settle(session)
    assert len(compared) == 1


def test_a_search_that_was_left_is_not_looked_into_further(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[str]()
    monkeypatch.setattr(FakeLibrary, "copies", lambda *_: asked.append("copies") or [])
    monkeypatch.setattr(FakeLibrary, "found_ids", lambda *_, **_more: asked.append("order") or [])
    browsing = session.window.browsing
    browsing._list._complete_search(Listing(kind=ListingKind.SEARCH, query="别的"), [1, 2], 5)
    settle(session)
    assert asked == []
    search(session, "工会")
    browsing._list._complete_search(browsing.listing, [1, 2], 5)
    settle(session)
    assert asked[-2:] == ["copies", "order"]


def test_copies_of_one_text_are_one_row_and_one_click_apart(qtbot: Any, open_window: OpenWindow) -> None:
    shelf = Shelf([page_of(story(f"工会通稿{at}", "新华社电。"), newspaper=f"报{at}") for at in range(60)])
    shelf.copies = [(2, 5, 9), (11, 55)]
    session = open_window(lambda: FakeLibrary(shelf))
    search(session, "工会")
    window, stories = session.window, session.window.browsing.stories
    assert [copy.id for copy in stories.item(1).copies] == [5, 9]
    stories.see(50, 57)
    qtbot.waitUntil(lambda: stories.rowCount() == 57)
    assert stories.total == 60
    window.browsing.open_story(2)
    settle(session)
    line = window.findChild(CopiesLine)
    assert [button.text() for button in line.findChildren(QPushButton)] == [
        "报4 February 15, 2023",
        "报8 February 15, 2023",
    ]
    line.findChildren(QPushButton)[0].click()
    settle(session)
    assert window.browsing.story.row.id == 5
    assert window.list_pane.view.currentIndex().row() == 1
    window.browsing.step_story(1)
    settle(session)
    assert window.browsing.story.row.id == 3


@pytest.fixture
def sample(open_window: OpenWindow, real_library: Callable[[], Any]) -> Session:
    real_library().close()
    session = open_window(real_library)
    session.window.library.import_paths([paths.sample()])
    settle(session)
    return session


def test_other_names_are_said_and_can_be_switched_off(sample: Session) -> None:
    window = sample.window
    search(sample, "全总")
    line = window.findChild(WideningLine)
    assert line.isVisible()
    window.actions_by_id["names"].trigger()
    settle(sample)
    dialog = window.findChild(NamesDialog)
    names = dialog.names
    (at,) = (at for at in range(names.rowCount()) if names.data(names.index(at)) == "全总 = 中华全国总工会")
    assert names.setData(names.index(at), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    dialog.close()
    settle(sample)
    said = [label.text() for label in line.findChildren(QLabel)]
    assert said == ["全总: also 全国总工会"]
    line.findChild(QPushButton).click()
    settle(sample)
    assert not line.isVisible()
    assert not window.actions_by_id["other_names"].isChecked()


def test_nothing_found_is_explained_in_the_list(sample: Session, qtbot: Any) -> None:
    search(sample, "省总 刘海坡")
    qtbot.waitUntil(lambda: sample.window.list_pane.findChild(DiagnosisPanel) is not None, timeout=5000)
    brief = sample.window.list_pane.findChild(DiagnosisPanel)
    assert brief.isVisible()
    brief.findChildren(QPushButton)[-1].click()
    settle(sample)
    assert sample.window.browsing.listing.query == "省总"
    assert sample.window.browsing.stories.total == 1
    assert not brief.isVisible()


def test_a_folding_switch_makes_the_index_anew_and_takes_effect(sample: Session) -> None:
    search(sample, "省總")
    assert sample.window.browsing.stories.total == 1
    sample.settings.choose("fold_script", False)
    settle(sample)
    assert sample.window.browsing.stories.total == 0
    sample.settings.choose("fold_script", True)
    settle(sample)
    assert sample.window.browsing.stories.total == 1


def test_a_library_is_fitted_to_the_settings_without_an_act(
    open_window: OpenWindow, real_library: Callable[[], Any]
) -> None:
    session = open_window(real_library, fold_script=False)
    settle(session)
    with closing(real_library()) as library:
        assert not library.folding.script
        assert list(acts_done(library)) == []
