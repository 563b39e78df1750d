"""The print preview: its action."""

from typing import TYPE_CHECKING

from reader.ui.actions import Menu, entry
from reader.ui.feature import Feature
from reader.ui.words import mark

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


def _install(window: "MainWindow") -> object:
    from reader.ui.printing.commands import PrintingCommands

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
