"""The check of the library: its action, and the dialog that it opens."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class CheckCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench

    def check(self) -> None:
        """Open the dialog, which begins to check."""
        from reader.ui.checking.check_dialog import CheckDialog

        dialog = CheckDialog(self._bench)
        dialog.open()
        dialog.check()


CHECKING = Feature(
    install=CheckCommands,
    actions=(entry(Menu.TOOLS, "check", mark("Check the library…"), lambda do: do.check()),),
    late=True,
)
