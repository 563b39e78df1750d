"""Bookmarks carried from one library to another and back by a person, as Markdown and as JSON."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog

from reader import paths
from reader.ui.bookmarks.bookmark_screen import BookmarkList
from reader.ui.start.application import Session, settle
from tests.doing import bookmarked, highlighted, imported
from tests.ui.conftest import OpenWindow

OpenOne = Callable[[], Any]


@pytest.fixture
def one(tmp_path: Path) -> OpenOne:
    """A library with the sample page, a bookmark with folder, tags and note, and a highlight."""
    opened = _library(tmp_path, "one")
    library = opened()
    imported(library, [paths.sample()])
    ids = [row.id for row in library.story_rows(everything=True)]
    bookmarked(library, ids[0], folder="工会/评论", tags=("引用",), note="要核对\n<!-- 数字 -->")
    stories = [(each, library.story(each).story.paragraphs) for each in ids[1:]]
    story_id, paragraphs = next((each, texts) for each, texts in stories if texts and len(texts[0].text) > 20)
    highlighted(library, story_id, paragraphs[0].text[2:14], colour="green", note="提法")
    library.close()
    return opened


@pytest.fixture
def other(tmp_path: Path) -> OpenOne:
    """Another library with the same page and a note of its own."""
    opened = _library(tmp_path, "other")
    library = opened()
    imported(library, [paths.sample()])
    bookmarked(library, library.story_rows(everything=True)[0].id, note="另一处的话")
    library.close()
    return opened


def _library(tmp_path: Path, name: str) -> OpenOne:
    from reader.wiring import open_library

    return partial(open_library, tmp_path / name, tmp_path / f"{name}-cache")


def wait(session: Session) -> None:
    for _ in range(4):
        settle(session)


def listed(session: Session) -> BookmarkList:
    session.window.actions_by_id["bookmark_list"].trigger()
    wait(session)
    return session.window.findChild(BookmarkList)


def contents(session: Session) -> list[tuple[str, str, str, tuple[str, ...], str]]:
    marks = listed(session).shown
    return sorted((mark.anchor.headline, mark.anchor.exact, mark.folder, mark.tags, mark.note) for mark in marks)


def carry(monkeypatch: pytest.MonkeyPatch, source: Session, target: Session, file: Path, form: str) -> str:
    """Export from one window, import into the other; what the status bar says there."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    part = listed(source)
    part.export_wanted.emit(form, part.shown)
    wait(source)
    listed(target).import_wanted.emit()
    wait(target)
    return target.window.statusBar().currentMessage()


@pytest.mark.parametrize(("form", "suffix"), [("markdown", ".md"), ("json", ".json")])
def test_bookmarks_are_completed_and_never_replaced(
    open_window: OpenWindow,
    one: OpenOne,
    other: OpenOne,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: str,
    suffix: str,
) -> None:
    here, there = open_window(one), open_window(other)
    before = contents(here)
    said = carry(monkeypatch, here, there, tmp_path / f"书签{suffix}", form)
    assert said == "1 taken in · 1 completed · 0 as they were"
    notes = {note for *_, note in contents(there)}
    assert notes == {"另一处的话\n\n要核对\n<!-- 数字 -->", "提法"}, "both notes stay"
    assert [row[:4] for row in contents(there)] == [row[:4] for row in before]
    assert carry(monkeypatch, here, there, tmp_path / f"书签{suffix}", form).startswith(
        "0 taken in · 0 completed · 2 as"
    )
    assert (
        carry(monkeypatch, there, here, tmp_path / f"回{suffix}", form) == "0 taken in · 1 completed · 1 as they were"
    )
    assert contents(here)[0][:4] == before[0][:4]
    assert len(contents(here)) == len(before) == 2


def test_the_list_is_searched_over_notes_tags_and_highlighted_words(open_window: OpenWindow, one: OpenOne) -> None:
    session = open_window(one)
    part = listed(session)
    exact = next(mark.anchor.exact for mark in part.shown if mark.anchor.exact)
    for words, count in (("提法", 1), ("引用", 1), (exact[3:8], 1), ("评论", 1), ("核对 引用", 1), ("没有这个", 0)):
        part.filter.setText(words)
        assert len(part.shown) == count, words


def test_a_file_of_something_else_changes_nothing(
    open_window: OpenWindow, one: OpenOne, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_window(one)
    before = contents(session)
    for name, content in (("a.json", b'{"format": "other"}'), ("b.json", b"\xff\xfe\x00"), ("c.json", b"{")):
        (tmp_path / name).write_bytes(content)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, name=name: (str(tmp_path / name), ""))
        listed(session).import_wanted.emit()
        wait(session)
        assert session.window.statusBar().currentMessage().startswith("This file holds no bookmarks"), name
    assert contents(session) == before
