"""A composed page on the screen: drawn, scrolled, zoomed."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reader.render.page_view import Area, Sheet
from reader.ui.look.theme import ThemeKeeper
from reader.ui.page_view.page_painter import Inks, Pictures, paint_marks, paint_sheet
from reader.ui.page_view.page_type import TypeCase

SMALLEST_EM, LARGEST_EM = 4.0, 48.0
"""Pixels to an em."""
STEP = 1.15
"""Factor by which one step of zooming changes the em."""
LINE_EMS = 3.0
"""Ems that one step of a scroll bar goes."""


class PageCanvas(QAbstractScrollArea):
    """Shows one `Sheet`, whose lengths are ems; `zoom_changed` carries the pixels that an em now takes.

    What else is drawn is drawn by `paint_below` and `paint_above`, in ems; `laid_out` comes when the sheet has moved or
    has another size in the viewport.
    """

    zoom_changed = Signal(float)
    laid_out = Signal()

    def __init__(self, themes: ThemeKeeper, pictures: Pictures | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet(width=1.0, height=1.0)
        self._marked: Sequence[Area] = ()
        self._case = TypeCase()
        self._pictures: Pictures = pictures or _no_picture
        self._themes = themes
        self._inks = Inks.of_theme(themes.theme)
        self._em: float | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        themes.changed.connect(self._recolour)

    def show_pictures(self, pictures: Pictures) -> None:
        """Take pictures from here (another library was opened)."""
        self._pictures = pictures
        self.viewport().update()

    @property
    def sheet(self) -> Sheet:
        return self._sheet

    @property
    def marked(self) -> Sequence[Area]:
        """The hits of a search on the page."""
        return self._marked

    @property
    def em(self) -> float:
        """Pixels to an em: chosen by zooming, else such that the page is as wide as the window."""
        if self._em is not None:
            return self._em
        return max(SMALLEST_EM, self.viewport().width() / self._sheet.width)

    def zoom_in(self) -> None:
        self._zoom(self.em * STEP)

    def zoom_out(self) -> None:
        self._zoom(self.em / STEP)

    def zoom_to_width(self) -> None:
        """Show the page as wide as the window, also when the window changes."""
        self._zoom(None)

    def zoom_to_page(self) -> None:
        """Show the whole page at once."""
        view = self.viewport().size()
        self._zoom(min(view.width() / self._sheet.width, view.height() / self._sheet.height))

    def sizeHint(self) -> QSize:
        return QSize(900, 700)

    def put_sheet(self, sheet: Sheet, marked: Sequence[Area] = ()) -> None:
        """Show a page from its top; `marked` are the hits of a search on it."""
        self._sheet, self._marked = sheet, marked
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    def scroll_to(self, area: Area) -> None:
        """Bring an area into sight."""
        top, bar = round(area.y * self.em), self.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + self.viewport().height() - 4 * self.em:
            bar.setValue(round(top - 2 * self.em))

    def sheet_point(self, position: QPointF) -> tuple[float, float]:
        """Return the point of the sheet, in ems, at a position of the viewport."""
        at = position - QPointF(self._origin())
        return at.x() / self.em, at.y() / self.em

    def on_screen(self, area: QRectF) -> QRectF:
        """Return the rectangle of the viewport, in pixels, that shows an area of the sheet."""
        return QRectF(area.topLeft() * self.em + QPointF(self._origin()), area.size() * self.em)

    def paint_below(self, painter: QPainter) -> None:
        """Draw below the page's text; nothing here."""

    def paint_above(self, painter: QPainter) -> None:
        """Draw above the page's text; nothing here."""

    def scrollContentsBy(self, across: int, down: int) -> None:
        super().scrollContentsBy(across, down)
        self.laid_out.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._inks.paper)
        origin, em = self._origin(), self.em
        painter.translate(origin)
        painter.scale(em, em)
        exposed = QRectF(event.rect()).translated(-origin)
        exposed = QRectF(exposed.x() / em, exposed.y() / em, exposed.width() / em, exposed.height() / em)
        self.paint_below(painter)
        paint_marks(painter, self._marked, self._inks)
        scale = em * self.devicePixelRatioF()
        paint_sheet(painter, self._sheet, self._inks, self._case, exposed=exposed, pictures=self._pictures, scale=scale)
        self.paint_above(painter)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(self.em * STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def _recolour(self) -> None:
        self._inks = Inks.of_theme(self._themes.theme)
        self.viewport().update()

    def _zoom(self, em: float | None) -> None:
        middle = self.sheet_point(QPointF(self.viewport().rect().center()))
        self._em = None if em is None else max(SMALLEST_EM, min(LARGEST_EM, em))
        self._lay_out()
        for bar, point, size in (
            (self.horizontalScrollBar(), middle[0], self.viewport().width()),
            (self.verticalScrollBar(), middle[1], self.viewport().height()),
        ):
            bar.setValue(round(point * self.em - size / 2))
        self.zoom_changed.emit(self.em)

    def _lay_out(self) -> None:
        view, em = self.viewport().size(), self.em
        for bar, length, shown in (
            (self.horizontalScrollBar(), self._sheet.width * em, view.width()),
            (self.verticalScrollBar(), self._sheet.height * em, view.height()),
        ):
            bar.setPageStep(shown)
            bar.setSingleStep(round(LINE_EMS * em))
            bar.setRange(0, max(0, int(length) - shown))
        self.laid_out.emit()
        self.viewport().update()

    def _origin(self) -> QPoint:
        """Return the page's corner in the viewport; a page narrower than the window stands in the middle."""
        spare = max(0, self.viewport().width() - round(self._sheet.width * self.em))
        return QPoint(spare // 2 - self.horizontalScrollBar().value(), -self.verticalScrollBar().value())


def _no_picture(name: str, width: int) -> None:
    """Return no picture: the view was given none."""
