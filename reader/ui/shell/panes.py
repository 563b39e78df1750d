"""The three panes side by side, and their widths."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from reader.ui.left_pane.tree_view import TreeView
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.story.story_pane import StoryPane
from reader.ui.story_list.list_pane import StoryListPane

_STATE = "splitter"
_LEAST_PX = {"left": 150, "list": 220, "story": 300}
_LEAST_TEXT_PX = 360
"""The width that the story keeps when the list takes room for a column."""
_WIDEST_LEFT_PX = 260
_WIDEST_LIST_PX = 350


class Panes(QSplitter):
    """The left pane is as wide as its titles, the list next, the rest is the story's; until a person moves a border."""

    def __init__(self, left: TreeView, stories: StoryListPane, story: StoryPane, settings: SettingsKeeper) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._left, self._list, self._settings = left, stories, settings
        self._shares_width = settings.state(_STATE).isEmpty()
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for pane, least in zip((left, stories, story), _LEAST_PX.values(), strict=True):
            pane.setMinimumWidth(least)
            self.addWidget(pane)
            self.setStretchFactor(self.count() - 1, 1 if pane is story else 0)
        self.splitterMoved.connect(self._stop_sharing)

    def restore(self) -> None:
        """Set the widths that a person gave the panes before."""
        if not self._shares_width:
            self.restoreState(self._settings.state(_STATE))

    def keep(self) -> None:
        """Keep the widths for the next start."""
        self._settings.keep_state(_STATE, self.saveState())

    def share_width(self) -> None:
        """Share the width of the window out between the panes."""
        if not self._shares_width:
            return
        whole = self.window().width()
        titles = self._left.sizeHintForColumn(0) + self._left.width() - self._left.viewport().width()
        side = max(whole // 7, min(titles, _WIDEST_LEFT_PX, whole * 27 // 100))
        middle = min(_WIDEST_LIST_PX, whole * 28 // 100)
        self.setSizes([side, middle, whole - side - middle])

    def widen_list(self) -> None:
        """Give the list the width that its columns want, as far as the story can do without it."""
        side, middle, story = self.sizes()
        bar = self._list.view.verticalScrollBar().sizeHint().width()
        more = min(self._list.view.width_wanted() + bar - middle, story - _LEAST_TEXT_PX)
        if more > 0:
            self.setSizes([side, middle + more, story - more])

    def _stop_sharing(self) -> None:
        self._shares_width = False
