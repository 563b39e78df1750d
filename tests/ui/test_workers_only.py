"""The window's own thread touches neither the library nor its files: workers do."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader import paths
from reader.browse.listing import ALL, HISTORY, Listing, ListingKind
from reader.library.library import Library
from reader.ui.start.application import Session, settle
from tests.ui.conftest import OpenWindow


class _Guarded:
    """Passes calls of workers to a library, and records calls of the window's own thread."""

    def __init__(self, library: Any, said: list[str]) -> None:
        self._library, self._said = library, said

    def __getattr__(self, name: str) -> Any:
        if threading.current_thread() is threading.main_thread():
            self._said.append(name)
        return getattr(self._library, name)


@pytest.fixture
def asked_here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The calls of the window's thread to a library or to SQLite."""
    said: list[str] = []
    connect = sqlite3.connect

    def guarded(*arguments: Any, **more: Any) -> sqlite3.Connection:
        if threading.current_thread() is threading.main_thread():
            said.append("sqlite3.connect")
        return connect(*arguments, **more)

    monkeypatch.setattr(sqlite3, "connect", guarded)
    return said


def test_only_workers_touch_the_library(
    open_window: OpenWindow, real_library: Callable[[], Library], asked_here: list[str], tmp_path: Path
) -> None:
    session = open_window(lambda: _Guarded(real_library(), asked_here))
    window = session.window
    window.library.import_paths([paths.sample()])
    settle(session)
    assert window.browsing.story is not None
    _go_round(session)
    assert asked_here == []


def _go_round(session: Session) -> None:
    """Search, sort, group, mark, bookmark, open pages and places."""
    window, browsing = session.window, session.window.browsing
    for query in ("工会", "没有这个词", "标题:工会 -早餐"):
        window.search_box.set_query(query)
        window.searching.search(query)
        settle(session)
    window.actions_by_id["diagnosis"].trigger()
    settle(session)
    for name, value in (("sort", "title"), ("sort", "newest"), ("group", "date"), ("skim", "leads"), ("skim", "full")):
        session.settings.choose(name, value)
        settle(session)
    for listing in (
        ALL,
        HISTORY,
        Listing(kind=ListingKind.OPEN_JUMPS),
        Listing(kind=ListingKind.PERIOD, newspaper="工人日报", date="2023"),
    ):
        browsing.open_listing(listing)
        settle(session)
    browsing.open_listing(ALL)
    settle(session)
    window.list_pane.view.selectAll()
    for action in ("bookmark", "toggle_read", "next_story", "next_page", "original", "back", "facets", "refresh"):
        window.actions_by_id[action].trigger()
        settle(session)
