"""The page view itself: a composed page that scrolls, zooms, and opens the story that is clicked."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reader.render.page_view import Area, Link, Sheet
from reader.ui.language.words import tr
from reader.ui.look import icons
from reader.ui.look.theme import ThemeKeeper
from reader.ui.page_view.page_handles import Spoken, StoryHandle, make_handles
from reader.ui.page_view.page_painter import Inks, Pictures, paint_marks, paint_sheet, rect
from reader.ui.page_view.page_type import TypeCase

SMALLEST_EM, LARGEST_EM = 4.0, 48.0
STEP = 1.15
LINE = 3.0


class BroadsheetView(QAbstractScrollArea):
    """Shows one `Sheet`. `story_opened` names the item that was clicked; `jump_followed` the item and the page its jump
    line names; `zoom_changed` the pixels an em now takes. Tab walks stories and jump lines, the arrow keys the stories,
    Enter opens."""

    story_opened = Signal(int)
    jump_followed = Signal(int, str)
    zoom_changed = Signal(float)

    def __init__(self, themes: ThemeKeeper, pictures: Pictures | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet(width=1.0, height=1.0)
        self._spoken: Mapping[int, Spoken] = {}
        self._marked: Sequence[Area] = ()
        self._handles: list[StoryHandle] = []
        self._link: Link | None = None
        self._case = TypeCase()
        self._pictures: Pictures = pictures or _no_picture
        self._themes = themes
        self._inks = Inks.of_theme(themes.theme)
        self._mark = QColor(themes.theme.accent)
        self._em: float | None = None
        self._hovered: int | None = None
        self._current: int | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        themes.changed.connect(self._recolour)
        self._name_itself()

    def show_pictures(self, pictures: Pictures) -> None:
        """Take pictures from here (another library was opened)."""
        self._pictures = pictures
        self.viewport().update()

    def show_sheet(self, sheet: Sheet, spoken: Mapping[int, Spoken], marked: Sequence[Area] = ()) -> None:
        """Show a page from its top; `spoken` names its items to people who hear the page, `marked` are hits on it."""
        self._sheet, self._spoken, self._marked = sheet, spoken, marked
        self._hovered = self._current = self._link = None
        for handle in self._handles:
            handle.deleteLater()
        self._handles = make_handles(self.viewport(), sheet, self._said)
        for handle in self._handles:
            handle.reached.connect(partial(self._reach, handle))
            handle.left.connect(self.viewport().update)
            handle.clicked.connect(partial(self._use, handle))
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    @property
    def sheet(self) -> Sheet:
        return self._sheet

    @property
    def marked(self) -> Sequence[Area]:
        """What a search found on the page."""
        return self._marked

    @property
    def current(self) -> int | None:
        """The item with the keyboard's frame."""
        return self._current

    @property
    def em(self) -> float:
        """Pixels to an em: chosen by zooming, else as much as makes the page as wide as the window."""
        if self._em is not None:
            return self._em
        return max(SMALLEST_EM, self.viewport().width() / self._sheet.width)

    def zoom_in(self) -> None:
        self._zoom(self.em * STEP)

    def zoom_out(self) -> None:
        self._zoom(self.em / STEP)

    def zoom_to_width(self) -> None:
        """The page as wide as the window, and so whenever the window changes."""
        self._zoom(None)

    def zoom_to_page(self) -> None:
        """The whole page at once."""
        view = self.viewport().size()
        self._zoom(min(view.width() / self._sheet.width, view.height() / self._sheet.height))

    def show_story(self, key: int) -> None:
        """Frame a story and scroll to it."""
        handle = self._handle(key)
        if handle is not None:
            self._link = None
            self._set_current(key)
            self._scroll_to(handle.area)

    def sizeHint(self) -> QSize:
        return QSize(900, 700)

    def scrollContentsBy(self, across: int, down: int) -> None:
        super().scrollContentsBy(across, down)
        self._place_handles()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name_itself()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._inks.paper)
        origin, em = self._origin(), self.em
        painter.translate(origin)
        painter.scale(em, em)
        exposed = QRectF(event.rect()).translated(-origin)
        exposed = QRectF(exposed.x() / em, exposed.y() / em, exposed.width() / em, exposed.height() / em)
        self._paint_hovered(painter)
        paint_marks(painter, self._marked, self._inks)
        scale = em * self.devicePixelRatioF()
        paint_sheet(painter, self._sheet, self._inks, self._case, exposed=exposed, pictures=self._pictures, scale=scale)
        self._paint_read(painter)
        self._paint_current(painter)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x, y = self._place(event.position())
        link = self._sheet.link_at(x, y)
        hovered = self._sheet.story_at(x, y)
        self.viewport().setCursor(
            Qt.CursorShape.ArrowCursor if link is None and hovered is None else Qt.CursorShape.PointingHandCursor
        )
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        x, y = self._place(event.position())
        link = self._sheet.link_at(x, y)
        key = self._sheet.story_at(x, y)
        if link is not None:
            self.jump_followed.emit(link.key, link.page)
        elif key is not None:
            self._set_current(key)
            self.story_opened.emit(key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(self.em * STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Right | Qt.Key.Key_J:
                self._walk(1)
            case Qt.Key.Key_Up | Qt.Key.Key_Left | Qt.Key.Key_K:
                self._walk(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._link is not None:
                self.jump_followed.emit(self._link.key, self._link.page)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._current is not None:
                self.story_opened.emit(self._current)
            case Qt.Key.Key_Space:
                down = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + (1 if down else -1) * round(self.viewport().height() * 0.9))
            case _:
                super().keyPressEvent(event)

    def _recolour(self) -> None:
        self._inks, self._mark = Inks.of_theme(self._themes.theme), QColor(self._themes.theme.accent)
        self.viewport().update()

    def _walk(self, step: int) -> None:
        keys = list(dict.fromkeys(key for key, _ in self._sheet.stories))
        if not keys:
            return
        at = keys.index(self._current) + step if self._current in keys else 0
        key = keys[max(0, min(len(keys) - 1, at))]
        handle = self._handle(key)
        if handle is not None:
            handle.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_story(key)

    def _handle(self, key: int) -> StoryHandle | None:
        return next((each for each in self._handles if each.key == key and each.link is None), None)

    def _said(self, key: int) -> Spoken:
        return self._spoken.get(key) or Spoken("")

    def _reach(self, handle: StoryHandle) -> None:
        """The keyboard came to a story or a jump line."""
        self._link = handle.link
        self._set_current(handle.key)
        self._scroll_to(handle.area)
        self.viewport().update()

    def _use(self, handle: StoryHandle) -> None:
        """A screen reader pressed what it found."""
        if handle.link is not None:
            self.jump_followed.emit(handle.key, handle.link.page)
        else:
            self.story_opened.emit(handle.key)

    def _scroll_to(self, area: Area) -> None:
        top, bar = round(area.y * self.em), self.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + self.viewport().height() - 4 * self.em:
            bar.setValue(round(top - 2 * self.em))

    def _set_current(self, key: int) -> None:
        if key == self._current:
            return
        self._current = key
        self.setAccessibleDescription(self._said(key).title)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.viewport().update()

    def _zoom(self, em: float | None) -> None:
        middle = self._place(QPointF(self.viewport().rect().center()))
        self._em = None if em is None else max(SMALLEST_EM, min(LARGEST_EM, em))
        self._lay_out()
        for bar, place, size in (
            (self.horizontalScrollBar(), middle[0], self.viewport().width()),
            (self.verticalScrollBar(), middle[1], self.viewport().height()),
        ):
            bar.setValue(round(place * self.em - size / 2))
        self.zoom_changed.emit(self.em)

    def _lay_out(self) -> None:
        view, em = self.viewport().size(), self.em
        for bar, length, shown in (
            (self.horizontalScrollBar(), self._sheet.width * em, view.width()),
            (self.verticalScrollBar(), self._sheet.height * em, view.height()),
        ):
            bar.setPageStep(shown)
            bar.setSingleStep(round(LINE * em))
            bar.setRange(0, max(0, int(length) - shown))
        self._place_handles()
        self.viewport().update()

    def _place_handles(self) -> None:
        origin, em = QPointF(self._origin()), self.em
        for handle in self._handles:
            area = rect(handle.area)
            place = QRectF(area.topLeft() * em + origin, area.size() * em)
            handle.setGeometry(place.toAlignedRect())
            handle.show()

    def _origin(self) -> QPoint:
        """Where the page's corner lies in the viewport; a page narrower than the window stands in the middle."""
        spare = max(0, self.viewport().width() - round(self._sheet.width * self.em))
        return QPoint(spare // 2 - self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _place(self, position: QPointF) -> tuple[float, float]:
        at = position - QPointF(self._origin())
        return at.x() / self.em, at.y() / self.em

    def _areas(self, key: int | None) -> Sequence[Area]:
        return [area for found, area in self._sheet.stories if found == key]

    def _paint_hovered(self, painter: QPainter) -> None:
        ground = QColor(self._mark)
        ground.setAlpha(14)
        for area in self._areas(self._hovered):
            painter.fillRect(rect(area).adjusted(-0.4, -0.2, 0.4, 0.2), ground)

    def _paint_read(self, painter: QPainter) -> None:
        """A small tick at the upper right of each story that was read: beside it, within the frame where it has one."""
        for key, area in self._sheet.stories:
            if self._said(key).read:
                inwards = 1.0 if self._sheet.framed(area) else 0.0
                place = QRectF(area.x + area.width - 0.6 - inwards, area.y + 0.4 * inwards, 1.1, 1.1)
                icons.paint(painter, "check", self._inks.muted.name(), place)

    def _paint_current(self, painter: QPainter) -> None:
        if not (self.hasFocus() or any(handle.hasFocus() for handle in self._handles)):
            return
        painter.setPen(QPen(self._mark, 0.14))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for area in [self._link.area] if self._link else self._areas(self._current):
            painter.drawRect(rect(area).adjusted(-0.5, -0.25, 0.5, 0.25))

    def _name_itself(self) -> None:
        self.setAccessibleName(tr("Page set as a newspaper"))


def _no_picture(name: str, width: int) -> None:
    """For a view that was given no pictures."""
