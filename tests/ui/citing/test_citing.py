"""Citations and links on the clipboard."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from reader.render.link import anchor_of_link
from reader.ui.application import Session, settle
from tests.ui.conftest import OpenWindow


@pytest.fixture
def reading(open_window: OpenWindow, real_library: Callable[[], Any]) -> Session:
    """A window with the sample, its first story open."""
    session = open_window(real_library)
    session.window.library.open_sample()
    for _ in range(3):
        settle(session)
    return session


def test_ctrl_shift_c_copies_the_citation(qtbot: Any, reading: Session) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(reading.window, Qt.Key.Key_C, both)
    settle(reading)
    citation = "郑莉, 郝赫, 宋欣. 2023年工会工作主要任务明确[N]. [报名不详], 2023-02-15."
    assert QGuiApplication.clipboard().text() == citation
    assert reading.window.statusBar().currentMessage() == "Citation copied: GB/T 7714"


@pytest.mark.parametrize(("form", "start"), [("bibtex", "@article{"), ("ris", "TY  - NEWS"), ("csl", "[\n  {")])
def test_other_forms_stand_in_the_menu(reading: Session, form: str, start: str) -> None:
    reading.window.actions_by_id[f"cite.{form}"].trigger()
    settle(reading)
    assert QGuiApplication.clipboard().text().startswith(start)


def test_several_stories_make_a_reference_list(reading: Session) -> None:
    reading.window.list_pane.view.selectAll()
    reading.window.actions_by_id["cite"].trigger()
    settle(reading)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 9
    assert lines[8].startswith("[9] ")


def test_a_link_names_the_story(reading: Session) -> None:
    reading.window.actions_by_id["copy_link"].trigger()
    settle(reading)
    anchor = anchor_of_link(QGuiApplication.clipboard().text())
    assert anchor is not None
    assert anchor.headline == "2023年工会工作主要任务明确"
