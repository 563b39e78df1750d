"""The photo wall: its action."""

from typing import TYPE_CHECKING

from reader.ui.language.words import mark
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.photo_wall.photo_wall_commands import PhotoWallCommands
    from reader.ui.workbench.workbench import Workbench


def _install(bench: "Workbench") -> "PhotoWallCommands":
    from reader.ui.photo_wall.photo_wall_commands import PhotoWallCommands

    return PhotoWallCommands(bench)


PHOTO_WALL = Feature(
    install=_install,
    late=True,
    actions=(
        entry(
            Menu.VIEW,
            "photo_wall",
            mark("Photos of this issue"),
            lambda do: do.show_photos(),
            "Ctrl+4",
            icon="photo",
            after="calendar",
        ),
    ),
)
