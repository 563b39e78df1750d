"""A screen: a part of the window under a head, in place of the three panes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.browse.listing import Listing
from reader.ui.workbench.screen_head import ScreenHead

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class Screen(QWidget):
    """A part with its head. When another list is shown (a search begins), the panes come back by themselves; the
    focus stays where it is, for somebody may be typing. Esc goes back to them. `does` says, by an action's id, what
    that action of the window does while the screen is shown."""

    def __init__(self, bench: "Workbench", part: QWidget, head: ScreenHead | None = None) -> None:
        super().__init__()
        self._bench = bench
        self._over = bench.browsing.listing
        self.head = head or ScreenHead(bench.themes)
        self.does: dict[str, Callable[[], None]] = {}
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.head)
        down.addWidget(part, 1)
        self._part = part
        self.head.left.connect(bench.show_panes)
        bench.add_screen(self)
        bench.browsing.listed.connect(self._step_aside)

    @property
    def shown(self) -> bool:
        return self._bench.shows_screen(self)

    def show_titled(self, title: str) -> None:
        """Show the screen with this title."""
        self.head.title.setText(title)
        self._over = self._bench.browsing.listing
        self._bench.show_screen(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus to the part; not by a focus proxy: Tab would pass over the head."""
        self._part.setFocus(event.reason())

    def event(self, event: QEvent) -> bool:
        """Take Esc while the focus is here, before the window does."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._bench.show_panes()
                return True
        return super().event(event)

    def _step_aside(self, listing: Listing) -> None:
        """Let the panes come back for another listing; the same one may be listed anew after an act on this screen."""
        if self.shown and listing != self._over:
            self._bench.show_panes(focus=False)
