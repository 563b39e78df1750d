"""A new user's first ten minutes with a folder of newspapers: from the welcome page to a citation, by keyboard."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QFileDialog

from reader import paths
from reader.ui.bookmarks.bookmark_screen import BookmarkList
from reader.ui.confirm_pages.confirm_tray import ConfirmTray
from reader.ui.navigation.go_to_dialog import GoToDialog
from reader.ui.shell.work_bar import WorkBar
from reader.ui.start.application import Session, settle
from tests.ui.conftest import OpenWindow

Real = Callable[[], Any]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FRONT = """# 工会工作主要任务明确

本报北京2023年2月14日电(记者郑莉)工会工作的要求已明确,全总下功夫做好新就业形态劳动者的工作。(下转第2版)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of a person: a front page, the page that ships, and a file that is no text."""
    pages = tmp_path / "报纸"
    pages.mkdir()
    (pages / "2023-02-15-01.md").write_text(FRONT, encoding="utf-8")
    (pages / "2023-02-15-02.txt").write_bytes(paths.sample().read_bytes())
    (pages / "程序.txt").write_bytes(bytes(range(256)) * 40)
    return pages


def _settle(session: Session) -> None:
    for _ in range(5):
        settle(session)


def _press(qtbot: Any, session: Session, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    # A desktop does so when a dialog is closed.
    session.window.activateWindow()
    settle(session)
    widget = session.window.focusWidget() or session.window
    qtbot.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)
    _settle(session)


def _import_folder(session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    session.window.actions_by_id["import_folder"].trigger()
    _settle(session)
    for dialog in [each for each in QApplication.topLevelWidgets() if type(each).__name__ == "ImportReportDialog"]:
        assert "程序.txt" in dialog.tree.topLevelItem(0).child(0).text(0)
        dialog.close()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_first_ten_minutes(
    qtbot: Any,
    open_window: OpenWindow,
    real_library: Real,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reader.ui.navigation.feature.DWELL_MS", 0)
    session = open_window(real_library)
    window, view, actions = session.window, session.window.story_pane.view, session.window.actions_by_id
    assert window.screens.currentWidget() is window.welcome

    # Open a folder; the one bad file is named, the good ones are read.
    _import_folder(session, folder, monkeypatch)
    assert window.screens.currentWidget() is window.panes
    assert not window.findChild(WorkBar).isVisible()
    assert window.list_pane.count.text() == "1 story"
    assert "郑莉" in view.toPlainText()

    # Say where the pages belong: one click for the folder.
    actions["to_confirm"].trigger()
    _settle(session)
    tray = window.findChild(ConfirmTray)
    assert tray.list.count() == 2
    tray.fields["newspaper"].setText("工人日报")
    tray.folder_button.click()
    _settle(session)
    assert tray.page is None
    assert window.left_pane.model.find("newspaper:工人日报").isValid()
    assert not window.left_pane.model.find("to_confirm").isValid()

    # Go to page 2 by typing it, and read its pictures.
    _press(qtbot, session, Qt.Key.Key_G, CONTROL)
    going = window.findChild(GoToDialog)
    going.field.setText("2/15 2版")
    _settle(session)
    qtbot.keyClick(going.field, Qt.Key.Key_Return)
    _settle(session)
    assert window.list_pane.count.text() == "9 stories"
    _press(qtbot, session, Qt.Key.Key_J)
    assert window.browsing.story.row.kind == "photo"
    assert "田国全" in view.toPlainText()

    # Search, and walk the matches.
    _press(qtbot, session, Qt.Key.Key_L, CONTROL)
    assert window.focusWidget() is window.search_box
    window.search_box.setText("网约车司机")
    _press(qtbot, session, Qt.Key.Key_Return)
    assert window.list_pane.count.text().startswith("1 story found")
    _press(qtbot, session, Qt.Key.Key_F3)
    assert view.hit_position == (1, 1)

    # Keep the story and a passage of it.
    _press(qtbot, session, Qt.Key.Key_D, CONTROL)
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.source_text.index("快递员"))
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 3)
    view.setTextCursor(cursor)
    view.setFocus()
    _press(qtbot, session, Qt.Key.Key_H)
    _press(qtbot, session, Qt.Key.Key_B, CONTROL | SHIFT)
    listed = window.findChild(BookmarkList)
    assert sorted(mark.anchor.exact for mark in listed.shown) == ["", "快递员"]

    # Cite it, in Chinese and in the dark.
    _press(qtbot, session, Qt.Key.Key_Escape)
    _press(qtbot, session, Qt.Key.Key_C, CONTROL | SHIFT)
    assert "[N]. 工人日报，2023-02-15（2）." in QGuiApplication.clipboard().text()
    session.settings.choose("language", "zh_CN")
    session.settings.choose("theme", "dark")
    _settle(session)
    assert window.menuBar().actions()[0].text().startswith("文件")
    assert window.list_pane.title.text() == "搜索：网约车司机" or "网约车司机" in window.list_pane.title.text()

    # Everything is there the next day.
    session.close()
    again = open_window(real_library)
    _settle(again)
    assert again.window.left_pane.model.node(again.window.left_pane.model.find("all_bookmarks")).count == 2
    _press(qtbot, again, Qt.Key.Key_H, CONTROL)
    assert again.window.browsing.stories.rowCount() >= 2


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_an_import_can_be_stopped(
    open_window: OpenWindow, real_library: Real, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = tmp_path / "报纸"
    pages.mkdir()
    for number in range(60):
        (pages / f"2023-02-15-{number:02}.md").write_text(FRONT.replace("明确", f"明确{number}"), encoding="utf-8")
    session = open_window(real_library)
    bar = session.window.findChild(WorkBar)
    # Not before a page is held: the first word of progress comes before the first page.
    session.window.work.progressed.connect(lambda done, *_: bar.stop.click() if done else None)
    monkeypatch.setattr("reader.ui.background.long_work._REPORT_EVERY_SECONDS", 0.0)
    _import_folder(session, pages, monkeypatch)
    assert not bar.isVisible()
    library = real_library()
    held = library.story_count()
    assert 0 < held < 60
    assert library.search("工会").total == held
    library.close()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_an_import_waits_and_goes_on(
    qtbot: Any, open_window: OpenWindow, real_library: Real, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_window(real_library)
    bar = session.window.findChild(WorkBar)
    bar.wait.setChecked(True)
    session.window.work.pause(True)
    session.window.library.import_paths([paths.sample()])
    qtbot.waitUntil(bar.isVisible, timeout=2000)
    qtbot.wait(200)
    assert session.workers.importing.busy
    assert bar.wait.toolTip() == "Go on"
    bar.wait.click()
    _settle(session)
    assert session.window.list_pane.count.text() == "9 stories"
    assert not session.window.work.paused


def test_the_bar_says_how_much_of_one_large_file_is_read(session: Session) -> None:
    work, bar = session.window.work, session.window.findChild(WorkBar)
    work.started.emit("Importing")
    work.progressed.emit(20_000, 66_000, "/papers/many.jsonl")
    assert bar.said.text() == "Importing 30 %  /papers/many.jsonl"
    assert (bar.progress.value(), bar.progress.maximum()) == (20_000, 66_000)
    work.ended.emit()
