"""Related stories in the window: asked for when a story has been open for a moment, shown below it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from reader.browse.open_story import OpenStory
from reader.browse.related_rows import RelatedRows, related_rows
from reader.errors import NotHeld
from reader.ui.language.words import tr
from reader.ui.related.related_panel import RelatedPanel

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench

_WAIT_MS = 250
"""Time for which a story is open before its related ones are asked for: who turns pages asks for none."""


class RelatedCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._panel = RelatedPanel(bench.themes)
        self._wait = QTimer(self._panel)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._wait.timeout.connect(self._ask)
        self._unfold_when_found = False
        bench.story_pane.add_panel(self._panel)
        self._panel.story_wanted.connect(bench.browsing.open_story)
        self._panel.left.connect(bench.story_pane.focus_text)
        bench.browsing.story_opened.connect(self._follow)
        bench.browsing.story_closed.connect(self._forget)

    def toggle(self) -> None:
        """Unfold the related stories and go to them, or fold them again."""
        if self._bench.browsing.story is None:
            return
        if self._panel.isHidden():
            self._unfold_when_found = True
            self._ask()
        else:
            self._panel.unfold(not self._panel.unfolded)

    def _follow(self, story: OpenStory) -> None:
        if self._panel.found is None or self._panel.found.story_id != story.row.id:
            self._forget()
            self._wait.start()

    def _forget(self) -> None:
        self._wait.stop()
        self._unfold_when_found = False
        self._panel.show_related(None)

    def _ask(self) -> None:
        story = self._bench.browsing.story
        if story is not None:
            story_id = story.row.id
            self._bench.workers.query.ask(
                lambda library: related_rows(library, story_id), self._show, topic="related", failed=self._failed
            )

    def _show(self, found: RelatedRows) -> None:
        story = self._bench.browsing.story
        if story is None or story.row.id != found.story_id:
            return
        self._panel.show_related(found)
        if self._unfold_when_found:
            self._unfold_when_found = False
            self._panel.unfold(True)
            if not found.rows:
                self._bench.say(tr("No story is related to this one."))

    def _failed(self, error: Exception) -> None:
        """A story that was deleted meanwhile has none; anything else is a fault, and goes the way of faults."""
        if not isinstance(error, NotHeld):
            self._bench.workers.query.failed.emit(error)
