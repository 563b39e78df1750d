"""The calendar and the papers of one day: their actions."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.calendar.calendar_commands import CalendarCommands
    from reader.ui.workbench.workbench import Workbench


def _install(bench: "Workbench") -> "CalendarCommands":
    from reader.ui.calendar.calendar_commands import CalendarCommands

    return CalendarCommands(bench)


CALENDAR = Feature(
    install=_install,
    late=True,
    actions=(
        entry(
            Menu.VIEW,
            "calendar",
            mark("Holdings calendar"),
            lambda do: do.show_calendar(),
            "Ctrl+3",
            icon="calendar",
            after="broadsheet",
        ),
        entry(
            Menu.VIEW,
            "same_day",
            mark("Newspapers of this day"),
            lambda do: do.show_day(),
            "Ctrl+5",
            icon="newspaper",
            after="photo_wall",
        ),
    ),
)
