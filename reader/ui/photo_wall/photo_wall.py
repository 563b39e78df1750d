"""The photo wall: the photos of an issue with their captions, pictures read one by one as they come into sight."""

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.browse.photos import PhotoRow
from reader.ui.language.names import page_name
from reader.ui.language.words import tr
from reader.ui.look import icons
from reader.ui.look.drawn_text import DrawnText
from reader.ui.look.pictures import PictureShelf
from reader.ui.look.theme import Theme, ThemeKeeper
from reader.ui.photo_wall.photo_model import PhotoModel, PhotoRole

NARROWEST = 250
PICTURE = 0.66
WORDS = 128.0
WORDS_ALONE = 196.0
PAD = 10.0


class PhotoWall(QListView):
    """`story_opened` carries the id of the story whose photo was chosen with a click or Enter."""

    story_opened = Signal(int)

    def __init__(self, themes: ThemeKeeper, shelf: PictureShelf | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("storyList")
        self._model = PhotoModel(self)
        self._pictured = False
        self._tiles = _Tiles(self, themes, shelf)
        self.setModel(self._model)
        self.setItemDelegate(self._tiles)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        themes.changed.connect(self.viewport().update)
        self._speak()

    def show_photos(self, rows: Sequence[PhotoRow], shelf: PictureShelf | None = None) -> None:
        """Show these photos; `shelf` if the pictures are another library's."""
        if shelf is not None:
            self._tiles.shelf = shelf
        self._pictured = any(row.photo.image for row in rows)
        self._model.show_rows(rows)
        self.setGridSize(self.tile)

    @property
    def tile(self) -> QSize:
        """The size of one photo with its words: as many in a row as fit, sharing the width."""
        width = self.viewport().width() - 4
        across = max(1, width // NARROWEST)
        wide = width // across
        return QSize(wide, round(wide * PICTURE + WORDS if self._pictured else WORDS_ALONE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setGridSize(self.tile)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.story_opened.emit(index.data(PhotoRole).row.id)

    def _speak(self) -> None:
        self.setAccessibleName(tr("Photos of this issue"))


class _Tiles(QStyledItemDelegate):
    """Draws a photo with its words; a picture that is not read yet is put in a queue, one read at a time."""

    def __init__(self, wall: PhotoWall, themes: ThemeKeeper, shelf: PictureShelf | None) -> None:
        super().__init__(wall)
        self._wall = wall
        self._themes = themes
        self.shelf = shelf
        self._ready: set[tuple[str, int]] = set()
        self._queue: deque[tuple[str, int]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read_next)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self._wall.tile

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: PhotoRow = index.data(PhotoRole)
        theme = self._themes.theme
        area = QRectF(option.rect).adjusted(6, 6, -6, -6)
        state = option.state
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        chosen, hovered = state & QStyle.StateFlag.State_Selected, state & QStyle.StateFlag.State_MouseOver
        painter.setPen(QPen(QColor(theme.accent if chosen else theme.line), 2.0 if chosen else 1.0))
        painter.setBrush(QColor(theme.selected if chosen else theme.hover if hovered else theme.raised))
        painter.drawRoundedRect(area, 7, 7)
        frame = QRectF(area.left() + PAD, area.top() + PAD, area.width() - 2 * PAD, self._picture_height(row, area))
        if row.photo.image:
            self._paint_picture(painter, row.photo.image, frame, theme)
        self._paint_words(painter, row, area, frame.bottom() + (8 if row.photo.image else 0), theme)
        painter.restore()

    def _picture_height(self, row: PhotoRow, area: QRectF) -> float:
        return area.width() * PICTURE if row.photo.image else 0.0

    def _paint_picture(self, painter: QPainter, name: str, frame: QRectF, theme: Theme) -> None:
        painter.fillRect(frame, QColor(theme.panel))
        image = self._picture(name, round(frame.width() * painter.device().devicePixelRatioF()))
        if image is None:
            middle = frame.center()
            icons.paint(painter, "photo", theme.faint, QRectF(middle.x() - 14, middle.y() - 14, 28, 28))
            return
        size = image.size().toSizeF().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        corner = frame.center() - QPointF(size.width() / 2, size.height() / 2)
        painter.drawImage(QRectF(corner, size), image)

    def _paint_words(self, painter: QPainter, row: PhotoRow, area: QRectF, top: float, theme: Theme) -> None:
        font = QFont(self._wall.font())
        bold, small = QFont(font), QFont(font)
        bold.setBold(True)
        small.setPixelSize(12)
        width = area.width() - 2 * PAD
        foot = DrawnText(" · ".join(filter(None, (row.photo.credit, page_name(row.row.page)))), small, width, 1)
        bottom = area.bottom() - PAD - foot.height
        foot.draw(painter, QPointF(area.left() + PAD, bottom), theme.muted)
        if row.title:
            title = DrawnText(self._themes.shown(row.title), bold, width, 1 if row.photo.image else 2)
            title.draw(painter, QPointF(area.left() + PAD, top), theme.text)
            top += title.height + 3
        lines = int((bottom - top) // (foot.height * 1.15))
        if lines > 0 and row.photo.caption:
            DrawnText(self._themes.shown(row.photo.caption), font, width, lines).draw(
                painter, QPointF(area.left() + PAD, top), theme.text if not row.title else theme.muted
            )

    def _picture(self, name: str, width: int) -> QImage | None:
        """The picture once it was read; until then None, and its turn comes."""
        key = (name, width)
        if self.shelf is None:
            return None
        if key in self._ready:
            return self.shelf.picture(name, width)
        if key not in self._queue:
            self._queue.append(key)
            self._timer.start()
        return None

    def _read_next(self) -> None:
        if self._queue and self.shelf is not None:
            key = self._queue.pop()
            self.shelf.picture(*key)
            self._ready.add(key)
            self._wall.viewport().update()
        if not self._queue:
            self._timer.stop()
