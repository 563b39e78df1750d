"""The first page: it says how Dubao gets into the menu of a Linux desktop, unless it is there."""

import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction

from reader.menu_entry import ID
from reader.ui.shell.welcome import Welcome

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="menu entries are Linux's")


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """The data folders of the person and of the system, both empty."""
    named = {"person": tmp_path / "person", "system": tmp_path / "system"}
    monkeypatch.setenv("XDG_DATA_HOME", str(named["person"]))
    monkeypatch.setenv("XDG_DATA_DIRS", f"/nowhere:{named['system']}")
    return named


def _hints(qtbot: Any) -> bool:
    page = Welcome(QAction(), QAction(), QAction())
    qtbot.addWidget(page)
    page.show()
    assert "dubao desktop install" in page.menu_hint.text()
    return page.menu_hint.isVisible()


def test_a_program_that_no_menu_starts_says_how_it_comes_there(qtbot: Any, folders: dict[str, Path]) -> None:
    assert _hints(qtbot)


@pytest.mark.parametrize("whose", ["person", "system"])
def test_a_program_in_a_menu_says_nothing(qtbot: Any, folders: dict[str, Path], whose: str) -> None:
    entry = folders[whose] / "applications" / f"{ID}.desktop"
    entry.parent.mkdir(parents=True)
    entry.touch()
    assert not _hints(qtbot)


def test_elsewhere_there_is_no_such_menu(qtbot: Any, folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert not _hints(qtbot)
