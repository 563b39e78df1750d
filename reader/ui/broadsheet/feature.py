"""The page view's place in the window: its actions."""

from typing import TYPE_CHECKING

from reader.ui.actions import Menu, entry
from reader.ui.feature import Feature
from reader.ui.words import mark

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


def _install(window: "MainWindow") -> object:
    from reader.ui.broadsheet.commands import BroadsheetCommands

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
