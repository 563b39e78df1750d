"""A scroll bar with a line at the height of each match in the text."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget


class MarkedScrollBar(QScrollBar):
    """A scroll bar; its marks stand at heights from 0 (top) to 1 (bottom)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._marks: tuple[float, ...] = ()
        self._colour = "#a8321f"

    def set_marks(self, marks: Sequence[float]) -> None:
        self._marks = tuple(dict.fromkeys(round(mark, 3) for mark in marks))
        self.update()

    def set_colour(self, colour: str) -> None:
        self._colour = colour
        self.update()

    @property
    def marks(self) -> tuple[float, ...]:
        return self._marks

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        for mark in self._marks:
            painter.drawRoundedRect(QRectF(2, mark * (self.height() - 4), self.width() - 4, 3), 1.5, 1.5)
        painter.end()
