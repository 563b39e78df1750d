"""The histogram of dates: bars to drag over, so that the search is narrowed to the days below them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from reader.browse.periods import Bar, bars
from reader.ui.language.names import labelled
from reader.ui.language.words import tr, tr_n
from reader.ui.look.theme import Theme, ThemeKeeper
from reader.ui.searching.search_words import period_name

NARROWEST, WIDEST = 4.0, 28.0
TOP, FOOT, SIDE = 18.0, 20.0, 10.0
_MOST_READ_OUT = 24
"""The most bars that a screen reader is given: it would read out hundreds."""


class DateHistogram(QWidget):
    """`range_chosen` carries the first and the last ISO day of what was dragged over; `range_cleared` comes with a
    click beside the bars, a double click, or Esc. Left and Right move, Shift widens, Enter chooses."""

    range_chosen = Signal(str, str)
    range_cleared = Signal()

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._counts: Sequence[tuple[str, int]] | None = None
        self._bars: list[Bar] = []
        self.ticks: list[tuple[float, str]] = []
        self._range: tuple[int, int] | None = None
        self._anchor = self._cursor = -1
        self._hovered = -1
        self._kept: tuple[str, str] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(160, 96)
        themes.changed.connect(self.update)
        self._speak()

    def show_counts(self, counts: Sequence[tuple[str, int]], chosen: tuple[str, str] | None = None) -> None:
        """Counts by day, month or year (a facet's counts); `chosen` is the range that the search is narrowed to."""
        self._counts, self._kept = counts, chosen
        self._fill()

    @property
    def shown(self) -> Sequence[Bar]:
        return self._bars

    def bar_area(self, number: int) -> QRectF:
        """The rectangle of a bar, from the top of the picture to its foot."""
        pitch = self._pitch()
        return QRectF(self._left() + number * pitch, TOP, pitch, self.height() - TOP - FOOT)

    def sizeHint(self) -> QSize:
        return QSize(320, 120)

    def resizeEvent(self, event: QEvent) -> None:
        self._fill()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small())
        # Before the first counts have come it is empty for a frame.
        if self._counts is not None and not self._bars:
            painter.setPen(QColor(theme.faint))
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, tr("No dates"))
        if self._bars:
            self._paint_range(painter, theme)
            self._paint_bars(painter, theme)
            self._paint_scale(painter, theme)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        number = self._bar_at(event.position())
        self._anchor = self._cursor = number
        self._set_range((number, number) if number >= 0 else None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._bar_at(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton and self._anchor >= 0 and self._bars:
            pitch = self._pitch()
            number = int((event.position().x() - self.bar_area(0).left()) // pitch)
            self._cursor = max(0, min(len(self._bars) - 1, number))
            self._set_range((min(self._anchor, self._cursor), max(self._anchor, self._cursor)))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._report()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._set_range(None)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -len(self._bars), Qt.Key.Key_End: 10**6}
        if event.key() in steps and self._bars:
            self._move(steps[Qt.Key(event.key())], widen=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._range is not None:
            self._report()
        elif event.key() == Qt.Key.Key_Escape and self._range is not None:
            self._set_range(None)
            self._report()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._bar_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), _bar_words(self._bars[number]) if number >= 0 else "", self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
            self.update()
        super().changeEvent(event)

    def _fill(self) -> None:
        self._bars = bars(self._counts or (), max(12, int((self.width() - 2 * SIDE) / NARROWEST)))
        self._anchor = self._cursor = self._hovered = -1
        self._range = self._range_of(self._kept)
        self.ticks = self._place_ticks()
        self._speak()
        self.update()

    def _range_of(self, days: tuple[str, str] | None) -> tuple[int, int] | None:
        if days is None:
            return None
        inside = [n for n, bar in enumerate(self._bars) if bar.last >= days[0] and bar.first <= days[1]]
        return (inside[0], inside[-1]) if inside else None

    def _move(self, step: int, *, widen: bool) -> None:
        last = len(self._bars) - 1
        start = self._cursor if self._cursor >= 0 else (last + 1 if step < 0 else -1)
        self._cursor = max(0, min(last, start + step))
        if not widen or self._anchor < 0:
            self._anchor = self._cursor
        self._set_range((min(self._anchor, self._cursor), max(self._anchor, self._cursor)))

    def _set_range(self, chosen: tuple[int, int] | None) -> None:
        if chosen != self._range:
            self._range = chosen
            self._speak()
            self.update()

    def _report(self) -> None:
        days = (self._bars[self._range[0]].first, self._bars[self._range[1]].last) if self._range else None
        if days == self._kept:
            return
        self._kept = days
        if days is None:
            self.range_cleared.emit()
        else:
            self.range_chosen.emit(*days)

    def _pitch(self) -> float:
        return min(WIDEST, (self.width() - 2 * SIDE) / max(1, len(self._bars)))

    def _left(self) -> float:
        """The left edge of the first bar."""
        return SIDE + (self.width() - 2 * SIDE - self._pitch() * len(self._bars)) / 2

    def _bar_at(self, at: QPointF) -> int:
        if not self._bars:
            return -1
        number = int((at.x() - self.bar_area(0).left()) // self._pitch())
        return number if 0 <= number < len(self._bars) else -1

    def _paint_range(self, painter: QPainter, theme: Theme) -> None:
        if self._range is None:
            return
        area = self.bar_area(self._range[0]).united(self.bar_area(self._range[1]))
        painter.fillRect(area, QColor(theme.selected))
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.drawLine(area.topLeft(), area.bottomLeft())
        painter.drawLine(area.topRight(), area.bottomRight())
        total = sum(bar.count for bar in self._bars[self._range[0] : self._range[1] + 1])
        first, last = self._bars[self._range[0]].period, self._bars[self._range[1]].period
        span = period_name(first) if first == last else f"{period_name(first)} – {period_name(last)}"
        painter.setPen(QColor(theme.text))
        words = f"{span} · {tr_n('{n} story', '{n} stories', total)}"
        painter.drawText(QRectF(SIDE, 0, self.width() - 2 * SIDE, TOP), Qt.AlignmentFlag.AlignCenter, words)

    def _paint_bars(self, painter: QPainter, theme: Theme) -> None:
        top = max(bar.count for bar in self._bars)
        foot = self.height() - FOOT
        painter.setPen(QPen(QColor(theme.line), 1.0))
        painter.drawLine(QPointF(SIDE, foot + 0.5), QPointF(self.width() - SIDE, foot + 0.5))
        painter.setPen(Qt.PenStyle.NoPen)
        for number, bar in enumerate(self._bars):
            area = self.bar_area(number)
            high = max(1.5, area.height() * bar.count / top) if bar.count else 0.0
            gap = 0.5 if area.width() < 6 else 1.0
            colour = QColor(theme.text if number == self._hovered else theme.accent)
            if self._range is not None and not self._range[0] <= number <= self._range[1]:
                colour.setAlpha(90)
            painter.fillRect(QRectF(area.left() + gap, foot - high, area.width() - 2 * gap, high), colour)
            if number == self._cursor and self.hasFocus():
                painter.fillRect(QRectF(area.left(), foot + 1, area.width(), 3), QColor(theme.accent))

    def _paint_scale(self, painter: QPainter, theme: Theme) -> None:
        """The highest count, and as many names of periods below as there is room for."""
        painter.setPen(QColor(theme.muted))
        if self._range is None:
            words = tr("at most {n}").format(n=f"{max(bar.count for bar in self._bars):,}")
            painter.drawText(QRectF(SIDE, 0, self.width() - 2 * SIDE, TOP), Qt.AlignmentFlag.AlignCenter, words)
        base = self.height() - FOOT + 4 + painter.fontMetrics().ascent()
        for left, name in self.ticks:
            painter.drawText(QPointF(left, base), name)

    def _place_ticks(self) -> list[tuple[float, str]]:
        """Years first, then months or days if there is room left between them."""
        metrics, begin, pitch = QFontMetrics(self._small()), self._left(), self._pitch()
        names = [_tick(bar.period, first=number == 0) for number, bar in enumerate(self._bars)]
        taken: list[tuple[float, float, str]] = []
        for number in sorted(range(len(names)), key=lambda number: _rank(names[number], number)):
            middle = begin + (number + 0.5) * pitch
            if any(start - 8 < middle < end + 8 for start, end, _ in taken):
                continue
            wide = metrics.horizontalAdvance(names[number])
            left = max(2.0, min(self.width() - wide - 2.0, middle - wide / 2))
            if all(left > end + 8 or left + wide < start - 8 for start, end, _ in taken):
                taken.append((left, left + wide, names[number]))
        return sorted((start, name) for start, _, name in taken)

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(11)
        return font

    def _speak(self) -> None:
        self.setAccessibleName(tr("Stories by date"))
        if self._range is not None and self._bars:
            words = ", ".join(_bar_words(self._bars[number]) for number in dict.fromkeys(self._range))
        else:
            read_out = [bar for bar in self._bars if bar.count][:_MOST_READ_OUT]
            words = ", ".join(map(_bar_words, read_out))
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))


def _bar_words(bar: Bar) -> str:
    return labelled(period_name(bar.period), tr_n("{n} story", "{n} stories", bar.count))


def _rank(name: str, number: int) -> int:
    """The beginnings of years come first, then the year that the left end is in."""
    return (1 if number == 0 else 0) if len(name) == 4 else 2


def _tick(period: str, *, first: bool) -> str:
    """The words below a bar: the year at its January or at the left end, else the month or the day."""
    if len(period) == 4:
        return period
    if len(period) == 7:
        return period[:4] if first or period.endswith("-01") else str(int(period[5:]))
    return f"{int(period[5:7])}/{int(period[8:])}"
