"""Folders and tags in the left pane: listed, renamed, put in order, taken away; stories dropped on them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QMessageBox

from reader.acts import folders as folders_act
from reader.ui.browsing.dragged_stories import dragged
from reader.ui.left_pane.tree_model import Node
from reader.ui.start.application import Session, settle
from tests.doing import imported
from tests.ui.conftest import OpenWindow

# A menu that pops up wants the keyboard, which the offscreen plugin cannot give it.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def filed(open_window: OpenWindow, real_library: Callable[[], Any]) -> Session:
    """The sample page; its first story in 工会/评论, the second in 书屋 with a tag."""
    from reader import paths

    library = real_library()
    imported(library, [paths.sample()])
    ids = [row.id for row in library.story_rows(everything=True)]
    folders_act.put_into(library, ids[:1], folder="工会/评论")
    folders_act.put_into(library, ids[1:2], folder="书屋")
    folders_act.put_into(library, ids[1:2], tag="引用")
    library.close()
    session = open_window(real_library)
    wait(session)
    return session


def wait(session: Session) -> None:
    for _ in range(4):
        settle(session)


def node(session: Session, key: str) -> Node:
    index = session.window.left_pane.model.find(key)
    assert index.isValid(), key
    return session.window.left_pane.model.node(index)


def choose(session: Session, key: str) -> None:
    session.window.left_pane.view.choose(key)
    session.window.left_pane.view.setFocus()
    wait(session)


def press(qtbot: Any, session: Session, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(session.window.left_pane.view, key, modifier)
    wait(session)


def answer(session: Session, text: str) -> None:
    dialog = session.window.findChild(QInputDialog)
    dialog.setTextValue(text)
    dialog.accept()
    wait(session)


def folders(session: Session) -> list[str]:
    section = node(session, "bookmarks")
    return [each.title for each in section.children]


def listed(session: Session) -> list[str]:
    stories = session.window.browsing.stories
    return [stories.item(at).row.title for at in range(stories.rowCount())]


def test_folders_and_tags_stand_in_the_left_pane_and_list_their_stories(filed: Session) -> None:
    assert folders(filed) == ["All", "工会", "书屋", "Tags"]
    assert node(filed, "folder:工会").count == 1
    assert [each.title for each in node(filed, "folder:工会").children] == ["评论"]
    all_titles = listed(filed)
    for key, titles, heading in (
        ("folder:工会", all_titles[:1], "工会"),
        ("folder:工会/评论", all_titles[:1], "工会 / 评论"),
        ("folder:书屋", all_titles[1:2], "书屋"),
        ("tag:引用", all_titles[1:2], "#引用"),
        ("tags", all_titles[1:2], "Tags"),
    ):
        choose(filed, key)
        assert listed(filed) == titles, key
        assert filed.window.list_pane.title.text() == heading


def test_a_folder_is_renamed_with_f2_and_its_list_goes_along(qtbot: Any, filed: Session) -> None:
    choose(filed, "folder:工会")
    press(qtbot, filed, Qt.Key.Key_F2)
    answer(filed, "全总")
    assert folders(filed) == ["All", "全总", "书屋", "Tags"]
    assert filed.window.list_pane.title.text() == "全总"
    assert filed.window.left_pane.model.node(filed.window.left_pane.view.currentIndex()).key == "folder:全总"
    choose(filed, "tag:引用")
    press(qtbot, filed, Qt.Key.Key_F2)
    answer(filed, "数字")
    assert node(filed, "tag:数字").count == 1
    assert filed.window.browsing.listing.name == "数字"


def test_a_folder_goes_with_delete_after_a_question_and_its_bookmarks_stay(qtbot: Any, filed: Session) -> None:
    choose(filed, "folder:工会/评论")
    press(qtbot, filed, Qt.Key.Key_Delete)
    box = filed.window.findChild(QMessageBox)
    assert "Its bookmarks stay" in box.text()
    box.buttons()[0].click()
    wait(filed)
    assert not filed.window.left_pane.model.find("folder:工会/评论").isValid()
    assert node(filed, "folder:工会").count == 1
    assert node(filed, "all_bookmarks").count == 2


def test_folders_and_sections_are_put_in_order_and_stay_so(qtbot: Any, filed: Session) -> None:
    choose(filed, "folder:书屋")
    press(qtbot, filed, Qt.Key.Key_Up, ALT)
    assert folders(filed) == ["All", "书屋", "工会", "Tags"]
    filed.window.left_pane.move_section("bookmarks", -1)
    wait(filed)
    assert [each.key for each in filed.window.left_pane.model.roots][:2] == ["bookmarks", "library"]
    filed.window.left_pane.load()
    wait(filed)
    assert [each.key for each in filed.window.left_pane.model.roots][:2] == ["bookmarks", "library"]


def test_what_is_open_in_the_left_pane_is_kept(open_window: OpenWindow, filed: Session) -> None:
    view, model = filed.window.left_pane.view, filed.window.left_pane.model
    view.expand(model.find("folder:工会"))
    view.collapse(model.find("library"))
    again = open_window(filed.workers.reading._open_library, window=filed.settings.settings.window)
    wait(again)
    assert again.window.left_pane.view.isExpanded(again.window.left_pane.model.find("folder:工会"))
    assert not again.window.left_pane.view.isExpanded(again.window.left_pane.model.find("library"))


def test_stories_are_dropped_on_a_folder_and_a_tag(filed: Session) -> None:
    model = filed.window.left_pane.model
    rows = [filed.window.browsing.stories.item(at).row for at in (2, 3)]
    data = dragged([row.id for row in rows], rows)
    assert rows[0].title in data.text()
    assert not model.canDropMimeData(data, Qt.DropAction.CopyAction, -1, -1, model.find("all"))
    assert not model.dropMimeData(data, Qt.DropAction.CopyAction, 0, 0, model.find("folder:书屋"))
    assert model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, model.find("folder:书屋"))
    wait(filed)
    assert filed.window.statusBar().currentMessage() == "2 stories put into “书屋”"
    assert node(filed, "folder:书屋").count == 3
    assert filed.window.browsing.stories.item(2).row.bookmarked
    assert model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, model.find("tag:引用"))
    wait(filed)
    assert node(filed, "tag:引用").count == 3
    assert not model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, QModelIndex())


def test_stories_are_put_into_a_folder_from_the_menu(filed: Session) -> None:
    filed.window.actions_by_id["put_into_folder"].trigger()
    wait(filed)
    dialog = filed.window.findChild(QInputDialog)
    assert dialog.comboBoxItems() == ["工会", "工会/评论", "书屋"]
    answer(filed, "新的")
    assert node(filed, "folder:新的").count == 1
    filed.window.actions_by_id["give_tag"].trigger()
    answer(filed, "要闻")
    assert node(filed, "tag:要闻").count == 1
    choose(filed, "folder:新的")
    filed.window.actions_by_id["new_folder"].trigger()
    assert filed.window.findChild(QInputDialog).textValue() == "新的/"
    answer(filed, "新的/空")
    assert node(filed, "folder:新的/空").count == 0
    choose(filed, "folder:新的/空")
    assert listed(filed) == []


def test_the_menu_of_a_node_offers_what_can_be_done_with_it(filed: Session) -> None:
    for key, offers in (
        ("folder:工会", ["New folder…", "Rename…", "Remove…", "Export…", "Move up", "Move down"]),
        ("tag:引用", ["Rename…", "Remove…", "Export…"]),
        ("library", ["Move up", "Move down"]),
    ):
        filed.window.left_pane.view.menu_wanted.emit(node(filed, key), QPoint(0, 0))
        menu = next(each for each in filed.window.findChildren(QMenu) if each.isVisible())
        assert [action.text() for action in menu.actions()] == offers
        menu.close()
        wait(filed)


def test_the_left_pane_follows_the_list_and_shows_nothing_for_a_search(filed: Session) -> None:
    view, model = filed.window.left_pane.view, filed.window.left_pane.model
    assert model.node(view.currentIndex()).key == "all"
    filed.window.searching.search("工会")
    wait(filed)
    assert not view.currentIndex().isValid()
    filed.window.left_pane.load()
    wait(filed)
    assert not view.currentIndex().isValid(), "also after the pane was filled anew"
    filed.window.searching.leave()
    wait(filed)
    assert model.node(view.currentIndex()).key == "all"


def test_a_folder_is_exported_from_its_menu(filed: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "工会.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    filed.window.left_pane.view.menu_wanted.emit(node(filed, "folder:工会"), QPoint(0, 0))
    menu = next(each for each in filed.window.findChildren(QMenu) if each.isVisible())
    next(action for action in menu.actions() if action.text() == "Export…").trigger()
    menu.close()
    wait(filed)
    assert listed(filed)[0] in file.read_text(encoding="utf-8")
