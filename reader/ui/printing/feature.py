"""The print preview: its action."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.printing.print_commands import PrintCommands
    from reader.ui.workbench.workbench import Workbench


def _install(bench: "Workbench") -> "PrintCommands":
    from reader.ui.printing.print_commands import PrintCommands

    return PrintCommands(bench)


PRINTING = Feature(
    install=_install,
    late=True,
    actions=(
        entry(
            Menu.FILE,
            "print_preview",
            mark("Print preview…"),
            lambda do: do.preview(),
            "Ctrl+Shift+P",
            icon="page",
            after="print",
        ),
    ),
)
