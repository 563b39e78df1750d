"""Several stories marked at once, and carried out of the list."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from reader.ui.browsing.dragged_stories import dragged_ids
from reader.ui.shell import bulk_marks
from reader.ui.start.application import Session, settle
from reader.ui.story_list.carried_picture import carried_picture
from tests.doing import imported
from tests.ui.conftest import OpenWindow


@pytest.fixture
def sample(open_window: OpenWindow, real_library: Any) -> Session:
    from reader import paths

    library = real_library()
    imported(library, [paths.sample()])
    library.close()
    session = open_window(real_library)
    wait(session)
    session.window.list_pane.view.selectAll()
    wait(session)
    return session


def wait(session: Session) -> None:
    for _ in range(4):
        settle(session)


def do(session: Session, action: str) -> str:
    session.window.actions_by_id[action].trigger()
    wait(session)
    return session.window.statusBar().currentMessage()


def rows(session: Session) -> list[Any]:
    stories = session.window.browsing.stories
    return [stories.item(at).row for at in range(stories.rowCount())]


def test_all_that_is_selected_is_bookmarked_and_the_bookmarks_taken_off_after_a_question(sample: Session) -> None:
    count = len(rows(sample))
    assert do(sample, "bookmark") == f"{count} stories bookmarked"
    assert all(row.bookmarked for row in rows(sample))
    do(sample, "bookmark")
    box = sample.window.findChild(QMessageBox)
    assert "Their notes, folders and tags go with them" in box.text()
    box.buttons()[1].click()
    wait(sample)
    assert all(row.bookmarked for row in rows(sample))
    do(sample, "bookmark")
    sample.window.findChild(QMessageBox).buttons()[0].click()
    wait(sample)
    assert sample.window.statusBar().currentMessage() == f"{count} bookmarks taken off. Ctrl+Z undoes this."
    assert not any(row.bookmarked for row in rows(sample))


def test_all_that_is_selected_is_marked_as_read(sample: Session) -> None:
    count = len(rows(sample))
    assert do(sample, "toggle_read") == f"{count} stories read"
    assert all(row.read for row in rows(sample))
    assert do(sample, "toggle_read") == f"{count} stories unread"
    assert not any(row.read for row in rows(sample))


def test_many_are_marked_with_progress_and_can_be_stopped(sample: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_marks, "MANY", 2)
    monkeypatch.setattr(bulk_marks, "_AT_ONCE", 2)
    said: list[str] = []
    sample.window.work.started.connect(said.append)
    sample.window.work.started.connect(lambda _said: sample.window.work.cancel())
    do(sample, "toggle_read")
    assert said == ["Marking"]
    assert not all(row.read for row in rows(sample)), "what was marked stays, the rest is left"
    assert do(sample, "bookmark").endswith("bookmarked")
    assert not all(row.bookmarked for row in rows(sample))


def test_what_is_selected_can_be_dragged_away(sample: Session) -> None:
    view = sample.window.list_pane.view
    data = view.carried()
    assert dragged_ids(data) == [row.id for row in rows(sample)]
    assert data.text().splitlines()[0].startswith(rows(sample)[0].title)
    assert view.model().flags(view.model().index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert view.dragEnabled()
    plate = carried_picture(12, sample.themes.theme, 2.0)
    assert plate.width() > plate.height() == 56
