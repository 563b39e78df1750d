"""Passages of a text: one that is selected, and ones that are marked."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit


@dataclass(frozen=True, slots=True)
class Quote:
    """A selected passage as the source has it, with what stands around it."""

    exact: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A marked passage of the text shown, code points `start` to `end`. `hint` is what it says when pointed at."""

    key: tuple[str, int]
    start: int
    end: int
    look: QTextCharFormat
    hint: str = ""


def marked(cursor: QTextCursor, ground: str, ink: str) -> QTextEdit.ExtraSelection:
    """A place marked in two colours (#rrggbb)."""
    look = QTextCharFormat()
    look.setBackground(QColor(ground))
    look.setForeground(QColor(ink))
    return dressed(cursor, look)


def dressed(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    """A place in a look of its own."""
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = look
    return selection
