"""Parts of a drawn view for screen readers: a widget without a look over each part that has a meaning."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


class Handle(QAbstractButton):
    """The mouse does not see it, and keys go on to the view. Pressing it is for a screen reader."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The view is drawn below."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a drawn view: where it is, what it is called, and what pressing it does."""

    area: QRectF
    name: str
    press: Callable[[], None]


class Handles:
    """The handles of a view's parts, in their order; the parts may be given anew at any time."""

    def __init__(self, view: QWidget) -> None:
        self._view = view
        self._made: list[Handle] = []
        self._parts: list[Part] = []

    def show(self, parts: Iterable[Part]) -> None:
        self._parts = list(parts)
        while len(self._made) < len(self._parts):
            self._made.append(self._make(len(self._made)))
        for number, handle in enumerate(self._made):
            handle.setVisible(number < len(self._parts))
        for handle, part in zip(self._made, self._parts, strict=False):
            handle.setGeometry(part.area.toAlignedRect())
            if handle.accessibleName() != part.name:
                handle.setAccessibleName(part.name)

    def _make(self, number: int) -> Handle:
        made = Handle(self._view)
        made.clicked.connect(lambda: self._parts[number].press())
        return made
