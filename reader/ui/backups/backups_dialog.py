"""The dialog with the backups: their day and contents, what a restore would change, a backup made now."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from reader.acts.done import Changes, Kind
from reader.errors import Cancelled, ReaderError
from reader.library.backup_service import changes, put_back
from reader.ports.backup_changes import BackupChanges
from reader.ports.restored import Restored
from reader.ports.rows import Backup
from reader.ui.backups.backup_words import content, difference, outcome, reason
from reader.ui.language.error_messages import sentence
from reader.ui.language.words import tr
from reader.ui.look.labels import plain_label
from reader.ui.workbench.question import ask_first

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench

_WIDTH_PX, _HEIGHT_PX = 820, 520
_LAST_COLUMN = 3
_NAME = Qt.ItemDataRole.UserRole
_EVERYTHING = Changes(kinds=frozenset(Kind), stories=None, pages=None, bookmarks=None, corrections=None)


class BackupsDialog(QDialog):
    """A row for each backup; below, the difference that restoring the selected one would make."""

    def __init__(self, bench: "Workbench") -> None:
        window = bench.window()
        super().__init__(window)
        self._bench = bench
        self._closed = False
        self.setWindowTitle(tr("Backups"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH_PX, window.width()), min(_HEIGHT_PX, window.height()))
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Backups"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderLabels([tr("Made"), tr("What it holds"), tr("Size"), tr("Reason")])
        self.list.currentItemChanged.connect(lambda: self._compare())
        self.list.itemDoubleClicked.connect(lambda: self.restore())
        self.said = plain_label("muted", "")
        self.said.setWordWrap(True)
        self.said.setMinimumHeight(3 * self.said.fontMetrics().lineSpacing())
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.restore_button = self.buttons.addButton(tr("Restore…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.back_up_button = self.buttons.addButton(tr("Back up now"), QDialogButtonBox.ButtonRole.ActionRole)
        for button in (self.restore_button, self.back_up_button, self._close_button()):
            button.setAutoDefault(False)
        self.restore_button.clicked.connect(self.restore)
        self.back_up_button.clicked.connect(self.back_up)
        self.buttons.rejected.connect(self.reject)
        about = plain_label(
            "", tr("A copy of the library is made each day on which something changed. Pictures are not part of it.")
        )
        about.setWordWrap(True)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 18)
        down.setSpacing(10)
        for part in (plain_label("dialogHeading", tr("Backups")), about, self.list, self.said, self.buttons):
            down.addWidget(part)
        down.setStretchFactor(self.list, 1)
        self._switch(on=False)
        self.load()
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Restore with Return in the list; with Return on a button do as it says."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(button := self.focusWidget(), QPushButton):
            button.click()
        else:
            self.restore()

    def _close_button(self) -> QPushButton:
        return self.buttons.button(QDialogButtonBox.StandardButton.Close)

    def done(self, result: int) -> None:
        """Close: the answers to come have no dialog to show them."""
        self._closed = True
        super().done(result)

    def load(self) -> None:
        """List the backups anew, the newest selected."""
        self._bench.workers.reading.ask(
            lambda library: (library.writable, library.backups()),
            lambda found: self._show(*found),
            topic="backups",
            failed=self._say_error,
        )

    def back_up(self) -> None:
        """Make a backup now, with progress in the window, which can stop it."""
        self._switch(on=False)
        self.said.setText(tr("Backing up the library"))
        self._bench.work.run(
            tr("Backing up the library"), lambda library, progress: library.back_up(progress), self._made, self._failed
        )

    def restore(self) -> None:
        """Ask, then put the selected backup in the place of the library."""
        row = self.list.currentItem()
        if row is None or not self.restore_button.isEnabled():
            return
        name = str(row.data(0, _NAME))
        question = tr(
            "Put the backup of {day} in the place of the library?\n\n{difference}\n\nThe library as it is now becomes "
            "a backup itself: to go back, restore that."
        ).format(day=row.text(0), difference=self.said.text())
        ask_first(self, question, tr("Restore"), lambda: self._restore(name))

    def _restore(self, name: str) -> None:
        self._switch(on=False)
        self.said.setText(tr("Restoring the backup"))
        for worker in self._bench.workers.all():
            worker.reopen()

        self._bench.work.run(
            tr("Restoring the backup"),
            lambda library, progress: put_back(library, name, progress),
            self._restored,
            self._not_restored,
        )

    def _restored(self, restored: Restored) -> None:
        self._begin_anew()
        self._bench.say(outcome(restored))
        if not self._closed:
            self.accept()

    def _not_restored(self, error: Exception) -> None:
        self._begin_anew()
        self._failed(error)

    def _begin_anew(self) -> None:
        """Have every worker open the library anew, and every view read it again; no act of before can be undone."""
        for worker in self._bench.workers.all():
            worker.reopen()
        self._bench.acts.begin_anew(_EVERYTHING)

    def _made(self, _path: Path) -> None:
        if not self._closed:
            self.load()

    def _failed(self, error: Exception) -> None:
        if not self._closed:
            self._switch(on=True)
        if isinstance(error, Cancelled):
            self._compare()
        else:
            self._say_error(error)

    def _say_error(self, error: Exception) -> None:
        """Say an error in the dialog; the window says it if the dialog was closed meanwhile."""
        if not self._closed and isinstance(error, ReaderError):
            self.said.setText(sentence(error))
        else:
            self._bench.work.report(error)

    def _show(self, writable: bool, found: list[Backup]) -> None:
        if self._closed:
            return
        self.list.clear()
        for backup in found:
            self.list.addTopLevelItem(_row(backup))
        for column in range(_LAST_COLUMN):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._switch(on=writable)
        first = self.list.topLevelItem(0)
        if first:
            self.list.setCurrentItem(first)
        else:
            self.said.setText(tr("There are no backups yet."))

    def _switch(self, *, on: bool) -> None:
        self.restore_button.setEnabled(on and self.list.topLevelItemCount() > 0)
        self.back_up_button.setEnabled(on)

    def _compare(self) -> None:
        if self._closed:
            return
        row = self.list.currentItem()
        if row is None:
            return
        name = str(row.data(0, _NAME))
        self.said.setText(tr("Comparing…"))
        self._bench.workers.reading.ask(
            lambda library: changes(library, name),
            self._compared,
            topic="changes of a backup",
            failed=self._say_error,
        )

    def _compared(self, changes: BackupChanges) -> None:
        if not self._closed:
            self.said.setText(difference(changes))


def _row(backup: Backup) -> QTreeWidgetItem:
    made = datetime.fromisoformat(backup.made).astimezone()
    size = QLocale().formattedDataSize(backup.size)
    row = QTreeWidgetItem([f"{made:%Y-%m-%d %H:%M}", content(backup), size, reason(backup)])
    row.setData(0, _NAME, backup.name)
    row.setToolTip(0, backup.name)
    return row
