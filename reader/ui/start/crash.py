"""A dialog for a fault of the program, with a report that can be copied; reading goes on."""

import traceback

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from reader import versions
from reader.ui.language.words import tr
from reader.ui.look.labels import plain_label


def report_of(error: BaseException) -> str:
    """Return versions and traceback, by which the fault can be found; no text of any newspaper is in it."""
    return f"{versions.summary()}\n\n{''.join(traceback.format_exception(error))}"


class CrashDialog(QDialog):
    """A sentence that the fault is the program's, and the report."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Something went wrong"))
        self.resize(680, 460)
        self.report = report_of(error)
        heading = plain_label("dialogHeading", tr("Something went wrong"))
        text = plain_label(
            "muted",
            tr("This is a fault of Dubao. Your newspapers and bookmarks are safe. Copy the report and send it to us."),
        )
        text.setWordWrap(True)
        details = QPlainTextEdit(self.report)
        details.setObjectName("plainText")
        details.setReadOnly(True)
        details.setAccessibleName(tr("Report"))
        buttons = QDialogButtonBox()
        copy = buttons.addButton(tr("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report))
        buttons.addButton(tr("Go on"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 18)
        down.setSpacing(12)
        for part in (heading, text, details, buttons):
            down.addWidget(part)
