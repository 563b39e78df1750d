"""The list of related stories: a heading for each part, and for each story its headline, place, and what it shares."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.browse.related_rows import RelatedPart, RelatedRow
from reader.ui.language.words import tr
from reader.ui.look.drawn_text import DrawnText
from reader.ui.look.list_model import RowsModel
from reader.ui.look.painted_fonts import sized
from reader.ui.look.theme import ThemeKeeper
from reader.ui.related.related_words import part_name, place_words, shared_words

Index = QModelIndex | QPersistentModelIndex
LineRole = Qt.ItemDataRole.UserRole
_LEFT, _TOP, _GAP = 14.0, 5.0, 1.0


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names the part whose stories follow."""

    part: RelatedPart


Line = Heading | RelatedRow


def lines_of(rows: Sequence[RelatedRow]) -> Iterator[Line]:
    """Yield the rows under the names of their parts."""
    before: RelatedPart | None = None
    for row in rows:
        if row.part is not before:
            yield Heading(row.part)
        yield row
        before = row.part


class _Model(RowsModel[Line]):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._rows[index.row()]
        if role == LineRole:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return part_name(line.part) if isinstance(line, Heading) else line.row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            if isinstance(line, Heading):
                return part_name(line.part)
            return "\n".join(filter(None, (line.row.title, place_words(line), shared_words(line))))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = index.isValid() and isinstance(self._rows[index.row()], Heading)
        return Qt.ItemFlag.ItemIsEnabled if heading else super().flags(index)


class RelatedList(QListView):
    """`story_wanted` carries the id of a story chosen with a click or Enter; `left` says that Esc was pressed."""

    story_wanted = Signal(int)
    left = Signal()

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self.setObjectName("storyList")
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self, themes))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        themes.changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[RelatedRow]) -> None:
        """Show these rows; the first story is current."""
        self._model.show_rows(tuple(lines_of(rows)))
        if rows:
            self.setCurrentIndex(self._model.index(1))
        self.scrollToTop()

    def whole_height(self) -> int:
        """Return the height that all rows take."""
        option = QStyleOptionViewItem()
        heights = (
            self.itemDelegate().sizeHint(option, self._model.index(at)).height() for at in range(self._model.rowCount())
        )
        return sum(heights) + 4

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        line: Line = index.data(LineRole)
        if isinstance(line, RelatedRow):
            self.story_wanted.emit(line.row.id)


class _Delegate(QStyledItemDelegate):
    """Draws the name of a part small and bold; of a story its headline, then where it stands and what it shares."""

    def __init__(self, view: QListView, themes: ThemeKeeper) -> None:
        super().__init__(view)
        self._view, self._themes = view, themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = sum(part.height + _GAP for part, _ in self._parts(index.data(LineRole)))
        return QSize(self._view.viewport().width(), round(height + 2 * _TOP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, state, area = self._themes.theme, option.state, QRectF(option.rect)
        line: Line = index.data(LineRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        if lit and isinstance(line, RelatedRow):
            selected = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(QColor(theme.accent) if selected and self._view.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected if selected else theme.hover))
            painter.drawRoundedRect(area.adjusted(4.5, 1.5, -4.5, -1.5), 6, 6)
        top = area.top() + _TOP
        for part, colour in self._parts(line):
            part.draw(painter, QPointF(area.left() + _LEFT, top), colour)
            top += part.height + _GAP
        painter.restore()

    def _parts(self, line: Line) -> tuple[tuple[DrawnText, str], ...]:
        theme, font = self._themes.theme, self._view.font()
        width = self._view.viewport().width() - 2 * _LEFT
        small = sized(font, 12)
        if isinstance(line, Heading):
            return ((DrawnText(part_name(line.part), sized(font, 12, QFont.Weight.Bold), width, 1), theme.accent),)
        weight = QFont.Weight.Normal if line.row.read else QFont.Weight.Bold
        title = self._themes.shown(line.row.title or tr("No headline"))
        about = "  ·  ".join(filter(None, (place_words(line), self._themes.shown(shared_words(line)))))
        return (
            (DrawnText(title, sized(font, 14, weight), width, 1), theme.text),
            (DrawnText(about, small, width, 2), theme.muted),
        )
