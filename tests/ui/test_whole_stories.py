"""A story that goes on on another page, its headline corrected: the same everywhere it is shown."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QInputDialog

from reader.ui.bookmarks.bookmark_screen import BookmarkList
from reader.ui.start.application import Session, settle
from tests.doing import imported, toggled
from tests.ui.conftest import OpenWindow

FIRST = "# 电视台台开播纪实\n\n本报北京2月14日电 第一部分的正文,工会在行动,写了很多字。\n\n(下转第3版)\n"
REST = "# 电视台台开播纪实\n\n(上接第1版)\n\n第二部分的正文,网约车司机也来了,写到这里为止。\n"


@pytest.fixture
def reading(open_window: OpenWindow, real_library: Callable[[], Any], tmp_path: Path) -> Session:
    """The story of two pages is open."""
    for number, text in (("01", FIRST), ("03", REST)):
        (tmp_path / f"工人日报-2023-02-15-{number}.md").write_text(text, encoding="utf-8")
    library = real_library()
    ids = imported(library, sorted(tmp_path.glob("*.md"))).story_ids
    toggled(library, ids[0])
    library.close()
    session = open_window(real_library)
    wait(session)
    session.window.browsing.open_story(ids[0])
    wait(session)
    return session


def wait(session: Session) -> None:
    for _ in range(4):
        settle(session)


def do(session: Session, action: str) -> None:
    session.window.actions_by_id[action].trigger()
    wait(session)


def test_the_original_text_has_a_tab_for_each_part(qtbot: Any, reading: Session) -> None:
    do(reading, "original")
    original = reading.window.story_pane.original
    tabs = original.tabs
    assert [tabs.tabText(at) for at in range(tabs.count())] == ["Page 1", "Page 3"]
    assert tabs.isVisible()
    assert "第一部分" in original.view.toPlainText()
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    wait(reading)
    assert "网约车司机也来了" in original.view.toPlainText()
    assert original.part == 1
    assert original.view.notes.lines, "the lines of that part are tinted"
    reading.settings.choose("language", "zh_CN")
    wait(reading)
    do(reading, "original")
    do(reading, "original")
    assert [tabs.tabText(at) for at in range(tabs.count())] == ["第1版", "第3版"]


def test_a_corrected_headline_is_shown_everywhere(reading: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    window = reading.window
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("电视台", True))
    view = window.story_pane.view
    start = view.source_text.index("电视台台")
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    cursor.setPosition(start + 4, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    do(reading, "correct")
    stories = window.browsing.stories
    at = stories.row_of(window.browsing.story.row.id)
    assert stories.item(at).row.title == "电视台开播纪实"
    assert window.windowTitle().startswith("电视台开播纪实")
    assert window.left_pane.model.data(window.left_pane.model.find("bookmark:1")) == "电视台开播纪实"
    do(reading, "cite")
    assert "电视台开播纪实" in QGuiApplication.clipboard().text()
    do(reading, "bookmark_list")
    listed = window.findChild(BookmarkList)
    assert listed.list.model().index(0, 0).data() == "电视台开播纪实"
    listed.filter.setText("电视台开播")
    assert len(listed.shown) == 1, "found by the words as corrected"
    window.searching.search("工会在行动")
    wait(reading)
    assert stories.item(0).row.title == "电视台开播纪实"
