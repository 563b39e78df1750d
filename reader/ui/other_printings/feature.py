"""Other printings: their actions."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.other_printings.printings_commands import PrintingsCommands
    from reader.ui.workbench.workbench import Workbench


def _install(bench: "Workbench") -> "PrintingsCommands":
    from reader.ui.other_printings.printings_commands import PrintingsCommands

    return PrintingsCommands(bench)


OTHER_PRINTINGS = Feature(
    install=_install,
    late=True,
    actions=(
        entry(
            Menu.SEARCH,
            "other_printings",
            mark("Other printings…"),
            lambda do: do.show_printings(),
            "Ctrl+7",
            icon="newspaper",
            section=True,
        ),
        entry(Menu.SEARCH, "compare_pasted", mark("Compare a pasted text…"), lambda do: do.compare_pasted()),
    ),
)
