"""The question about a missing library: put its backup in its place, begin an empty one, or open nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from reader.errors import LibraryUnusable, ReaderError
from reader.ports.rows import Backup, BackupLabel
from reader.ui.language.error_messages import sentence
from reader.ui.language.words import tr


@dataclass(frozen=True, slots=True)
class Beginnings:
    """The ways in which a library comes to be in its folder.

    `begin` makes an empty one unless one is missing there: it raises LibraryUnusable then, as for any other trouble;
    `begin_anyway` makes it all the same. `restore` puts a backup in its place; `backups` are those that lie there.
    """

    begin: Callable[[], object]
    begin_anyway: Callable[[], object]
    backups: Callable[[], list[Backup]]
    restore: Callable[[str], object]


class Choice(Enum):
    """A person's answer to the question."""

    RESTORE = auto()
    BEGIN = auto()
    LEAVE = auto()


def ready(ways: Beginnings, ask: Callable[[LibraryUnusable, Backup | None], Choice] | None = None) -> bool:
    """Return True if there is a library to open; if it is missing, ask until it is there or given up."""
    begin = ways.begin
    while True:
        try:
            begin()
        except LibraryUnusable as problem:
            if not problem.is_gone:
                _say_why(problem)
                return False
            newest = next((copy for copy in ways.backups() if copy.why == BackupLabel.DAILY), None)
            choice = (ask or asked)(problem, newest)
        else:
            return True
        if choice is Choice.LEAVE:
            return False
        if choice is Choice.BEGIN:
            begin = ways.begin_anyway
        elif newest:
            _restore(ways, newest)


def _say_why(problem: ReaderError) -> None:
    """Say why there is nothing to open."""
    box = _box(QMessageBox.Icon.Warning, sentence(problem))
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()


def asked(problem: LibraryUnusable, newest: Backup | None) -> Choice:
    """Ask for a person's choice; the backup comes first, if there is one."""
    box = _box(QMessageBox.Icon.Question, sentence(problem))
    leave = box.addButton(tr("Open nothing"), QMessageBox.ButtonRole.RejectRole)
    begin = box.addButton(tr("Begin an empty library"), QMessageBox.ButtonRole.DestructiveRole)
    restore = None
    if newest:
        restore = box.addButton(tr("Put the newest backup back"), QMessageBox.ButtonRole.AcceptRole)
        made = datetime.fromisoformat(newest.made).astimezone().date()
        box.setInformativeText(tr("The newest backup was made on {day}.").format(day=made.isoformat()))
    box.setDefaultButton(restore or leave)
    box.setEscapeButton(leave)
    box.exec()
    chosen = box.clickedButton()
    if chosen is begin:
        return Choice.BEGIN
    return Choice.RESTORE if restore is not None and chosen is restore else Choice.LEAVE


def _restore(ways: Beginnings, backup: Backup) -> None:
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        ways.restore(backup.name)
    except ReaderError as problem:
        QApplication.restoreOverrideCursor()
        _say_why(problem)
    else:
        QApplication.restoreOverrideCursor()


def _box(icon: QMessageBox.Icon, text: str) -> QMessageBox:
    box = QMessageBox(icon, tr("Dubao"), "")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box
