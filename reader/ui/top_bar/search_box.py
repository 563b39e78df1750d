"""The search box: emits what is typed after a moment's rest, and never disturbs an input method."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from reader.query.parser import LONGEST_CHARACTERS
from reader.ui.language.words import tr
from reader.ui.look import icons
from reader.ui.look.theme import ThemeKeeper

_REST_MS = 160


class SearchBox(QLineEdit):
    """`query_changed` comes while typing, `query_entered` with Enter. A composition is no text until committed."""

    query_changed = Signal(str)
    query_entered = Signal(str)
    left = Signal()

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self.setObjectName("searchBox")
        self.setClearButtonEnabled(True)
        self.setMaxLength(LONGEST_CHARACTERS)
        self.as_typed = True
        self._themes = themes
        self._lens = self.addAction(icons.icon("search", themes.theme.muted), QLineEdit.ActionPosition.LeadingPosition)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._emit_query)
        self.textChanged.connect(self._typed)
        themes.changed.connect(self._repaint)
        self.retranslate()

    def set_query(self, query: str) -> None:
        """Show a query without searching for it."""
        blocked = self.blockSignals(True)
        self.setText(query)
        self.blockSignals(blocked)
        self._rest.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._rest.stop()
            self.query_entered.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Down:
            self.query_entered.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.setPlaceholderText(tr("Search all newspapers"))
        self.setAccessibleName(tr("Search all newspapers"))

    def _typed(self) -> None:
        if self.as_typed or not self.text():
            self._rest.start()

    def _emit_query(self) -> None:
        self.query_changed.emit(self.text().strip())

    def _repaint(self) -> None:
        self._lens.setIcon(icons.icon("search", self._themes.theme.muted))
