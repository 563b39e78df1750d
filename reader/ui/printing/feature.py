"""The print preview: its action."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.actions import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.shell.main_window import MainWindow


def _install(window: "MainWindow") -> object:
    from reader.ui.printing.print_commands import PrintingCommands

    return PrintingCommands(window)


PRINTING = Feature(
    name="printing",
    install=_install,
    late=True,
    actions=(
        entry(
            Menu.FILE,
            "print_preview",
            mark("Print preview…"),
            "printing.preview",
            "Ctrl+Shift+P",
            icon="page",
            after="print",
        ),
    ),
)
