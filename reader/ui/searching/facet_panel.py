"""The facet panel: what the hits have in common, with counts; a click narrows the search, another widens it again."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from reader.ports.engine import Facet
from reader.ui.language.words import tr
from reader.ui.look import icons
from reader.ui.look.drawn_text import line
from reader.ui.look.theme import Theme, ThemeKeeper
from reader.ui.searching.facet_model import Entry, EntryRole, FacetModel, Index

ROW, HEAD = 26, 32
LEFT, RIGHT = 14.0, 12.0


class FacetPanel(QTreeView):
    """`narrowed` and `widened` carry a facet's name and a value: add it to the query, or take it out."""

    narrowed = Signal(str, str)
    widened = Signal(str, str)

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._model = FacetModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_FacetDelegate(self, themes))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._folded: set[str] = set()
        self.clicked.connect(self._choose)
        self._model.modelReset.connect(self._unfold)
        themes.changed.connect(self.viewport().update)
        self._speak()

    def show_facets(self, facets: Sequence[Facet], chosen: Sequence[tuple[str, str]] = ()) -> None:
        """Show the facets of an answer; `chosen` are those that the query is narrowed to."""
        self._model.show_facets(facets, chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        entry = self._model.entry(index)
        if entry.more:
            self._model.show_all_of(entry.facet)
        elif entry.value is None:
            self._fold(index, entry)
        elif entry.chosen:
            self.widened.emit(entry.facet, entry.value)
        else:
            self.narrowed.emit(entry.facet, entry.value)

    def _fold(self, index: QModelIndex, entry: Entry) -> None:
        self._folded ^= {entry.facet}
        self.setExpanded(index, entry.facet not in self._folded)

    def _unfold(self) -> None:
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            self.setExpanded(index, self._model.entry(index).facet not in self._folded)

    def _speak(self) -> None:
        self.setAccessibleName(tr("Narrow the search"))


class _FacetDelegate(QStyledItemDelegate):
    """A value with its count at the right, and behind it a bar as long as its share."""

    def __init__(self, view: QTreeView, themes: ThemeKeeper) -> None:
        super().__init__(view)
        self._view = view
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(EntryRole)
        return QSize(160, HEAD if entry.parent is None else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(EntryRole)
        theme = self._themes.theme
        area = QRectF(option.rect)
        area.setWidth(self._view.viewport().width() - area.left())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_back(painter, area, option, theme)
        if entry.parent is None:
            self._paint_head(painter, entry, area, folded=not self._view.isExpanded(index), theme=theme)
        elif entry.more:
            line(painter, entry.text, self._font(), theme.accent, area.adjusted(LEFT + 8, 0, -RIGHT, 0))
        else:
            self._paint_value(painter, entry, area, theme)
        painter.restore()

    def _paint_back(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem, theme: Theme) -> None:
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if not (focused or option.state & QStyle.StateFlag.State_MouseOver):
            return
        painter.setPen(QColor(theme.accent) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.hover))
        painter.drawRoundedRect(area.adjusted(4.5, 1.5, -4.5, -1.5), 5, 5)

    def _paint_head(self, painter: QPainter, entry: Entry, area: QRectF, *, folded: bool, theme: Theme) -> None:
        icon = "forward-small" if folded else "down"
        icons.paint(painter, icon, theme.muted, QRectF(area.left() + LEFT - 4, area.center().y() - 4, 12, 12))
        line(painter, entry.text, self._font(bold=True), theme.muted, area.adjusted(LEFT + 12, 6, -RIGHT, 0))

    def _paint_value(self, painter: QPainter, entry: Entry, area: QRectF, theme: Theme) -> None:
        inner = area.adjusted(LEFT + 8, 0, -RIGHT, 0)
        bar = QRectF(inner.left() - 4, inner.bottom() - 4, (inner.width() + 4) * entry.share, 2)
        colour = QColor(theme.accent)
        colour.setAlpha(255 if entry.chosen else 70)
        painter.fillRect(bar, colour)
        count = f"{entry.count:,}"
        font = self._font()
        painter.setFont(font)
        room = painter.fontMetrics().horizontalAdvance(count) + 10
        painter.setPen(QColor(theme.muted))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        if entry.chosen:
            icons.paint(painter, "check", theme.accent, QRectF(inner.left() - 4, inner.center().y() - 7, 14, 14))
            inner.adjust(14, 0, 0, 0)
        inner.adjust(0, 0, -room, 0)
        line(painter, entry.text, self._font(bold=entry.chosen), theme.text, inner)

    def _font(self, *, bold: bool = False) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(13)
        font.setBold(bold)
        return font
