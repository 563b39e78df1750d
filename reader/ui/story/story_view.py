"""The story itself: text set as in a newspaper, marks on what was searched, copying that gives the original."""

import re
from collections.abc import Sequence
from html import escape
from math import inf
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QToolTip

from reader.render.story_html import Marker
from reader.ui.look.drawn_text import utf16_length, utf16_prefix
from reader.ui.look.theme import Theme
from reader.ui.story.carrying import Carrier
from reader.ui.story.marked_scroll_bar import MarkedScrollBar
from reader.ui.story.passages import Passage, Quote, cursor_over, dressed, marked
from reader.ui.story.story_pictures import nothing, picture
from reader.ui.story.typesetting import Later, Setting

_PICTURE = re.compile(r"media:([0-9a-f]{64}\.(?:png|jpe?g|webp|gif))")
_MOST_PICTURES = 24
_CONTEXT = 40
_SCREEN = 2000
"""Characters that may stand below a place and in sight with it."""


class StoryView(QTextBrowser):
    """Shows the HTML of one story. Loads nothing but pictures of the library's own media folder.

    `later` is as in `Setting`. `text_shown` comes when another text is set: passages marked in the one before are gone.
    """

    hits_changed = Signal(int, int)
    zoom_wanted = Signal(int)
    end_passed = Signal(int)
    text_shown = Signal()

    def __init__(self, later: Later | None = None) -> None:
        super().__init__()
        self.setObjectName("storyView")
        self._setting = Setting(self._mark_bar, later)
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
        self._pictures: dict[str, QImage] = {}
        self._original = QTextDocument(self)
        self._hits: list[QTextCursor] = []
        self._current = -1
        self._passages: list[tuple[Passage, QTextCursor]] = []
        self._spoken: QTextCursor | None = None
        self._colours = ("#ffe08a", "#1f1e1c", "#ffab4a")

    def set_media(self, folder: Path) -> None:
        """Where the library keeps its pictures."""
        self.media = folder

    def set_look(self, theme: Theme, size: int, measure: int) -> None:
        """Colours of marks; text size in pixels and characters to a line, which make the width of the column."""
        self._colours = (theme.mark, theme.mark_text, theme.current)
        self._bar.set_colour(theme.accent)
        self._size, self._measure = size, measure

    def show_html(self, html: str, original: str) -> None:
        """Show a story; `original` is its HTML with the characters of the source, place for place, for copying."""
        self._pictures.clear()
        self._hits, self._current, self._passages, self._spoken = [], -1, [], None
        self.document().setLayoutEnabled(False)
        self.setHtml(html)
        self._original.setHtml(original)
        self._column = 0
        self._set_column()
        self._paint_hits()
        self.text_shown.emit()

    def selected_words(self) -> str:
        """The selection up to the end of its first paragraph, as the source has it."""
        return self.selected_text().split("\n")[0].strip()

    @property
    def source_text(self) -> str:
        """The whole text with the source's characters, place for place as shown."""
        return self._original.toPlainText()

    def quote(self) -> Quote | None:
        """The selected passage, to be found again in the source."""
        cursor = self.textCursor()
        text = self.source_text
        start, end = (len(utf16_prefix(text, at)) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        exact = text[start:end]
        if not exact.strip():
            return None
        return Quote(exact, text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT])

    def mark_passages(self, passages: Sequence[Passage]) -> None:
        """Mark these and no others."""
        text = self.source_text
        self._passages = [(each, cursor_over(self.document(), text, each.start, each.end)) for each in passages]
        self._paint_hits()

    def mark_spoken(self, start: int, end: int) -> None:
        """Mark what is read aloud, code points of `source_text`, and keep it in sight; an empty piece marks nothing."""
        self._spoken = cursor_over(self.document(), self.source_text, start, end) if end > start else None
        if self._spoken:
            self._reveal(self._spoken)
        self._paint_hits()

    def passage_at(self, point: QPoint) -> Passage | None:
        """The passage at a point of the viewport, the shortest where several overlap."""
        at = self.cursorForPosition(point).position()
        found = [each for each, cursor in self._passages if cursor.selectionStart() <= at < cursor.selectionEnd()]
        return min(found, key=lambda each: each.end - each.start, default=None)

    def show_passage(self, key: tuple[str, int]) -> bool:
        """Scroll to a marked passage and put the cursor at it; False where it is not marked."""
        cursor = next((cursor for each, cursor in self._passages if each.key == key), None)
        if cursor is not None:
            self._reveal(cursor)
        return cursor is not None

    def mark_hits(self, marker: Marker | None) -> int:
        """Mark every place that `marker` finds, block by block; returns how many. No hit is current yet."""
        self._hits = self._find(marker) if marker else []
        self._current = -1
        self._paint_hits()
        return len(self._hits)

    def step_hit(self, step: int) -> None:
        """Go to the next (1) or previous (-1) hit; the first step goes to the first one on or below the screen."""
        if not self._hits:
            return
        if self._current < 0:
            top = self.cursorForPosition(QPoint(0, 0)).position()
            below = next((at for at, hit in enumerate(self._hits) if hit.selectionStart() >= top), 0)
            self._current = below if step > 0 else (below - 1) % len(self._hits)
        else:
            self._current = (self._current + step) % len(self._hits)
        self._reveal(self._hits[self._current])
        self._paint_hits()

    def show_first_hit(self) -> None:
        """Make the first hit the current one."""
        if self._hits:
            self._current = 0
            self._reveal(self._hits[0])
            self._paint_hits()

    @property
    def hit_position(self) -> tuple[int, int]:
        """Number of the current hit (0 for none yet) and of all hits."""
        return self._current + 1, len(self._hits)

    def scroll_page(self, direction: int) -> None:
        """One screen on or back, keeping a line or two, a whole one at the top; `end_passed` where there is no more."""
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
        """How far the text is read: code points above the top of the screen, 0 at the beginning."""
        if not self._bar.value():
            return 0
        above = QTextCursor(self.document())
        above.setPosition(self.cursorForPosition(QPoint(0, 2)).position())
        above.movePosition(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
        return len(above.selectedText())

    def scroll_to(self, position: int) -> None:
        """Put the text at a reading position at the top of the screen."""
        there = QTextCursor(self.document())
        text = self.document().toPlainText()
        there.setPosition(min(utf16_length(text[:position]), self.document().characterCount() - 1))
        self._setting.reach(there.position() + _SCREEN if position else 0)
        self._bar.setValue(self._bar.value() + self.cursorRect(there).top() if position else 0)

    def scrollToAnchor(self, name: str) -> None:
        self._setting.reach(inf)
        super().scrollToAnchor(name)

    def loadResource(self, kind: int, name: QUrl | str) -> QImage:
        """A picture of the library, or an empty one: whatever else a text names is neither opened nor fetched.

        An empty image, not None: Qt would open the file by its name itself.
        """
        text = name.toString() if isinstance(name, QUrl) else str(name)
        found = _PICTURE.fullmatch(text)
        if found is None or self.media is None:
            return nothing()
        if text not in self._pictures and len(self._pictures) < _MOST_PICTURES:
            self._pictures[text] = picture(self.media / found[1], round(self._size * self._measure))
        return self._pictures.get(text) or nothing()

    def copy_selection(self) -> None:
        """Put the selected text on the clipboard.

        Not by createMimeDataFromSelection: an object made there in Python dies under the clipboard's feet at the end.
        """
        if self.textCursor().hasSelection():
            QGuiApplication.clipboard().setText(self.selected_text())

    def selected_text(self) -> str:
        """The selected text as printed in the source, or as shown where the person prefers that."""
        shown = self.textCursor()
        document = self.document() if self.copy_as_shown else self._original
        cursor = QTextCursor(document)
        last = document.characterCount() - 1
        cursor.setPosition(min(shown.selectionStart(), last))
        cursor.setPosition(min(shown.selectionEnd(), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor.selection().toPlainText()

    def resizeEvent(self, event: QResizeEvent) -> None:
        at = self.reading_position()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._set_column()
            self._paint_hits()
            if self.hit_position[0]:
                self._reveal(self._hits[self._current])
            else:
                self.scroll_to(at)

    def viewportEvent(self, event: QEvent) -> bool:
        """Notes are told where they are pointed at, as plain text."""
        if isinstance(event, QHelpEvent):
            passage = self.passage_at(event.pos())
            hint = escape(passage.hint).replace("\n", "<br>") if passage else ""
            QToolTip.showText(event.globalPos(), f"<p>{hint}</p>" if hint else "", self)
            return True
        return super().viewportEvent(event)

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
        """Copying gives the source's characters; keys that type are keys of the window."""
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
        """Keep the text column at its measure, in the middle; a story that needs no scroll bar stands where one does
        that needs it, and need not be set again when the bar comes."""
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

    def _find(self, marker: Marker) -> list[QTextCursor]:
        found, shown = [], self.document()
        block = self._original.begin()
        while block.isValid():
            text = block.text()
            found += [cursor_over(shown, text, span.start, span.end, block.position()) for span in marker.spans(text)]
            block = block.next()
        return found

    def _reveal(self, hit: QTextCursor) -> None:
        """Scroll so that the hit stands in the upper third."""
        start = QTextCursor(hit)
        start.setPosition(hit.selectionStart())
        rect = self.cursorRect(start)
        if not 0 <= rect.top() <= self.viewport().height() * 0.75:
            self._setting.reach(start.position() + _SCREEN)
            self._bar.setValue(self._bar.value() + rect.top() - self.viewport().height() // 3)

    def _paint_hits(self) -> None:
        ground, text, current = self._colours
        passages = [dressed(cursor, each.look) for each, cursor in self._passages]
        hits = [marked(hit, current if at == self._current else ground, text) for at, hit in enumerate(self._hits)]
        spoken = [marked(self._spoken, current, text)] if self._spoken else []
        self.setExtraSelections(passages + hits + spoken)
        self._mark_bar()
        self.hits_changed.emit(*self.hit_position)

    def _mark_bar(self) -> None:
        """How far down the hits stand is known once all of the text is set."""
        hits = self._hits if self._setting.whole else []
        layout = self.document().documentLayout()
        height = max(1.0, layout.documentSize().height()) if hits else 1.0
        self._bar.set_marks([layout.blockBoundingRect(hit.block()).center().y() / height for hit in hits])
