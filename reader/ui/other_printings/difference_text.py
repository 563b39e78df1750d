"""A text with what differs in it: one of two printings, or both in one."""

from collections.abc import Iterator
from enum import Enum, auto

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit

from reader.domain.difference import IN_FIRST, IN_SECOND, DifferenceKind, DiffPassage, TextDifference
from reader.domain.span import Span
from reader.library.printings import PrintingDifference
from reader.ui.look.theme import Theme
from reader.ui.other_printings.difference_look import look_of


class Shown(Enum):
    """The part of a difference that a text shows: the first printing, the second, or both in one."""

    FIRST = auto()
    SECOND = auto()
    BOTH = auto()


Piece = tuple[DifferenceKind, str]
_MARGIN_PX = 20


class DifferenceText(QTextEdit):
    """Shows a difference read-only; `places` are where its differences begin and end, counted as Qt does.

    Every text of one difference has the same number of places, in the same order: an empty one if nothing is to be
    seen of it.
    """

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self._shown = shown
        self.places: list[Span] = []
        self.setObjectName("storyText")
        self.setReadOnly(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTextInteractionFlags(self.textInteractionFlags())
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(_MARGIN_PX)

    def show_difference(self, difference: PrintingDifference, head: str, theme: Theme, pixels: int) -> None:
        """Show a difference under a line that says where it was printed, in letters of this size."""
        self.clear()
        self.places = []
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        muted = QTextCharFormat()
        muted.setForeground(QColor(theme.muted))
        cursor.insertText(head, muted)
        self._write(cursor, difference.headline, theme, pixels + 4, bold=True)
        self._write(cursor, difference.body, theme, pixels, bold=False)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_place(self, number: int) -> None:
        """Select a difference and bring it into sight."""
        place = self.places[number]
        cursor = self.textCursor()
        cursor.setPosition(place.start)
        cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _write(self, cursor: QTextCursor, difference: TextDifference, theme: Theme, pixels: int, *, bold: bool) -> None:
        if not (difference.first or difference.second):
            return
        paragraph = QTextBlockFormat()
        paragraph.setTopMargin(pixels * 0.6)
        paragraph.setLineHeight(150, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.insertBlock(paragraph)
        for passage in difference.passages:
            start = cursor.position()
            for kind, text in self._pieces(difference, passage):
                look = look_of(kind, theme)
                look.setProperty(QTextCharFormat.Property.FontPixelSize, pixels)
                look.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
                cursor.insertText(text, look)
            if passage.kind is not DifferenceKind.SAME:
                self.places.append(Span(start, cursor.position()))

    def _pieces(self, difference: TextDifference, passage: DiffPassage) -> Iterator[Piece]:
        """Yield what is seen of a passage; the old text of a change looks cut, the new one added."""
        first = difference.first[passage.first.start : passage.first.end]
        second = difference.second[passage.second.start : passage.second.end]
        kind = passage.kind
        if kind is DifferenceKind.SAME:
            yield kind, first if self._shown is Shown.FIRST else second
            return
        if kind in IN_FIRST and self._shown is not Shown.SECOND:
            yield (DifferenceKind.CUT if kind is DifferenceKind.CHANGED else kind), first
        if kind in IN_SECOND and self._shown is not Shown.FIRST:
            yield (DifferenceKind.ADDED if kind is DifferenceKind.CHANGED else kind), second
