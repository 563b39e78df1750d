"""The list itself: a table whose first column shows the story, with other columns beside it if wanted."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from reader.ui.background.frame_budget import PaintLock
from reader.ui.browsing.dragged_stories import dragged, dragged_ids
from reader.ui.browsing.stories_model import Column, Index, StoriesModel
from reader.ui.look.theme import ThemeKeeper
from reader.ui.story_list.carried_picture import carried_picture
from reader.ui.story_list.row_delegate import StoryDelegate

_SAID = 200
_WIDTHS = {Column.NEWSPAPER: 96, Column.DATE: 124, Column.PAGE: 96, Column.LABEL: 100}
_LEAST_STORY, _LEAST_COLUMN, _MOST_COLUMN = 170, 64, 600


class StoryListView(QTableView):
    """Short lists have rows as tall as their headline needs; rows of long lists are alike, so that a list of a million
    is laid out at once, and the scroll bar is right from the start.

    `column_clicked` carries the column whose title was clicked; `key_held` True if a held key moves the cursor.
    """

    opened = Signal(int)
    column_clicked = Signal(int)
    column_resized = Signal()

    def __init__(self, model: StoriesModel, themes: ThemeKeeper, paint_lock: PaintLock) -> None:
        super().__init__()
        self.setObjectName("storyList")
        self._removing = self.key_held = False
        self._wanted: tuple[Column, ...] = ()
        self._widths = dict(_WIDTHS)
        self._stories = model
        self._themes, self._paint_lock = themes, paint_lock
        self.rows = StoryDelegate(self, model, themes)
        self.setModel(model)
        self.setItemDelegate(self.rows)
        self._dress()
        model.modelReset.connect(self._measure_all)
        model.rowsInserted.connect(lambda _parent, first, last: self._measure(first, last))
        model.rowsRemoved.connect(self._stay)
        model.dataChanged.connect(lambda first, last: self._measure(first.row(), last.row()))
        themes.changed.connect(self._look_again)
        self.show_columns(())

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns beside the story, as far as there is room for them."""
        self._wanted = tuple(columns)
        self._fit_columns()
        self._look_again()

    def width_wanted(self) -> int:
        """Return the width that the list needs for all its columns."""
        return _LEAST_STORY + sum(max(self._widths[column], _LEAST_COLUMN) for column in self._wanted)

    def column_widths(self) -> dict[str, int]:
        """Return the widths that the person gave the columns, by their names."""
        return {column.name.lower(): width for column, width in self._widths.items()}

    def set_column_widths(self, widths: Mapping[str, int]) -> None:
        """Take widths kept before, except values that are no width of a column."""
        for column in self._widths:
            width = widths.get(column.name.lower())
            if isinstance(width, int) and _LEAST_COLUMN <= width <= _MOST_COLUMN:
                self._widths[column] = width
                self.setColumnWidth(column, width)

    def _fit_columns(self) -> None:
        """Keep the room of the story: a column that does not fit beside it is said below its headline."""
        room, shown = self.viewport().width() - _LEAST_STORY, set()
        for column in self._wanted:
            room -= self._widths[column]
            if room >= 0:
                shown.add(column)
        for column in Column:
            if self.isColumnHidden(column) is not (column is not Column.STORY and column not in shown):
                self.setColumnHidden(column, not self.isColumnHidden(column))
        self.horizontalHeader().setVisible(bool(self._wanted))
        self.rows.columns = frozenset(shown)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.rows.columns:
            # Qt paints the one cell again; the frame goes around the row.
            self.viewport().update()
        if current.isValid() and not self._removing and current.row() != previous.row():
            self.opened.emit(current.row())

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """Open nothing when the cursor moves because its row goes away."""
        self._removing = True
        super().rowsAboutToBeRemoved(parent, start, end)
        self._removing = False

    def _stay(self, _parent: Index, first: int, last: int) -> None:
        """Keep the rows in sight when rows above them go away."""
        top = self.rowAt(0)
        if self.rows.alike and 0 <= first < top:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - (last - first + 1) * self.verticalHeader().defaultSectionSize())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()
            self._measure_all()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ask for the rows that are missing in the painted part."""
        with self._paint_lock:
            painter = QPainter(self.viewport())
            painter.fillRect(event.rect(), QColor(self._themes.theme.list))
            painter.end()
            super().paintEvent(event)
        count = self._stories.rowCount()
        if count and self._stories.lazy:
            first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
            self._stories.see(max(first, 0), last if last >= 0 else count - 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.rows.forget()
            self._measure_all()

    def moveCursor(self, move: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier) -> QModelIndex:
        """Go to the first and the last story with Home and End, as in a list."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0}
        ends[QAbstractItemView.CursorAction.MoveEnd] = self._stories.rowCount() - 1
        if move in ends:
            return self._stories.index(ends[move], Column.STORY)
        return super().moveCursor(move, keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the story with Enter; leave letters to the window: they do not search in the list."""
        self.key_held = event.isAutoRepeat()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def selected_ids(self) -> list[int]:
        """The stories that are selected, in the order of the list."""
        selection = self.selectionModel().selection()
        spans = sorted({(span.top(), span.height()) for span in map(selection.at, range(selection.count()))})
        return [each for top, count in spans for each in self._stories.ids_of(top, count)]

    def select_alone(self, at: int) -> None:
        """Put the cursor on a row and select nothing but it, whichever keys are held down.

        Qt's setCurrentIndex follows the keyboard: with Ctrl held, as a person does who is about to press Ctrl+D, it
        adds the row to the selection, and the act is done to both stories.
        """
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self._stories.index(at, 0), flags.ClearAndSelect | flags.Rows)

    def carried(self) -> QMimeData:
        """Return the selected stories as they are dragged: all ids, and the words of the first rows that are here."""
        rows = (self._stories.held(index.row()) for index in self.selectionModel().selectedRows()[:_SAID])
        return dragged(self.selected_ids(), [item.row for item in rows if item])

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag stories away as copies, with their number beside the pointer."""
        drag, data = QDrag(self), self.carried()
        drag.setMimeData(data)
        drag.setPixmap(carried_picture(len(dragged_ids(data)), self._themes.theme, self.devicePixelRatioF()))
        drag.exec(Qt.DropAction.CopyAction)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 80)

    def _look_again(self) -> None:
        self._measure_all()
        self.viewport().update()

    def _measure_all(self, width: int | None = None) -> None:
        """Lay out rows; `width` is that of the stories' column, which Qt does not know yet."""
        self.rows.alike = self._stories.lazy
        height = self.rows.alike_height(snippets=self._stories.snippets)
        if self.verticalHeader().defaultSectionSize() != height:
            # Walks over all rows that there are; a new list has none yet.
            self.verticalHeader().setDefaultSectionSize(height)
        self._measure(0, self._stories.rowCount() - 1, width)

    def _measure(self, first: int, last: int, width: int | None = None) -> None:
        if self.rows.alike:
            return
        header, width = self.verticalHeader(), width or self.columnWidth(Column.STORY)
        for at in range(first, last + 1):
            item = self._stories.held(at)
            if item is not None:
                header.resizeSection(at, self.rows.height(item, width))

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        # Painted whole by `paintEvent`: scrolling then moves what is there and paints only what comes into sight.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(32)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows, titles = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        titles.setHighlightSections(False)
        titles.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        titles.setSectionsClickable(True)
        titles.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        titles.setSectionResizeMode(Column.STORY, QHeaderView.ResizeMode.Stretch)
        titles.sectionClicked.connect(self.column_clicked)
        titles.sectionResized.connect(self._column_resized)
        titles.setMinimumSectionSize(_LEAST_COLUMN)
        titles.setTextElideMode(Qt.TextElideMode.ElideRight)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)

    def _column_resized(self, column: int, before: int, now: int) -> None:
        if column == Column.STORY and before != now:
            # The signal comes before the change: the column still has its old width.
            self._measure_all(now)
        elif column != Column.STORY and now and not self.isColumnHidden(column):
            self._widths[Column(column)] = now
            self.column_resized.emit()
