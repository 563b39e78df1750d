"""The text of a story: set in a column as in a newspaper, scrolled, and copied as the source has it."""

from math import inf
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from reader.ui.look.drawn_text import utf16_length, utf16_prefix
from reader.ui.story.carrying import Carrier
from reader.ui.story.marked_scroll_bar import MarkedScrollBar
from reader.ui.story.passages import Quote
from reader.ui.story.piecewise_setting import Later, Typesetter
from reader.ui.story.story_pictures import StoryPictures
from reader.ui.story.table_text import ends_of, selected_cells, text_of

_SCREEN_LENGTH = 2000
"""Characters that may stand below a position and in sight with it."""


class StoryText(QTextBrowser):
    """Shows the HTML of one story. Loads nothing but pictures of the library's own media folder.

    `later` is as in `Typesetter`; `wholly_set` comes once all of the text is set. `end_passed` carries the direction in
    which a person read on at an end.
    """

    zoom_wanted = Signal(int)
    end_passed = Signal(int)
    wholly_set = Signal()
    picture_missing = Signal(str)

    def __init__(self, later: Later | None = None) -> None:
        super().__init__()
        self.setObjectName("storyView")
        self._setting = Typesetter(self.wholly_set.emit, later)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setCursorWidth(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._bar = MarkedScrollBar(self)
        self.setVerticalScrollBar(self._bar)
        self.copy_as_shown = False
        self.carrier = Carrier(self, self.selected_text)
        self.media: Path | None = None
        self._measure = 38
        self._size = 18
        self._column = 0
        self._pictures = StoryPictures(self.picture_missing.emit)
        self._original = QTextDocument(self)
        self._source = ""

    def set_size(self, size: int, measure: int) -> None:
        """Take the text size in pixels and the characters to a line, which make the width of the column."""
        self._size, self._measure = size, measure

    def set_text(self, html: str, original: str) -> None:
        """Show a story; `original` is its HTML with the characters of the source, position by position."""
        self._pictures.clear()
        self.document().setLayoutEnabled(False)
        self.setHtml(html)
        self._original.setHtml(original)
        self._source = ""
        self._column = 0
        self._set_column()

    @property
    def _width_px(self) -> int:
        return round(self._size * self._measure)

    def set_media(self, folder: Path) -> None:
        """Take pictures from this folder of the library."""
        self.media = folder

    def selected_words(self) -> str:
        """Return the selection up to the end of its first paragraph, as the source has it."""
        return self.selected_text().split("\n")[0].strip()

    @property
    def source_text(self) -> str:
        """The whole text with the source's characters, position by position as shown."""
        self._source = self._source or text_of(self._original)
        return self._source

    def quote(self) -> Quote | None:
        """Return the selected passage, to be found again in the source; None if nothing is selected."""
        text = self.source_text
        start, end = (len(utf16_prefix(text, at)) for at in ends_of(self.textCursor()))
        exact = text[start:end]
        if not exact.strip():
            return None
        return Quote(exact, text[:start], text[end:])

    def scroll_page(self, direction: int) -> None:
        """Scroll one screen on or back, keeping a line or two, a whole one at the top; at an end emit `end_passed`."""
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() if direction > 0 else bar.value() <= bar.minimum()
        if at_end:
            self.end_passed.emit(direction)
        else:
            bar.setValue(bar.value() + direction * max(40, self.viewport().height() - 3 * self._size))
            cut = self.cursorRect(self.cursorForPosition(QPoint(self.viewport().width() // 2, 0))).top()
            if -3 * self._size < cut < 0:
                bar.setValue(bar.value() + cut)

    def reading_position(self) -> int:
        """Return how far the text is read: code points above the top of the screen, 0 at the beginning."""
        if not self._bar.value():
            return 0
        top = self.cursorForPosition(QPoint(0, 2)).position()
        return len(utf16_prefix(self.document().toPlainText(), top))

    def scroll_to(self, position: int) -> None:
        """Put the text at a reading position at the top of the screen."""
        there = QTextCursor(self.document())
        text = self.document().toPlainText()
        there.setPosition(min(utf16_length(text[:position]), self.document().characterCount() - 1))
        self._setting.reach(there.position() + _SCREEN_LENGTH if position else 0)
        self._bar.setValue(self._bar.value() + self.cursorRect(there).top() if position else 0)

    def reveal(self, passage: QTextCursor) -> None:
        """Scroll so that a passage stands in the upper third, if it is not in sight."""
        start = QTextCursor(passage)
        start.setPosition(passage.selectionStart())
        rect = self.cursorRect(start)
        if not 0 <= rect.top() <= self.viewport().height() * 0.75:
            self._setting.reach(start.position() + _SCREEN_LENGTH)
            self._bar.setValue(self._bar.value() + rect.top() - self.viewport().height() // 3)

    def keep_in_sight(self, position: int) -> None:
        """Keep the text at this position in sight, now that the column has another width."""
        self.scroll_to(position)

    def scrollToAnchor(self, name: str) -> None:
        self._setting.reach(inf)
        super().scrollToAnchor(name)

    def loadResource(self, kind: int, name: QUrl | str) -> QImage:
        """Return a picture of the library; whatever else a text names is neither opened nor fetched."""
        return self._pictures.load(name.toString() if isinstance(name, QUrl) else str(name), self.media, self._width_px)

    def copy_selection(self) -> None:
        """Put the selected text on the clipboard.

        Not by createMimeDataFromSelection: an object made there in Python dies under the clipboard's feet at the end.
        """
        if self.textCursor().hasSelection():
            QGuiApplication.clipboard().setText(self.selected_text())

    def selected_text(self) -> str:
        """Return the selected text as printed in the source, or as shown if the person prefers that."""
        shown = self.textCursor()
        document = self.document() if self.copy_as_shown else self._original
        cursor = QTextCursor(document)
        last = document.characterCount() - 1
        cursor.setPosition(min(shown.anchor(), last))
        cursor.setPosition(min(shown.position(), last), QTextCursor.MoveMode.KeepAnchor)
        cells = selected_cells(cursor)
        return cursor.selection().toPlainText() if cells is None else cells

    def resizeEvent(self, event: QResizeEvent) -> None:
        at = self.reading_position()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._set_column()
            self.keep_in_sight(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.carrier.presses(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.carrier.moves(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.carrier.releases():
            super().mouseReleaseEvent(event)
            self.carrier.offer()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the source's characters; leave keys that type to the window."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif (
            event.text().isprintable() and event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)
            self.carrier.offer()

    def _set_column(self) -> None:
        """Keep the text column at its measure, in the middle.

        A story without a scroll bar leaves the room for one, and need not be set again when the bar comes.
        """
        document = self.document()
        frame = document.rootFrame()
        look = frame.frameFormat()
        width = self.width() - self._bar.sizeHint().width()
        margin = 28 if width > 480 else 18
        column = min(width - 2 * margin, round(self._size * (self._measure + 0.5)))
        side = max(margin, (width - column) // 2)
        look.setLeftMargin(side)
        look.setRightMargin(self.viewport().width() - side - column)
        look.setTopMargin(round(self._size * 1.6))
        look.setBottomMargin(self._size * 5)
        frame.setFrameFormat(look)
        if column != self._column:
            self._column = column
            self._setting.begin(document, column, self.viewport().height())
