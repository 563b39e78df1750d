"""Exporting from the File menu: its actions."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.actions import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.shell.main_window import MainWindow


def _install(window: "MainWindow") -> object:
    from reader.ui.exporting.export_commands import ExportingCommands

    return ExportingCommands(window)


EXPORTING = Feature(
    name="exporting",
    install=_install,
    late=True,
    actions=(
        entry(
            Menu.FILE,
            "export_selected",
            mark("Export selected stories…"),
            "exporting.export_selected",
            "Ctrl+Shift+X",
            icon="export",
            section=True,
            after="sample",
        ),
        entry(
            Menu.FILE,
            "export_listed",
            mark("Export all that is listed…"),
            "exporting.export_listed",
            icon="export",
            after="export_selected",
        ),
    ),
)
