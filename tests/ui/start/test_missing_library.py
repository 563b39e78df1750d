"""A window whose library is missing asks before it makes another; one that goes away later is not made anew."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from reader import app, paths
from reader.errors import Cancelled, LibraryReason, LibraryUnusable
from reader.ports.progress import Progress
from reader.ports.rows import Backup
from reader.settings import Settings, save
from reader.store.sqlite_store import SqliteStore
from reader.ui.start import application
from reader.ui.start.missing_library import Beginnings, Choice, asked, ready
from tests.builders import page, put_file, source, story

GONE = LibraryUnusable(Path("papers"), LibraryReason.GONE_TO_BACKUPS)
COPY = Backup(name="b", made="2023-02-15T12:15:00+00:00", why="daily", size=1, stories=9)
ASIDE = replace(COPY, name="a", why="replaced")


class Folder:
    """A folder whose library is missing until it is begun or restored; `failing` is what a restore ends in."""

    def __init__(self, problem: LibraryUnusable | None = GONE, *, failing: LibraryUnusable | None = None) -> None:
        self.problem = problem
        self.failing = failing
        self.done: list[str] = []

    def begin(self) -> None:
        self.done.append("begin")
        if self.problem:
            raise self.problem

    def restore(self, name: str, progress: Progress) -> None:
        self.done.append(name)
        if not progress(1, 2, "") or self.failing:
            raise self.failing or Cancelled
        self.problem = None

    def salvage(self, progress: Progress) -> None:
        self.restore("salvage", progress)

    def ways(self) -> Beginnings:
        return Beginnings(
            self.begin,
            lambda: self.done.append("anyway"),
            lambda: [ASIDE, COPY],
            self.restore,
            self.salvage,
            lambda folder: self.done.append(str(folder)),
        )


@pytest.fixture
def press(qtbot: Any, english: None) -> Callable[..., list[str]]:
    """Press buttons of the boxes to come, one after another; what the boxes said."""
    said: list[str] = []

    def one(names: list[str]) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            # The progress of what the last button began.
            QTimer.singleShot(10, partial(one, names))
            return
        said.append(f"{box.text()}\n{box.informativeText()}")
        name = names.pop(0)
        if names:
            QTimer.singleShot(0, partial(one, names))
        next(button for button in box.buttons() if button.text().replace("&", "") == name).click()

    def press(*names: str) -> list[str]:
        QTimer.singleShot(0, partial(one, list(names)))
        return said

    return press


def test_a_library_that_is_there_or_can_be_made_is_opened_without_a_question() -> None:
    folder = Folder(None)
    assert ready(folder.ways())
    assert folder.done == ["begin"]


def test_the_newest_backup_is_offered_and_put_back(press: Callable[..., list[str]]) -> None:
    folder = Folder()
    said = press("Put the newest backup back")
    assert ready(folder.ways())
    assert folder.done == ["begin", "b", "begin"]
    assert "no longer there, but its backups are." in said[0]
    assert "papers" in said[0]
    assert "2023-02-15" in said[0]


def test_a_backup_that_cannot_be_used_is_reported_and_the_question_stands(press: Callable[..., list[str]]) -> None:
    folder = Folder(failing=LibraryUnusable(Path("papers"), LibraryReason.DAMAGED))
    said = press("Put the newest backup back", "Close", "Begin an empty library")
    assert ready(folder.ways())
    assert folder.done == ["begin", "b", "begin", "anyway"]
    assert "damaged" in said[1]


def test_of_a_damaged_library_what_can_be_read_is_saved_first(press: Callable[..., list[str]]) -> None:
    folder = Folder(LibraryUnusable(Path("papers"), LibraryReason.DAMAGED))
    said = press("Save what can be read")
    assert ready(folder.ways())
    assert folder.done == ["begin", "salvage", "begin"]
    assert said[0].startswith("The library file is damaged. Dubao can save what is still to be read in it.\npapers")
    assert "The damaged file is kept among the backups." in said[0]
    assert "from the newest backup" in said[0]
    assert "Restore it" not in said[0], "the first words lead to the button that Return presses"


def test_the_button_that_return_presses_is_that_of_the_first_words(english: None) -> None:
    def default(problem: LibraryUnusable, newest: Backup | None) -> str:
        found: list[str] = []

        def look() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            found.extend((box.defaultButton().text().replace("&", ""), box.informativeText()))
            box.reject()

        QTimer.singleShot(0, look)
        assert asked(problem, newest) is Choice.LEAVE
        return "\n".join(found)

    damaged = LibraryUnusable(Path("papers"), LibraryReason.DAMAGED)
    assert default(damaged, COPY).startswith("Save what can be read\n")
    assert "There is no backup" in default(damaged, None)
    assert default(GONE, COPY).startswith("Put the newest backup back\n")


def test_another_folder_is_chosen(press: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Folder()
    given = iter(["", "elsewhere"])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: next(given))
    press("Choose another folder…", "Choose another folder…")
    assert not ready(folder.ways())
    assert folder.done == ["begin", "begin", "elsewhere"]


def test_a_damaged_library_is_saved_and_shown(
    qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, press: Callable[..., list[str]]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with closing(SqliteStore(tmp_path / "papers")) as store:
        put_file(store, source(), [page(story("甲"))])
    file = tmp_path / "papers" / "library.sqlite3"
    file.write_bytes(bytes(4096) + file.read_bytes()[4096:])
    shown: list[int] = []

    def show(opened: Callable[[], Any], *_: object, beginnings: Beginnings) -> int:
        if ready(beginnings):
            with closing(opened()) as library:
                shown.append(library.story_count())
        return 0

    monkeypatch.setattr(application, "run_window", show)
    press("Save what can be read")
    assert app.run(library=tmp_path / "papers") == 0
    assert shown == [1]


def test_nothing_is_opened_where_a_person_says_so(press: Callable[..., list[str]]) -> None:
    folder = Folder()
    press("Open nothing")
    assert not ready(folder.ways())
    assert folder.done == ["begin"]


def test_without_a_backup_none_is_offered(press: Callable[..., list[str]]) -> None:
    said = press("Open nothing")
    assert asked(LibraryUnusable(Path("papers"), LibraryReason.GONE_WITH_DISK, "/media/disk"), None) is Choice.LEAVE
    assert "/media/disk" in said[0]
    assert "backup" not in said[0]


def test_other_trouble_is_reported(press: Callable[..., list[str]]) -> None:
    said = press("Close")
    assert not ready(Folder(LibraryUnusable(Path("papers"), LibraryReason.UNWRITABLE)).ways())
    assert "cannot be written to" in said[0]


def test_the_program_asks_in_its_own_language_and_makes_nothing(
    qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    save(paths.settings_file(), Settings(language="zh_CN"))
    (tmp_path / "papers" / "media").mkdir(parents=True)
    (tmp_path / "papers" / "media" / "a.png").touch()
    said: list[str] = []

    def leave() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        box.reject()

    QTimer.singleShot(0, leave)
    assert app.run(library=tmp_path / "papers") == 2
    assert "报库已经不在" in said[0]
    assert not (tmp_path / "papers" / "library.sqlite3").exists()


def test_a_picture_of_a_library_that_is_missing_is_not_drawn(qtbot: Any, tmp_path: Path) -> None:
    (tmp_path / "papers" / "media").mkdir(parents=True)
    (tmp_path / "papers" / "media" / "a.png").touch()
    with pytest.raises(LibraryUnusable) as reported:
        app.run(library=tmp_path / "papers", screenshot=tmp_path / "shot.png")
    assert reported.value.is_gone
    assert not (tmp_path / "shot.png").exists()
