"""Long work in the status bar: what is done, how far it is, buttons to let it wait and to stop it."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from reader.library.index_keeper import IN_HAND
from reader.ui.background.long_work import LongWork
from reader.ui.language.damage_words import stage
from reader.ui.language.words import tr
from reader.ui.look import icons
from reader.ui.look.labels import plain_label
from reader.ui.look.theme import ThemeKeeper


class WorkBar(QWidget):
    """Visible only while something runs."""

    def __init__(self, work: LongWork, themes: ThemeKeeper) -> None:
        super().__init__()
        self._themes = themes
        self.said = plain_label()
        self.said.setMinimumWidth(220)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self._long = work
        self.stop, self.wait = QToolButton(), QToolButton()
        self.wait.setCheckable(True)
        self.wait.toggled.connect(self._pause)
        self.stop.clicked.connect(work.cancel)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 6, 0)
        for part, stretch in ((self.said, 1), (self.progress, 0), (self.wait, 0), (self.stop, 0)):
            across.addWidget(part, stretch)
        work.started.connect(self._start)
        work.progressed.connect(self._go_on)
        work.ended.connect(self.hide)
        themes.changed.connect(self._repaint)
        self._work = ""
        self._repaint()
        self.retranslate()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.stop.setToolTip(tr("Stop"))
        self.stop.setAccessibleName(tr("Stop"))
        self.progress.setAccessibleName(tr("Progress"))
        self._name_wait()

    def _pause(self, wanted: bool) -> None:
        self._long.pause(wanted)
        self._name_wait()
        self._repaint()

    def _name_wait(self) -> None:
        name = tr("Go on") if self.wait.isChecked() else tr("Pause")
        self.wait.setToolTip(name)
        self.wait.setAccessibleName(name)

    def _start(self, said: str) -> None:
        self.wait.setChecked(self._long.paused)
        self._work = said
        self.said.setText(said)
        self.progress.setRange(0, 0)
        self.show()

    def _go_on(self, done: int, total: int, what: str) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        # Of files the kilobytes are counted, of exports stories: how much of the whole is what a person wants to know.
        count = f" {100 * done // total} %" if total else f" {done:,}"
        self.said.setText(f"{self._work}{count}  {_named(what)}".rstrip())

    def _repaint(self) -> None:
        muted = self._themes.theme.muted
        self.stop.setIcon(icons.icon("close", muted))
        self.wait.setIcon(icons.icon("go-on" if self.wait.isChecked() else "pause", muted))


def _named(what: str) -> str:
    """Return what is in hand, as a person says it; '' while stories are indexed."""
    return "" if what == IN_HAND else stage(what) or what
