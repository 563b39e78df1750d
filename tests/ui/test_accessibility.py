"""Everything can be reached by keyboard and has a name for a screen reader."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from reader.ui.application import Session, settle
from reader.ui.dialogs.about import AboutDialog
from reader.ui.dialogs.crash import CrashDialog
from reader.ui.dialogs.keys import KeysDialog
from reader.ui.dialogs.settings import SettingsDialog

_OF_QT = ("qt_", "ScrollLeftButton", "ScrollRightButton")


def _nameless(top: QWidget) -> list[str]:
    """Widgets that take the focus and that a screen reader could not name."""
    found = []
    for widget in top.findChildren(QWidget):
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or widget.objectName().startswith(_OF_QT):
            continue
        if isinstance(widget.parentWidget(), QWidget) and widget.focusProxy() is not None:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def test_every_part_of_the_window_has_a_name(session: Session) -> None:
    session.window.reading.find()
    settle(session)
    assert [each for each in _nameless(session.window) if "qt_" not in each] == []


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_part_of_the_dialogs_has_a_name(qtbot: Any, session: Session, language: str) -> None:
    session.settings.choose("language", language)
    dialogs: list[QDialog] = [
        SettingsDialog(session.settings, None),
        KeysDialog(session.window.actions_by_id, None),
        AboutDialog(None),
        CrashDialog(ValueError("x")),
    ]
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        assert _nameless(dialog) == [], type(dialog).__name__


def test_tab_goes_through_the_window(qtbot: Any, session: Session) -> None:
    window = session.window
    window.search_box.setFocus()
    seen = set()
    for _ in range(40):
        widget = window.focusWidget()
        seen.add(widget)
        widget.focusNextChild()
    for part in (window.search_box, window.sidebar, window.list_pane.view, window.story_pane.view):
        assert part in seen, part.objectName()


def test_rows_are_read_out(session: Session) -> None:
    interface = QAccessible.queryAccessibleInterface(session.window.list_pane.view)
    said = [interface.child(at).text(QAccessible.Text.Name) for at in range(interface.childCount())]
    stories = [text for text in said if "unread" in text]
    assert len(stories) == 5
    assert "工会搭鹊桥" in stories[1]
    assert "Picture story" in stories[1]


def test_buttons_tell_their_keys(session: Session) -> None:
    tips = {button.toolTip() for button in session.window.findChildren(QAbstractButton) if button.toolTip()}
    assert "Bookmark this story (Ctrl+D)" in tips
    assert "Back (Alt+Left)" in tips
