"""The papers of one day side by side: a column a newspaper, its pages and headlines one under another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.browse.days import page_order
from reader.ports.rows import StoryRow
from reader.ui.language.names import day, newspaper_name, page_name, row_summary
from reader.ui.language.words import tr, tr_n
from reader.ui.look import icons
from reader.ui.look.drawn_text import DrawnText, line
from reader.ui.look.labels import plain_label
from reader.ui.look.painted_fonts import sized
from reader.ui.look.theme import ThemeKeeper

Index = QModelIndex | QPersistentModelIndex
LineRole = Qt.ItemDataRole.UserRole
NARROWEST, WIDEST = 240, 620
LEFT = 14.0


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line that names the page whose stories follow."""

    page_id: int
    text: str


Line = PageLine | StoryRow


def day_lines(rows: Iterable[StoryRow]) -> list[Line]:
    """A newspaper's stories under the names of their pages, in the order of print."""
    lines: list[Line] = []
    ordered = sorted(rows, key=lambda row: (page_order(row.page), row.page_id, row.position))
    for _, stories in groupby(ordered, key=lambda row: row.page or row.page_id):
        held = list(stories)
        lines.append(PageLine(held[0].page_id, page_name(held[0].page, held[0].section)))
        lines += held
    return lines


class SameDayView(QScrollArea):
    """`story_opened` carries a story's id, `page_opened` a page's (its name was chosen)."""

    story_opened = Signal(int)
    page_opened = Signal(int)

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._date = ""
        self._rows: Sequence[StoryRow] = ()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.columns: list[QListView] = []
        self.setAccessibleName(tr("Newspapers of this day"))

    def show_day(self, date: str, rows: Sequence[StoryRow]) -> None:
        """Show all stories of an ISO day, whatever their newspaper."""
        self._date, self._rows = date, rows
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
        super().changeEvent(event)

    def _fill(self) -> None:
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(12, 12, 12, 12)
        across.setSpacing(12)
        papers: dict[str | None, list[StoryRow]] = {}
        for row in self._rows:
            papers.setdefault(row.newspaper, []).append(row)
        self.columns = [self._column(newspaper, rows, across) for newspaper, rows in papers.items()]
        across.setAlignment(Qt.AlignmentFlag.AlignLeft if papers else Qt.AlignmentFlag.AlignCenter)
        if not papers:
            empty = plain_label("emptyTitle", tr("Nothing is held of this day."))
            empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
            across.addWidget(empty)
        self.setWidget(whole)
        self.setAccessibleName(tr("Newspapers of {date}").format(date=day(self._date)))

    def _column(self, newspaper: str | None, rows: Sequence[StoryRow], across: QHBoxLayout) -> QListView:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(plain_label("listTitle", newspaper_name(newspaper)))
        counts = f"{day(self._date, weekday=True)} · {tr_n('{n} story', '{n} stories', len(rows))}"
        column.addWidget(plain_label("listCount", counts))
        view = _Column(self._themes)
        view.setAccessibleName(newspaper_name(newspaper))
        view.setModel(_Lines(day_lines(rows), view))
        view.clicked.connect(self._open)
        view.activated.connect(self._open)
        column.addWidget(view, 1)
        across.addLayout(column, 1)
        view.setMaximumWidth(WIDEST)
        return view

    def _open(self, index: QModelIndex) -> None:
        chosen: Line = index.data(LineRole)
        if isinstance(chosen, PageLine):
            self.page_opened.emit(chosen.page_id)
        else:
            self.story_opened.emit(chosen.id)


class _Lines(QAbstractListModel):
    """The lines of one newspaper."""

    def __init__(self, lines: Sequence[Line], parent: QObject) -> None:
        super().__init__(parent)
        self._lines = lines

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LineRole:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text if isinstance(line, PageLine) else line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.text if isinstance(line, PageLine) else row_summary(line)
        return None


class _Column(QListView):
    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self.setObjectName("storyList")
        self.setMinimumWidth(NARROWEST)
        self.setItemDelegate(_LineDelegate(self, themes))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        themes.changed.connect(self.viewport().update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _LineDelegate(QStyledItemDelegate):
    """A page's name small and bold; a story by its kicker and headline, with marks for photos and bookmarks."""

    def __init__(self, view: QListView, themes: ThemeKeeper) -> None:
        super().__init__(view)
        self._view = view
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        chosen: Line = index.data(LineRole)
        width = self._view.viewport().width()
        if isinstance(chosen, PageLine):
            return QSize(width, 34)
        return QSize(width, round(self._title(chosen, width).height + (18 if chosen.kicker else 0) + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen: Line = index.data(LineRole)
        theme = self._themes.theme
        area = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            selected = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(QColor(theme.accent) if selected and self._view.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected if selected else theme.hover))
            painter.drawRoundedRect(area.adjusted(4.5, 1.5, -4.5, -1.5), 6, 6)
        if isinstance(chosen, PageLine):
            self._paint_head(painter, chosen, area)
        else:
            self._paint_story(painter, chosen, area)
        painter.restore()

    def _paint_head(self, painter: QPainter, head: PageLine, area: QRectF) -> None:
        theme = self._themes.theme
        font = sized(self._view.font(), 12, QFont.Weight.Bold)
        line(painter, head.text, font, theme.accent, area.adjusted(LEFT, 8, -LEFT, -2))
        painter.setPen(QColor(theme.line))
        painter.drawLine(
            QPointF(area.left() + LEFT, area.bottom() - 1), QPointF(area.right() - LEFT, area.bottom() - 1)
        )

    def _paint_story(self, painter: QPainter, row: StoryRow, area: QRectF) -> None:
        theme = self._themes.theme
        top = area.top() + 6
        if row.kicker:
            small = sized(self._view.font(), 12)
            place = QRectF(area.left() + LEFT, top, area.width() - 2 * LEFT, 17)
            line(painter, self._themes.shown(row.kicker), small, theme.muted, place)
            top += 18
        title = self._title(row, round(area.width()))
        title.draw(painter, QPointF(area.left() + LEFT, top), theme.muted if row.read else theme.text)
        signs = (("photo", bool(row.photo_count)), ("star-filled", row.bookmarked))
        right = area.right() - LEFT - 14
        for name, shown in signs:
            if shown:
                icons.paint(painter, name, theme.muted, QRectF(right, top + 2, 13, 13))
                right -= 17

    def _title(self, row: StoryRow, width: int) -> DrawnText:
        signs = 17 * (bool(row.photo_count) + row.bookmarked)
        font = sized(self._view.font(), 15, QFont.Weight.Normal if row.read else QFont.Weight.Bold)
        return DrawnText(self._themes.shown(row.title or tr("No headline")), font, width - 2 * LEFT - signs, 3)
