"""A screen or panel that reads again what it shows after an act changed something of that."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from reader.acts.done import Changes, Kind
from reader.ui.background.act_runner import ActRunner


class Freshness(QObject):
    """Calls `load` at once if the widget can be seen, else when it is shown next, unless it was read by then.

    A screen that is read anew whenever it is opened says so by `note_reading`, else it would be read twice.
    """

    def __init__(self, widget: QWidget, acts: ActRunner, load: Callable[[], object], *kinds: Kind) -> None:
        """`kinds`: the kinds of things that the widget shows."""
        super().__init__(widget)
        self._widget, self._load, self._kinds = widget, load, kinds
        self._stale = False
        acts.changed.connect(self._changed)
        widget.installEventFilter(self)

    def note_reading(self) -> None:
        """Count the widget as fresh: it is read now, whatever asked for that. Later changes make it stale again."""
        self._stale = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and self._stale:
            self._stale = False
            self._load()
        return super().eventFilter(watched, event)

    def _changed(self, changes: Changes) -> None:
        if not changes.of(*self._kinds):
            return
        if self._widget.isVisible():
            self._load()
        else:
            self._stale = True
