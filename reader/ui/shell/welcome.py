"""The first page: what Dubao is, and the ways to begin."""

import sys

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader import paths
from reader.menu_entry import MenuEntry, system_entry
from reader.ui.language.words import tr
from reader.ui.look.labels import plain_label


class Welcome(QWidget):
    """Shown while the library is empty."""

    def __init__(self, import_action: QAction, sample_action: QAction, tour_action: QAction) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Dubao")
        self._title, self._text, self._hint = (
            plain_label(name) for name in ("welcomeTitle", "welcomeText", "welcomeHint")
        )
        self.import_button, self.sample_button, self.tour_button = QPushButton(), QPushButton(), QPushButton()
        self.import_button.setObjectName("primary")
        chosen = (
            (self.import_button, import_action),
            (self.sample_button, sample_action),
            (self.tour_button, tour_action),
        )
        for button, action in chosen:
            button.clicked.connect(action.trigger)
            action.enabledChanged.connect(button.setEnabled)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch()
        buttons.addWidget(self.import_button)
        buttons.addWidget(self.sample_button)
        buttons.addWidget(self.tour_button)
        buttons.addStretch()
        down = QVBoxLayout(self)
        down.setContentsMargins(40, 20, 40, 20)
        down.addStretch(3)
        down.addWidget(_Picture(), 0, Qt.AlignmentFlag.AlignHCenter)
        for part, space in ((self._title, 18), (self._text, 8)):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            part.setWordWrap(True)
            down.addSpacing(space)
            down.addWidget(part)
        down.addSpacing(26)
        down.addLayout(buttons)
        down.addSpacing(22)
        self.menu_hint = plain_label("welcomeHint")
        for hint in (self._hint, self.menu_hint):
            hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            hint.setWordWrap(True)
            down.addWidget(hint)
        self.menu_hint.setVisible(_lacks_menu_entry())
        down.addStretch(4)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(tr("Dubao"))
        self._text.setText(
            tr("Read newspapers held as text: whole stories, every word findable, nothing sent anywhere.")
        )
        self._hint.setText(
            tr("Or drop files and folders here. Text, Markdown, HTML, EPUB, Word, tables, JSON and archives are read.")
        )
        self.menu_hint.setText(tr("The command “dubao desktop install” puts Dubao into the menu of your desktop."))
        self.import_button.setText(tr("Import newspapers…"))
        self.sample_button.setText(tr("Open the sample"))
        self.tour_button.setText(tr("Quick tour"))


def _lacks_menu_entry() -> bool:
    """Return whether this is a Linux desktop whose menu does not start Dubao."""
    own = MenuEntry(paths.data_folder().parent, paths.shipped("resources")).file
    return sys.platform.startswith("linux") and not own.is_file() and system_entry() is None


class _Picture(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(84, 84)
        self._drawing = QSvgRenderer(str(paths.shipped("resources/icons") / "dubao.svg"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._drawing.render(painter, QRectF(self.rect()))
        painter.end()
