"""The window with a read-only library: from the start, or from some moment on."""

import errno
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMessageBox

from reader import paths
from reader.browse.listing import Listing, ListingKind
from reader.errors import LibraryReason, LibraryUnusable
from reader.library import backups
from reader.library.library import Library
from reader.store.file import database
from reader.ui.shell.features import ACTIONS
from reader.ui.start.application import Session, settle
from reader.ui.story.note_editor import NoteEditor
from reader.wiring import open_library
from tests.doing import imported
from tests.ui.conftest import OpenWindow

WRITING = [action.id for action in ACTIONS if action.writes]


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A library with the sample, searchable."""
    library = open_library(tmp_path / "library", tmp_path / "cache")
    imported(library, [paths.sample()])
    library.close()
    return tmp_path / "library"


@pytest.fixture
def to_read(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Any]:
    """Open that library as in a read-only folder."""

    def no_permission(path: Path) -> Any:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(database, "opened", no_permission)
    return partial(open_library, filled, filled.parent / "cache", to_read=True)


def _settle(session: Session) -> None:
    for _ in range(4):
        settle(session)


@pytest.fixture
def reported(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences of the dialogs that came up."""
    sentences: list[str] = []
    monkeypatch.setattr(QMessageBox, "open", lambda box: sentences.append(box.text()))
    return sentences


def test_a_library_to_read_is_read_and_says_once_what_it_cannot_do(
    open_window: OpenWindow, to_read: Callable[[], Any], filled: Path, reported: list[str]
) -> None:
    before = {file.name: file.read_bytes() for file in filled.iterdir() if file.is_file()}
    session = open_window(to_read)
    _settle(session)
    window = session.window
    assert window.browsing.stories.rowCount() == 9
    assert window.story_pane.view.toPlainText()
    assert window.notice.isVisible()
    assert "can only be read" in window.notice.text.text()
    for row in (1, 2):
        window.browsing.open_story(window.browsing.stories.id_at(row))
        _settle(session)
    window.search_box.set_query("工会")
    window.searching.enter("工会")
    _settle(session)
    assert window.browsing.stories.rowCount() > 0
    window.notice.button.click()
    window.browsing.open_story(window.browsing.stories.id_at(0))
    _settle(session)
    assert not window.notice.isVisible(), "it is said once"
    session.settings.choose("language", "zh_CN")
    _settle(session)
    assert "只能阅读" in window.notice.text.text()
    assert window.actions_by_id["bookmark"].toolTip().endswith("报库只能阅读，不能写入。")
    window.close()
    _settle(session)
    assert reported == []
    assert {file.name: file.read_bytes() for file in filled.iterdir() if file.is_file()} == before


def test_what_writes_is_switched_off_with_the_reason(
    open_window: OpenWindow, to_read: Callable[[], Any], reported: list[str]
) -> None:
    session = open_window(to_read)
    _settle(session)
    actions = session.window.actions_by_id
    assert {"import", "bookmark", "toggle_read", "highlight", "correct", "save_search", "clip"} <= set(WRITING)
    session.window.browsing.refresh()
    _settle(session)
    for action in WRITING:
        assert not actions[action].isEnabled(), action
        assert "only be read" in actions[action].toolTip()
        assert "only be read" in actions[action].statusTip()
    assert actions["find"].isEnabled()
    assert actions["export_listed"].isEnabled()
    session.window.library.import_paths([paths.sample()])
    _settle(session)
    assert [sentence.splitlines()[0] for sentence in reported] == [
        "The folder of the library cannot be written to. Look at its permissions."
    ]


def test_a_library_to_write_says_nothing(open_window: OpenWindow, filled: Path) -> None:
    session = open_window(partial(open_library, filled, filled.parent / "cache", to_read=True))
    _settle(session)
    assert not session.window.notice.isVisible()
    assert session.window.actions_by_id["import"].isEnabled()


@pytest.mark.parametrize("action", ["reparse", "sample"])
def test_a_backup_that_could_not_be_made_is_reported(
    open_window: OpenWindow, filled: Path, reported: list[str], monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    session = open_window(partial(open_library, filled, filled.parent / "cache"))
    monkeypatch.setattr(backups, "back_up_daily", lambda *_: "disk_full")
    session.window.actions_by_id[action].trigger()
    _settle(session)
    assert session.window.notice.isVisible()
    assert session.window.notice.text.text() == (
        "No backup of the library was made before it was changed. The disk is full. Free some space and try again."
    )
    assert reported == []


def test_where_no_index_can_be_made_the_window_finds_all_the_same(
    open_window: OpenWindow, filled: Path, reported: list[str]
) -> None:
    cache = filled.parent / "no folder"
    cache.write_text("x")
    session = open_window(partial(open_library, filled, cache))
    _settle(session)
    browsing = session.window.browsing
    browsing.open_listing(Listing(kind=ListingKind.SEARCH, query="工会"))
    _settle(session)
    assert reported == []
    assert (browsing.listing.kind, browsing.stories.rowCount()) == ("search", 8)


def test_an_index_that_could_not_be_made_is_reported(
    open_window: OpenWindow, filled: Path, reported: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unwritable(*_: object) -> int:
        raise LibraryUnusable(filled.parent / "cache", LibraryReason.UNWRITABLE)

    session = open_window(partial(open_library, filled, filled.parent / "cache"))
    monkeypatch.setattr(Library, "refresh_index", unwritable)
    session.window.actions_by_id["sample"].trigger()
    _settle(session)
    assert session.window.notice.text.text() == (
        "What was imported is kept. The search index could not be brought up to date; searches take longer."
    )
    assert reported == []


def _query_only(session: Session, on: bool) -> None:
    """SQLite answers as it does once a folder was made read-only."""
    for worker in (session.workers.reading, session.workers.writing):
        worker.ask(
            lambda library: library.store._paper.connection.execute(f"PRAGMA query_only = {on:d}"), lambda _: None
        )
    _settle(session)


def test_a_folder_made_read_only_meanwhile_is_reported_once_until_it_takes_writing_again(
    open_window: OpenWindow, filled: Path, reported: list[str]
) -> None:
    session = open_window(partial(open_library, filled, filled.parent / "cache", to_read=True))
    window = session.window
    _settle(session)
    _query_only(session, True)
    for row in (1, 2, 3):
        window.browsing.open_story(window.browsing.stories.id_at(row))
        _settle(session)
    assert window.notice.isVisible()
    assert "cannot be written to" in window.notice.text.text()
    assert reported == [], "no dialog stands between the stories"
    window.reading.toggle_bookmark()
    _settle(session)
    assert len(reported) == 1, "what was asked for is answered"
    _query_only(session, False)
    window.browsing.open_story(window.browsing.stories.id_at(4))
    _settle(session)
    assert not window.notice.isVisible()
    rows = [window.browsing.stories.item(row).row for row in range(5)]
    assert rows[4].read
    assert not any(row.bookmarked for row in rows)


@pytest.mark.parametrize("reason", [LibraryReason.UNWRITABLE, LibraryReason.DISK_FULL])
def test_a_note_that_could_not_be_kept_comes_back_as_it_was_written(
    open_window: OpenWindow, filled: Path, reported: list[str], monkeypatch: pytest.MonkeyPatch, reason: LibraryReason
) -> None:
    session = open_window(partial(open_library, filled, filled.parent / "cache"))
    _settle(session)
    window, view = session.window, session.window.story_pane.view
    cursor = QTextCursor(view.document())
    start = view.source_text.index("记者")
    cursor.setPosition(start)
    cursor.setPosition(start + 2, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    window.actions_by_id["annotate"].trigger()
    _settle(session)
    editor = window.findChild(NoteEditor)

    def failing(*_: object) -> None:
        raise LibraryUnusable(filled, reason)

    with monkeypatch.context() as broken:
        broken.setattr("reader.store.own_work.sqlite_bookmarks.SqliteBookmarks.update", failing)
        editor.note.setPlainText("第二段的数字要核对")
        editor.accept()
        _settle(session)
    again = next(each for each in window.findChildren(NoteEditor) if each.isVisible())
    assert again.note.toPlainText() == "第二段的数字要核对"
    assert len(reported) == 1
    again.accept()
    _settle(session)
    kept: list[Any] = []
    session.workers.reading.ask(lambda library: library.bookmarks.all(), kept.extend)
    _settle(session)
    assert [mark.note for mark in kept] == ["第二段的数字要核对"]
