"""Two printings compared: side by side if there is room, else both in one column."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from reader.library.printings import PrintingDifference
from reader.ui.language.words import tr
from reader.ui.look.labels import plain_label
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.look.theme import ThemeKeeper
from reader.ui.other_printings.difference_look import LEGEND
from reader.ui.other_printings.difference_text import DifferenceText, Shown

SIDE_BY_SIDE_PX = 760
"""Width from which two columns are shown."""


class DifferencePane(QWidget):
    """Shows one difference; the columns scroll together."""

    def __init__(self, themes: ThemeKeeper, settings: SettingsKeeper) -> None:
        super().__init__()
        self._themes, self._settings = themes, settings
        self._shown: tuple[PrintingDifference, str, str] | None = None
        self._place = -1
        self.first, self.second, self.both = (DifferenceText(shown) for shown in Shown)
        self._legend = plain_label("muted")
        self._legend.setContentsMargins(20, 6, 20, 8)
        across = QHBoxLayout()
        across.setSpacing(0)
        for text in (self.first, self.second, self.both):
            across.addWidget(text, 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(across, 1)
        down.addWidget(self._legend)
        self._scroll_together(self.first.verticalScrollBar(), self.second.verticalScrollBar())
        themes.changed.connect(self._fill)
        settings.changed.connect(self._fill)
        self._speak()
        self._fit()

    @property
    def side_by_side(self) -> bool:
        """True if two columns are shown."""
        return self.width() >= SIDE_BY_SIDE_PX

    @property
    def texts(self) -> tuple[DifferenceText, ...]:
        """The texts that are seen."""
        return (self.first, self.second) if self.side_by_side else (self.both,)

    def show_difference(self, difference: PrintingDifference, first: str, second: str) -> None:
        """Show a difference; `first` and `second` say where the two were printed."""
        self._shown = difference, first, second
        self._place = -1
        self._fill()

    def step(self, by: int) -> None:
        """Go to the next difference, or to the one before for -1; behind the last one comes the first."""
        count = len(self.both.places)
        if not count:
            return
        self._place = (self._place + by) % count if self._place >= 0 or by > 0 else count - 1
        for text in self.texts:
            text.show_place(self._place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
            self._fill()
        super().changeEvent(event)

    def _fit(self) -> None:
        for text in (self.first, self.second, self.both):
            text.setVisible(text in self.texts)
        self.setFocusProxy(self.texts[-1])

    def _fill(self) -> None:
        if self._shown is None:
            return
        difference, first, second = self._shown
        pixels = self._settings.settings.font_size
        theme = self._themes.theme
        for text, head in ((self.first, first), (self.second, second), (self.both, f"{first} → {second}")):
            text.show_difference(difference, head, theme, pixels)

    def _speak(self) -> None:
        self._legend.setText(tr(LEGEND))
        self.first.setAccessibleName(tr("First printing"))
        self.second.setAccessibleName(tr("Second printing"))
        self.both.setAccessibleName(tr("Both printings in one"))

    def _scroll_together(self, one: QScrollBar, other: QScrollBar) -> None:
        one.valueChanged.connect(lambda: _follow(one, other))
        other.valueChanged.connect(lambda: _follow(other, one))


def _follow(moved: QScrollBar, other: QScrollBar) -> None:
    """Bring a scroll bar to the same share of its way."""
    if moved.signalsBlocked() or not moved.maximum():
        return
    other.blockSignals(True)
    other.setValue(round(other.maximum() * moved.value() / moved.maximum()))
    other.blockSignals(False)
