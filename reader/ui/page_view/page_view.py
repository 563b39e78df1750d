"""The page view: the stories and jump lines of a composed page, pointed at, walked with the keys, opened."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from reader.render.page_view import Area, Link, Sheet
from reader.ui.language.words import tr
from reader.ui.look import icons
from reader.ui.look.theme import ThemeKeeper
from reader.ui.page_view.page_canvas import PageCanvas
from reader.ui.page_view.page_handles import Spoken, StoryHandle, make_handles
from reader.ui.page_view.page_painter import Pictures, rect


class PageView(PageCanvas):
    """`story_opened` names the item that was clicked; `jump_followed` the item and the page its jump line names.

    Tab walks stories and jump lines, the arrow keys the stories, Enter opens.
    """

    story_opened = Signal(int)
    jump_followed = Signal(int, str)

    def __init__(self, themes: ThemeKeeper, pictures: Pictures | None = None, parent: QWidget | None = None) -> None:
        super().__init__(themes, pictures, parent)
        self._spoken: Mapping[int, Spoken] = {}
        self._handles: list[StoryHandle] = []
        self._link: Link | None = None
        self._hovered: int | None = None
        self._current: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.laid_out.connect(self._move_handles)
        self._name_itself()

    def show_sheet(self, sheet: Sheet, spoken: Mapping[int, Spoken], marked: Sequence[Area] = ()) -> None:
        """Show a page from its top; `spoken` names its items to people who hear the page, `marked` are hits on it."""
        self._spoken = spoken
        self._hovered = self._current = self._link = None
        for handle in self._handles:
            handle.deleteLater()
        self._handles = make_handles(self.viewport(), sheet, self._said)
        for handle in self._handles:
            handle.reached.connect(partial(self._reach, handle))
            handle.left.connect(self.viewport().update)
            handle.clicked.connect(partial(self._use, handle))
        self.put_sheet(sheet, marked)

    @property
    def current(self) -> int | None:
        """The item with the keyboard's frame."""
        return self._current

    def show_story(self, key: int) -> None:
        """Frame a story and scroll to it."""
        handle = self._handle(key)
        if handle is not None:
            self._link = None
            self._set_current(key)
            self.scroll_to(handle.area)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name_itself()
        super().changeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x, y = self.sheet_point(event.position())
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
        x, y = self.sheet_point(event.position())
        link = self._sheet.link_at(x, y)
        key = self._sheet.story_at(x, y)
        if link is not None:
            self.jump_followed.emit(link.key, link.page)
        elif key is not None:
            self._set_current(key)
            self.story_opened.emit(key)

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

    def paint_below(self, painter: QPainter) -> None:
        """Draw the ground of the story that is pointed at."""
        tint = QColor(self._themes.theme.accent)
        tint.setAlpha(14)
        for area in self._areas(self._hovered):
            painter.fillRect(rect(area).adjusted(-0.4, -0.2, 0.4, 0.2), tint)

    def paint_above(self, painter: QPainter) -> None:
        """Draw the ticks of the stories that were read, and the keyboard's frame."""
        self._paint_read(painter)
        self._paint_current(painter)

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
        """Follow the keyboard to a story or a jump line."""
        self._link = handle.link
        self._set_current(handle.key)
        self.scroll_to(handle.area)
        self.viewport().update()

    def _use(self, handle: StoryHandle) -> None:
        """Open what a screen reader pressed."""
        if handle.link is not None:
            self.jump_followed.emit(handle.key, handle.link.page)
        else:
            self.story_opened.emit(handle.key)

    def _set_current(self, key: int) -> None:
        if key == self._current:
            return
        self._current = key
        self.setAccessibleDescription(self._said(key).title)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.viewport().update()

    def _move_handles(self) -> None:
        for handle in self._handles:
            handle.setGeometry(self.on_screen(rect(handle.area)).toAlignedRect())
            handle.show()

    def _areas(self, key: int | None) -> Sequence[Area]:
        return [area for found, area in self._sheet.stories if found == key]

    def _paint_read(self, painter: QPainter) -> None:
        """Draw a small tick at the upper right of each story that was read, within its frame if it has one."""
        for key, area in self._sheet.stories:
            if self._said(key).read:
                inwards = 1.0 if self._sheet.framed(area) else 0.0
                corner = QRectF(area.x + area.width - 0.6 - inwards, area.y + 0.4 * inwards, 1.1, 1.1)
                icons.paint(painter, "check", self._inks.muted.name(), corner)

    def _paint_current(self, painter: QPainter) -> None:
        if not (self.hasFocus() or any(handle.hasFocus() for handle in self._handles)):
            return
        painter.setPen(QPen(QColor(self._themes.theme.accent), 0.14))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for area in [self._link.area] if self._link else self._areas(self._current):
            painter.drawRect(rect(area).adjusted(-0.5, -0.25, 0.5, 0.25))

    def _name_itself(self) -> None:
        self.setAccessibleName(tr("Page set as a newspaper"))
