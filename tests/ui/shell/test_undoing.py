"""Every act of the window by its keys, undone and done again by Ctrl+Z and Ctrl+Shift+Z."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox

from reader.acts import clippings, folders, searches, traces, undoing
from reader.acts.registry import ACTS
from reader.browse.listing import BOOKMARKS
from reader.domain.bookmark import Anchor
from reader.ports.undo import MOST_ACTS
from reader.ui.bookmarks.bookmark_screen import BookmarkList
from reader.ui.language.act_names import ACT_NAMES
from reader.ui.navigation import feature
from reader.ui.start.application import Session, settle
from reader.ui.story.note_editor import NoteEditor
from tests.ui.conftest import OpenWindow
from tests.ui.fake_library import FakeLibrary, Shelf

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
Act = Callable[[Any, Session, pytest.MonkeyPatch], None]


def press(qtbot: Any, session: Session, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    # A window manager does this when a dialog is closed.
    session.window.activateWindow()
    qtbot.waitUntil(session.window.isActiveWindow)
    qtbot.keyClick(session.window.focusWidget() or session.window, key, modifier)
    settle(session)


def undo(qtbot: Any, session: Session) -> None:
    press(qtbot, session, Qt.Key.Key_Z, CTRL)


def redo(qtbot: Any, session: Session) -> None:
    press(qtbot, session, Qt.Key.Key_Z, CTRL | SHIFT)


def said(session: Session) -> str:
    return session.window.statusBar().currentMessage()


def own_work(shelf: Shelf) -> tuple[Any, ...]:
    """All that a person made, to the letter; not what the window notes of itself."""
    own = shelf.store._own
    settings = sorted(each for each in own.settings.items() if not each[0].startswith(("last_place", "search_seen:")))
    return tuple(map(repr, (shelf.bookmarks, list(own.corrections.values()), own.read, own.reading, settings)))


@pytest.fixture
def reading(open_window: OpenWindow, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A window on the third story, which has a bookmark with a note; opening a story marks nothing as read.

    However long a story stays open on a slow machine, the window does not note that it was read.
    """
    monkeypatch.setattr(feature, "DWELL_MS", 3_600_000)
    library = FakeLibrary(shelf)
    anchor = Anchor(newspaper="工人日报", date="2023-02-15", page="2", headline="环卫工可享免费早餐", fingerprint="3")
    library.store.bookmarks.add(3, anchor, folder="工会", tags=["要闻", "民生"], note="要核对", colour="red")
    searches.save(library, library.searches.made("早餐", "早餐"))
    traces.asked(library, "工会")
    traces.read_to(library, 1, 4)
    folders.make(library, "评论")
    session = open_window(lambda: FakeLibrary(shelf), mark_read=False)
    _open(session, 3)
    yield session
    settle(session)


def _open(session: Session, story_id: int) -> None:
    session.window.browsing.open_story(story_id)
    settle(session)
    session.window.story_pane.view.setFocus()


def _select(session: Session, words: str) -> None:
    view = session.window.story_pane.view
    cursor = QTextCursor(view.document())
    start = view.source_text.index(words)
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    view.setFocus()


def _trigger(session: Session, action: str) -> None:
    session.window.actions_by_id[action].trigger()
    settle(session)


def _take_off(qtbot: Any, session: Session, _monkeypatch: pytest.MonkeyPatch) -> None:
    press(qtbot, session, Qt.Key.Key_D, CTRL)


def _star(qtbot: Any, session: Session, _monkeypatch: pytest.MonkeyPatch) -> None:
    _open(session, 1)
    press(qtbot, session, Qt.Key.Key_S)


def _mark_read(qtbot: Any, session: Session, _monkeypatch: pytest.MonkeyPatch) -> None:
    press(qtbot, session, Qt.Key.Key_R)


def _star_several(qtbot: Any, session: Session, _monkeypatch: pytest.MonkeyPatch) -> None:
    session.window.list_pane.view.setFocus()
    session.window.list_pane.view.selectAll()
    press(qtbot, session, Qt.Key.Key_D, CTRL)


def _highlight(qtbot: Any, session: Session, _monkeypatch: pytest.MonkeyPatch) -> None:
    _select(session, "海北州总工会")
    press(qtbot, session, Qt.Key.Key_H)


def _correct(_qtbot: Any, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("海西州总工会", True))
    _open(session, 1)
    _select(session, "海北州总工会")
    _trigger(session, "correct")


def _change_note(_qtbot: Any, session: Session, _monkeypatch: pytest.MonkeyPatch) -> None:
    _trigger(session, "bookmark_list")
    listed = session.window.findChild(BookmarkList)
    listed.list.selectAll()
    listed.edit_note()
    editor = session.window.findChild(NoteEditor)
    editor.note.setPlainText("核对过了")
    editor.accept()
    settle(session)
    session.window.show_panes()


def _remove_node(key: str) -> Act:
    def act(qtbot: Any, session: Session, _monkeypatch: pytest.MonkeyPatch) -> None:
        pane = session.window.left_pane
        pane.view.setFocus()
        pane.view.choose(key)
        settle(session)
        pane.view.setFocus()
        press(qtbot, session, Qt.Key.Key_Delete)
        box = session.window.findChild(QMessageBox)
        box.buttons()[0].click()
        settle(session)

    return act


def _by_menu(action: str) -> Act:
    return lambda _qtbot, session, _monkeypatch: _trigger(session, action)


def _give_tag(_qtbot: Any, session: Session, _monkeypatch: pytest.MonkeyPatch) -> None:
    _trigger(session, "give_tag")
    dialog = next(each for each in session.window.findChildren(QInputDialog) if each.isVisible())
    dialog.setTextValue("新")
    dialog.accept()
    settle(session)


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(_take_off, id="a bookmark with note, folder and tags taken off"),
        pytest.param(_star, id="a bookmark"),
        pytest.param(_mark_read, id="a read mark"),
        pytest.param(_star_several, id="bookmarks of several stories"),
        pytest.param(_highlight, id="a highlight"),
        pytest.param(_correct, id="a correction"),
        pytest.param(_give_tag, id="a tag"),
        pytest.param(_remove_node("folder:工会"), id="a folder removed"),
        pytest.param(_remove_node("folder:评论"), id="an empty folder removed"),
        pytest.param(_remove_node("saved:早餐"), id="a saved search removed"),
        pytest.param(_by_menu("clip"), id="a clipping"),
        pytest.param(_by_menu("forget_history"), id="the reading forgotten"),
        pytest.param(_by_menu("forget_searches"), id="the searches forgotten"),
    ],
)
def test_an_act_is_undone_to_the_letter_and_done_again(
    qtbot: Any, reading: Session, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, act: Act
) -> None:
    before = own_work(shelf)
    act(qtbot, reading, monkeypatch)
    after = own_work(shelf)
    assert after != before
    reading.window.story_pane.view.setFocus()
    undo(qtbot, reading)
    assert own_work(shelf) == before
    assert said(reading).startswith("Undone: ")
    redo(qtbot, reading)
    assert own_work(shelf) == after
    assert said(reading).startswith("Done again: ")
    assert reading.window.acts.next_redo is None


def test_ctrl_d_says_what_went_with_the_bookmark_and_how_it_comes_back(
    qtbot: Any, reading: Session, shelf: Shelf
) -> None:
    (mark,) = shelf.bookmarks
    press(qtbot, reading, Qt.Key.Key_D, CTRL)
    assert said(reading) == (
        "The bookmark was taken off, with its note, folder “工会”, #要闻 #民生. Ctrl+Z undoes this."
    )
    assert not reading.window.browsing.story.row.bookmarked
    assert reading.window.action("undo").text() == "Undo: removal of the bookmark “环卫工可享免费早餐”"
    undo(qtbot, reading)
    assert shelf.bookmarks == [mark], "the same id, date, folder, tags, note and colour"
    assert said(reading) == "Undone: removal of the bookmark “环卫工可享免费早餐”"
    assert reading.window.browsing.story.row.bookmarked
    assert reading.window.browsing.stories.item(2).row.bookmarked
    assert reading.window.left_pane.model.find(f"bookmark:{mark.id}").isValid()
    assert reading.window.action("bookmark").isChecked()


def test_the_stack_outlives_the_view_of_the_act(qtbot: Any, reading: Session, shelf: Shelf) -> None:
    before = own_work(shelf)
    _change_note(qtbot, reading, pytest.MonkeyPatch())
    assert shelf.bookmarks[0].note == "核对过了"
    reading.window.browsing.open_listing(BOOKMARKS)
    settle(reading)
    _open(reading, 1)
    undo(qtbot, reading)
    assert own_work(shelf) == before


def test_a_list_of_bookmarks_follows_undo(qtbot: Any, reading: Session) -> None:
    browsing = reading.window.browsing
    browsing.open_listing(BOOKMARKS)
    settle(reading)
    assert browsing.stories.rowCount() == 1
    press(qtbot, reading, Qt.Key.Key_D, CTRL)
    assert browsing.stories.rowCount() == 0
    undo(qtbot, reading)
    assert browsing.stories.rowCount() == 1


@pytest.mark.parametrize("part", ["view", "list", "tree"])
def test_ctrl_z_undoes_wherever_nothing_is_typed(qtbot: Any, reading: Session, shelf: Shelf, part: str) -> None:
    press(qtbot, reading, Qt.Key.Key_D, CTRL)
    window = reading.window
    {"view": window.story_pane.view, "list": window.list_pane.view, "tree": window.left_pane.view}[part].setFocus()
    undo(qtbot, reading)
    assert len(shelf.bookmarks) == 1


def test_a_text_that_is_edited_keeps_its_own_ctrl_z(qtbot: Any, reading: Session, shelf: Shelf) -> None:
    press(qtbot, reading, Qt.Key.Key_D, CTRL)
    box = reading.window.search_box
    box.setFocus()
    qtbot.keyClicks(box, "abc")
    undo(qtbot, reading)
    assert box.text() == ""
    assert shelf.bookmarks == [], "the act stands"
    undo(qtbot, reading)
    assert shelf.bookmarks == [], "also when there is nothing more to undo in the text"


def test_ctrl_z_while_an_input_method_composes_is_not_the_windows(qtbot: Any, reading: Session, shelf: Shelf) -> None:
    press(qtbot, reading, Qt.Key.Key_D, CTRL)
    box = reading.window.search_box
    box.setFocus()
    QApplication.sendEvent(box, QInputMethodEvent("gonghui", []))
    undo(qtbot, reading)
    assert shelf.bookmarks == []


def test_an_overtaken_act_is_said_and_the_next_one_can_be_undone(qtbot: Any, reading: Session, shelf: Shelf) -> None:
    press(qtbot, reading, Qt.Key.Key_R)
    _trigger(reading, "clip")
    other = FakeLibrary(shelf)
    clippings.keep(other, replace(other.draft.read(), title="别处改的"))
    reading.window.story_pane.view.setFocus()
    undo(qtbot, reading)
    assert said(reading).startswith("This cannot be undone any more")
    undo(qtbot, reading)
    assert said(reading) == "Undone: read marks"
    assert not reading.window.action("undo").isEnabled()


def test_an_act_that_the_log_has_dropped_is_not_called_changed(qtbot: Any, reading: Session, shelf: Shelf) -> None:
    press(qtbot, reading, Qt.Key.Key_R)
    press(qtbot, reading, Qt.Key.Key_D, CTRL)
    for at in range(MOST_ACTS):
        folders.make(FakeLibrary(shelf), f"甲{at}")
    undo(qtbot, reading)
    assert said(reading).startswith("This is no longer kept for undo or redo, because too much was done since: ")
    assert not reading.window.action("undo").isEnabled(), "what is older is dropped as well"


def test_no_more_is_offered_than_the_log_keeps(qtbot: Any, reading: Session) -> None:
    acts = reading.window.acts
    for at in range(MOST_ACTS + 1):
        acts.run(lambda library, at=at: folders.make(library, f"甲{at}"))
    settle(reading)
    for _ in range(MOST_ACTS):
        acts.undo()
    settle(reading)
    assert said(reading) == "Undone: new folder “甲1”"
    assert not reading.window.action("undo").isEnabled()


def test_an_act_undone_elsewhere_is_not_called_changed(qtbot: Any, reading: Session, shelf: Shelf) -> None:
    press(qtbot, reading, Qt.Key.Key_R)
    done = reading.window.acts.next_undo
    assert done is not None
    undoing.undo(FakeLibrary(shelf), done)
    undo(qtbot, reading)
    assert said(reading).startswith("This was undone or done again elsewhere already: ")


def test_undo_is_named_in_the_language_of_the_window(qtbot: Any, open_window: OpenWindow, shelf: Shelf) -> None:
    session = open_window(lambda: FakeLibrary(shelf), language="zh_CN")
    session.window.story_pane.view.setFocus()
    press(qtbot, session, Qt.Key.Key_D, CTRL)
    assert session.window.action("undo").text() == "撤销：书签“工会工作主要任务明确”"
    undo(qtbot, session)
    assert said(session) == "已撤销：书签“工会工作主要任务明确”"
    assert session.window.action("redo").text() == "重做：书签“工会工作主要任务明确”"


def test_every_act_has_a_name() -> None:
    assert ACT_NAMES.keys() == ACTS.keys()


def test_a_highlight_leaves_the_star_of_the_row_alone(qtbot: Any, reading: Session) -> None:
    stories, seen = reading.window.browsing.stories, list[bool]()
    _star(qtbot, reading, pytest.MonkeyPatch())
    stories.dataChanged.connect(lambda first, *_: seen.append(stories.item(first.row()).row.bookmarked))
    _select(reading, "海北州总工会")
    press(qtbot, reading, Qt.Key.Key_H)
    assert False not in seen, "not even for a moment"
