"""Highlights with notes, corrections and seams: made in the story, kept in the library, taken back."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QFileDialog, QInputDialog, QToolTip

from reader import paths
from reader.errors import LibraryReason, LibraryUnusable
from reader.library.seams import seams_of
from reader.ui.corrections.correction_list import CorrectionList
from reader.ui.language.error_messages import sentence
from reader.ui.start.application import Session, settle
from reader.ui.story.note_editor import NoteEditor
from reader.ui.story.source_view import _REASONS
from tests.doing import merged
from tests.ui.conftest import OpenWindow

HEADLINE = "全国新发展新就业形态劳动者工会会员 1037万人"


@pytest.fixture
def reading(open_window: OpenWindow, real_library: Callable[[], Any]) -> Session:
    """A window with the sample; the story of 1037 万人, whose columns were healed, is open."""
    session = open_window(real_library)
    session.window.library.open_sample()
    for _ in range(3):
        settle(session)
    stories = session.window.browsing.stories
    wanted = next(stories.item(at).row.id for at in range(stories.rowCount()) if stories.item(at).row.title == HEADLINE)
    session.window.browsing.open_story(wanted)
    _settle(session)
    return session


def _settle(session: Session) -> None:
    for _ in range(4):
        settle(session)


def _select(session: Session, words: str) -> None:
    view = session.window.story_pane.view
    start = view.source_text.index(words)
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    view.setFocus()


def _do(session: Session, action: str) -> None:
    session.window.actions_by_id[action].trigger()
    _settle(session)


def _marked(session: Session) -> list[str]:
    view = session.window.story_pane.view
    return [view.source_text[each.start : each.end] for each, _ in view._passages]


def _ask(session: Session, work: Callable[[Any], Any]) -> Any:
    answers: list[Any] = []
    session.workers.reading.ask(work, answers.append)
    _settle(session)
    return answers[0]


def test_selected_words_are_highlighted_and_stay(qtbot: Any, reading: Session) -> None:
    _select(reading, "网约车司机")
    qtbot.keyClick(reading.window.story_pane.view, Qt.Key.Key_H)
    _settle(reading)
    assert _marked(reading) == ["网约车司机"]
    marks = _ask(reading, lambda library: library.bookmarks.all())
    assert [(mark.anchor.exact, mark.colour) for mark in marks] == [("网约车司机", "yellow")]
    reading.settings.choose("font_size", 24)
    _settle(reading)
    assert _marked(reading) == ["网约车司机"]


def test_a_note_is_written_and_shown_under_the_pointer(reading: Session) -> None:
    _select(reading, "网约车司机")
    _do(reading, "annotate")
    editor = reading.window.findChild(NoteEditor)
    editor.note.setPlainText("要核对 <b>数字</b>")
    editor.accept()
    _settle(reading)
    view = reading.window.story_pane.view
    passage, cursor = view._passages[0]
    assert passage.hint == "要核对 <b>数字</b>"
    view.show_passage(passage.key)
    start = QTextCursor(view.document())
    start.setPosition(cursor.selectionStart())
    at = view.cursorRect(start).center() + QPoint(6, 0)
    assert view.passage_at(at) == passage
    view.viewportEvent(QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert "&lt;b&gt;数字" in QToolTip.text()
    QToolTip.hideText()


def test_highlights_are_listed_with_the_bookmarks_and_opened_from_there(reading: Session) -> None:
    _select(reading, "网约车司机")
    _do(reading, "highlight")
    window = reading.window
    node = window.left_pane.model.find("bookmark:1")
    assert window.left_pane.model.data(node) == "网约车司机"
    first = window.browsing.stories.item(0).row.id
    window.browsing.open_story(first)
    _settle(reading)
    assert _marked(reading) == []
    window.left_pane.view.setCurrentIndex(node)
    _settle(reading)
    assert window.browsing.story.row.title == HEADLINE
    assert window.browsing.passage is None
    assert _marked(reading) == ["网约车司机"]


def test_a_mark_is_taken_away_at_the_cursor(reading: Session) -> None:
    _select(reading, "网约车司机")
    _do(reading, "highlight")
    cursor = reading.window.story_pane.view.textCursor()
    cursor.setPosition(cursor.selectionStart() + 1)
    reading.window.story_pane.view.setTextCursor(cursor)
    _do(reading, "unmark")
    assert _marked(reading) == []
    assert _ask(reading, lambda library: library.bookmarks.all()) == []


def test_words_are_corrected_listed_and_undone(reading: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("网约出租车司机", True))
    _select(reading, "网约车司机")
    _do(reading, "correct")
    view = reading.window.story_pane.view
    assert "网约出租车司机" in view.toPlainText()
    assert _marked(reading) == ["网约出租车司机"]
    _do(reading, "corrections")
    listed = reading.window.findChild(CorrectionList)
    assert [listed.table.topLevelItem(0).text(at) for at in (0, 1)] == ["网约车司机", "网约出租车司机"]
    listed.undo_button.click()
    _settle(reading)
    assert listed.table.topLevelItemCount() == 0
    assert "网约出租车司机" not in view.toPlainText()


def test_a_correction_that_could_not_be_kept_comes_back_as_it_was_typed(
    reading: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def answered(_: Any, _title: str, said: str, text: str) -> tuple[str, bool]:
        asked.append((said, text))
        return "网约出租车司机", len(asked) < 3

    def full(*_: Any, **__: Any) -> None:
        raise LibraryUnusable(Path("library"), LibraryReason.DISK_FULL)

    monkeypatch.setattr(QInputDialog, "getText", answered)
    with monkeypatch.context() as broken:
        broken.setattr("reader.store.own_work.sqlite_corrections.SqliteCorrections.add", full)
        _select(reading, "网约车司机")
        _do(reading, "correct")
    said = sentence(LibraryUnusable(Path("library"), LibraryReason.DISK_FULL))
    assert asked == [("As it should read", "网约车司机"), *[(said, "网约出租车司机")] * 2]
    assert "网约出租车司机" not in reading.window.story_pane.view.toPlainText()


def test_both_readings_are_found(reading: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("网约出租车司机", True))
    _select(reading, "网约车司机")
    _do(reading, "correct")
    for query in ("网约车司机", "网约出租车司机"):
        assert _ask(reading, lambda library, query=query: library.search(query).total) == 1, query


def test_nothing_selected_is_said(reading: Session) -> None:
    for action in ("highlight", "correct"):
        _do(reading, action)
        assert reading.window.statusBar().currentMessage() == "Select some words of the story first."


def test_a_seam_is_undone_in_the_original_text_and_healed_again(reading: Session) -> None:
    pane = reading.window.story_pane
    _do(reading, "original")
    line = min(pane.source.notes.seams)
    before = pane.view.toPlainText().count("\n")
    pane.source.seam_chosen.emit(line)
    _settle(reading)
    assert pane.source.notes.undone == {line}
    assert pane.view.toPlainText().count("\n") == before + 1
    assert seams_of(reading.window.browsing.story.parts[0])[line].undone is not None
    cursor = QTextCursor(pane.source.document().findBlockByNumber(line - 1))
    pane.source.setTextCursor(cursor)
    _do(reading, "toggle_seam")
    assert pane.source.notes.undone == frozenset()
    assert pane.view.toPlainText().count("\n") == before


def test_a_click_in_the_margin_chooses_the_seam(reading: Session) -> None:
    source = reading.window.story_pane.source
    _do(reading, "original")
    line = min(source.notes.seams)
    block = source.document().findBlockByNumber(line - 1)
    source.setTextCursor(QTextCursor(block))
    source.centerCursor()
    at = QPoint(0, source.cursorRect().center().y())
    assert source.is_seam_at(at)
    assert source.seam_hint(at) == "Joined to the line above: a word was cut. Click to undo."
    assert source.seam_hint(QPoint(0, 0)) == ""
    source.press_margin(at)
    _settle(reading)
    assert source.notes.undone == {line}


def test_corrections_are_exported_as_a_patch(reading: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("网约出租车司机", True))
    _select(reading, "网约车司机")
    _do(reading, "correct")
    _do(reading, "corrections")
    listed = reading.window.findChild(CorrectionList)
    for name in ("订正.json", "订正.md"):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, name=name: (str(tmp_path / name), ""))
        listed.export_button.click()
        _settle(reading)
        patch = (tmp_path / name).read_text(encoding="utf-8")
        assert "网约出租车司机" in patch
        listed.undo_button.click()
        _settle(reading)
        assert not listed.export_button.isEnabled()
        assert _ask(reading, lambda library, patch=patch: merged(library, patch).added) == 1
        reading.window.actions_by_id["corrections"].trigger()
        _settle(reading)
        assert [listed.table.topLevelItem(0).text(at) for at in (0, 1)] == ["网约车司机", "网约出租车司机"]


def test_every_reason_for_a_join_is_reported(english: None) -> None:
    healing = Path(paths.__file__).parent / "importer" / "stories"
    source = "".join((healing / name).read_text(encoding="utf-8") for name in ("healing.py", "paragraphs.py"))
    named = set(re.findall(r'(?:return|if|else) "([a-z]+)"(?: if| else|$)', source, re.MULTILINE)) | {"hard wrap"}
    assert named >= {"brackets", "quotes", "word", "clause"}
    assert named <= set(_REASONS)
