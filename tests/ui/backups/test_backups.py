"""Backups in the window: listed, compared, made, put back, and the copy of the day."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from reader.acts import bookmarks
from reader.errors import LibraryReason
from reader.library.library import Library
from reader.ports.backup_changes import BackupChanges
from reader.ports.restored import Restored
from reader.ports.rows import Backup, BackupState
from reader.ui.backups import daily_backup
from reader.ui.backups.backup_words import content, difference, outcome, reason
from reader.ui.backups.backups_dialog import BackupsDialog
from reader.ui.backups.daily_backup import DailyBackup
from reader.ui.start.application import Session, settle
from tests.doing import imported
from tests.ui.conftest import OpenWindow

PAGES = [
    f"# 稿{number}\n\n第{number}篇：各地春耕陆续开始，农机手忙着检修农机，田间地头一派繁忙景象。\n"
    for number in range(3)
]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def backed(real_library: Callable[[], Any], tmp_path: Path) -> str:
    """The name of a backup of two pages; the library has a third page and a bookmark since."""
    library = real_library()
    for number, text in enumerate(PAGES):
        file = tmp_path / f"{number}.md"
        file.write_text(text, encoding="utf-8")
        if number == 2:
            name: str = library.back_up().name
        imported(library, [file])
    bookmarks.add(library, [1])
    library.close()
    return name


@pytest.fixture
def session(open_window: OpenWindow, real_library: Callable[[], Any], backed: str) -> Session:
    return open_window(real_library)


def opened(session: Session) -> BackupsDialog:
    session.window.action("backups").trigger()
    settle(session)
    (dialog,) = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, BackupsDialog) and each.isVisible()
    ]
    return dialog


def stories(session: Session) -> int:
    found: list[int] = []
    session.workers.reading.ask(lambda library: library.story_count(), found.append)
    settle(session)
    return found[0]


def answer(session: Session, name: str) -> str:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    said = box.text()
    next(button for button in box.buttons() if button.text().replace("&", "") == name).click()
    for _ in range(3):
        settle(session)
    return said


def test_backups_are_listed_with_what_they_would_change(session: Session, english: None) -> None:
    dialog = opened(session)
    row = dialog.list.topLevelItem(0)
    assert (dialog.list.topLevelItemCount(), row.text(1), row.text(3)) == (2, "2 stories, 0 bookmarks", "daily")
    assert dialog.said.text() == "Would go: 1 story, 0 days.\n1 bookmark is newer than the backup, and is kept."
    dialog.close()


def test_a_backup_is_put_back_and_the_views_follow(session: Session, english: None, found_damage: None) -> None:
    assert stories(session) == 3
    dialog = opened(session)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    said = answer(session, "Restore")
    assert "Would go: 1 story" in said
    assert "to go back, restore that" in said
    assert stories(session) == 2
    assert "1 piece of your own work" in session.window.statusBar().currentMessage()
    found: list[int] = []
    session.workers.writing.ask(lambda library: len(library.store.bookmarks.all()), found.append)
    settle(session)
    assert found == [1], "own work that is newer than the backup stays"
    assert session.window.acts.next_undo is None
    dialog = opened(session)
    reasons = [dialog.list.topLevelItem(row).text(3) for row in range(dialog.list.topLevelItemCount())]
    assert sorted(reasons) == ["daily", "daily", "put aside by a restore"]
    dialog.list.setCurrentItem(dialog.list.topLevelItem(reasons.index("put aside by a restore")))
    settle(session)
    dialog.restore_button.click()
    answer(session, "Restore")
    assert stories(session) == 3


def test_nothing_is_done_if_a_person_says_so(session: Session, english: None) -> None:
    dialog = opened(session)
    dialog.restore_button.click()
    answer(session, "Cancel")
    assert stories(session) == 3
    dialog.close()


def test_a_damaged_backup_is_reported_and_replaces_nothing(
    session: Session, backed: str, tmp_path: Path, english: None, found_damage: None
) -> None:
    copy = tmp_path / "library" / "backups" / backed
    whole = bytearray(copy.read_bytes())
    whole[-9] ^= 1
    copy.write_bytes(whole)
    dialog = opened(session)
    dialog.restore_button.click()
    answer(session, "Restore")
    assert "damaged" in dialog.said.text()
    assert dialog.restore_button.isEnabled()
    assert stories(session) == 3
    dialog.close()


def test_a_backup_is_made_now(session: Session, english: None) -> None:
    dialog = opened(session)
    dialog.back_up_button.click()
    for _ in range(3):
        settle(session)
    assert dialog.list.topLevelItemCount() == 3
    assert dialog.list.topLevelItem(0).text(1) == "3 stories, 1 bookmark"
    dialog.close()


def test_the_copy_of_the_day_is_made_if_it_is_due_and_trouble_said_once(
    session: Session, english: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def no_room(*_: object) -> LibraryReason:
        made.append(1)
        return LibraryReason.DISK_FULL

    daily = DailyBackup(session.window)
    daily.look()
    settle(session)
    assert made == [], "there is one of today"
    monkeypatch.setattr(daily_backup, "due", lambda _: True)
    monkeypatch.setattr(Library, "back_up_daily", no_room)
    for _ in range(2):
        daily.look()
        for _ in range(2):
            settle(session)
    assert len(made) == 2
    assert session.window.statusBar().currentMessage().startswith("No backup of the library could be made.")


def test_words_for_every_reason_and_difference(english: None) -> None:
    copy = Backup(name="a", made="2023-02-15T12:00:00+00:00", why="replaced", size=1, stories=None)
    assert (reason(copy), content(copy)) == ("put aside by a restore", "cannot be read")
    ahead = Backup(name="a", made="2043-02-15T12:00:00+00:00", why="daily", size=1, stories=2, bookmarks=1, ahead=True)
    assert (reason(ahead), content(ahead)) == ("made while the clock was wrong", "2 stories, 1 bookmark")
    bare = Backup(name="a", made="", why="daily", size=1, stories=0, state=BackupState.NO_CHECKSUM)
    assert reason(bare) == "daily; without a checksum"
    assert reason(replace(bare, why="damaged", state=BackupState.DAMAGED)) == "damaged, put aside"
    assert outcome(Restored(kept=None, from_journal=2, waiting=1)) == (
        "The backup is in the place of the library. 2 pieces of your own work that the backup lacks came back from the "
        "journal. 1 piece waits for a page that the backup lacks."
    )
    assert reason(Backup(name="a", made="", why="v3", size=1, stories=0)) == "before an update"
    assert "cannot be read now" in difference(BackupChanges(stories=1, bookmarks=1))
    same = BackupChanges(
        stories=1, bookmarks=1, stories_gone=0, stories_back=0, days_gone=0, days_back=0, bookmarks_newer=0
    )
    assert difference(same) == "It holds the same stories as the library."
