"""The feature of backups: its action in the menu, and the copies that the window makes by itself."""

from typing import TYPE_CHECKING

from reader.ui.backups.daily_backup import DailyBackup
from reader.ui.language.words import mark
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class BackupCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self.daily = DailyBackup(bench)

    def show(self) -> None:
        """Show the backups, and what each would change."""
        from reader.ui.backups.backups_dialog import BackupsDialog

        BackupsDialog(self._bench).open()


BACKUPS = Feature(
    install=BackupCommands,
    actions=(entry(Menu.FILE, "backups", mark("Backups…"), lambda do: do.show(), after="import_report"),),
)
