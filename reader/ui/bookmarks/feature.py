"""The bookmark list and the clipping book: their actions."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.actions import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.shell.main_window import MainWindow


def _install(window: "MainWindow") -> object:
    from reader.ui.bookmarks.bookmark_commands import KeepingCommands

    return KeepingCommands(window)


KEEPING = Feature(
    name="keeping",
    install=_install,
    late=True,
    actions=(
        entry(
            Menu.BOOKMARKS,
            "bookmark_list",
            mark("Bookmarks and notes"),
            "keeping.show_bookmarks",
            "Ctrl+Shift+B",
            icon="star",
            after="bookmarks",
        ),
        entry(
            Menu.BOOKMARKS,
            "clip",
            mark("Add to the clipping book"),
            "keeping.clip",
            "Ctrl+Shift+K",
            icon="clippings",
            section=True,
            writes=True,
        ),
        entry(Menu.BOOKMARKS, "clipping_book", mark("Clipping book"), "keeping.show_book", "Ctrl+6", icon="clippings"),
    ),
)
