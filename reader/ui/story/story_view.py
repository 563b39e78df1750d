"""The story with its marks: hits of a search, passages that a person marked, the sentence that is read aloud."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QToolTip

from reader.render.story_html import Marker
from reader.ui.look.theme import Theme
from reader.ui.story.passages import Passage, cursor_over, dressed, marked
from reader.ui.story.piecewise_setting import Later
from reader.ui.story.story_text import StoryText
from reader.ui.story.table_text import regions


class StoryView(StoryText):
    """A story text with marks; `hits_changed` carries the number of the current hit, 0 for none, and of all.

    `text_shown` comes when another text is set: passages marked in the one before are gone.
    """

    hits_changed = Signal(int, int)
    text_shown = Signal()

    def __init__(self, later: Later | None = None) -> None:
        super().__init__(later)
        self._hits: list[QTextCursor] = []
        self._current = -1
        self._passages: list[tuple[Passage, QTextCursor]] = []
        self._spoken: QTextCursor | None = None
        self._colours = ("#ffe08a", "#1f1e1c", "#ffab4a")
        self.wholly_set.connect(self._mark_bar)

    def set_look(self, theme: Theme, size: int, measure: int) -> None:
        """Take the colours of marks, the text size in pixels and the characters to a line."""
        self._colours = (theme.mark, theme.mark_text, theme.current)
        self._bar.set_colour(theme.accent)
        self.set_size(size, measure)

    def show_html(self, html: str, original: str) -> None:
        """Show a story without marks; `original` as for `set_text`."""
        self._hits, self._current, self._passages, self._spoken = [], -1, [], None
        self.set_text(html, original)
        self._paint_hits()
        self.text_shown.emit()

    def keep_in_sight(self, position: int) -> None:
        """Keep the current hit in sight, else the text at this position."""
        self._paint_hits()
        if self.hit_position[0]:
            self.reveal(self._hits[self._current])
        else:
            super().keep_in_sight(position)

    def mark_passages(self, passages: Sequence[Passage]) -> None:
        """Mark these passages and no others."""
        text = self.source_text
        self._passages = [(each, cursor_over(self.document(), text, each.start, each.end)) for each in passages]
        self._paint_hits()

    def mark_spoken(self, start: int, end: int) -> None:
        """Mark the sentence read aloud, in code points of `source_text`, and keep it in sight; none if it is empty."""
        self._spoken = cursor_over(self.document(), self.source_text, start, end) if end > start else None
        if self._spoken:
            self.reveal(self._spoken)
        self._paint_hits()

    def passage_at(self, point: QPoint) -> Passage | None:
        """Return the passage at a point of the viewport, the shortest if several overlap."""
        at = self.cursorForPosition(point).position()
        found = [each for each, cursor in self._passages if cursor.selectionStart() <= at < cursor.selectionEnd()]
        return min(found, key=lambda each: each.end - each.start, default=None)

    def show_passage(self, key: tuple[str, int]) -> bool:
        """Scroll to a marked passage and put the cursor at it; return False if it is not marked."""
        cursor = next((cursor for each, cursor in self._passages if each.key == key), None)
        if cursor is not None:
            self.reveal(cursor)
        return cursor is not None

    def mark_hits(self, marker: Marker | None) -> int:
        """Mark every hit that `marker` finds, block by block; return their number. No hit is current yet."""
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
        self.reveal(self._hits[self._current])
        self._paint_hits()

    def show_first_hit(self) -> None:
        """Make the first hit the current one."""
        if self._hits:
            self._current = 0
            self.reveal(self._hits[0])
            self._paint_hits()

    @property
    def hit_position(self) -> tuple[int, int]:
        """Number of the current hit (0 for none yet) and of all hits."""
        return self._current + 1, len(self._hits)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the note of the passage that is pointed at, as plain text."""
        if isinstance(event, QHelpEvent):
            passage = self.passage_at(event.pos())
            hint = escape(passage.hint).replace("\n", "<br>") if passage else ""
            QToolTip.showText(event.globalPos(), f"<p>{hint}</p>" if hint else "", self)
            return True
        return super().viewportEvent(event)

    def _find(self, marker: Marker) -> list[QTextCursor]:
        shown = self.document()
        return [
            cursor_over(shown, text, span.start, span.end, position)
            for position, text in regions(self._original)
            for span in marker.spans(text)
        ]

    def _paint_hits(self) -> None:
        paper, text, current = self._colours
        passages = [dressed(cursor, each.look) for each, cursor in self._passages]
        hits = [marked(hit, current if at == self._current else paper, text) for at, hit in enumerate(self._hits)]
        spoken = [marked(self._spoken, current, text)] if self._spoken else []
        self.setExtraSelections(passages + hits + spoken)
        self._mark_bar()
        self.hits_changed.emit(*self.hit_position)

    def _mark_bar(self) -> None:
        """Mark the hits on the scroll bar; their heights are known once all of the text is set."""
        hits = self._hits if self._setting.whole else []
        layout = self.document().documentLayout()
        height = max(1.0, layout.documentSize().height()) if hits else 1.0
        self._bar.set_marks([layout.blockBoundingRect(hit.block()).center().y() / height for hit in hits])
