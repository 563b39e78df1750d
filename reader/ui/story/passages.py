"""Passages of a text: the selected one, and marked ones."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from reader.ui.look.drawn_text import utf16_length


@dataclass(frozen=True, slots=True)
class Quote:
    """A selected passage as the source has it, with all text that is shown before and after it."""

    exact: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A marked passage of the text shown, code points `start` to `end`. `hint` is shown when it is pointed at."""

    key: tuple[str, int]
    start: int
    end: int
    look: QTextCharFormat
    hint: str = ""


def cursor_over(document: QTextDocument, text: str, start: int, end: int, base: int = 0) -> QTextCursor:
    """Select code points `start` to `end` of a text that begins at position `base` of the document."""
    cursor = QTextCursor(document)
    first = base + utf16_length(text[:start])
    cursor.setPosition(first)
    cursor.setPosition(first + utf16_length(text[start:end]), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def marked(cursor: QTextCursor, paper: str, ink: str) -> QTextEdit.ExtraSelection:
    """Mark a passage in two colours (#rrggbb)."""
    look = QTextCharFormat()
    look.setBackground(QColor(paper))
    look.setForeground(QColor(ink))
    return dressed(cursor, look)


def dressed(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    """Mark a passage in a look of its own."""
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = look
    return selection
