"""The tray of pages to confirm: its action."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.confirm_pages.confirm_pages_commands import ConfirmPagesCommands
    from reader.ui.workbench.workbench import Workbench


def _install(bench: "Workbench") -> "ConfirmPagesCommands":
    from reader.ui.confirm_pages.confirm_pages_commands import ConfirmPagesCommands

    return ConfirmPagesCommands(bench)


CONFIRM_PAGES = Feature(
    install=_install,
    late=True,
    actions=(
        entry(Menu.TOOLS, "to_confirm", mark("Pages to confirm"), lambda do: do.show_tray(), icon="help", section=True),
    ),
)
