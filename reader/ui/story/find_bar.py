"""The find bar at the foot of the story, with the count of matches."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from reader.ui.language.words import tr, tr_n
from reader.ui.look import icons
from reader.ui.look.labels import plain_label
from reader.ui.look.theme import ThemeKeeper


class FindBar(QWidget):
    """A field: Enter goes to the next match, Shift+Enter to the one before, Esc closes."""

    text_changed = Signal(str)
    step_wanted = Signal(int)
    closed = Signal()

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes = themes
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self.text_changed)
        self.count = plain_label("hitCount")
        self.count.setMinimumWidth(90)
        self._buttons = {"up": QToolButton(), "down": QToolButton(), "close": QToolButton()}
        self._buttons["up"].clicked.connect(lambda: self.step_wanted.emit(-1))
        self._buttons["down"].clicked.connect(lambda: self.step_wanted.emit(1))
        self._buttons["close"].clicked.connect(self.close_bar)
        across = QHBoxLayout(self)
        across.setContentsMargins(20, 8, 12, 8)
        across.addWidget(self.field, 3)
        across.addWidget(self.count, 1)
        for button in self._buttons.values():
            across.addWidget(button)
        themes.changed.connect(self._repaint)
        self._repaint()
        self.retranslate()
        self.hide()

    def open_bar(self, text: str = "") -> None:
        """Show the bar with `text`, or with its former words, selected."""
        self.show()
        if text:
            self.field.setText(text)
        else:
            self.text_changed.emit(self.field.text())
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_bar(self) -> None:
        self.hide()
        self.closed.emit()

    def show_count(self, current: int, total: int) -> None:
        """Show the number of the current match and of all."""
        if not self.field.text():
            self.count.setText("")
        elif not total:
            self.count.setText(tr("Not found"))
        elif current:
            self.count.setText(f"{current} / {total}")
        else:
            self.count.setText(tr_n("{n} match", "{n} matches", total))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step_wanted.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.field.setPlaceholderText(tr("Find in this story"))
        self.field.setAccessibleName(tr("Find in this story"))
        for name, text in (("up", tr("Previous match")), ("down", tr("Next match")), ("close", tr("Close"))):
            self._buttons[name].setToolTip(text)
            self._buttons[name].setAccessibleName(text)

    def _repaint(self) -> None:
        for name, button in self._buttons.items():
            button.setIcon(icons.icon(name, self._themes.theme.muted))
