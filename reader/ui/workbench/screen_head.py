"""The head of a screen that stands in place of the three panes: the way back, a title, and what can be done there."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from reader.ui.language.words import mark, tr
from reader.ui.look import icons
from reader.ui.look.labels import plain_label
from reader.ui.look.theme import ThemeKeeper


class ScreenHead(QWidget):
    """A bar; `left` comes when the person goes back to the panes; `used` carries the name of a button.

    `buttons` are (name, icon, text); the text is marked for translation and shown as a hint.
    """

    left = Signal()
    used = Signal(str)

    def __init__(self, themes: ThemeKeeper, buttons: Sequence[tuple[str, str, str]] = ()) -> None:
        super().__init__()
        self.setObjectName("storyBar")
        self._themes = themes
        self._rows = (("back", "close", mark("Back to the stories")), *buttons)
        self._buttons = {name: QToolButton() for name, _, _ in self._rows}
        self.title = plain_label("listTitle")
        across = QHBoxLayout(self)
        across.setContentsMargins(14, 6, 10, 6)
        across.setSpacing(4)
        across.addWidget(self.title, 1)
        for name, button in list(self._buttons.items())[1:]:
            button.setIconSize(QSize(18, 18))
            button.clicked.connect(lambda _=False, name=name: self.used.emit(name))
            across.addWidget(button)
        across.addWidget(self._buttons["back"])
        self._buttons["back"].clicked.connect(self.left)
        themes.changed.connect(self._dress)
        self._dress()
        self._speak()

    def button(self, name: str) -> QToolButton:
        return self._buttons[name]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _dress(self) -> None:
        for name, icon, _ in self._rows:
            self._buttons[name].setIcon(icons.icon(icon, self._themes.theme.muted))

    def _speak(self) -> None:
        for name, _, text in self._rows:
            self._buttons[name].setToolTip(tr(text))
            self._buttons[name].setAccessibleName(tr(text))
