"""One month as a grid of days, each with its pages; walked with the keys."""

import datetime
from calendar import Calendar, monthrange
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from reader.browse.days import DayHolding
from reader.ui.calendar.page_squares import paint_squares
from reader.ui.language.day_words import WEEKDAYS, day_summary, month_title
from reader.ui.language.words import tr
from reader.ui.look import icons
from reader.ui.look.accessible_parts import Handles, Part
from reader.ui.look.theme import Theme, ThemeKeeper

HEAD = 26.0
ROWS = 6
DIGITS = 22.0
LOW = 48.0
"""Height of a cell below which its sheets stand beside the number."""


class MonthGrid(QWidget):
    """`day_chosen` follows the frame, `day_opened` a click or Enter, both with an ISO day. Arrows walk the days, Page
    Up and Page Down the months (with Shift the years), Home and End the ends of the month."""

    day_chosen = Signal(str)
    day_opened = Signal(str)
    month_changed = Signal(int, int)

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._days: Mapping[str, DayHolding] = {}
        self._day = datetime.date(2000, 1, 1)
        self._handles = Handles(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(420, 200)
        themes.changed.connect(self.update)
        self._name_itself()

    @property
    def day(self) -> datetime.date:
        """The day with the frame; its month is shown."""
        return self._day

    def show_days(self, days: Mapping[str, DayHolding]) -> None:
        self._days = days
        self._say_day()
        self._place_handles()
        self.update()

    def choose(self, day: datetime.date) -> None:
        """Put the frame on a day, and show its month."""
        moved = (day.year, day.month) != (self._day.year, self._day.month)
        changed = day != self._day
        self._day = day
        if moved:
            self._name_itself()
            self._place_handles()
            self.month_changed.emit(day.year, day.month)
        if changed:
            self._say_day()
            self.day_chosen.emit(day.isoformat())
        self.update()

    def shift_month(self, months: int) -> None:
        """The same day a number of months later, or the last of that month."""
        number = self._day.year * 12 + self._day.month - 1 + months
        year, month = max(1, min(9998, number // 12)), number % 12 + 1
        self.choose(datetime.date(year, month, min(self._day.day, monthrange(year, month)[1])))

    def cell_of(self, day: datetime.date) -> QRectF:
        """The rectangle in which a day of the shown month is drawn."""
        weeks = self._weeks()
        for row, week in enumerate(weeks):
            if day in week:
                return self._cell(row, week.index(day))
        return QRectF()

    def sizeHint(self) -> QSize:
        return QSize(760, 520)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_handles()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_weekdays(painter, theme)
        for row, week in enumerate(self._weeks()):
            for column, day in enumerate(week):
                self._paint_day(painter, day, self._cell(row, column), theme)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right | Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.choose(self._day + datetime.timedelta(days=steps[Qt.Key(event.key())]))
            case Qt.Key.Key_PageUp:
                self.shift_month(-12 if shifted else -1)
            case Qt.Key.Key_PageDown:
                self.shift_month(12 if shifted else 1)
            case Qt.Key.Key_Home:
                self.choose(self._day.replace(day=1))
            case Qt.Key.Key_End:
                self.choose(self._day.replace(day=monthrange(self._day.year, self._day.month)[1]))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.day_opened.emit(self._day.isoformat())
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None and event.button() is Qt.MouseButton.LeftButton:
            self._press(day)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self._day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), day_summary(day, self._days.get(day.isoformat())) if day else "", self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name_itself()
            self._say_day()
            self._place_handles()
            self.update()
        super().changeEvent(event)

    def _place_handles(self) -> None:
        """Every day of the month for a screen reader; what the frame is on is said besides."""
        self._handles.show(
            Part(self._cell(row, column), day_summary(day, self._days.get(day.isoformat())), partial(self._press, day))
            for row, week in enumerate(self._weeks())
            for column, day in enumerate(week)
            if day.month == self._day.month
        )

    def _press(self, day: datetime.date) -> None:
        self.choose(day)
        if day.isoformat() in self._days:
            self.day_opened.emit(day.isoformat())

    def _weeks(self) -> list[list[datetime.date]]:
        return Calendar().monthdatescalendar(self._day.year, self._day.month)

    def _cell(self, row: int, column: int) -> QRectF:
        wide, high = self.width() / 7, (self.height() - HEAD) / max(5, len(self._weeks()))
        return QRectF(column * wide, HEAD + row * high, wide, high)

    def _day_at(self, at: QPointF) -> datetime.date | None:
        for row, week in enumerate(self._weeks()):
            for column, day in enumerate(week):
                if self._cell(row, column).contains(at):
                    return day
        return None

    def _paint_weekdays(self, painter: QPainter, theme: Theme) -> None:
        painter.setFont(_font(self.font(), 0.86))
        painter.setPen(QColor(theme.muted))
        for column, name in enumerate(WEEKDAYS):
            area = QRectF(column * self.width() / 7, 0, self.width() / 7 - 8, HEAD)
            painter.drawText(area.adjusted(8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, tr(name))

    def _paint_day(self, painter: QPainter, day: datetime.date, cell: QRectF, theme: Theme) -> None:
        inner = cell.adjusted(2, 2, -2, -2)
        holding = self._days.get(day.isoformat())
        outside = day.month != self._day.month
        painter.setPen(Qt.PenStyle.NoPen)
        if holding is not None:
            painter.setBrush(QColor(theme.raised if not outside else theme.panel))
            painter.drawRoundedRect(inner, 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.line), 1.0))
        painter.drawRoundedRect(inner, 6, 6)
        if day == self._day:
            painter.setPen(QPen(QColor(theme.accent), 2.0 if self.hasFocus() else 1.4))
            painter.drawRoundedRect(inner, 6, 6)
        self._paint_number(painter, day, inner, theme, held=holding is not None and not outside)
        if holding is not None:
            self._paint_holding(painter, holding, inner, theme)

    def _paint_number(self, painter: QPainter, day: datetime.date, inner: QRectF, theme: Theme, *, held: bool) -> None:
        """Bold if the library has something of the day, small in another month."""
        font = _font(self.font(), 1.0 if day.month == self._day.month else 0.8)
        font.setBold(held)
        painter.setFont(font)
        painter.setPen(QColor(theme.text if held else theme.muted))
        area = QRectF(inner.left() + 8, inner.top() + 3, inner.width() - 16, DIGITS)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, str(day.day))
        if day == datetime.date.today():
            painter.setFont(_font(self.font(), 0.8))
            painter.setPen(QColor(theme.accent))
            painter.drawText(area.adjusted(24, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, tr("today"))

    def _paint_holding(self, painter: QPainter, holding: DayHolding, inner: QRectF, theme: Theme) -> None:
        right = inner.right() - 22
        if holding.bookmarks:
            icons.paint(painter, "star-filled", theme.accent, QRectF(right, inner.top() + 6, 15, 15))
            right -= 19
        if holding.read:
            icons.paint(painter, "check", theme.muted, QRectF(right, inner.top() + 6, 15, 15))
        low = inner.height() < LOW
        # In a low cell the sheets stand beside the number: below it they would touch the frame.
        area = QRectF(inner.left() + 32, inner.top() + 6, right - inner.left() - 32, inner.height() - 10)
        area = area if low else inner.adjusted(8, DIGITS + 6, -6, -6)
        words = 18.0 if area.height() > 38 and not low else 0.0
        paint_squares(painter, holding.pages, area.adjusted(0, 0, 0, -words), theme)
        if words:
            painter.setFont(_font(self.font(), 0.8))
            painter.setPen(QColor(theme.muted))
            foot = QRectF(area.left(), area.bottom() - words + 4, area.width(), words)
            text = painter.fontMetrics().elidedText(_foot(holding), Qt.TextElideMode.ElideRight, int(area.width()))
            painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, text)

    def _say_day(self) -> None:
        self.setAccessibleDescription(day_summary(self._day, self._days.get(self._day.isoformat())))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _name_itself(self) -> None:
        self.setAccessibleName(month_title(self._day.year, self._day.month))


def _foot(holding: DayHolding) -> str:
    """The words of a day below its sheets: the number of papers, else of missing pages, else of unread ones."""
    if holding.issues > 1:
        return tr("{n} papers").format(n=holding.issues)
    if holding.missing:
        return tr("without {pages}").format(pages=tr(", ").join(holding.missing))
    if holding.unread:
        return tr("{n} unread").format(n=holding.unread)
    return tr("all read") if holding.read else ""


def _font(font: QFont, size: float) -> QFont:
    made = QFont(font)
    made.setPixelSize(max(10, round((font.pixelSize() if font.pixelSize() > 0 else 14) * size)))
    return made
