"""The bookmark list and the note editor."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from reader.browse.shelves import ShelfKind
from reader.domain.bookmark import COLOURS, Bookmark
from reader.ui.bookmarks.bookmark_model import IDS, BookmarkModel, BookmarkRole
from reader.ui.bookmarks.bookmark_screen import BookmarkList
from reader.ui.bookmarks.shelf_list import ShelfRole
from reader.ui.language.words import tr
from reader.ui.look.colours import MARK_COLOURS
from reader.ui.look.theme import ThemeKeeper
from reader.ui.story.note_editor import NoteEditor, tags_of
from tests.browse.test_shelves import MARKS, bookmark

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def bookmarks(qtbot: QtBot, themes: ThemeKeeper) -> BookmarkList:
    bookmarks = BookmarkList(themes)
    qtbot.addWidget(bookmarks)
    bookmarks.resize(800, 500)
    bookmarks.show_bookmarks(MARKS)
    bookmarks.show()
    return bookmarks


def shown(bookmarks: BookmarkList) -> list[int]:
    model = bookmarks.list.model()
    return [model.index(row, 0).data(BookmarkRole).id for row in range(model.rowCount())]


def spot(bookmarks: BookmarkList, row: int) -> QPoint:
    return bookmarks.list.visualRect(bookmarks.list.model().index(row, 0)).center()


def shelf_row(bookmarks: BookmarkList, kind: ShelfKind, name: str) -> int:
    return next(
        row
        for row in range(bookmarks.shelves.count())
        if bookmarks.shelves.item(row).data(ShelfRole).key == (kind, name)
    )


def test_the_model_keeps_qts_rules() -> None:
    model = BookmarkModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(MARKS)
    assert model.rowCount() == 3


def test_a_click_opens_and_the_filter_narrows(bookmarks: BookmarkList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bookmarks.bookmark_opened) as opened:
        qtbot.mouseClick(bookmarks.list.viewport(), Qt.MouseButton.LeftButton, pos=spot(bookmarks, 0))
    assert opened.args == [MARKS[0]]
    bookmarks.filter.setText("环卫")
    assert shown(bookmarks) == [3]
    bookmarks.filter.clear()
    assert shown(bookmarks) == [1, 2, 3]


def test_a_shelf_narrows_and_stays_chosen_when_bookmarks_change(bookmarks: BookmarkList) -> None:
    bookmarks.shelves.setCurrentRow(shelf_row(bookmarks, ShelfKind.TAG, "数据"))
    assert shown(bookmarks) == [1, 3]
    bookmarks.show_bookmarks([*MARKS, bookmark(4, tags=("数据",))])
    assert shown(bookmarks) == [1, 3, 4]
    bookmarks.shelves.setCurrentRow(shelf_row(bookmarks, ShelfKind.ORPHANS, ""))
    assert shown(bookmarks) == [2]


def test_dropping_on_a_folder_files_and_on_a_tag_tags(bookmarks: BookmarkList, qtbot: QtBot) -> None:
    def drop(kind: ShelfKind, name: str) -> list[Bookmark]:
        item = bookmarks.shelves.item(shelf_row(bookmarks, kind, name))
        data = QMimeData()
        data.setData(IDS, b"2,3")
        at = QPointF(bookmarks.shelves.visualItemRect(item).center())
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        with qtbot.waitSignal(bookmarks.bookmarks_edited) as edited:
            bookmarks.shelves.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, data, left, none))
        changed: list[Bookmark] = edited.args[0]
        return changed

    assert [(mark.id, mark.folder) for mark in drop(ShelfKind.FOLDER, "工会")] == [(2, "工会"), (3, "工会")]
    assert [(mark.id, mark.tags) for mark in drop(ShelfKind.TAG, "引用")] == [(2, ("引用",)), (3, ("数据", "引用"))]
    bookmarks.add_folder("人物")
    assert [mark.folder for mark in drop(ShelfKind.FOLDER, "人物")] == ["人物", "人物"]


def test_delete_asks_to_remove_all_that_are_selected(bookmarks: BookmarkList, qtbot: QtBot) -> None:
    bookmarks.list.setFocus()
    bookmarks.list.selectAll()
    with qtbot.waitSignal(bookmarks.bookmarks_removed) as removed:
        qtbot.keyClick(bookmarks.list, Qt.Key.Key_Delete)
    assert removed.args == [[1, 2, 3]]


def test_what_is_shown_is_what_is_exported(bookmarks: BookmarkList, qtbot: QtBot) -> None:
    bookmarks.filter.setText("数据")
    menu = bookmarks.findChild(QToolButton).menu()  # type: ignore[union-attr]
    assert menu is not None
    with qtbot.waitSignal(bookmarks.export_wanted) as wanted:
        menu.actions()[-1].trigger()
    assert wanted.args == ["json", [MARKS[0], MARKS[2]]]


def test_an_orphan_is_said_to_be_one(bookmarks: BookmarkList) -> None:
    said = [bookmarks.list.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert [tr("story not held") in text for text in said] == [False, True, False]
    assert "核对 1037万" in said[1]
    bookmarks.grab()


def test_the_note_editor_gives_back_what_was_typed(qtbot: QtBot, themes: ThemeKeeper) -> None:
    editor = NoteEditor(themes, MARKS[2], ["工会"])
    editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(editor)
    editor.show()
    editor.note.setPlainText("核对数字\n")
    editor.folder.setCurrentText("新的")
    editor.tags.setText("引用 数据")
    with qtbot.waitSignal(editor.saved) as saved:
        editor.accept()
    changed = saved.args[0]
    assert (changed.id, changed.note, changed.folder, changed.tags) == (3, "核对数字", "新的", ("引用", "数据"))
    assert changed.colour == "blue"
    assert changed.anchor == MARKS[2].anchor


def test_tags_are_divided_by_blanks_commas_and_number_signs() -> None:
    assert tags_of(" 引用，数据、#待查  引用;") == ("引用", "数据", "待查")
    assert tags_of("") == ()


def test_every_colour_that_a_bookmark_can_have_has_a_look() -> None:
    assert tuple(colour.key for colour in MARK_COLOURS) == COLOURS
