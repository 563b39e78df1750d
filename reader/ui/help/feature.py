"""The help and the tour: their actions."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.actions import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.shell.main_window import MainWindow


def _install(window: "MainWindow") -> object:
    from reader.ui.help.guide_commands import GuideCommands

    return GuideCommands(window)


GUIDE = Feature(
    name="guide",
    install=_install,
    late=True,
    actions=(
        entry(Menu.HELP, "help", mark("Help"), "guide.show_help", "F1", icon="help", after="check"),
        entry(Menu.HELP, "tour", mark("Quick tour"), "guide.start_tour", icon="newspaper", after="help"),
        entry(
            Menu.HELP, "query_help", mark("The query language"), "guide.show_query_help", icon="search", after="tour"
        ),
    ),
)
