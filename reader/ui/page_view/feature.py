"""The page view's place in the window: its actions."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.actions import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.shell.main_window import MainWindow


def _install(window: "MainWindow") -> object:
    from reader.ui.page_view.page_view_commands import BroadsheetCommands

    return BroadsheetCommands(window)


BROADSHEET = Feature(
    name="broadsheet",
    install=_install,
    late=True,
    actions=(
        entry(
            Menu.VIEW,
            "broadsheet",
            mark("Page as printed"),
            "broadsheet.show",
            "Ctrl+2",
            icon="newspaper",
            section=True,
        ),
    ),
)
