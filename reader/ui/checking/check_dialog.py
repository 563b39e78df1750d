"""The dialog of a check: how far it is, what was found, and the repair of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPlainTextEdit, QProgressBar, QVBoxLayout

from reader.errors import Cancelled, ReaderError
from reader.library.findings import Finding
from reader.library.library import Library
from reader.library.watchman import Fault
from reader.ports.care import FILE_DAMAGE
from reader.ports.progress import Progress
from reader.ui.language.damage_words import finding, stage
from reader.ui.language.error_messages import sentence
from reader.ui.language.words import mark, tr, tr_n
from reader.ui.look.labels import plain_label

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench

_WIDTH_PX, _HEIGHT_PX = 640, 420

_SALVAGE = mark(
    "The library file itself is damaged: quit Dubao, and have `dubao restore --salvage` make a new one of what can be "
    "read, of the newest backup and of the journal."
)


class CheckDialog(QDialog):
    """Closing it stops a check; what was found by then is remembered, and mended if it can be."""

    def __init__(self, bench: "Workbench") -> None:
        super().__init__(bench.window())
        self._bench = bench
        self._work = bench.work
        self._problems: list[Finding] = []
        self._running = self._closed = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Check the library"))
        self.resize(_WIDTH_PX, _HEIGHT_PX)
        explained = plain_label(
            "muted",
            tr(
                "Everything that the library keeps is read and compared with what was written: texts, bookmarks, the "
                "search index, pictures, backups."
            ),
        )
        explained.setWordWrap(True)
        self.said = plain_label()
        self.said.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.found = QPlainTextEdit()
        self.found.setObjectName("plainText")
        self.found.setReadOnly(True)
        self.found.setAccessibleName(tr("What was found"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.stop_button = buttons.addButton(tr("Stop"), QDialogButtonBox.ButtonRole.ActionRole)
        self.repair_button = buttons.addButton(tr("Repair"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.repair_button.setToolTip(tr("Makes a backup first, then mends what can be had again"))
        for button in (self.stop_button, self.repair_button, self.copy_button):
            button.setAutoDefault(False)
        self.stop_button.clicked.connect(self._work.cancel)
        self.repair_button.clicked.connect(self.repair)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.found.toPlainText()))
        buttons.rejected.connect(self.reject)
        across = QHBoxLayout()
        across.addWidget(self.said, 1)
        across.addWidget(self.bar, 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 18)
        down.setSpacing(12)
        down.addWidget(plain_label("dialogHeading", tr("Check the library")))
        down.addWidget(explained)
        down.addLayout(across)
        down.addWidget(self.found, 1)
        down.addWidget(buttons)
        self._work.progressed.connect(self._go_on)
        self._rest("")

    def check(self) -> None:
        """Begin to check."""
        self._begin(tr("Checking the library"))
        self._work.run(tr("Checking the library"), _checked, self._checked, self._failed)

    def repair(self) -> None:
        """Mend what was found, then check once more."""
        self._begin(tr("Repairing the library"))
        self._work.run(tr("Repairing the library"), _repaired, self._repaired, self._failed)

    def done(self, result: int) -> None:
        self._closed = True
        if self._running:
            self._work.cancel()
        # What needs nobody is mended, as if it had been met while reading.
        self._bench.workers.ears.look.emit()
        super().done(result)

    def _begin(self, said: str) -> None:
        self._running = True
        self.said.setText(said)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.stop_button.setEnabled(True)
        self.repair_button.setEnabled(False)
        self.copy_button.setEnabled(False)

    def _go_on(self, done: int, total: int, in_hand: str) -> None:
        if self.stop_button.isEnabled():
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.said.setText(stage(in_hand) or self.said.text())

    def _checked(self, answer: tuple[list[Finding], int, int]) -> None:
        self._running = False
        if self._closed:
            return
        problems, stories, waiting = answer
        self._problems = problems
        if problems:
            said = tr_n("{n} kind of damage was found.", "{n} kinds of damage were found.", len(problems))
            of_the_file = any(problem.fault == FILE_DAMAGE for problem in problems)
            self._rest(f"{said} {tr(_SALVAGE)}" if of_the_file else said)
        else:
            well = tr_n(
                "All is well: {n} story or photo was read.", "All is well: {n} stories and photos were read.", stories
            )
            later = tr_n(
                "{n} change is not in the search index yet; the next search takes it in.",
                "{n} changes are not in the search index yet; the next search takes them in.",
                waiting,
            )
            self._rest(f"{well} {later}" if waiting else well)
        self.found.setPlainText("\n".join([*self.found.toPlainText().splitlines(), *map(finding, problems)]))
        self._bench.say(self.said.text())

    def _repaired(self, mended: list[Fault]) -> None:
        self._running = False
        self._bench.browsing.refresh()
        if not self._closed:
            self.found.setPlainText(tr_n("{n} fault was mended.", "{n} faults were mended.", len(mended)))
            self.check()

    def _failed(self, error: Exception) -> None:
        self._running = False
        self._work.report(error)
        if self._closed:
            return
        if isinstance(error, Cancelled):
            self._rest(tr("Stopped; not everything was read."))
        else:
            self._rest(sentence(error) if isinstance(error, ReaderError) else "")

    def _rest(self, said: str) -> None:
        self.said.setText(said)
        self.bar.hide()
        self.stop_button.setEnabled(False)
        self.repair_button.setEnabled(bool(self._problems))
        self.copy_button.setEnabled(bool(self._problems))


def _checked(library: Library, progress: Progress) -> tuple[list[Finding], int, int]:
    """Return the problems of a library, the number of its stories and of the changes that wait for the index."""
    heard, library.watchman.heard = library.watchman.heard, lambda _: None
    try:
        problems = library.check(progress)
    finally:
        library.watchman.heard = heard
    # What a person sees here need not be shown again.
    library.watchman.to_show()
    return problems, library.story_count(), library.waiting_for_index()


def _repaired(library: Library, progress: Progress) -> list[Fault]:
    return library.mending.repair(progress)
