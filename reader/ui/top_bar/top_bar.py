"""The bar at the top: panes and way back at the left, the search in the middle, the person's work at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from reader.ui.top_bar.search_box import SearchBox


class TopBar(QWidget):
    """Buttons are made from actions, so they share words, icons and keys with the menus."""

    def __init__(self, search: SearchBox) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(10, 7, 10, 7)
        self._across.setSpacing(4)
        self._search = search

    def fill(self, left: list[QAction], right: list[QAction]) -> None:
        """Put buttons on both sides of the search box."""
        for action in left:
            self._across.addWidget(_button(action))
        self._across.addStretch(1)
        self._across.addWidget(self._search, 6)
        self._across.addStretch(1)
        for action in right:
            self._across.addWidget(_button(action))


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
