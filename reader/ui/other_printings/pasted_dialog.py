"""A dialog for a text whose printings are looked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from reader.ui.language.words import tr
from reader.ui.look.labels import plain_label


class PastedDialog(QDialog):
    """`text_given` carries the text that was pasted or typed."""

    text_given = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Compare a pasted text"))
        self.resize(620, 440)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Text"))
        self.text.setPlaceholderText(tr("Paste the text here"))
        self.text.setTabChangesFocus(True)
        hint = plain_label("muted", tr("A short first line is taken as the headline. The text is kept nowhere."))
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accepting = buttons.addButton(tr("Find printings"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accepting.setEnabled(False)
        self.text.textChanged.connect(lambda: self.accepting.setEnabled(bool(self.text.toPlainText().strip())))
        buttons.accepted.connect(self._give)
        buttons.rejected.connect(self.reject)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 18)
        down.setSpacing(12)
        for part in (plain_label("dialogHeading", tr("Compare a pasted text")), hint, self.text, buttons):
            down.addWidget(part)

    def _give(self) -> None:
        self.text_given.emit(self.text.toPlainText())
        self.accept()
