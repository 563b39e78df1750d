"""Everything can be reached by keyboard and has a name for a screen reader."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QDialog, QTabBar, QWidget

from reader import paths
from reader.ui.calendar.calendar import HoldingsCalendar
from reader.ui.help.about import AboutDialog
from reader.ui.help.key_list import KeysDialog
from reader.ui.page_view.page_view import PageView
from reader.ui.photo_wall.photo_wall import PhotoWall
from reader.ui.settings.settings_dialog import SettingsDialog
from reader.ui.shell.features import ACTIONS
from reader.ui.start.application import Session, settle
from reader.ui.start.crash import CrashDialog
from tests.ui.conftest import OpenWindow

_OF_QT = ("qt_", "ScrollLeftButton", "ScrollRightButton")


def _nameless(top: QWidget) -> list[str]:
    """Widgets that take the focus and that a screen reader could not name."""
    found = []
    for widget in top.findChildren(QWidget):
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or widget.objectName().startswith(_OF_QT):
            continue
        if isinstance(widget.parentWidget(), QWidget) and widget.focusProxy() is not None:
            continue
        if isinstance(widget, QTabBar) and not widget.count():
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def test_every_part_of_the_window_has_a_name(session: Session) -> None:
    session.window.reading.find()
    settle(session)
    assert [each for each in _nameless(session.window) if "qt_" not in each] == []


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_part_of_the_dialogs_has_a_name(qtbot: Any, session: Session, language: str) -> None:
    session.settings.choose("language", language)
    dialogs: list[QDialog] = [
        SettingsDialog(session.settings, ACTIONS, None),
        KeysDialog(ACTIONS, session.settings.settings, None),
        AboutDialog(None),
        CrashDialog(ValueError("x")),
    ]
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        assert _nameless(dialog) == [], type(dialog).__name__


def test_tab_goes_through_the_window(qtbot: Any, session: Session) -> None:
    window = session.window
    window.search_box.setFocus()
    seen = set()
    for _ in range(40):
        widget = window.focusWidget()
        seen.add(widget)
        widget.focusNextChild()
    for part in (window.search_box, window.left_pane.view, window.list_pane.view, window.story_pane.view):
        assert part in seen, part.objectName()


def test_rows_are_read_out(session: Session) -> None:
    interface = QAccessible.queryAccessibleInterface(session.window.list_pane.view)
    said = [interface.child(at).text(QAccessible.Text.Name) for at in range(interface.childCount())]
    stories = [text for text in said if "unread" in text]
    assert len(stories) == 5
    assert "工会搭鹊桥" in stories[1]
    assert "Picture story" in stories[1]


def test_buttons_name_their_keys(session: Session) -> None:
    tips = {button.toolTip() for button in session.window.findChildren(QAbstractButton) if button.toolTip()}
    assert "Bookmark this story (Ctrl+D)" in tips
    assert "Back (Alt+Left)" in tips


PAGES = {
    "broadsheet": "Page set as a newspaper",
    "calendar": "Holdings calendar",
    "photo_wall": "Photos of this issue",
    "same_day": "Newspapers of February 15, 2023",
    "bookmark_list": None,
    "clipping_book": None,
    "to_confirm": None,
    "help": None,
    "corrections": None,
    "tour": None,
}


@pytest.fixture
def held(open_window: OpenWindow, real_library: Callable[[], Any]) -> Session:
    """A window in English on a real library with the sample page."""
    session = open_window(real_library)
    session.window.library.import_paths(sorted(paths.shipped("seeds").glob("*.txt")))
    settle(session)
    session.window.searching.search("环卫工")
    settle(session)
    return session


def _show(session: Session, page: str) -> QWidget:
    session.window.actions_by_id[page].trigger()
    settle(session)
    settle(session)
    return session.window.screens.currentWidget()


def test_every_page_has_names_and_tab_reaches_all_of_it(held: Session) -> None:
    window = held.window
    for name, said in PAGES.items():
        page = _show(held, name)
        assert _nameless(page) == [], name
        takers = [
            part
            for part in page.findChildren(QWidget)
            if part.isVisible()
            and part.isEnabled()
            and part.focusPolicy() & Qt.FocusPolicy.TabFocus
            and part.focusProxy() is None
        ]
        assert takers, name
        if said:
            assert said in {part.accessibleName() for part in page.findChildren(QWidget)}, name
        reached, first = set(), window.focusWidget()
        for _ in range(200):
            window.focusWidget().focusNextChild()
            reached.add(window.focusWidget())
            if window.focusWidget() is first:
                break
        missed = [f"{type(each).__name__} {each.accessibleName()}" for each in takers if each not in reached]
        assert missed == [], name
        window.show_panes()


def _children(view: QWidget) -> list[QAccessibleInterface]:
    interface = QAccessible.queryAccessibleInterface(view)
    return [interface.child(at) for at in range(interface.childCount())]


def test_drawn_views_describe_their_parts(held: Session, qtbot: Any) -> None:
    for page, view in (("photo_wall", PhotoWall), ("broadsheet", PageView)):
        _show(held, page)
        found = held.window.findChild(view)
        parts = _children(found.viewport() if view is PageView else found)
        assert len(parts) >= 2, page
        assert all(part.text(QAccessible.Text.Name) for part in parts if not part.state().invisible), page
        held.window.show_panes()
    _show(held, "calendar")
    calendar = held.window.findChild(HoldingsCalendar)
    days = [part.text(QAccessible.Text.Name) for part in _children(calendar.grid) if not part.state().invisible]
    assert len(days) == 28
    assert days[14].startswith("Wednesday, February 15, 2023")
    assert "9 stories" in days[14]
    assert days[0] == "Wednesday, February 1, 2023: nothing held"
    months = [part.text(QAccessible.Text.Name) for part in _children(calendar.strip)]
    assert months[1] == "February 2023: 1 day held"
    assert len(months) == 12
    _children(calendar.grid)[14].actionInterface().doAction("Press")
    qtbot.waitUntil(lambda: held.window.screens.currentWidget() is held.window.panes)


def test_the_rows_of_every_list_are_named(held: Session) -> None:
    window = held.window
    window.actions_by_id["bookmark"].trigger()
    window.actions_by_id["clip"].trigger()
    settle(held)
    for name in ("same_day", "photo_wall", "bookmark_list", "clipping_book", "to_confirm", "help"):
        page = _show(held, name)
        lists = [view for view in page.findChildren(QAbstractItemView) if view.isVisible()]
        rows = [(view, view.model().index(at, 0)) for view in lists for at in range(view.model().rowCount())]
        assert rows, name
        for view, row in rows:
            said = row.data(Qt.ItemDataRole.AccessibleTextRole) or row.data(Qt.ItemDataRole.DisplayRole)
            assert said, (name, type(view).__name__)
        window.show_panes()


@pytest.mark.parametrize("theme", ["light", "dark", "sepia", "contrast"])
def test_the_focus_is_seen(held: Session, theme: str) -> None:
    """Each part that takes the focus looks different with it."""
    held.settings.choose("theme", theme)
    window = held.window
    for part in (
        *(window.search_box, window.story_pane.view, window.left_pane.view, window.list_pane.sort),
        *(
            each
            for each in window.findChildren(QAbstractButton)
            if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ),
    ):
        window.list_pane.view.setFocus()
        held.application.processEvents()
        before = part.grab().toImage()
        part.setFocus(Qt.FocusReason.TabFocusReason)
        held.application.processEvents()
        assert part.hasFocus()
        assert part.grab().toImage() != before, f"{type(part).__name__} {part.objectName()} {part.accessibleName()}"
