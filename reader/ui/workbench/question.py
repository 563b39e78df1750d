"""A question before something is taken away."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from reader.ui.language.words import tr


def ask_first(window: QWidget, question: str, button: str, then: Callable[[], object]) -> None:
    """Ask without waiting for the answer; `button` names the way to do it, `then` does it."""
    box = QMessageBox(QMessageBox.Icon.Question, tr("Dubao"), "", parent=window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.addButton(button, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.accepted.connect(then)
    box.open()
