"""Nothing is cut off: every page and dialog at 900x600, in both languages, holds the words that stand in it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QLabel,
    QTabBar,
    QToolButton,
    QWidget,
)

from reader import paths
from reader.ui.help.about import AboutDialog
from reader.ui.help.key_list import KeysDialog
from reader.ui.navigation.go_to_dialog import GoToDialog
from reader.ui.settings.settings_dialog import SettingsDialog
from reader.ui.shell.features import ACTIONS
from reader.ui.start.application import settle
from reader.ui.start.crash import CrashDialog
from tests.doing import imported
from tests.ui.conftest import OpenWindow, story
from tests.ui.fake_library import FakeLibrary, Shelf, page_of

pytestmark = pytest.mark.usefixtures("noto")
PAGES = (
    *("broadsheet", "calendar", "photo_wall", "same_day", "bookmark_list", "clipping_book", "to_confirm", "help"),
    *("corrections", "tour"),
)
ARROW = 22
"""Room that the arrow of a combo box takes."""


@pytest.fixture(scope="module")
def shelf_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from reader.wiring import open_library

    home = tmp_path_factory.mktemp("room")
    library = open_library(home / "library", home / "cache")
    imported(library, sorted(paths.shipped("seeds").glob("*.txt")))
    library.close()
    return home


def _shown(top: QWidget) -> Iterator[QWidget]:
    return (part for part in top.findChildren(QWidget) if part.isVisible() and part.width() and part.height())


def cut_off(top: QWidget) -> list[str]:
    """The words in `top` that do not fit where they stand."""
    found = []
    for part in _shown(top):
        text, fits = _words(part)
        if text and not fits:
            found.append(f"{type(part).__name__} {part.objectName()}: {text!r} in {part.width()}x{part.height()}")
    return found


def _words(part: QWidget) -> tuple[str, bool]:
    if isinstance(part, QLabel):
        if part.wordWrap():
            return part.text(), part.heightForWidth(part.width()) <= part.height() + 1
        return part.text(), part.sizeHint().width() <= part.width() + 1
    if isinstance(part, QComboBox):
        room = part.width() - ARROW
        return part.currentText(), part.fontMetrics().horizontalAdvance(part.currentText()) <= room
    if isinstance(part, QTabBar):
        texts = [part.tabText(at) for at in range(part.count())]
        return " ".join(texts), part.tabRect(part.count() - 1).right() <= part.width()
    if isinstance(part, QAbstractButton) and not isinstance(part, QToolButton):
        return part.text(), part.minimumSizeHint().width() <= part.width() + 1
    return "", True


def test_the_left_pane_holds_what_a_first_import_brings(
    open_window: OpenWindow, real_library: Callable[[], Any]
) -> None:
    """It was shared out for an empty library, whose titles are short."""
    session = open_window(real_library, language="zh_CN")
    window = session.window
    window.resize(1280, 800)
    window.library.import_paths(sorted(paths.shipped("seeds").glob("*.txt")))
    settle(session)
    settle(session)
    assert window.left_pane.view.sizeHintForColumn(0) <= window.left_pane.view.viewport().width()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_pages_hold_their_words_in_a_small_window(
    open_window: OpenWindow, shelf_folder: Path, language: str, qtbot: Any
) -> None:
    from reader.wiring import open_library

    session = open_window(lambda: open_library(shelf_folder / "library", shelf_folder / "cache"), language=language)
    window = session.window
    window.resize(900, 600)
    settle(session)
    assert cut_off(window) == []
    assert window.left_pane.view.sizeHintForColumn(0) <= window.left_pane.view.viewport().width()
    menus = window.menuBar()
    assert all(menus.actionGeometry(action).right() < 900 for action in menus.actions())
    window.searching.search("工会")
    settle(session)
    assert cut_off(window) == []
    for page in PAGES:
        window.actions_by_id[page].trigger()
        settle(session)
        settle(session)
        assert cut_off(window) == [], page
        window.show_panes()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_dialogs_hold_their_words(open_window: OpenWindow, shelf_folder: Path, language: str, qtbot: Any) -> None:
    from reader.wiring import open_library

    session = open_window(lambda: open_library(shelf_folder / "library", shelf_folder / "cache"), language=language)
    dialogs: list[QDialog] = [
        SettingsDialog(session.settings, ACTIONS, None),
        KeysDialog(ACTIONS, session.settings.settings, None),
        AboutDialog(None),
        CrashDialog(ValueError("x")),
        GoToDialog(),
    ]
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.width() <= 900
        assert dialog.height() <= 640
        pages = getattr(dialog, "pages", None)
        for at in range(pages.count() if pages else 1):
            if pages:
                pages.setCurrentIndex(at)
            settle(session)
            assert cut_off(dialog) == [], (type(dialog).__name__, at)
        dialog.close()


def test_the_first_page_holds_its_words(open_window: OpenWindow, tmp_path: Path) -> None:
    from reader.wiring import open_library

    for language in ("en", "zh_CN"):
        session = open_window(lambda: open_library(tmp_path / "empty", tmp_path / "cache"), language=language)
        session.window.resize(900, 600)
        settle(session)
        assert session.window.screens.currentWidget() is session.window.welcome
        assert cut_off(session.window) == []


def test_the_left_pane_has_room_for_its_scroll_bar_beside_the_dates(open_window: OpenWindow) -> None:
    days = [page_of(story(f"工会{day}", "新华社电。"), date=f"2023-02-{day:02}") for day in range(1, 24)]
    window = (session := open_window(lambda: FakeLibrary(Shelf(days)), language="zh_CN")).window
    window.resize(900, 600)
    window.left_pane.view.expandAll()
    settle(session)
    tree = window.left_pane.view
    assert tree.verticalScrollBar().isVisible()
    assert tree.viewport().width() >= tree.sizeHintForColumn(0)
