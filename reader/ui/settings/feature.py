"""The settings: their action."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class SettingsCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench

    def open_settings(self) -> None:
        """Show the settings; a change is seen at once."""
        from reader.ui.settings.settings_dialog import SettingsDialog

        SettingsDialog(self._bench.settings, self._bench.table, self._bench.window()).exec()


SETTINGS = Feature(
    install=SettingsCommands,
    actions=(
        entry(
            Menu.EDIT,
            "settings",
            mark("Settings…"),
            lambda do: do.open_settings(),
            "Ctrl+,",
            icon="settings",
            section=True,
            after="find",
        ),
    ),
)
