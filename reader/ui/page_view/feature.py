"""The page view's place in the window: its actions."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.page_view.page_view_commands import PageViewCommands
    from reader.ui.workbench.workbench import Workbench


def _install(bench: "Workbench") -> "PageViewCommands":
    from reader.ui.page_view.page_view_commands import PageViewCommands

    return PageViewCommands(bench)


PAGE_VIEW = Feature(
    install=_install,
    late=True,
    actions=(
        entry(
            Menu.VIEW,
            "broadsheet",
            mark("Page as printed"),
            lambda do: do.show(),
            "Ctrl+2",
            icon="newspaper",
            section=True,
        ),
    ),
)
