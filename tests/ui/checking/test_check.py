"""The check in the window: progress, findings, repair; damage that is met is said once and mended by itself."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.cli.printing.progress import _shown
from reader.library.checking import STAGES
from reader.paths import sample
from reader.ui.checking.check_dialog import CheckDialog
from reader.ui.language.damage_words import stage
from reader.ui.start.application import Session, settle
from tests.doing import imported
from tests.ui.conftest import OpenWindow

pytestmark = pytest.mark.usefixtures("found_damage")

OpenLibrary = Callable[[], Any]


@pytest.fixture
def held(real_library: OpenLibrary) -> OpenLibrary:
    """A real library that holds the sample."""
    library = real_library()
    imported(library, [sample()])
    library.close()
    return real_library


def spoil_index(tmp_path: Path) -> None:
    """Change a bit of the index in place, as a disk does: no folder is touched."""
    (file,) = tmp_path.glob("cache/index/*/*/*.dbp")
    with file.open("r+b") as opened:
        opened.seek(100)
        byte = opened.read(1)[0]
        opened.seek(100)
        opened.write(bytes([byte ^ 1]))
        os.fsync(opened.fileno())


def spoil_story(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "library" / "library.sqlite3")
    with connection:
        connection.execute("UPDATE story_body SET body = replace(body, '的', '白') WHERE story_id = 1")
    connection.close()


def checked(session: Session) -> CheckDialog:
    """Open the dialog and let it come to its end."""
    session.window.action("check").trigger()
    settle(session)
    (dialog,) = session.window.findChildren(CheckDialog)
    return dialog


def test_a_sound_library_is_well(open_window: OpenWindow, held: OpenLibrary) -> None:
    dialog = checked(open_window(held))
    assert dialog.said.text() == "All is well: 9 stories and photos were read."
    assert not dialog.found.toPlainText()
    assert not dialog.repair_button.isEnabled()
    assert not dialog.stop_button.isEnabled()


def test_a_damaged_file_gets_the_command_that_saves_it(
    open_window: OpenWindow, held: OpenLibrary, tmp_path: Path
) -> None:
    session = open_window(held)
    file = tmp_path / "library" / "library.sqlite3"
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'story_title'").fetchone()
    connection.close()
    with file.open("r+b") as opened:
        opened.seek((page - 1) * 8192)
        opened.write(bytes(8192))
    dialog = checked(session)
    assert "`dubao restore --salvage`" in dialog.said.text()


def test_the_progress_names_what_is_in_hand(open_window: OpenWindow, held: OpenLibrary) -> None:
    session = open_window(held)
    seen: list[tuple[int, int, str]] = []
    session.window.work.progressed.connect(lambda *step: seen.append(step))
    checked(session)
    assert seen
    assert all(0 <= done <= total for done, total, _ in seen)
    assert seen[0][2].startswith("check:")
    assert {what for _, _, what in seen} <= set(STAGES)


@pytest.mark.parametrize("in_hand", STAGES)
def test_every_stage_has_its_words_in_both_front_ends(in_hand: str) -> None:
    assert ":" not in stage(in_hand) != ""
    assert ":" not in _shown(in_hand) != ""


def test_damage_is_named_and_repaired(open_window: OpenWindow, held: OpenLibrary, tmp_path: Path) -> None:
    session = open_window(held)
    spoil_story(tmp_path)
    dialog = checked(session)
    fault, story = dialog.found.toPlainText().split("\n    ")
    assert fault == "Stories whose text is damaged: 1"
    assert story == f"2023年工会工作主要任务明确 · February 15, 2023 · {sample()}"
    assert dialog.repair_button.isEnabled()
    dialog.repair_button.click()
    settle(session)
    assert dialog.found.toPlainText() == "1 fault was mended."
    assert dialog.said.text().startswith("All is well")


def test_a_check_can_be_stopped(open_window: OpenWindow, held: OpenLibrary) -> None:
    session = open_window(held)
    session.window.work.pause(True)
    session.window.action("check").trigger()
    (dialog,) = session.window.findChildren(CheckDialog)
    dialog.stop_button.click()
    settle(session)
    assert dialog.said.text() == "Stopped; not everything was read."
    assert not dialog.bar.isVisible()


def test_closing_the_dialog_ends_the_check(open_window: OpenWindow, held: OpenLibrary) -> None:
    session = open_window(held)
    session.window.work.pause(True)
    session.window.action("check").trigger()
    (dialog,) = session.window.findChildren(CheckDialog)
    dialog.reject()
    settle(session)
    assert not session.window.work.running


def test_a_search_that_meets_damage_says_so_once_and_heals(
    open_window: OpenWindow, held: OpenLibrary, tmp_path: Path
) -> None:
    spoil_index(tmp_path)
    session = open_window(held)
    session.window.search("工会")
    settle(session)
    assert session.window.notice.text.text() == "The search index was built anew."
    library = held()
    assert (library.check(), library.watchman.faults()) == ([], [])
    assert not library.search("工会").scanned
    library.close()
    session.window.notice.hide()
    session.window.search("职工")
    settle(session)
    assert not session.window.notice.isVisible()


def test_a_story_that_is_damaged_is_read_again(open_window: OpenWindow, held: OpenLibrary, tmp_path: Path) -> None:
    spoil_story(tmp_path)
    session = open_window(held)
    session.window.open_story(1)
    settle(session)
    assert session.window.notice.text.text() == "The damaged story was read again."
    assert session.window.browsing.story is not None


def test_what_another_program_found_is_mended_when_the_window_opens(
    open_window: OpenWindow, held: OpenLibrary, tmp_path: Path
) -> None:
    spoil_story(tmp_path)
    library = held()
    assert library.check() != []
    library.close()
    open_window(held)
    library = held()
    assert library.check() == []
    library.close()
