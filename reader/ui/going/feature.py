"""Go to a date or page, to what was read lately, to stories whose other part is missing."""

from typing import TYPE_CHECKING

from reader.ui.actions import Action, Menu
from reader.ui.feature import Feature
from reader.ui.going.destinations import offer
from reader.ui.going.dialog import GoToDialog
from reader.ui.place import HISTORY, OPEN_JUMPS, Place
from reader.ui.words import mark

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


class GoingCommands:
    """The 'going' commands."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def go_to(self) -> None:
        """Ask for a date or page, then list it."""
        dialog = GoToDialog(self._window)
        dialog.typed.connect(lambda text: self._offer(dialog, text))
        dialog.place_chosen.connect(self._open)
        dialog.open()
        self._offer(dialog, "")

    def show_history(self) -> None:
        """What was read lately, the last story first."""
        self._open(HISTORY)

    def show_open_jumps(self) -> None:
        """Stories whose beginning or rest is not held."""
        self._open(OPEN_JUMPS)

    def _offer(self, dialog: GoToDialog, text: str) -> None:
        story = self._window.desk.story
        here = story.row if story else None
        self._window.lanes.reading.ask(
            lambda library: offer(library, text, here),
            lambda found: dialog.show_offer(found) if dialog.isVisible() else None,
            topic="go to",
        )

    def _open(self, place: Place) -> None:
        self._window.desk.open_place(place)
        self._window.show_panes()


GOING = Feature(
    name="going",
    install=GoingCommands,
    actions=(
        Action(
            id="go_to",
            text=mark("Go to a date or page…"),
            menu=Menu.GO,
            run="going.go_to",
            keys=("Ctrl+G",),
            icon="calendar",
            section=True,
        ),
        Action(
            id="history",
            text=mark("Read lately"),
            menu=Menu.GO,
            run="going.show_history",
            keys=("Ctrl+H",),
            icon="history",
        ),
        Action(
            id="open_jumps",
            text=mark("Stories with missing parts"),
            menu=Menu.GO,
            run="going.show_open_jumps",
            icon="continued",
        ),
    ),
)
