"""A changed page is imported again: the fate of its bookmarks is reported, and each uncertain one is decided on."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QTextCursor

from reader.ui.start.application import Session, settle
from reader.ui.unsure_bookmarks.unsure_panel import UnsurePanel
from tests.doing import highlighted, imported, toggled
from tests.ui.conftest import OpenWindow

FIRST = """# 工会工作会议召开

本报北京2月14日电 会议要求各级工会把服务职工放在第一位,扎实推进改革,推动各项任务落到实处。

会议指出,要关心网约车司机等新就业形态劳动者,帮助他们解决急难愁盼问题。

# 职工书屋走进车间

2月15日,一批新书送到职工手中,车间里书香四溢,大家纷纷前来借阅。
"""
CHANGED = FIRST.replace("把服务职工放在第一位", "把服务职工群众放在首位").partition("# 职工书屋")[0]


@pytest.fixture
def changed(open_window: OpenWindow, real_library: Callable[[], Any], tmp_path: Path) -> Session:
    """Two stories with four marks; then their file lost a story and changed words of the other, and is imported."""
    file = tmp_path / "工人日报-2023-02-15-02.md"
    file.write_text(FIRST, encoding="utf-8")
    library = real_library()
    one, two = imported(library, [file]).story_ids
    toggled(library, one)
    highlighted(library, one, "扎实推进改革")
    highlighted(library, one, "把服务职工放在第一位", note="提法", colour="yellow")
    toggled(library, two)
    library.close()
    session = open_window(real_library)
    file.write_text(CHANGED, encoding="utf-8")
    session.window.library.import_paths([file])
    wait(session)
    return session


def wait(session: Session) -> None:
    for _ in range(6):
        settle(session)


def panel(session: Session) -> UnsurePanel:
    found = session.window.findChild(UnsurePanel)
    assert found is not None
    return found


def choose(session: Session, words: str) -> None:
    part = panel(session)
    rows = [at for at in range(part.list.count()) if words in part.list.item(at).text()]
    part.list.setCurrentRow(rows[0])
    wait(session)


def marks(session: Session) -> list[Any]:
    answers: list[Any] = []
    session.workers.reading.ask(lambda library: library.bookmarks.all(), answers.append)
    wait(session)
    return list(answers[0])


def test_what_became_of_the_bookmarks_is_reported(changed: Session) -> None:
    said = changed.window.statusBar().currentMessage()
    assert "2 bookmarks re-attached · 2 to look at" in said
    part = panel(changed)
    assert part.isVisible()
    assert part.heading.text() == "2 bookmarks re-attached · 2 to look at"
    assert [part.list.item(at).text() for at in range(part.list.count())] == [
        "职工书屋走进车间",
        "把服务职工放在第一位",
    ]
    assert changed.window.left_pane.model.node(changed.window.left_pane.model.find("to_look_at")).count == 2
    assert len(marks(changed)) == 4


def test_each_opens_at_its_nearest_place_and_is_accepted(changed: Session) -> None:
    choose(changed, "服务职工")
    part, view = panel(changed), changed.window.story_pane.view
    assert part.detail.text() == "The words changed. Nearest place: 把服务职工群众放在首位"
    assert changed.window.browsing.story.row.title == "工会工作会议召开"
    part.accept.click()
    wait(changed)
    assert part.heading.text() == "2 bookmarks re-attached · 1 to look at"
    assert "把服务职工群众放在首位" in [view.source_text[each.start : each.end] for each, _ in view._passages]
    assert {mark.anchor.exact: mark.note for mark in marks(changed)}["把服务职工群众放在首位"] == "提法"


def test_it_is_attached_to_words_that_are_selected(changed: Session) -> None:
    choose(changed, "服务职工")
    part, view = panel(changed), changed.window.story_pane.view
    view.setTextCursor(QTextCursor(view.document()))
    part.attach.click()
    assert changed.window.statusBar().currentMessage() == "Select some words of the story first."
    start = view.source_text.index("网约车司机")
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    cursor.setPosition(start + 5, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    part.attach.click()
    wait(changed)
    assert {mark.anchor.exact: mark.note for mark in marks(changed)}["网约车司机"] == "提法"


def test_one_without_a_story_is_attached_to_the_open_one_or_kept_loose(changed: Session) -> None:
    choose(changed, "职工书屋")
    part = panel(changed)
    assert part.detail.text().startswith("Its story is not held any more")
    assert not part.accept.isEnabled()
    assert part.attach.text() == "Attach to this story"
    part.loose.click()
    wait(changed)
    assert part.list.count() == 1
    orphan = next(mark for mark in marks(changed) if mark.story_id is None)
    assert orphan.anchor.headline == "职工书屋走进车间", "kept, and listed with the bookmarks"


def test_the_panel_is_left_and_comes_back_from_the_menu(changed: Session) -> None:
    panel(changed).closed.emit()
    assert not panel(changed).isVisible()
    changed.window.actions_by_id["to_look_at"].trigger()
    wait(changed)
    assert panel(changed).isVisible()
    changed.window.actions_by_id["reparse"].trigger()
    wait(changed)
    assert len(marks(changed)) == 4
    changed.settings.choose("language", "zh_CN")
    wait(changed)
    assert panel(changed).heading.text() == "需确认 2 个"
    assert panel(changed).loose.text() == "留作散页批注"
