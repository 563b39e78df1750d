"""The dialog with the report of an import: its tree, and the whole report for the clipboard or a file."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from reader.browse.import_files import Group, ImportFiles, import_files
from reader.library.import_outcomes import FileOutcome, FileStatus
from reader.library.views import ImportReport
from reader.ui.files.saving import ask_file, write_file
from reader.ui.import_report.report_text import report_text
from reader.ui.import_report.report_tree import ReportTree
from reader.ui.language.import_names import summary
from reader.ui.language.words import tr
from reader.ui.look.labels import plain_label

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench

_WIDTH_PX, _HEIGHT_PX = 860, 560
_MOST_GIVEN = 5
"""Names of what was imported that are shown: a person may drop files by the thousand."""


class ImportReportDialog(QDialog):
    """Groups of files, each with its number, the reason and the way out; a group opens to the names of its files.

    `kept` is None if the list of files could not be kept: then the refused files alone are named, and nothing can be
    copied or saved.
    """

    def __init__(self, report: ImportReport, kept: ImportFiles | None, bench: "Workbench") -> None:
        window = bench.window()
        super().__init__(window)
        self._bench = bench
        self.setWindowTitle(tr("Report of the import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH_PX, window.width()), min(_HEIGHT_PX, window.height()))
        self.tree = ReportTree(report.groups, kept.files if kept else _refused(report), kept.given if kept else ())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton(tr("Copy as text"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save_button = buttons.addButton(tr("Save…"), QDialogButtonBox.ButtonRole.ActionRole)
        for button in (self.copy_button, self.save_button):
            button.setEnabled(kept is not None)
            button.setAutoDefault(False)
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.save)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        said = plain_label("", summary(report))
        origin = plain_label("muted", _origin(kept) if kept else "")
        said.setWordWrap(True)
        origin.setWordWrap(True)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 18)
        down.setSpacing(10)
        for part in (plain_label("dialogHeading", tr("Report of the import")), origin, said, self.tree, buttons):
            down.addWidget(part)
        down.setStretchFactor(self.tree, 1)
        self.tree.setFocus()

    def copy(self) -> None:
        """Copy the whole report."""

        def copied(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self._bench.say(tr("Copied the report"))

        self._with_text(copied)

    def save(self) -> None:
        """Ask for a file, then write the whole report to it."""
        file = ask_file(self, tr("Report of the import") + ".txt", f"{tr('Text')} (*.txt)")
        if file:
            self._with_text(lambda text: write_file(self._bench, file, text.encode("utf-8", "backslashreplace")))

    def _with_text(self, then: Callable[[str], None]) -> None:
        """Make the text of the last import; a newer one has taken the place of this if there was one meanwhile."""
        self._bench.workers.reading.ask(
            import_files, lambda kept: then(report_text(kept)) if kept else None, topic="text of an import"
        )


def _origin(kept: ImportFiles) -> str:
    more = ("…",) if len(kept.given) > _MOST_GIVEN else ()
    return f"{kept.when.astimezone():%Y-%m-%d %H:%M} · {tr(', ').join((*kept.given[:_MOST_GIVEN], *more))}"


def _refused(report: ImportReport) -> dict[Group, list[FileOutcome]]:
    refused = [
        FileOutcome(path=str(each.path), status=FileStatus.REFUSED, reason=each.reason, detail=each.detail)
        for each in report.refused
    ]
    return {(FileStatus.REFUSED, None): refused}
