"""Draws a bookmark: headline, the highlighted passage, the note, a line of where and under what it is kept."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.domain.bookmark import Bookmark
from reader.ui.bookmarks.bookmark_model import BookmarkRole, HeadlineRole, Index
from reader.ui.language.names import where_anchored
from reader.ui.language.words import tr
from reader.ui.look import icons
from reader.ui.look.colours import colour_of, paint_mark
from reader.ui.look.drawn_text import DrawnText
from reader.ui.look.painted_fonts import sized
from reader.ui.look.theme import Theme, ThemeKeeper

LEFT, RIGHT, TOP, GAP = 34.0, 14.0, 10.0, 4.0
QUOTE_LINES, NOTE_LINES = 3, 3


class BookmarkDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView, themes: ThemeKeeper) -> None:
        super().__init__(view)
        self._view = view
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        texts = self._texts(index.data(BookmarkRole), index.data(HeadlineRole), width)
        return QSize(width, round(TOP * 2 + sum(text.height + GAP for text, _, _ in texts) - GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Bookmark = index.data(BookmarkRole)
        theme = self._themes.theme
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_back(painter, area, option, theme)
        sign = QRectF(area.left() + 12, area.top() + TOP + 4, 13, 13)
        colour = colour_of(row.colour)
        if row.story_id is None:
            icons.paint(painter, "warning", theme.muted, sign.adjusted(-1, -1, 1, 1))
        elif colour is not None:
            paint_mark(painter, colour, sign.adjusted(1, 1, -1, -1), theme)
        else:
            icons.paint(painter, "quote" if row.anchor.exact else "star", theme.muted, sign.adjusted(-1, -1, 1, 1))
        top = area.top() + TOP
        for text, ink, stripe in self._texts(row, index.data(HeadlineRole), round(area.width())):
            if stripe:
                bar = QColor(colour.on(theme) if colour else QColor(theme.faint))
                painter.fillRect(QRectF(area.left() + LEFT, top + 1, 3, text.height - 2), bar)
            text.draw(painter, QPointF(area.left() + LEFT + (10 if stripe else 0), top), ink)
            top += text.height + GAP
        painter.restore()

    def _paint_back(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem, theme: Theme) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            focused = selected and option.state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QColor(theme.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected if selected else theme.hover))
            painter.drawRoundedRect(area.adjusted(4.5, 1.5, -4.5, -1.5), 7, 7)
        else:
            painter.setPen(QColor(theme.line))
            painter.drawLine(QPointF(area.left() + LEFT, area.bottom()), QPointF(area.right() - RIGHT, area.bottom()))

    def _texts(self, row: Bookmark, headline: str, width: int) -> list[tuple[DrawnText, str, bool]]:
        """Each text with its colour, and whether a stripe stands before it (a quotation)."""
        theme = self._themes.theme
        room = width - LEFT - RIGHT
        font = self._view.font()
        head = sized(font, 15, QFont.Weight.Bold)
        dim = row.story_id is None
        made = [(DrawnText(headline or tr("No headline"), head, room, 2), theme.text, False)]
        if dim:
            made[0] = (made[0][0], theme.muted, False)
        if row.anchor.exact:
            made.append((DrawnText(row.anchor.exact, sized(font, 14), room - 10, QUOTE_LINES), theme.text, True))
        if row.note:
            made.append((DrawnText(row.note, sized(font, 13), room, NOTE_LINES), theme.muted, False))
        tags = " ".join(f"#{tag}" for tag in row.tags)
        held = tr("story not held") if dim else ""
        facts = " · ".join(part for part in (held, where_anchored(row.anchor), row.folder, tags) if part)
        if facts:
            made.append((DrawnText(facts, sized(font, 12), room, 1), theme.accent if dim else theme.muted, False))
        return made
