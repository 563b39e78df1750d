"""The parts that plug themselves into the window, on a real library with the sample page."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from reader import paths
from reader.ui.bookmarks.bookmark_screen import BookmarkList
from reader.ui.calendar.calendar import HoldingsCalendar
from reader.ui.calendar.same_day import SameDayView
from reader.ui.clipping_book.clipping_book import ClippingBookEditor
from reader.ui.page_view.page_view import PageView
from reader.ui.photo_wall.photo_wall import PhotoWall
from reader.ui.searching.diagnosis_panel import DiagnosisPanel
from reader.ui.searching.results_panel import ResultsPanel
from reader.ui.start.application import settle
from tests.doing import imported
from tests.ui.conftest import OpenWindow

SECOND = "# 第二天的头条\n\n新华社北京2月16日电 工会工作座谈会在京举行,全总部署。\n"


@pytest.fixture(scope="module")
def shelf_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the sample page and a page of another day, made once."""
    from reader.wiring import open_library

    home = tmp_path_factory.mktemp("parts")
    (home / "人民日报-2023-02-16-01.md").write_text(SECOND, encoding="utf-8")
    library = open_library(home / "library", home / "cache")
    imported(library, [*sorted(paths.shipped("seeds").glob("*.txt")), home / "人民日报-2023-02-16-01.md"])
    library.close()
    return home


@pytest.fixture
def window(open_window: OpenWindow, shelf_folder: Path) -> Any:
    from reader.wiring import open_library

    session = open_window(lambda: open_library(shelf_folder / "library", shelf_folder / "cache"))
    session.window.session = session
    return session.window


def do(window: Any, action: str) -> None:
    window.actions_by_id[action].trigger()
    settle(window.session)
    settle(window.session)


def search(window: Any, query: str) -> None:
    window.searching.search(query)
    settle(window.session)


def in_front(window: Any, part: type) -> Any:
    found = next((each for each in window.findChildren(part) if each.isVisible()), None)
    assert found is not None, part.__name__
    return found


def back_in_panes(window: Any) -> bool:
    return bool(window.screens.currentWidget() is window.panes)


def test_the_page_of_the_open_story_is_set_and_a_click_opens_a_story(window: Any, qtbot: Any) -> None:
    search(window, "环卫工")
    do(window, "broadsheet")
    view = in_front(window, PageView)
    assert view.current == window.browsing.story.row.id
    assert len(view.sheet.stories) == 9
    other = next(key for key, _ in view.sheet.stories if key != view.current)
    view.story_opened.emit(other)
    settle(window.session)
    assert back_in_panes(window)
    assert window.browsing.story.row.id == other


def test_a_search_brings_the_panes_back(window: Any) -> None:
    do(window, "calendar")
    in_front(window, HoldingsCalendar)
    search(window, "工会")
    assert back_in_panes(window)


def test_escape_goes_back_to_the_stories(window: Any, qtbot: Any) -> None:
    do(window, "calendar")
    qtbot.waitUntil(in_front(window, HoldingsCalendar).grid.hasFocus)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert back_in_panes(window)


def test_the_calendar_opens_a_day(window: Any) -> None:
    do(window, "calendar")
    calendar = in_front(window, HoldingsCalendar)
    assert calendar.grid.day.isoformat().startswith("2023-02")
    calendar.day_opened.emit("2023-02-16")
    settle(window.session)
    assert back_in_panes(window)
    assert [window.browsing.stories.item(0).row.title] == ["第二天的头条"]


def test_photos_and_papers_of_the_open_story(window: Any) -> None:
    search(window, "环卫工")
    do(window, "photo_wall")
    assert in_front(window, PhotoWall).model().rowCount() == 2
    do(window, "same_day")
    assert in_front(window, SameDayView).columns


def test_results_can_be_narrowed_and_widened_again(window: Any) -> None:
    search(window, "全总")
    panel = in_front(window, ResultsPanel)
    before = window.browsing.stories.rowCount()
    panel.facets.narrowed.emit("newspaper", "人民日报")
    settle(window.session)
    assert window.search_box.text() == "全总 报纸:人民日报"
    assert 0 < window.browsing.stories.rowCount() < before
    panel.facets.widened.emit("newspaper", "人民日报")
    settle(window.session)
    assert window.browsing.stories.rowCount() == before
    panel.histogram.range_chosen.emit("2023-02-16", "2023-02-16")
    settle(window.session)
    assert window.browsing.stories.rowCount() == 1


def test_the_diagnosis_names_the_absent_term_and_relaxes(window: Any) -> None:
    search(window, "省总 刘海坡")
    do(window, "diagnosis")
    panel = in_front(window, DiagnosisPanel)
    panel.query_wanted.emit("省总")
    settle(window.session)
    assert back_in_panes(window)
    assert window.browsing.stories.rowCount() == 1


def test_a_story_is_clipped_put_in_the_book_and_exported(
    window: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for query in ("环卫工", "刘海波"):
        search(window, query)
        do(window, "clip")
    do(window, "clipping_book")
    book = in_front(window, ClippingBookEditor)
    assert book.list.model().rowCount() == 2
    book.title.setText("工会")
    book.title.textEdited.emit("工会")
    target = tmp_path / "剪报.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    book.export_wanted.emit("md")
    settle(window.session)
    assert "刘海波" in target.read_text(encoding="utf-8")
    assert target.stat().st_mode & 0o077 == 0


def test_bookmarks_are_listed_edited_and_removed(window: Any, qtbot: Any) -> None:
    search(window, "环卫工")
    do(window, "bookmark")
    do(window, "bookmark_list")
    marks = in_front(window, BookmarkList)
    assert marks.list.model().rowCount() == 1
    marks.bookmarks_edited.emit([*map(_filed, marks.shown)])
    settle(window.session)
    settle(window.session)
    assert marks.shown[0].folder == "工会"
    marks.list.selectAll()
    marks.list.setFocus(Qt.FocusReason.OtherFocusReason)
    marks.remove_selected()
    settle(window.session)
    settle(window.session)
    assert marks.list.model().rowCount() == 0


def _filed(bookmark: Any) -> Any:
    return replace(bookmark, folder="工会")
