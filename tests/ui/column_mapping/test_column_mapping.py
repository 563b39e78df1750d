"""The columns of a table in the window: offered after a guess, chosen by keyboard, kept, undone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from reader.domain.article_table import Certainty, Field
from reader.ui.column_mapping.columns_dialog import ColumnsDialog
from reader.ui.language.field_names import FIELDS, field_name, grounds
from reader.ui.start.application import Session, settle
from tests.ui.conftest import OpenWindow

TABLE = (
    "甲,乙,丙\n"
    "0001,灯火亮到村口,本县今年开办夜校三十所，入学农民四千余人，课程有识字。\n"
    "0002,渠水进了田,水渠修好以后，村里的水田多了三百亩，大家都说这件事好。\n"
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    folder = tmp_path / "dump"
    folder.mkdir()
    (folder / "a.csv").write_text(TABLE, encoding="utf-8")
    return folder / "a.csv"


@pytest.fixture
def session(open_window: OpenWindow, real_library: Callable[[], Any]) -> Session:
    return open_window(real_library)


def shown(session: Session) -> ColumnsDialog | None:
    """The dialog, once everything is done; None if none opened."""
    for _ in range(4):
        settle(session)
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, ColumnsDialog) and each.isVisible()]
    assert len(found) < 2
    return found[0] if found else None


def headlines(session: Session) -> set[str]:
    held: list[set[str]] = []
    session.window.workers.reading.ask(lambda library: {row.title for row in library.story_rows()}, held.append)
    settle(session)
    return held[0]


def test_words_for_every_field(english: None) -> None:
    assert set(FIELDS) == {*Field, ""}
    assert len({field_name(field) for field in FIELDS}) == len(FIELDS)
    assert all(grounds(certainty) for certainty in Certainty)


def test_a_guessed_table_is_shown_and_read_as_the_person_says(session: Session, table: Path, english: None) -> None:
    session.window.library.import_paths([table])
    dialog = shown(session)
    assert dialog is not None
    assert dialog.chosen() == {"甲": "", "乙": "title", "丙": "text"}
    assert dialog.table.item(1, 2).text() == "灯火亮到村口"
    assert dialog.fields[0].hasFocus()
    QTest.keyClick(dialog.fields[0], Qt.Key.Key_Home)
    QTest.keyClick(dialog.fields[0], Qt.Key.Key_Tab)
    assert dialog.fields[1].hasFocus()
    QTest.keyClick(dialog.fields[1], Qt.Key.Key_End)
    assert dialog.chosen() == {"甲": "title", "乙": "", "丙": "text"}
    dialog.accept()
    assert shown(session) is None
    assert headlines(session) == {"0001", "0002"}
    session.window.action("undo").trigger()
    settle(session)
    assert headlines(session) == {"灯火亮到村口", "渠水进了田"}


def test_a_choice_that_cannot_be_read_is_not_accepted(session: Session, table: Path, english: None) -> None:
    session.window.library.import_paths([table])
    dialog = shown(session)
    assert dialog is not None
    assert dialog.accept_button.isEnabled()
    assert not dialog.missing.isVisible()
    for box in dialog.fields:
        box.setCurrentIndex(FIELDS.index(""))
    assert not dialog.accept_button.isEnabled()
    assert dialog.missing.isVisible()
    dialog.reject()
    assert headlines(session) == {"灯火亮到村口", "渠水进了田"}


def test_the_keys_reach_every_column_of_a_wide_table(session: Session, tmp_path: Path, english: None) -> None:
    file = tmp_path / "wide.csv"
    names = ["甲", "乙", *(f"c{number}" for number in range(40))]
    file.write_text(f"{','.join(names)}\n灯火,各村灯火通明，大家读书的劲头很足。{',1' * 40}\n", encoding="utf-8")
    session.window.library.import_paths([file])
    dialog = shown(session)
    assert dialog is not None
    for box in dialog.fields[:-1]:
        QTest.keyClick(box, Qt.Key.Key_Tab)
    last = dialog.fields[-1]
    assert last.hasFocus()
    assert not last.visibleRegion().isEmpty()
    dialog.reject()


def test_a_refused_table_is_shown_too(session: Session, tmp_path: Path, english: None) -> None:
    file = tmp_path / "b.csv"
    file.write_text("p,q\n1,好。\n2,也好。\n", encoding="utf-8")
    session.window.library.import_paths([file])
    dialog = shown(session)
    assert dialog is not None
    assert not dialog.accept_button.isEnabled()
    dialog.fields[1].setCurrentIndex(FIELDS.index(Field.TEXT))
    dialog.accept()
    assert shown(session) is None
    assert len(headlines(session)) == 2


def test_a_table_with_known_names_asks_nobody(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "c.csv"
    file.write_text("标题,日期,正文\n灯火,2024-03-06,冬闲时节，各村灯火通明。\n", encoding="utf-8")
    session.window.library.import_paths([file])
    assert shown(session) is None


def test_the_action_shows_the_table_of_the_open_story_or_asks(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, english: None
) -> None:
    file = tmp_path / "c.csv"
    file.write_text("标题,日期,正文\n灯火,2024-03-06,冬闲时节，各村灯火通明。\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    session.window.action("table_columns").trigger()
    dialog = shown(session)
    assert dialog is not None
    dialog.reject()
    session.window.library.import_paths([file])
    assert shown(session) is None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    session.window.action("table_columns").trigger()
    dialog = shown(session)
    assert dialog is not None
    assert dialog.chosen() == {"标题": "title", "日期": "date", "正文": "text"}
    dialog.reject()


def test_a_file_that_is_no_table_says_so(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "a.md"
    page.write_text("# 灯火\n\n各村灯火通明。\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(page), ""))
    session.window.action("table_columns").trigger()
    assert shown(session) is None
    assert "a.md" in session.window.statusBar().currentMessage()
