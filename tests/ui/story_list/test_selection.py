"""The rows that are selected are those that a person selected, or the open story's alone."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from reader.ui.start.application import Session, settle
from tests.ui.fake_library import Shelf


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier])
def test_a_story_that_opens_while_a_key_is_held_is_selected_alone(
    qtbot: Any, session: Session, held: Qt.KeyboardModifier
) -> None:
    window, key = (
        session.window,
        Qt.Key.Key_Control if held is Qt.KeyboardModifier.ControlModifier else Qt.Key.Key_Shift,
    )
    qtbot.keyPress(window.list_pane.view, key, held)
    window.browsing.open_story(3)
    settle(session)
    assert window.list_pane.view.selected_ids() == [3]
    qtbot.keyRelease(window.list_pane.view, key)


def test_ctrl_d_stars_only_the_story_that_opened_while_ctrl_was_held(
    qtbot: Any, session: Session, shelf: Shelf
) -> None:
    window, control = session.window, Qt.KeyboardModifier.ControlModifier
    qtbot.keyPress(window.list_pane.view, Qt.Key.Key_Control, control)
    window.browsing.open_story(3)
    settle(session)
    qtbot.keyClick(window.list_pane.view, Qt.Key.Key_D, control)
    settle(session)
    qtbot.keyRelease(window.list_pane.view, Qt.Key.Key_Control)
    assert [mark.story_id for mark in shelf.bookmarks] == [3]
