"""Suggestions while typing: rows for a completer, drawn with the typed part in bold and the kind at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.theme import ThemeKeeper
from reader.ui.words import mark, tr

Index = QModelIndex | QPersistentModelIndex
SuggestionRole = Qt.ItemDataRole.UserRole
QueryRole = Qt.ItemDataRole.UserRole + 1
ROW = 32
PAD = 12.0


class SuggestionKind(StrEnum):
    HISTORY = "history"
    SAVED = "saved"
    HEADLINE = "headline"
    PERSON = "person"
    COLUMN = "column"
    PLACE = "place"
    NEWSPAPER = "newspaper"


_KINDS = {
    SuggestionKind.HISTORY: mark("searched before"),
    SuggestionKind.SAVED: mark("saved search"),
    SuggestionKind.HEADLINE: mark("headline"),
    SuggestionKind.PERSON: mark("person"),
    SuggestionKind.COLUMN: mark("column"),
    SuggestionKind.PLACE: mark("place"),
    SuggestionKind.NEWSPAPER: mark("newspaper"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """`text` is shown, `query` is what choosing it searches for; `matched` is how many characters from `start` were
    typed (in Chinese or by their pinyin)."""

    text: str
    query: str
    kind: SuggestionKind
    start: int = 0
    matched: int = 0


class SuggestionModel(QAbstractListModel):
    """Suggestions in the order in which they are offered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Suggestion] = ()

    def show_suggestions(self, rows: Sequence[Suggestion]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == SuggestionRole:
            return row
        if role == QueryRole:
            return row.query
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text}, {tr(_KINDS[row.kind])}"
        return None


class Suggester(QCompleter):
    """Offers suggestions below a line edit. `chosen` carries the query of the one that was taken.

    The rows are those that were handed in, not filtered again: what matches by pinyin does not begin with what was
    typed. Nothing is offered while an input method composes, for no text has been entered yet.
    """

    chosen = Signal(str)

    def __init__(self, box: QLineEdit, themes: ThemeKeeper) -> None:
        super().__init__(box)
        self._box = box
        self._model = SuggestionModel(self)
        self.setModel(self._model)
        self.setCompletionRole(QueryRole)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(10)
        popup = QListView()
        popup.setUniformItemSizes(True)
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPopup(popup)
        self._list = popup
        popup.setItemDelegate(_SuggestionDelegate(popup, themes))
        self.setWidget(box)
        self.activated.connect(self.chosen)

    def offer(self, rows: Sequence[Suggestion]) -> None:
        """Show these below the box, or nothing where there are none."""
        self._model.show_suggestions(rows)
        if rows and self._box.hasFocus():
            self.complete()
        else:
            self._list.hide()


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
        small = QFont(self._view.font())
        small.setPixelSize(12)
        kind = tr(_KINDS[row.kind])
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
            font = QFont(self._view.font())
            font.setPixelSize(14)
            font.setBold(bold)
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
            area.adjust(metrics.horizontalAdvance(text), 0, 0, 0)
