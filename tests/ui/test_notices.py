"""A notice when long work is done in the background, and none otherwise."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QMainWindow

from reader.ui import notices
from reader.ui.long_work import LongWork
from reader.ui.notices import Notices


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(Notices, "tell", lambda self, text: said.append(text))
    return said


@pytest.fixture
def work(qtbot: Any) -> Iterator[LongWork]:
    """Long work of a window that is not in front."""
    window = QMainWindow()
    qtbot.addWidget(window)
    made = LongWork(None, window)  # type: ignore[arg-type]
    Notices(window, made)
    yield made
    window.close()


def test_long_work_in_the_background_is_told(english: None, work: LongWork, told: list[str], monkeypatch: Any) -> None:
    monkeypatch.setattr(notices, "LONG_SECONDS", 0.0)
    work.started.emit("Importing")
    work.ended.emit()
    assert told == ["Done: Importing"]


def test_short_work_says_nothing(work: LongWork, told: list[str]) -> None:
    work.started.emit("Importing")
    work.ended.emit()
    assert told == []


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")
def test_a_desktop_without_notices_is_no_trouble(qtbot: Any) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    Notices(window, LongWork(None, window)).tell("x")  # type: ignore[arg-type]
