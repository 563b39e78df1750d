"""The clipping book: its actions."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.clipping_book.clipping_book_commands import ClippingBookCommands
    from reader.ui.workbench.workbench import Workbench


def _install(bench: "Workbench") -> "ClippingBookCommands":
    from reader.ui.clipping_book.clipping_book_commands import ClippingBookCommands

    return ClippingBookCommands(bench)


CLIPPING_BOOK = Feature(
    install=_install,
    late=True,
    actions=(
        entry(
            Menu.BOOKMARKS,
            "clip",
            mark("Add to the clipping book"),
            lambda do: do.clip(),
            "Ctrl+Shift+K",
            icon="clippings",
            section=True,
            writes=True,
        ),
        entry(
            Menu.BOOKMARKS,
            "clipping_book",
            mark("Clipping book"),
            lambda do: do.show_book(),
            "Ctrl+6",
            icon="clippings",
        ),
    ),
)
