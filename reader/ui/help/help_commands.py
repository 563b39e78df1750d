"""Help: keys, and what this program is."""

from typing import TYPE_CHECKING

from reader.ui.workbench.action_set import ActionSet

if TYPE_CHECKING:
    from reader.ui.shell.main_window import MainWindow


class HelpCommands:
    """The 'help' commands; they are given the actions once those are made."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.actions: ActionSet | None = None

    def show_keys(self) -> None:
        """All actions with their keys."""
        from reader.ui.help.key_list import KeysDialog

        assert self.actions is not None
        KeysDialog(self.actions, self._window).exec()

    def show_about(self) -> None:
        """Versions, licences, and where the open library lies."""
        from reader.ui.help.about import AboutDialog, Kept

        settings = self._window.settings.file
        self._window.lanes.reading.ask(
            lambda library: Kept(library.folder, library.index_folder, settings),
            lambda kept: AboutDialog(self._window, kept).open(),
        )
