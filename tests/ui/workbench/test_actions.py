"""The table of actions: each one in a menu, runnable, with keys of its own that people can change."""

from collections import Counter
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from reader.ui.help.key_list import KeysDialog
from reader.ui.settings.key_page import KeyPage
from reader.ui.shell.features import ACTIONS
from reader.ui.start.application import Session, settle
from reader.ui.workbench.action import Menu
from reader.ui.workbench.action_set import is_single_key

PROMISED = {
    "search": {"Ctrl+L", "Ctrl+Shift+F"},
    "find": {"Ctrl+F"},
    "next_hit": {"F3"},
    "previous_hit": {"Shift+F3"},
    "bookmark": {"Ctrl+D"},
    "bookmarks": {"Ctrl+B"},
    "next_story": {"J", "Alt+Down"},
    "previous_story": {"K", "Alt+Up"},
    "next_page": {"Ctrl+PgDown"},
    "previous_page": {"Ctrl+PgUp"},
    "back": {"Alt+Left"},
    "forward": {"Alt+Right"},
    "zoom_in": {"Ctrl++"},
    "zoom_out": {"Ctrl+-"},
    "zoom_reset": {"Ctrl+0"},
    "fullscreen": {"F11"},
    "settings": {"Ctrl+,"},
    "refresh": {"F5"},
    "help": {"F1"},
    "key_help": {"?"},
    "read_on": {"Space"},
}


def test_ids_and_keys_are_used_once() -> None:
    assert [each for each, count in Counter(action.id for action in ACTIONS).items() if count > 1] == []
    assert [key for key, count in Counter(key for action in ACTIONS for key in action.keys).items() if count > 1] == []


def test_keys_are_as_people_have_them() -> None:
    keys = {action.id: set(action.keys) for action in ACTIONS}
    assert {name: wanted - keys[name] for name, wanted in PROMISED.items() if wanted - keys[name]} == {}


@pytest.mark.parametrize("key", [key for action in ACTIONS for key in action.keys])
def test_keys_can_be_read_by_qt(key: str) -> None:
    assert not QKeySequence(key).isEmpty()
    assert QKeySequence(key).count() == 1


def test_every_action_stands_in_its_menu(session: Session) -> None:
    def texts(menu: Any) -> list[str]:
        inner = [text for action in menu.actions() if action.menu() for text in texts(action.menu())]
        return [action.objectName() for action in menu.actions() if action.objectName()] + inner

    bar = session.window.menuBar().actions()
    assert len(bar) == len(Menu)
    for shown, menu in zip(bar, Menu, strict=True):
        assert sorted(texts(shown.menu())) == sorted(action.id for action in ACTIONS if action.menu is menu)


def test_single_letters_work_only_where_nothing_is_typed(session: Session) -> None:
    for action in ACTIONS:
        shortcuts = [keys.toString() for keys in session.window.actions_by_id[action.id].shortcuts()]
        assert not any(is_single_key(keys) for keys in shortcuts), action.id


def test_settings_are_chosen_from_menus(session: Session) -> None:
    actions = session.window.actions_by_id
    assert actions["theme.light"].isChecked()
    actions["theme.dark"].trigger()
    settle(session)
    assert session.settings.settings.theme == "dark"
    assert session.themes.theme.name == "dark"
    assert not actions["theme.light"].isChecked()
    actions["full_width"].trigger()
    settle(session)
    assert session.settings.settings.full_width is False
    assert "全总下功夫" in session.window.story_pane.view.toPlainText()
    assert "，全总下功夫" not in session.window.story_pane.view.toPlainText()


def test_keys_can_be_changed_and_given_back(qtbot: Any, session: Session) -> None:
    page = KeyPage(session.settings, ACTIONS)
    qtbot.addWidget(page)
    rows = {page.table.topLevelItem(at).text(0): page.table.topLevelItem(at) for at in range(len(ACTIONS))}
    page.table.setCurrentItem(rows["Next story"])
    page.edit.setKeySequence(QKeySequence("Ctrl+D"))
    page.edit.editingFinished.emit()
    settle(session)
    actions = session.window.actions_by_id
    assert [keys.toString() for keys in actions["next_story"].shortcuts()] == ["Ctrl+D"]
    assert actions["bookmark"].shortcuts() == []
    qtbot.keyClick(session.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle(session)
    assert session.window.browsing.story.row.id == 2
    page.reset.click()
    assert rows["Next story"].text(1).split() == ["Alt+Down", "J"]


def test_the_key_help_lists_every_action_that_has_keys(qtbot: Any, session: Session) -> None:
    dialog = KeysDialog(ACTIONS, session.settings.settings, None)
    qtbot.addWidget(dialog)
    listed = sum(dialog.table.topLevelItem(at).childCount() for at in range(dialog.table.topLevelItemCount()))
    assert listed == sum(bool(action.keys) for action in ACTIONS)
    dialog.filter.setText("bookmark")
    groups = [dialog.table.topLevelItem(at) for at in range(dialog.table.topLevelItemCount())]
    assert [group.text(0) for group in groups if not group.isHidden()] == ["Bookmarks"]
