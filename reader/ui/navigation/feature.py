"""Go to a date or page, to what was read lately, to stories whose other part is missing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from reader.acts import reading, traces
from reader.browse.listing import HISTORY, OPEN_JUMPS, Listing
from reader.library.library import Library
from reader.ports.rows import StoryRow
from reader.ui.language.words import mark, tr
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature
from reader.ui.workbench.way_back import say_with_way_back

if TYPE_CHECKING:
    from reader.browse.destinations import Offer
    from reader.ui.navigation.go_to_dialog import GoToDialog
    from reader.ui.workbench.workbench import Workbench

DWELL_MS = 2000
"""A story that stays open so long was read."""


class NavigationCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._dwelling = QTimer(bench.window())
        self._dwelling.setSingleShot(True)
        self._dwelling.setInterval(DWELL_MS)
        self._dwelling.timeout.connect(self._note_visit)
        bench.browsing.story_opened.connect(lambda _story: self._dwelling.start())
        bench.browsing.story_closed.connect(self._dwelling.stop)

    def go_to(self) -> None:
        """Ask for a date or page, then list it."""
        from reader.ui.navigation.go_to_dialog import GoToDialog

        dialog = GoToDialog(self._bench.window())
        dialog.typed.connect(lambda text: self._offer(dialog, text))
        dialog.listing_chosen.connect(self._open)
        dialog.open()
        self._offer(dialog, "")

    def show_history(self) -> None:
        """List the stories read lately, the last one first."""
        self._open(HISTORY)

    def forget_history(self) -> None:
        """Forget what was read, and how far."""
        said = tr("What was read was forgotten.")
        self._bench.acts.run(
            lambda library: reading.forget(library, visits=True), lambda _: say_with_way_back(self._bench, said)
        )

    def show_open_jumps(self) -> None:
        """Stories whose beginning or rest is not held."""
        self._open(OPEN_JUMPS)

    def _note_visit(self) -> None:
        """Keep that the open story was read; one that is only passed by is not."""
        story = self._bench.browsing.story
        if story is not None:
            story_id, position = story.row.id, self._bench.browsing.reading_position()
            self._bench.browsing.background_writes.note(lambda library: traces.read_to(library, story_id, position))

    def _offer(self, dialog: "GoToDialog", text: str) -> None:
        story = self._bench.browsing.story
        here = story.row if story else None
        self._bench.workers.reading.ask(
            lambda library: _offer(library, text, here),
            lambda found: dialog.show_offer(found) if dialog.isVisible() else None,
            topic="go to",
        )

    def _open(self, listing: Listing) -> None:
        self._bench.browsing.open_listing(listing)
        self._bench.show_panes()


def _offer(library: Library, text: str, here: StoryRow | None) -> "Offer":
    # A window that opens does without it.
    from reader.browse.destinations import offer

    return offer(library, text, here)


NAVIGATION = Feature(
    install=NavigationCommands,
    actions=(
        entry(
            Menu.GO,
            "go_to",
            mark("Go to a date or page…"),
            lambda do: do.go_to(),
            "Ctrl+G",
            icon="calendar",
            section=True,
        ),
        entry(Menu.GO, "history", mark("Read lately"), lambda do: do.show_history(), "Ctrl+H", icon="history"),
        entry(Menu.TOOLS, "forget_history", mark("Forget what was read"), lambda do: do.forget_history(), writes=True),
        entry(
            Menu.GO, "open_jumps", mark("Stories with missing parts"), lambda do: do.show_open_jumps(), icon="continued"
        ),
    ),
)
