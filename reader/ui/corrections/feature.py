"""The list of corrections: its action."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.corrections.corrections_commands import CorrectionsCommands
    from reader.ui.workbench.workbench import Workbench


def _install(bench: "Workbench") -> "CorrectionsCommands":
    from reader.ui.corrections.corrections_commands import CorrectionsCommands

    return CorrectionsCommands(bench)


CORRECTIONS = Feature(
    install=_install,
    late=True,
    actions=(entry(Menu.TOOLS, "corrections", mark("Corrections"), lambda do: do.show_corrections(), icon="check"),),
)
