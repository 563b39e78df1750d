"""The holdings calendar: a month of days with their pages, the year above it, and what the signs mean."""

import datetime
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from reader.browse.days import DayHolding, PageState, years
from reader.ui.calendar.month_grid import MonthGrid
from reader.ui.calendar.page_squares import HEIGHT, WIDTH, paint_square
from reader.ui.calendar.year_strip import YearStrip
from reader.ui.language.day_words import month_title
from reader.ui.language.words import mark, tr
from reader.ui.look import icons
from reader.ui.look.labels import plain_label
from reader.ui.look.theme import ThemeKeeper

_SIGNS = (
    (PageState.UNREAD, mark("page held, unread")),
    (PageState.BEGUN, mark("begun")),
    (PageState.READ, mark("read")),
    (PageState.MISSING, mark("not held")),
)


TITLE = 200


class HoldingsCalendar(QWidget):
    """Shows what is held, day by day. `day_opened` carries an ISO day; `month_shown` year and month, when their pages
    are wanted; `newspaper_chosen` a name, or '' for all newspapers."""

    day_opened = Signal(str)
    month_shown = Signal(int, int)
    newspaper_chosen = Signal(str)

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.grid = MonthGrid(themes)
        self.strip = YearStrip(themes)
        self._title = plain_label("dialogHeading")
        self._newspapers = QComboBox()
        self._years = QComboBox()
        self._buttons = [self._button(months) for months in (-1, 1)]
        self._legend = _Legend(themes)
        self._lay_out()
        self.grid.day_opened.connect(self.day_opened)
        self.grid.month_changed.connect(self._month_changed)
        self.strip.month_opened.connect(self.go_to)
        self._years.activated.connect(lambda: self.go_to(self._years.currentData(), self.grid.day.month))
        self._newspapers.activated.connect(lambda: self.newspaper_chosen.emit(self._newspapers.currentData() or ""))
        themes.changed.connect(self._dress)
        self._dress()
        self._speak()

    def show_holdings(self, days: Mapping[str, DayHolding]) -> None:
        """Show these days; the first time, the month of the latest."""
        self.grid.show_days(days)
        self.strip.show_days(days)
        span = years(days)
        if span and not span[0] <= self.grid.day.year <= span[1]:
            self.grid.choose(datetime.date.fromisoformat(max(days)))
        self._offer_years(span)
        self._month_changed(self.grid.day.year, self.grid.day.month, quiet=True)

    def show_newspapers(self, names: Sequence[str], chosen: str = "") -> None:
        """Offer these newspapers; the choice is hidden if there is only one."""
        self._newspapers.clear()
        self._newspapers.addItem(tr("All newspapers"), "")
        for name in names:
            self._newspapers.addItem(name, name)
        self._newspapers.setCurrentIndex(max(0, self._newspapers.findData(chosen)))
        self._newspapers.setVisible(len(names) > 1)

    def go_to(self, year: int, month: int) -> None:
        """Show a month."""
        self.grid.shift_month((year - self.grid.day.year) * 12 + month - self.grid.day.month)

    def choose(self, date: str) -> None:
        """Put the frame on an ISO day."""
        self.grid.choose(datetime.date.fromisoformat(date))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _month_changed(self, year: int, month: int, *, quiet: bool = False) -> None:
        self._title.setText(month_title(year, month))
        self.strip.show_month(year, month)
        self._years.setCurrentIndex(self._years.findData(year))
        if not quiet:
            self.month_shown.emit(year, month)

    def _offer_years(self, span: tuple[int, int] | None) -> None:
        first, last = span or (self.grid.day.year, self.grid.day.year)
        self._years.clear()
        for year in range(last, first - 1, -1):
            self._years.addItem(tr("{year}").format(year=year), year)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._buttons[0])
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._title.setFixedWidth(TITLE)
        head.addWidget(self._title)
        head.addWidget(self._buttons[1])
        head.addStretch(1)
        head.addWidget(self._years)
        head.addWidget(self._newspapers)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(10)
        whole.addLayout(head)
        whole.addWidget(self.strip)
        whole.addWidget(self.grid, 1)
        whole.addWidget(self._legend)

    def _button(self, months: int) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(18, 18))
        button.clicked.connect(lambda: self.grid.shift_month(months))
        return button

    def _dress(self) -> None:
        theme = self._themes.theme
        for button, name in zip(self._buttons, ("back", "forward"), strict=True):
            button.setIcon(icons.icon(name, theme.muted))

    def _speak(self) -> None:
        self.setAccessibleName(tr("Holdings calendar"))
        for box, name in ((self._newspapers, tr("Newspaper")), (self._years, tr("Year"))):
            box.setAccessibleName(name)
            box.view().setAccessibleName(name)
        for button, name in zip(self._buttons, (tr("Previous month"), tr("Next month")), strict=True):
            button.setToolTip(name)
            button.setAccessibleName(name)
        if self._newspapers.count():
            self._newspapers.setItemText(0, tr("All newspapers"))
        self._month_changed(self.grid.day.year, self.grid.day.month, quiet=True)


class _Legend(QWidget):
    """The legend of the signs."""

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self._themes = themes
        self.setFixedHeight(22)
        themes.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPixelSize(12)
        painter.setFont(font)
        x = 2.0
        for state, name in _SIGNS:
            paint_square(painter, state, QRectF(x + 0.5, 4.5, WIDTH - 1, HEIGHT - 1), theme)
            x = self._word(painter, tr(name), x + WIDTH + 5)
        icons.paint(painter, "star-filled", theme.accent, QRectF(x, 3, 14, 14))
        x = self._word(painter, tr("bookmarked"), x + 19)
        icons.paint(painter, "check", theme.muted, QRectF(x, 3, 14, 14))
        self._word(painter, tr("all read"), x + 19)
        painter.end()

    def _word(self, painter: QPainter, word: str, x: float) -> float:
        painter.setPen(QColor(self._themes.theme.muted))
        painter.drawText(QRectF(x, 0, self.width() - x, self.height()), Qt.AlignmentFlag.AlignVCenter, word)
        return x + painter.fontMetrics().horizontalAdvance(word) + 20
