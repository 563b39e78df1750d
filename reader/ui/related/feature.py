"""Related stories: their action, and the panel below the story."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.related.related_commands import RelatedCommands
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


def _install(bench: "Workbench") -> RelatedCommands:
    return RelatedCommands(bench)


RELATED = Feature(
    install=_install,
    actions=(
        entry(
            Menu.SEARCH,
            "related_stories",
            mark("Related stories, before and after"),
            lambda do: do.toggle(),
            "Ctrl+8",
            after="other_printings",
        ),
    ),
)
