"""The clipping book editor."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reader.domain.story import StoryKind
from reader.library.draft import Draft
from reader.ports.rows import StoryRow
from reader.ui.clipping_book.clipping_book import ClippingBookEditor
from reader.ui.clipping_book.clippings_model import ClipRole, DraftModel
from reader.ui.look.theme import ThemeKeeper

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ROWS = [
    StoryRow(id=number, page_id=1, position=number, kind=StoryKind.STORY, title=f"第{number}条", newspaper="工人日报")
    for number in (1, 2, 3, 4)
]
DRAFT = Draft(title="剪报", stories=(3, 1, 99, 2, 4), notes=((1, "核对"),))


@pytest.fixture
def book(qtbot: QtBot, themes: ThemeKeeper) -> ClippingBookEditor:
    book = ClippingBookEditor(themes, {"md": "Markdown", "epub": "EPUB"})
    qtbot.addWidget(book)
    book.resize(500, 600)
    book.show_draft(DRAFT, ROWS)
    book.show()
    return book


def order(book: ClippingBookEditor) -> list[int]:
    model = book.list.model()
    return [model.index(row, 0).data(ClipRole).id for row in range(model.rowCount())]


def select(book: ClippingBookEditor, row: int) -> None:
    book.list.setCurrentIndex(book.list.model().index(row, 0))
    book.list.setFocus()


def test_the_model_keeps_qts_rules() -> None:
    model = DraftModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_draft(DRAFT, ROWS)
    assert model.rowCount() == 4


def test_stories_stand_in_the_readers_order_and_what_is_not_held_is_kept(book: ClippingBookEditor) -> None:
    assert order(book) == [3, 1, 2, 4]
    assert 99 in book.draft.stories


def test_keys_move_what_is_selected_and_it_stays_selected(book: ClippingBookEditor, qtbot: QtBot) -> None:
    select(book, 1)
    with qtbot.waitSignal(book.draft_changed):
        qtbot.keyClick(book.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(book) == [1, 3, 2, 4]
    assert book.selected == [1]
    with qtbot.assertNotEmitted(book.draft_changed):
        qtbot.keyClick(book.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    for _ in range(4):
        qtbot.keyClick(book.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(book) == [3, 2, 4, 1]


def test_dragging_puts_stories_before_the_row_they_are_dropped_on(book: ClippingBookEditor, qtbot: QtBot) -> None:
    model = book.list.model()
    data = model.mimeData([model.index(3, 0), model.index(2, 0)])
    with qtbot.waitSignal(book.draft_changed) as changed:
        model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert changed.args[0].stories == (2, 4, 3, 1, 99)
    assert order(book) == [2, 4, 3, 1]


def test_delete_takes_out_of_the_book(book: ClippingBookEditor, qtbot: QtBot) -> None:
    select(book, 1)
    with qtbot.waitSignal(book.draft_changed) as changed:
        qtbot.keyClick(book.list, Qt.Key.Key_Delete)
    assert changed.args[0] == Draft(title="剪报", stories=(3, 99, 2, 4))


def test_the_note_belongs_to_the_selected_story(book: ClippingBookEditor, qtbot: QtBot) -> None:
    assert not book.note.isEnabled()
    select(book, 1)
    assert book.note.toPlainText() == "核对"
    book.note.setPlainText("核对过了")
    assert book.draft.note(1) == "核对过了"
    select(book, 0)
    assert book.note.toPlainText() == ""
    assert book.draft.note(1) == "核对过了"


def test_title_and_introduction_are_the_drafts(book: ClippingBookEditor, qtbot: QtBot) -> None:
    book.title.clear()
    qtbot.keyClicks(book.title, "2023")
    book.introduction.setPlainText("前言")
    assert (book.draft.title, book.draft.introduction) == ("2023", "前言")


def test_the_export_menu_names_the_format_and_an_empty_book_has_none(book: ClippingBookEditor, qtbot: QtBot) -> None:
    menu = book.export.menu()
    assert menu is not None
    with qtbot.waitSignal(book.export_wanted) as wanted:
        menu.actions()[1].trigger()
    assert wanted.args == ["epub"]
    book.show_draft(Draft(), [])
    assert not book.export.isEnabled()
    book.grab()


def test_what_moves_and_removes_waits_for_a_selection(book: ClippingBookEditor) -> None:
    def ready() -> list[bool]:
        return [book._tools[name].isEnabled() for name in ("up", "down", "remove")]

    book.list.selectAll()
    assert ready() == [True] * 3
    book.list.clearSelection()
    assert ready() == [False] * 3
    book.show_draft(Draft(), [])
    assert ready() == [False] * 3
