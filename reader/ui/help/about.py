"""The dialog about the program: versions, licences, folders."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from reader import paths, versions
from reader.logbook import last_lines
from reader.ui.help.shipped_parts import shipped_parts
from reader.ui.language.names import labelled
from reader.ui.language.words import tr
from reader.ui.look.labels import plain_label


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of the open library and its search index, and the file of the settings; None for the usual ones."""

    library: Path | None = None
    index: Path | None = None
    settings: Path | None = None


class AboutDialog(QDialog):
    """A dialog with text that can be selected, and copied as a report together with the log."""

    def __init__(self, parent: QWidget | None, folders: Folders | None = None) -> None:
        """`folders` are those of the open library; None for a person's usual one."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About Dubao"))
        self.resize(640, 560)
        heading = plain_label("dialogHeading", tr("Dubao"))
        text = plain_label(
            "muted", tr("A reader for Chinese newspapers held as text. It works offline and sends nothing.")
        )
        text.setWordWrap(True)
        self.details = QPlainTextEdit(_details(folders or Folders()))
        self.details.setObjectName("plainText")
        self.details.setReadOnly(True)
        self.details.setAccessibleName(tr("Versions and licences"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton(tr("Copy a report"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setToolTip(tr("Versions, folders and the end of the log; no text of yours or of a newspaper"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report()))
        buttons.rejected.connect(self.reject)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 18)
        down.setSpacing(12)
        for part in (heading, text, self.details, buttons):
            down.addWidget(part)

    def report(self) -> str:
        """Return what is shown and the end of the log, for a person to send."""
        return f"{self.details.toPlainText()}\n\n{last_lines(paths.log_file())}".rstrip() + "\n"


def _details(folders: Folders) -> str:
    parts = [f"{part.name} {part.version} ({part.licence or '?'})" for part in shipped_parts()]
    kept = [
        labelled(tr("Library"), folders.library or paths.data_folder()),
        labelled(tr("Search index"), folders.index or paths.cache_folder()),
        labelled(tr("Settings"), folders.settings or paths.settings_file()),
        labelled(tr("Log"), paths.log_file()),
    ]
    return "\n".join([versions.summary(), "", *kept, "", tr("Dubao is free software (MIT). It stands on:"), *parts])
