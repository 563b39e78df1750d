"""A sentence across the window, until it is read and closed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from reader.ui.language.words import tr
from reader.ui.look import icons
from reader.ui.look.labels import plain_label
from reader.ui.look.theme import ThemeKeeper


class NoticeBar(QWidget):
    """Takes no focus from what a person does; hidden while there is nothing to say."""

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self.setObjectName("noticeBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes = themes
        self._said: Callable[[], str] = str
        self.text = plain_label()
        self.text.setWordWrap(True)
        self.button = QToolButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.hide)
        across = QHBoxLayout(self)
        across.setContentsMargins(14, 5, 10, 5)
        across.addWidget(self.text, 1)
        across.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        themes.changed.connect(self._repaint)
        self._repaint()
        self.retranslate()
        self.hide()

    def say(self, said: Callable[[], str]) -> None:
        """Show what `said` gives, in the language of the moment."""
        self._said = said
        self.retranslate()
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.text.setText(self._said())
        self.button.setToolTip(tr("Close"))
        self.button.setAccessibleName(tr("Close"))

    def _repaint(self) -> None:
        self.button.setIcon(icons.icon("close", self._themes.theme.muted))
