"""A notice when long work is done in the background, and none otherwise."""

from collections.abc import Iterator
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMainWindow, QSystemTrayIcon

from reader.ui.background.long_work import LongWork
from reader.ui.shell import desktop_notices
from reader.ui.shell.desktop_notices import DesktopNotices


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(DesktopNotices, "show", lambda self, text: said.append(text))
    return said


@pytest.fixture
def work(qtbot: Any) -> Iterator[LongWork]:
    """Long work of a window that is not in front."""
    window = QMainWindow()
    qtbot.addWidget(window)
    made = LongWork(None, window)  # type: ignore[arg-type]
    DesktopNotices(window, made)
    yield made
    window.close()


def test_long_work_in_the_background_is_said(english: None, work: LongWork, shown: list[str], monkeypatch: Any) -> None:
    monkeypatch.setattr(desktop_notices, "LONG_SECONDS", 0.0)
    work.started.emit("Importing")
    work.ended.emit()
    assert shown == ["Done: Importing"]


def test_short_work_says_nothing(work: LongWork, shown: list[str]) -> None:
    work.started.emit("Importing")
    work.ended.emit()
    assert shown == []


def test_where_the_desktop_has_no_notices_the_window_asks_for_attention(qtbot: Any, monkeypatch: Any) -> None:
    alerted: list[QMainWindow] = []
    monkeypatch.setattr(QApplication, "alert", alerted.append)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    window = QMainWindow()
    qtbot.addWidget(window)
    DesktopNotices(window, LongWork(None, window)).show("x")  # type: ignore[arg-type]
    assert alerted == [window]
    assert window.findChildren(QSystemTrayIcon) == []


class FakeTray(QObject):
    """A tray that shows nothing; remembers."""

    messageClicked = Signal()  # noqa: N815  # Qt's name
    shown: ClassVar[list[str]] = []

    def __init__(self, icon: QIcon, parent: QObject) -> None:
        super().__init__(parent)
        self.visible = False

    @staticmethod
    def isSystemTrayAvailable() -> bool:
        return True

    @staticmethod
    def supportsMessages() -> bool:
        return True

    def show(self) -> None:
        self.visible = True

    def hide(self) -> None:
        self.visible = False

    def showMessage(self, title: str, text: str, icon: QIcon, milliseconds: int) -> None:
        self.shown.append(text)


def test_a_notice_of_the_desktop_is_shown_and_a_click_brings_the_window(
    english: None, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop_notices, "QSystemTrayIcon", FakeTray)
    monkeypatch.setattr(FakeTray, "shown", [])
    window = QMainWindow()
    qtbot.addWidget(window)
    notices = DesktopNotices(window, LongWork(None, window))  # type: ignore[arg-type]
    notices.show("Done: Importing")
    notices.show("Done: Marking")
    assert FakeTray.shown == ["Done: Importing", "Done: Marking"]
    (tray,) = notices.findChildren(FakeTray)
    assert tray.visible
    window.showMinimized()
    tray.messageClicked.emit()
    assert window.isVisible()
    assert not window.isMinimized()
    assert not tray.visible
