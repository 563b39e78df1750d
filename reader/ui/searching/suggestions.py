"""Suggestions while typing: a list below the search box, the typed part in bold and the kind at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QInputMethodEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.ui.language.words import mark, tr
from reader.ui.look.list_model import RowsModel
from reader.ui.look.painted_fonts import sized
from reader.ui.look.theme import ThemeKeeper

Index = QModelIndex | QPersistentModelIndex
SuggestionRole = Qt.ItemDataRole.UserRole
ROW = 32
PAD = 12.0
MOST_ROWS = 10
WIDEST = 560


class SuggestionKind(StrEnum):
    HISTORY = "history"
    HEADLINE = "headline"
    PERSON = "person"
    COLUMN = "column"
    PLACE = "place"
    NEWSPAPER = "newspaper"


_KINDS = {
    SuggestionKind.HISTORY: mark("searched before"),
    SuggestionKind.HEADLINE: mark("headline"),
    SuggestionKind.PERSON: mark("person"),
    SuggestionKind.COLUMN: mark("column"),
    SuggestionKind.PLACE: mark("place"),
    SuggestionKind.NEWSPAPER: mark("newspaper"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """`text` is shown, `query` is what choosing it searches for; `matched` is how many characters from `start` were
    typed; `count` stories have it (0 if they were not counted)."""

    text: str
    query: str
    kind: SuggestionKind
    start: int = 0
    matched: int = 0
    count: int = 0


class SuggestionModel(RowsModel[Suggestion]):
    """Suggestions in the order in which they are offered."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == SuggestionRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text}, {tr(_KINDS[row.kind])}"
        return None


class Suggester(QListView):
    """Offers suggestions below a line edit. `chosen` carries the query of the one that was taken.

    It is a plain part of the window that never takes the focus or the keyboard, so that an input method goes on in the
    box undisturbed; while it composes nothing is offered. The rows are those that were handed in, not filtered again:
    what matches by pinyin does not begin with what was typed.
    """

    chosen = Signal(str)

    def __init__(self, box: QLineEdit, themes: ThemeKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions")
        self._box, self._above = box, parent
        self._rows = SuggestionModel(self)
        self.composing = False
        self.setModel(self._rows)
        self.setItemDelegate(_SuggestionDelegate(self, themes))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)
        themes.changed.connect(self.viewport().update)
        box.installEventFilter(self)
        self.hide()

    def offer(self, rows: Sequence[Suggestion]) -> None:
        """Show these below the box, or nothing if there are none; the text in the box stays as it is."""
        self._rows.show_rows(rows[:MOST_ROWS])
        self.setCurrentIndex(QModelIndex())
        if rows and self._box.hasFocus() and not self.composing:
            self._place()
            self.setAccessibleName(tr("Suggestions"))
            self.show()
            self.raise_()
        else:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self.composing = bool(event.preeditString())
            if self.composing:
                self.hide()
        elif self.isVisible():
            if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Resize, QEvent.Type.Hide):
                self.hide()
            elif isinstance(event, QKeyEvent):
                return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """True if a key of the box was one of this list's; Esc must be claimed before it is a key of the window."""
        pressed = event.type() == QEvent.Type.KeyPress
        match event.key():
            case Qt.Key.Key_Escape:
                event.accept()
                if pressed:
                    self.hide()
                return True
            case Qt.Key.Key_Down | Qt.Key.Key_Up if pressed:
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if pressed:
                taken = self.currentIndex()
                self.hide()
                if taken.isValid():
                    self._choose(taken)
                return taken.isValid()
        return False

    def _step(self, step: int) -> None:
        """Choose the next row, or the one before; the box itself lies after the last and before the first."""
        row = self.currentIndex().row() + step
        row = self._rows.rowCount() - 1 if row < -1 else row
        self.setCurrentIndex(self._rows.index(row) if 0 <= row < self._rows.rowCount() else QModelIndex())

    def _choose(self, index: Index) -> None:
        row: Suggestion = index.data(SuggestionRole)
        self.hide()
        self.chosen.emit(row.query)

    def _place(self) -> None:
        above = self._above
        corner = self._box.mapTo(above, QPoint(0, self._box.height() + 2))
        width = min(max(self._box.width(), 300), WIDEST, above.width() - corner.x() - 4)
        self.setGeometry(corner.x(), corner.y(), width, self._rows.rowCount() * ROW + 2 * self.frameWidth())


class _SuggestionDelegate(QStyledItemDelegate):
    """The text with its typed part in bold, the kind at the right."""

    def __init__(self, view: QListView, themes: ThemeKeeper) -> None:
        super().__init__(view)
        self._view = view
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Suggestion = index.data(SuggestionRole)
        theme = self._themes.theme
        area = QRectF(option.rect)
        painter.save()
        selected = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        painter.fillRect(area, QColor(theme.selected if selected else theme.raised))
        small = sized(self._view.font(), 12)
        kind = tr(_KINDS[row.kind]) + (f" · {row.count:,}" if row.count else "")
        room = QFontMetricsF(small).horizontalAdvance(kind) + 14
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        inner = area.adjusted(PAD, 0, -PAD, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, kind)
        painter.setPen(QColor(theme.text))
        self._paint_text(painter, row, inner.adjusted(0, 0, -room, 0))
        painter.restore()

    def _paint_text(self, painter: QPainter, row: Suggestion, area: QRectF) -> None:
        end = row.start + row.matched
        for text, bold in ((row.text[: row.start], False), (row.text[row.start : end], True), (row.text[end:], False)):
            if not text or area.width() <= 0:
                continue
            font = sized(self._view.font(), 14, QFont.Weight.Bold if bold else QFont.Weight.Normal)
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
            area.adjust(metrics.horizontalAdvance(text), 0, 0, 0)
