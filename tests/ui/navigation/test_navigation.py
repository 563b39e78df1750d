"""Ctrl+G, Ctrl+H and the list of stories whose other part is missing."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer

from reader import paths
from reader.acts import traces
from reader.browse.destinations import Destination, offer, wanted
from reader.browse.listing import HISTORY
from reader.ports.rows import IssueRow
from reader.ui.navigation.feature import DWELL_MS
from reader.ui.navigation.go_to_dialog import GoToDialog
from reader.ui.start.application import Session, settle
from tests.doing import imported
from tests.ui.conftest import OpenWindow
from tests.ui.fake_library import FakeLibrary, Shelf


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", Destination()),
        ("2023-02-15", Destination(first="2023-02-15", last="2023-02-15")),
        ("2023年2月", Destination(first="2023-02-01", last="2023-02-28")),
        ("第02版", Destination(page="2")),
        ("4", Destination(page="4")),
        ("a05", Destination(page="A5")),
        ("2月14日", Destination(any_year="-02-14")),
        ("2/14 工人 1版", Destination(any_year="-02-14", names=("工人",), page="1")),
    ],
)
def test_what_is_typed_is_understood(typed: str, meant: Destination) -> None:
    assert wanted(typed) == meant


def test_issues_are_held_against_what_is_wanted() -> None:
    issue = IssueRow(newspaper="工人日报", date="2023-02-15", page_count=1, story_count=1)
    assert wanted("工人 2023-02 2/15").holds(issue)
    assert not wanted("人民").holds(issue)
    assert not wanted("2022").holds(issue)


def test_the_issue_in_hand_comes_first(shelf: Shelf) -> None:
    here = shelf.stories[5].row
    found = offer(FakeLibrary(shelf), "", here)  # type: ignore[arg-type]
    assert [place.date for place in found.listings] == ["2023-02-14", "2023-02-15"]
    pages = offer(FakeLibrary(shelf), "3", None)  # type: ignore[arg-type]
    assert [(place.kind, place.page_id) for place in pages.listings] == [("page", 2)]


def test_ctrl_g_goes_to_a_page(qtbot: Any, session: Session) -> None:
    window = session.window
    qtbot.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    settle(session)
    dialog = window.findChild(GoToDialog)
    assert dialog.list.count() == 2
    dialog.field.setText("2023-02-15 3版")
    settle(session)
    assert dialog.list.count() == 1
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    settle(session)
    assert window.browsing.listing.page_id == 2
    assert window.browsing.story.row.id == 4


def test_the_arrows_choose_while_one_types(qtbot: Any, session: Session) -> None:
    session.window.actions_by_id["go_to"].trigger()
    settle(session)
    dialog = session.window.findChild(GoToDialog)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 1
    qtbot.keyClick(dialog.field, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Up)
    assert dialog.list.currentRow() == 0
    dialog.field.setText("人民日报")
    settle(session)
    assert dialog.list.count() == 0
    dialog.reject()


def test_ctrl_h_lists_what_was_read(qtbot: Any, session: Session, shelf: Shelf) -> None:
    for story_id in (3, 5):
        shelf.positions[story_id] = 0
    session.window.story_pane.view.setFocus()
    qtbot.keyClick(session.window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    settle(session)
    stories = session.window.browsing.stories
    assert session.window.browsing.listing == HISTORY
    assert session.window.list_pane.title.text() == "Read lately"
    assert not session.window.list_pane.sort.isVisible(), "it has an order of its own"
    assert [stories.item(at).row.id for at in range(stories.rowCount())][:1] == [5]


def test_stories_with_missing_parts_are_listed(session: Session) -> None:
    model = session.window.left_pane.model
    assert model.node(model.find("open_jumps")).count == 1
    session.window.actions_by_id["open_jumps"].trigger()
    settle(session)
    assert session.window.browsing.story.row.id == 4


def test_a_story_that_stays_open_was_read(qtbot: Any, open_window: OpenWindow, shelf: Shelf) -> None:
    session = open_window(lambda: FakeLibrary(shelf))
    going = session.window.findChildren(QTimer)
    assert any(timer.interval() == DWELL_MS and timer.isActive() for timer in going)
    assert shelf.positions == {}


def test_what_is_listed_is_chosen_at_the_left(session: Session, shelf: Shelf) -> None:
    shelf.positions[3] = 0
    session.window.left_pane.load()
    settle(session)
    session.window.actions_by_id["history"].trigger()
    settle(session)
    model, tree = session.window.left_pane.model, session.window.left_pane.view
    assert model.node(tree.currentIndex()).key == "history"
    assert session.window.browsing.listing == HISTORY


def test_what_was_read_can_be_forgotten(open_window: OpenWindow, real_library: Callable[[], Any]) -> None:
    library = real_library()
    imported(library, [paths.sample()])
    traces.read_to(library, library.story_rows(everything=True)[0].id, 3)
    library.close()
    session = open_window(real_library)
    model = session.window.left_pane.model
    assert model.find("history").isValid()
    session.window.actions_by_id["forget_history"].trigger()
    for _ in range(3):
        settle(session)
    assert not model.find("history").isValid()


def test_the_open_dialog_speaks_the_language_that_is_chosen(session: Session) -> None:
    session.window.actions_by_id["go_to"].trigger()
    settle(session)
    dialog = session.window.findChild(GoToDialog)
    dialog.field.setText("2023-02-15")
    settle(session)
    assert dialog.windowTitle() == "Go to a date or page"
    session.settings.choose("language", "zh_CN")
    settle(session)
    assert dialog.windowTitle() == "转到日期或版"
    assert "第2版" in " ".join(dialog.list.item(at).text() for at in range(dialog.list.count()))
    dialog.reject()
