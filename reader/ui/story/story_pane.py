"""The right pane: a bar of buttons, the story or its original text, and the find bar."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from reader.ui.look.labels import plain_label
from reader.ui.look.theme import ThemeKeeper
from reader.ui.story.find_bar import FindBar
from reader.ui.story.original_pane import OriginalPane
from reader.ui.story.piecewise_setting import Later
from reader.ui.story.story_view import StoryView


class StoryPane(QWidget):
    """One story in one of two views."""

    def __init__(self, themes: ThemeKeeper, later: Later | None = None) -> None:
        """Make the pane; `later` is as in `Typesetter`."""
        super().__init__()
        self.setObjectName("storyPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = StoryView(later)
        self.original = OriginalPane(themes)
        self.source = self.original.view
        self.find_bar = FindBar(themes)
        self.hits = plain_label("hitCount")
        self.hits.setSizePolicy(self.hits.sizePolicy().Policy.Maximum, self.hits.sizePolicy().Policy.Preferred)
        self._views = QStackedWidget()
        self._views.addWidget(self.view)
        self._views.addWidget(self.original)
        self.bar = QWidget()
        self.bar.setObjectName("storyBar")
        self._buttons = QHBoxLayout(self.bar)
        self._buttons.setContentsMargins(20, 6, 12, 6)
        self._buttons.setSpacing(4)
        self._buttons.addWidget(self.hits)
        self._buttons.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        self._panels = QVBoxLayout()
        for part, stretch in ((self.bar, 0), (self._views, 1), (self.find_bar, 0)):
            down.addWidget(part, stretch)
        down.addLayout(self._panels)
        self.find_bar.step_wanted.connect(self.view.step_hit)

    def add_panel(self, panel: QWidget) -> None:
        """Put a widget below the story."""
        self._panels.addWidget(panel)

    def add_buttons(self, actions: Sequence[QAction]) -> None:
        """Put buttons at the right of the bar."""
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._buttons.addWidget(button)

    @property
    def shows_original(self) -> bool:
        return self._views.currentWidget() is self.original

    def show_original(self, wanted: bool) -> None:
        """Turn to the original text, or back to the story; the focus goes along."""
        had_focus = self._text.hasFocus()
        self._views.setCurrentWidget(self.original if wanted else self.view)
        if had_focus:
            self.focus_text()

    def focus_text(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _text(self) -> QWidget:
        return self.source if self.shows_original else self.view
