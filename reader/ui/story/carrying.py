"""Selected text carried away with the mouse: dragged out, or left for the middle button (X11's primary selection).

Qt makes both from what is shown; here both carry what copying gives. A press in the selection waits until it is known
whether the mouse drags.
"""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QClipboard, QDrag, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QTextEdit


class Carrier(QObject):
    """Carries the text that `words` returns for the selection; `start_drag` begins a drag of it (tests replace it)."""

    def __init__(self, view: QTextEdit, words: Callable[[], str]) -> None:
        super().__init__(view)
        self._view, self._words = view, words
        self._pressed: QPoint | None = None
        self.start_drag: Callable[[str], None] = self._drag

    def presses(self, event: QMouseEvent) -> bool:
        """Return True if a press is in the selection, and so waits: it may become a drag."""
        at = event.position().toPoint()
        self._pressed = at if event.button() is Qt.MouseButton.LeftButton and self._selected(at) else None
        return self._pressed is not None

    def moves(self, event: QMouseEvent) -> bool:
        """Return True if a move belongs to a waiting press; far enough from it the drag begins."""
        if self._pressed is None:
            return False
        way = event.position().toPoint() - self._pressed
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.start_drag(self._words())
        return True

    def releases(self) -> bool:
        """Return True if a waiting press ended as a click, which takes the selection away."""
        clicked, self._pressed = self._pressed is not None, None
        if clicked:
            cursor = self._view.textCursor()
            cursor.clearSelection()
            self._view.setTextCursor(cursor)
        return clicked

    def offer(self) -> None:
        """Leave the selection for the middle button, if the system has that."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and self._view.textCursor().hasSelection():
            clipboard.setText(self._words(), QClipboard.Mode.Selection)

    def _selected(self, at: QPoint) -> bool:
        cursor = self._view.textCursor()
        there = self._view.cursorForPosition(at).position()
        return cursor.hasSelection() and cursor.selectionStart() <= there < cursor.selectionEnd()

    def _drag(self, text: str) -> None:
        drag = QDrag(self._view)
        carried = QMimeData()
        carried.setText(text)
        drag.setMimeData(carried)
        drag.exec(Qt.DropAction.CopyAction)
