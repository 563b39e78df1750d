"""The question about a missing or damaged library: save it, choose another, begin an empty one, or open nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QProgressDialog

from reader.errors import Cancelled, LibraryReason, LibraryUnusable, ReaderError
from reader.library.backups import newest
from reader.ports.progress import Progress
from reader.ports.rows import Backup
from reader.ui.language.error_messages import sentence
from reader.ui.language.words import tr


@dataclass(frozen=True, slots=True)
class Beginnings:
    """The ways in which a library comes to be in its folder.

    `begin` makes an empty one unless one is missing there, and tries one that is there: it raises LibraryUnusable if
    one is missing, and for any other trouble; `begin_anyway` makes an empty one all the same. `restore` puts a backup
    in its place; `backups` are those that lie there. `salvage` makes a new one of what can be read of a damaged one.
    `choose` has the library of another folder opened instead.
    """

    begin: Callable[[], object]
    begin_anyway: Callable[[], object]
    backups: Callable[[], list[Backup]]
    restore: Callable[[str, Progress], object]
    salvage: Callable[[Progress], object]
    choose: Callable[[Path], object]


class Choice(Enum):
    """A person's answer to the question."""

    SALVAGE = auto()
    RESTORE = auto()
    ELSEWHERE = auto()
    BEGIN = auto()
    LEAVE = auto()


def ready(ways: Beginnings, ask: Callable[[LibraryUnusable, Backup | None], Choice] | None = None) -> bool:
    """Return True if there is a library to open; if it is missing or damaged, ask until it is there or given up."""
    begin = ways.begin
    while True:
        try:
            begin()
        except LibraryUnusable as problem:
            if not problem.is_gone and problem.reason is not LibraryReason.DAMAGED:
                _say_why(problem)
                return False
            newest = _newest(ways)
            choice = (ask or asked)(problem, newest)
        else:
            return True
        if choice is Choice.LEAVE:
            return False
        if choice is Choice.ELSEWHERE:
            if folder := _another_folder():
                ways.choose(folder)
                return False
        elif choice is Choice.BEGIN:
            begin = ways.begin_anyway
        else:
            _save(ways, newest if choice is Choice.RESTORE else None)


def _newest(ways: Beginnings) -> Backup | None:
    try:
        return newest(ways.backups())
    except ReaderError:
        # The folder cannot be read: there is none to offer.
        return None


def _another_folder() -> Path | None:
    folder = QFileDialog.getExistingDirectory(None, tr("Folder of another library"))
    return Path(folder) if folder else None


def _say_why(problem: ReaderError) -> None:
    """Say why there is nothing to open."""
    box = _box(QMessageBox.Icon.Warning, sentence(problem))
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()


def asked(problem: LibraryUnusable, newest: Backup | None) -> Choice:
    """Ask for a person's choice; the way that saves most comes first."""
    box = _box(QMessageBox.Icon.Question, _question(problem))
    first = leave = box.addButton(tr("Open nothing"), QMessageBox.ButtonRole.RejectRole)
    choices = {box.addButton(tr("Choose another folder…"), QMessageBox.ButtonRole.ActionRole): Choice.ELSEWHERE}
    if problem.is_gone:
        choices[box.addButton(tr("Begin an empty library"), QMessageBox.ButtonRole.DestructiveRole)] = Choice.BEGIN
    if newest:
        first = box.addButton(tr("Put the newest backup back"), QMessageBox.ButtonRole.AcceptRole)
        choices[first] = Choice.RESTORE
    if not problem.is_gone:
        first = box.addButton(tr("Save what can be read"), QMessageBox.ButtonRole.AcceptRole)
        choices[first] = Choice.SALVAGE
    box.setInformativeText("\n".join(_details(problem, newest)))
    box.setDefaultButton(first)
    box.setEscapeButton(leave)
    box.exec()
    chosen = box.clickedButton()
    return next((choice for button, choice in choices.items() if button is chosen), Choice.LEAVE)


def _question(problem: LibraryUnusable) -> str:
    if problem.is_gone:
        return sentence(problem)
    return f"{tr('The library file is damaged. Dubao can save what is still to be read in it.')}\n{problem.folder}"


def _details(problem: LibraryUnusable, newest: Backup | None) -> list[str]:
    said = []
    if not problem.is_gone:
        said.append(tr("Dubao reads the damaged file page by page and puts what it finds into a new library."))
        said.append(
            tr("What it does not find comes from the newest backup, and your own work from its journal.")
            if newest
            else tr("Your own work comes from its journal. There is no backup to take the rest from.")
        )
        said.append(tr("The damaged file is kept among the backups."))
    if newest:
        made = datetime.fromisoformat(newest.made).astimezone().date()
        said.append(tr("The newest backup was made on {day}.").format(day=made.isoformat()))
    return said


def _save(ways: Beginnings, backup: Backup | None) -> None:
    """Put the backup back, without one save what can be read; with progress, which can stop it."""
    said = tr("Restoring the backup") if backup else tr("Reading the damaged library")
    dialog = QProgressDialog(said, tr("Cancel"), 0, 0)
    dialog.setWindowTitle(tr("Dubao"))
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.show()

    def progress(done: int, total: int, _what: str) -> bool:
        dialog.setMaximum(total)
        # At its maximum the dialog would close itself.
        dialog.setValue(min(done, max(total - 1, 0)))
        QApplication.processEvents()
        return not dialog.wasCanceled()

    trouble: ReaderError | None = None
    try:
        if backup:
            ways.restore(backup.name, progress)
        else:
            ways.salvage(progress)
    except Cancelled:
        pass
    except ReaderError as problem:
        trouble = problem
    dialog.hide()
    dialog.deleteLater()
    if trouble:
        _say_why(trouble)


def _box(icon: QMessageBox.Icon, text: str) -> QMessageBox:
    box = QMessageBox(icon, tr("Dubao"), "")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box
