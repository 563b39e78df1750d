"""A year at a glance: every day a dot in its month; the month that is clicked is shown."""

import datetime
from calendar import Calendar
from collections import Counter
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget

from reader.browse.days import DayHolding
from reader.ui.language.day_words import month_short, month_title
from reader.ui.language.names import labelled
from reader.ui.language.words import tr_n
from reader.ui.look.accessible_parts import Handles, Part
from reader.ui.look.theme import Theme, ThemeKeeper

HEAD = 20.0
GAP = 8.0
MOST = 10.0


class YearStrip(QWidget):
    """`month_opened` carries year and month. A filled dot is held, a half one partly, a ring read, a point nothing."""

    month_opened = Signal(int, int)

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._days: Mapping[str, DayHolding] = {}
        self._year, self._month = 2000, 1
        self._handles = Handles(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(int(HEAD + 7 * MOST + 8))
        self.setMinimumWidth(420)
        themes.changed.connect(self.update)

    def show_month(self, year: int, month: int) -> None:
        self._year, self._month = year, month
        self.setAccessibleName(str(year))
        self.setAccessibleDescription(month_title(year, month))
        self._place_handles()
        self.update()

    def show_days(self, days: Mapping[str, DayHolding]) -> None:
        self._days = days
        self._place_handles()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(760, self.height())

    def month_area(self, month: int) -> QRectF:
        """The rectangle in which a month is drawn."""
        wide = self.width() / 12
        return QRectF((month - 1) * wide, 0, wide, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_handles()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13):
            self._paint_month(painter, month, self.month_area(month), theme)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        month = int(event.position().x() // (self.width() / 12)) + 1
        if event.button() is Qt.MouseButton.LeftButton and 1 <= month <= 12:
            self.month_opened.emit(self._year, month)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -12, Qt.Key.Key_Down: 12}
        if event.key() not in step:
            super().keyPressEvent(event)
            return
        number = self._year * 12 + self._month - 1 + step[Qt.Key(event.key())]
        self.month_opened.emit(number // 12, number % 12 + 1)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.show_month(self._year, self._month)
        super().changeEvent(event)

    def _place_handles(self) -> None:
        """Every month for a screen reader, with the number of days held."""
        held = Counter(day[:7] for day in self._days)
        self._handles.show(
            Part(self.month_area(month), self._said(month, held), partial(self.month_opened.emit, self._year, month))
            for month in range(1, 13)
        )

    def _said(self, month: int, held: Mapping[str, int]) -> str:
        days = held[f"{self._year:04}-{month:02}"]
        return labelled(month_title(self._year, month), tr_n("{n} day held", "{n} days held", days))

    def _paint_month(self, painter: QPainter, month: int, area: QRectF, theme: Theme) -> None:
        current = month == self._month
        if current:
            painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.line), 1.0))
            painter.setBrush(QColor(theme.selected))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        font = self.font()
        font.setPixelSize(12)
        font.setBold(current)
        painter.setFont(font)
        painter.setPen(QColor(theme.text if current else theme.muted))
        painter.drawText(QRectF(area.left(), 1, area.width(), HEAD), Qt.AlignmentFlag.AlignCenter, month_short(month))
        weeks = Calendar().monthdatescalendar(self._year, month)
        pitch = min(MOST, (area.width() - GAP) / 6, (area.height() - HEAD - 6) / 7)
        left = area.center().x() - pitch * len(weeks) / 2
        for column, week in enumerate(weeks):
            for row, day in enumerate(week):
                if day.month == month:
                    middle = QPointF(left + (column + 0.5) * pitch, HEAD + 2 + (row + 0.5) * pitch)
                    self._paint_day(painter, day, middle, pitch * 0.36, theme)

    def _paint_day(self, painter: QPainter, day: datetime.date, at: QPointF, size: float, theme: Theme) -> None:
        holding = self._days.get(day.isoformat())
        if holding is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.line))
            painter.drawEllipse(at, size * 0.45, size * 0.45)
            return
        painter.setPen(QPen(QColor(theme.muted if holding.read else theme.accent), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush if holding.read or holding.missing else QColor(theme.accent))
        square = QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size)
        painter.drawRect(square)
        if holding.missing and not holding.read:
            painter.setBrush(QColor(theme.accent))
            painter.drawPolygon(QPolygonF([square.bottomLeft(), square.bottomRight(), square.topLeft()]))
