"""Help: keys, and what this program is."""

from PySide6.QtWidgets import QWidget

from reader.ui.action_set import ActionSet
from reader.ui.dialogs.about import AboutDialog
from reader.ui.dialogs.keys import KeysDialog


class HelpCommands:
    """The 'help' commands; they are given the actions once those are made."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.actions: ActionSet | None = None

    def show_keys(self) -> None:
        """All actions with their keys."""
        assert self.actions is not None
        KeysDialog(self.actions, self._window).exec()

    def show_about(self) -> None:
        AboutDialog(self._window).exec()
