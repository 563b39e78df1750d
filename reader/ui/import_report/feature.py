"""The report of an import: opened after one that left something out, and its action."""

from typing import TYPE_CHECKING

from reader.browse.import_files import ImportFiles, import_files
from reader.importer.source.passed_over import PassedKind
from reader.library.import_outcomes import FileStatus
from reader.library.views import ImportReport
from reader.ui.language.words import mark, tr
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench

MOST_SHOWN = 1000
"""Files of one group in the dialog; the copied and the saved report have all."""

_SILENT = (
    *(PassedKind.PROGRAM, PassedKind.BESIDE, PassedKind.EMPTY, PassedKind.HIDDEN, PassedKind.SAVED_PARTS),
    *(PassedKind.LINK, PassedKind.DEVICE, PassedKind.SAME_PAGE),
)
"""Kinds that nobody misses: a report that has nothing else to say does not open by itself."""


class ImportReportCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        bench.imports.imported.connect(self._imported)

    def show_last(self) -> None:
        """Show the report of the last import again."""
        self._bench.workers.reading.ask(lambda library: import_files(library, MOST_SHOWN), self._show_kept)

    def _imported(self, report: ImportReport) -> None:
        if report.refused or _leaves_something_out(report):
            self._bench.workers.reading.ask(
                lambda library: import_files(library, MOST_SHOWN), lambda kept: self._show(report, kept)
            )

    def _show_kept(self, kept: ImportFiles | None) -> None:
        if kept is None:
            self._bench.say(tr("Nothing was imported yet."))
        else:
            self._show(kept.report, kept)

    def _show(self, report: ImportReport, kept: ImportFiles | None) -> None:
        from reader.ui.import_report.report_dialog import ImportReportDialog

        ImportReportDialog(report, kept, self._bench).open()


def _leaves_something_out(report: ImportReport) -> bool:
    """Return True if a person should hear of files that were passed over.

    An import in which all was held already has said it the first time.
    """
    missed = any(
        group.status is FileStatus.PASSED_OVER and (group.passed not in _SILENT or not report.files)
        for group in report.groups
    )
    return missed and bool(report.files or not report.known)


IMPORT_REPORT = Feature(
    install=ImportReportCommands,
    actions=(
        entry(
            Menu.FILE,
            "import_report",
            mark("Report of the last import"),
            lambda do: do.show_last(),
            after="import_folder",
        ),
    ),
)
