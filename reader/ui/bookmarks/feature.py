"""The bookmark list: its action."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.bookmarks.bookmark_commands import BookmarkCommands
    from reader.ui.workbench.workbench import Workbench


def _install(bench: "Workbench") -> "BookmarkCommands":
    from reader.ui.bookmarks.bookmark_commands import BookmarkCommands

    return BookmarkCommands(bench)


BOOKMARKS = Feature(
    install=_install,
    late=True,
    actions=(
        entry(
            Menu.BOOKMARKS,
            "bookmark_list",
            mark("Bookmarks and notes"),
            lambda do: do.show_bookmarks(),
            "Ctrl+Shift+B",
            icon="star",
            after="bookmarks",
        ),
    ),
)
