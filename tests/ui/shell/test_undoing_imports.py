"""An import and the confirmation of pages, undone and done again in the window with a real library."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QListView

from reader import paths
from reader.acts import corrections
from reader.browse.listing import ALL
from reader.library.quoting import Quotation
from reader.ui.calendar.calendar import HoldingsCalendar
from reader.ui.calendar.same_day import SameDayView
from reader.ui.confirm_pages.confirm_tray import ConfirmTray
from reader.ui.page_view.page_view import PageView
from reader.ui.photo_wall.photo_wall import PhotoWall
from reader.ui.start.application import Session, settle
from tests.ui.conftest import OpenWindow


@pytest.fixture
def session(open_window: OpenWindow, real_library: Callable[[], Any]) -> Session:
    """A window on an empty library."""
    return open_window(real_library)


def _settle(session: Session) -> None:
    """The window's own work may ask for more: the index after an import, the list after it."""
    for _ in range(3):
        settle(session)


def _trigger(session: Session, action: str) -> str:
    session.window.actions_by_id[action].trigger()
    _settle(session)
    return session.window.statusBar().currentMessage()


def _count(session: Session) -> int:
    counts: list[int] = []
    session.workers.reading.ask(lambda library: library.story_count(), counts.append)
    settle(session)
    return counts[0]


def test_an_import_is_undone_with_progress_and_done_again(session: Session) -> None:
    window, shown = session.window, list[str]()
    window.work.started.connect(shown.append)
    window.library.import_paths([paths.sample()])
    _settle(session)
    stories = _count(session)
    assert stories > 0
    assert window.browsing.story is not None
    assert window.action("undo").text().startswith("Undo: import")
    assert _trigger(session, "undo").startswith("Undone: import")
    assert _count(session) == 0
    assert (window.browsing.listing, window.browsing.story) == (ALL, None), "the page that was shown is gone"
    assert window.screens.currentWidget() is window.welcome
    assert _trigger(session, "redo").startswith("Done again: import")
    assert _count(session) == stories
    assert window.browsing.stories.rowCount() == stories
    assert [said.partition(":")[0] for said in shown if "index" not in said] == ["Importing", "Undoing", "Doing again"]


def test_an_import_is_not_undone_while_another_one_runs(session: Session, tmp_path: Path) -> None:
    """Its turn would come after the other one, which may change what it left: then it could not be undone any more."""
    window, tried = session.window, list[bool]()
    window.library.import_paths([paths.sample()])
    _settle(session)
    first = _count(session)
    file = tmp_path / "报纸.md"
    file.write_text("# 头条\n\n工会工作的要求已经明确,全总下功夫。\n", encoding="utf-8")

    def undo(_said: str) -> None:
        tried.append(window.action("undo").isEnabled())
        window.acts.undo()

    window.work.started.connect(undo)
    window.library.import_paths([file])
    _settle(session)
    window.work.started.disconnect(undo)
    assert tried[0] is False
    assert _count(session) == first + 1
    _trigger(session, "undo")
    assert _count(session) == first
    _trigger(session, "undo")
    assert _count(session) == 0


def test_the_calendar_follows_undo_while_it_is_shown(session: Session) -> None:
    window = session.window
    window.library.import_paths([paths.sample()])
    _settle(session)
    _trigger(session, "calendar")
    (calendar,) = window.findChildren(HoldingsCalendar)
    assert calendar.isVisible()
    held = calendar.grid._days
    assert held
    _trigger(session, "undo")
    assert calendar.grid._days != held


def _correct(session: Session, words: str, replacement: str) -> None:
    story_id = session.window.browsing.story.row.id
    session.window.acts.run(lambda library: corrections.add(library, [story_id], Quotation(words), replacement))
    _settle(session)


def test_the_page_view_follows_undo_while_it_is_shown(session: Session) -> None:
    session.window.library.import_paths([paths.sample()])
    _settle(session)
    _correct(session, "工会工作主要任务", "工会工作的任务")
    _trigger(session, "broadsheet")
    (view,) = session.window.findChildren(PageView)
    assert "工会工作的任务" in _set_text(view)
    _trigger(session, "undo")
    assert view.isVisible()
    assert "工会工作的任务" not in _set_text(view)
    assert "工会工作主要任务" in _set_text(view)
    _trigger(session, "undo")
    assert not view.isVisible(), "the page is gone with its import"


def _set_text(view: PageView) -> str:
    return "".join(text.text for text in view.sheet.texts)


def _columns(papers: SameDayView) -> int:
    return sum(column.isVisible() for column in papers.findChildren(QListView))


def test_photos_and_newspapers_of_a_day_follow_undo_while_they_are_shown(session: Session) -> None:
    window = session.window
    window.library.import_paths([paths.sample()])
    _settle(session)
    _trigger(session, "same_day")
    (papers,) = window.findChildren(SameDayView)
    assert _columns(papers) == 1
    _trigger(session, "undo")
    assert _columns(papers) == 0
    _trigger(session, "redo")
    assert _columns(papers) == 1
    _trigger(session, "photo_wall")
    (wall,) = window.findChildren(PhotoWall)
    assert wall.model().rowCount() > 0
    _trigger(session, "undo")
    assert wall.model().rowCount() == 0
    _trigger(session, "redo")
    assert wall.model().rowCount() > 0


def test_the_confirmation_of_a_page_is_undone_and_the_tray_follows(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "报纸.md"
    file.write_text("# 头条\n\n工会工作的要求已经明确,全总下功夫。\n", encoding="utf-8")
    window = session.window
    window.library.import_paths([file])
    _settle(session)
    _trigger(session, "to_confirm")
    (tray,) = window.findChildren(ConfirmTray)
    assert tray.list.count() == 1
    for name, text in (("newspaper", "工人日报"), ("date", "2023-02-15"), ("number", "2")):
        tray.fields[name].setText(text)
    tray.page_button.click()
    _settle(session)
    assert window.browsing.story.row.newspaper == "工人日报"
    assert not window.left_pane.model.find("to_confirm").isValid()
    assert _trigger(session, "undo").startswith("Undone: place of the page")
    assert window.browsing.story.row.newspaper is None
    assert window.left_pane.model.find("to_confirm").isValid()
    _trigger(session, "to_confirm")
    assert tray.list.count() == 1
