"""The window as its features see it: a narrow door, so that a feature knows neither the window nor other features."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from reader.ui.background.act_runner import ActRunner
    from reader.ui.background.imports import Imports
    from reader.ui.background.library_workers import Workers
    from reader.ui.background.long_work import LongWork
    from reader.ui.browsing.browsing import Browsing
    from reader.ui.left_pane.left_pane import LeftPane
    from reader.ui.look.settings_keeper import SettingsKeeper
    from reader.ui.look.theme import ThemeKeeper
    from reader.ui.story.story_pane import StoryPane
    from reader.ui.story_list.list_pane import StoryListPane
    from reader.ui.top_bar.search_box import SearchBox
    from reader.ui.workbench.action import AnyAction


class Workbench(Protocol):
    """One window on one library."""

    def window(self) -> "QWidget":
        """Return the parent of dialogs and menus."""

    @property
    def workers(self) -> "Workers":
        """The workers that read and write the library; nothing else touches it."""

    @property
    def acts(self) -> "ActRunner":
        """The one way to change the library: runs acts, hands their changes to the views, undoes them."""

    @property
    def imports(self) -> "Imports": ...

    @property
    def work(self) -> "LongWork":
        """Work that takes a while, with progress and a way to stop it."""

    @property
    def settings(self) -> "SettingsKeeper": ...

    @property
    def themes(self) -> "ThemeKeeper": ...

    @property
    def browsing(self) -> "Browsing":
        """The list, the open story, the way back."""

    @property
    def left_pane(self) -> "LeftPane": ...

    @property
    def list_pane(self) -> "StoryListPane": ...

    @property
    def story_pane(self) -> "StoryPane": ...

    @property
    def search_box(self) -> "SearchBox": ...

    @property
    def table(self) -> "Sequence[AnyAction]":
        """All actions, menu by menu."""

    def action(self, action_id: str) -> "QAction":
        """Return an action as Qt knows it; there is none before all features are installed."""

    def search(self, query: str) -> None:
        """Search now, as if the query had been typed and entered."""

    def open_story(self, story_id: int) -> None:
        """Open a story, in the three panes."""

    def chosen_ids(self) -> list[int]:
        """Return the stories selected in the list if they are several, else the open story, if there is one."""

    def say(self, text: str) -> None:
        """Show a sentence in the status bar for a few seconds."""

    def add_screen(self, screen: "QWidget") -> None:
        """Add a widget that can stand in place of the three panes."""

    def show_screen(self, screen: "QWidget") -> None:
        """Show a widget that was added; the focus goes to it."""

    def shows_screen(self, screen: "QWidget") -> bool: ...

    def show_panes(self, *, focus: bool = True) -> None:
        """Go back to the three panes; the focus goes to the story, or stays."""

    def add_strip(self, strip: "QWidget") -> None:
        """Add a widget at the foot of the window, above the status bar."""

    def widen_list(self) -> None:
        """Give the list the width that its columns want, as far as the story can do without it."""

    def print_story(self, printer: "QPrinter") -> None:
        """Put the open story on paper."""
