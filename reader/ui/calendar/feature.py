"""Calendar, photo wall and the papers of one day: their actions."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.actions import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.shell.main_window import MainWindow


def _install(window: "MainWindow") -> object:
    from reader.ui.calendar.calendar_commands import HoldingsCommands

    return HoldingsCommands(window)


HOLDINGS = Feature(
    name="holdings",
    install=_install,
    late=True,
    actions=(
        entry(
            Menu.VIEW,
            "calendar",
            mark("Holdings calendar"),
            "holdings.show_calendar",
            "Ctrl+3",
            icon="calendar",
            after="broadsheet",
        ),
        entry(
            Menu.VIEW,
            "photo_wall",
            mark("Photos of this issue"),
            "holdings.show_photos",
            "Ctrl+4",
            icon="photo",
            after="calendar",
        ),
        entry(
            Menu.VIEW,
            "same_day",
            mark("Newspapers of this day"),
            "holdings.show_day",
            "Ctrl+5",
            icon="newspaper",
            after="photo_wall",
        ),
    ),
)
