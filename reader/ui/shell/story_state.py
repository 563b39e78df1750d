"""The state of the window that follows the open story: actions that need one, their check marks, title and facts."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QMainWindow

from reader.ui.browsing.browsing import Browsing
from reader.ui.language.names import story_facts
from reader.ui.language.words import tr
from reader.ui.story.story_pane import StoryPane
from reader.ui.workbench.action_set import ActionSet

_NEED_A_STORY = ("print", "copy", "select_all", "find", "original", "bookmark", "toggle_read", "next_hit")


class StoryState(QObject):
    """Brings actions, window title and the line of facts up to date whenever another story or list is shown."""

    def __init__(
        self, window: QMainWindow, browsing: Browsing, pane: StoryPane, actions: ActionSet, facts: QLabel
    ) -> None:
        super().__init__(window)
        self._window, self._browsing, self._pane, self._actions, self._facts = window, browsing, pane, actions, facts
        for changed in (browsing.story_opened, browsing.row_changed, browsing.story_closed, browsing.listed):
            changed.connect(self.update)
        self.update()

    def update(self) -> None:
        """Bring all of it up to date."""
        actions, story = self._actions, self._browsing.story
        for name in _NEED_A_STORY:
            actions[name].setEnabled(story is not None)
        actions["bookmark"].setChecked(story is not None and story.row.bookmarked)
        actions["original"].setChecked(self._pane.shows_original)
        actions["back"].setEnabled(self._browsing.trail.can_step(-1))
        actions["forward"].setEnabled(self._browsing.trail.can_step(1))
        self._facts.setText(story_facts(story.parts) if story else "")
        named = story is not None and story.row.title
        self._window.setWindowTitle(f"{named} - {tr('Dubao')}" if named else tr("Dubao"))
