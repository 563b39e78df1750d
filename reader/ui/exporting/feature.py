"""Exporting from the File menu: its actions."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.exporting.export_commands import ExportCommands
    from reader.ui.workbench.workbench import Workbench


def _install(bench: "Workbench") -> "ExportCommands":
    from reader.ui.exporting.export_commands import ExportCommands

    return ExportCommands(bench)


EXPORTING = Feature(
    install=_install,
    late=True,
    actions=(
        entry(
            Menu.FILE,
            "export_selected",
            mark("Export selected stories…"),
            lambda do: do.export_selected(),
            "Ctrl+Shift+X",
            icon="export",
            section=True,
            after="sample",
        ),
        entry(
            Menu.FILE,
            "export_listed",
            mark("Export all that is listed…"),
            lambda do: do.export_listed(),
            icon="export",
            after="export_selected",
        ),
    ),
)
