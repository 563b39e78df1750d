"""See a story as it will be printed, page by page, before it is."""

from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

from reader.ui.language.words import tr

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class PrintCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._printer: QPrinter | None = None

    def preview(self) -> None:
        """The open story on paper; from there it can be printed, or kept as PDF if the system offers it."""
        story = self._bench.browsing.story
        if story is None:
            return
        # The dialog does not own its printer.
        self._printer = printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(story.row.title)
        dialog = QPrintPreviewDialog(printer, self._bench.window())
        dialog.setWindowTitle(tr("Print preview"))
        dialog.resize(900, 720)
        dialog.paintRequested.connect(self._bench.print_story)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
