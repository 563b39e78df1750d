"""The actions of the help: manual, tour, keys, the dialog about the program."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.help.help_commands import HelpCommands
    from reader.ui.workbench.workbench import Workbench


def _install(bench: "Workbench") -> "HelpCommands":
    from reader.ui.help.help_commands import HelpCommands

    return HelpCommands(bench)


HELP = Feature(
    install=_install,
    late=True,
    actions=(
        entry(Menu.HELP, "help", mark("Help"), lambda do: do.show_help(), "F1", icon="help"),
        entry(Menu.HELP, "tour", mark("Quick tour"), lambda do: do.start_tour(), icon="newspaper"),
        entry(Menu.HELP, "query_help", mark("The query language"), lambda do: do.show_query_help(), icon="search"),
        entry(Menu.HELP, "key_help", mark("Keys"), lambda do: do.show_keys(), "?", icon="keyboard"),
        entry(Menu.HELP, "about", mark("About Dubao"), lambda do: do.show_about(), icon="info", section=True),
    ),
)
