"""The other names that widened a search, and one click to search only for what was typed."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from reader.library.views import SearchAnswer
from reader.ui.language.words import tr
from reader.ui.look.labels import plain_label


class WideningLine(QWidget):
    """Stands above the results while other names were searched for as well."""

    exact_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._answer: SearchAnswer | None = None
        self._said = plain_label("muted")
        self._said.setWordWrap(True)
        self._exact = QPushButton()
        self._exact.setAutoDefault(False)
        self._exact.clicked.connect(self.exact_wanted)
        across = QHBoxLayout(self)
        across.setContentsMargins(22, 2, 14, 8)
        across.addWidget(self._said, 1)
        across.addWidget(self._exact)
        self._fill()

    def show_answer(self, answer: SearchAnswer) -> None:
        """Name what the answer was widened by; hidden if it was by nothing."""
        self._answer = answer
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._fill()

    def _fill(self) -> None:
        widenings = self._answer.widenings if self._answer else ()
        said = (
            tr("{text}: also {names}").format(text=each.phrase.text, names=tr(", ").join(each.names))
            for each in widenings
        )
        self._said.setText("\n".join(said))
        self._exact.setText(tr("Only as typed"))
        self._exact.setToolTip(tr("Search for other names no more; the settings bring it back"))
        self.setVisible(bool(widenings))
