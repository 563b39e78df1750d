"""After an import: what came in, and what was refused and why."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from reader.library.views import ImportReport
from reader.ui.language.error_messages import refusal
from reader.ui.language.names import labelled
from reader.ui.language.words import tr, tr_n
from reader.ui.look.labels import plain_label


def summary(report: ImportReport) -> str:
    """One line on an import."""
    parts = [tr_n("{n} page", "{n} pages", report.pages), tr_n("{n} story", "{n} stories", report.stories)]
    if report.photos:
        parts.append(tr_n("{n} photo", "{n} photos", report.photos))
    if report.known:
        parts.append(tr_n("{n} file was held already", "{n} files were held already", report.known))
    if report.copies:
        parts.append(tr_n("{n} story was held already", "{n} stories were held already", report.copies))
    if report.reattached:
        parts.append(tr_n("{n} bookmark re-attached", "{n} bookmarks re-attached", report.reattached))
    if report.to_look_at:
        parts.append(tr_n("{n} to look at", "{n} to look at", len(report.to_look_at)))
    if report.refused:
        parts.append(tr_n("{n} file refused", "{n} files refused", len(report.refused)))
    said = tr("Stopped") if report.cancelled else tr("Imported")
    return labelled(said, " · ".join(parts))


class ImportReportDialog(QDialog):
    """Lists the refused files."""

    def __init__(self, report: ImportReport, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Import"))
        self.resize(680, 420)
        heading = plain_label("dialogHeading", tr("Some files were not imported"))
        text = plain_label("muted", summary(report))
        text.setWordWrap(True)
        self.table = QTreeWidget()
        self.table.setObjectName("keyTable")
        self.table.setRootIsDecorated(False)
        self.table.setHeaderLabels([tr("File"), tr("Reason")])
        self.table.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setAccessibleName(tr("Some files were not imported"))
        for refused in report.refused:
            self.table.addTopLevelItem(QTreeWidgetItem([str(refused.path), refusal(refused.reason)]))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 18)
        down.setSpacing(12)
        for part in (heading, text, self.table, buttons):
            down.addWidget(part)
