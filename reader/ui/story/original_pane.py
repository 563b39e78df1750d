"""The original text of a story, with its web address and the problems of its page; a tab for each page of its parts."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from reader.domain.origin import Origin
from reader.domain.problem import Problem
from reader.ui.language.problems import sentences
from reader.ui.language.words import tr
from reader.ui.look.labels import plain_label
from reader.ui.look.theme import ThemeKeeper
from reader.ui.story.origin_line import OriginLine
from reader.ui.story.source_view import SourceView


class OriginalPane(QWidget):
    """The text under its tabs; `part_chosen` carries the number of the part whose page is to be shown, from 0."""

    part_chosen = Signal(int)

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self.view = SourceView(themes)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        # Qt reads out the chosen tab as the bar's name: without one it would have none.
        self.tabs.addTab(tr("Original text"))
        self.tabs.hide()
        self.odd = plain_label("pageProblems")
        self.odd.setWordWrap(True)
        self.odd.hide()
        self.origin = OriginLine()
        self._problems: Sequence[Problem] = ()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.tabs)
        down.addWidget(self.origin)
        down.addWidget(self.odd)
        down.addWidget(self.view, 1)
        self.tabs.currentChanged.connect(self._choose)
        self._retranslate()

    @property
    def part(self) -> int:
        """The part that is shown."""
        return max(0, self.tabs.currentIndex())

    def show_parts(self, names: Sequence[str], part: int = 0) -> None:
        """Show the parts of a story by the names of their pages, and choose the part to begin with."""
        if [self.tabs.tabText(at) for at in range(self.tabs.count())] != list(names) or part != self.part:
            blocked = self.tabs.blockSignals(True)
            while self.tabs.count():
                self.tabs.removeTab(0)
            for name in names:
                self.tabs.addTab(name)
            self.tabs.setCurrentIndex(part)
            self.tabs.blockSignals(blocked)
        self.tabs.setVisible(len(names) > 1)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show the problems of the page."""
        self._problems = problems
        self.odd.setText(sentences(problems))
        self.odd.setVisible(bool(problems))

    def show_origin(self, origin: Origin | None) -> None:
        """Show the web address that the part was saved from."""
        self.origin.show_origin(origin)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus to the text; not by a focus proxy: Tab would pass over the tabs."""
        self.view.setFocus(event.reason())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _choose(self, part: int) -> None:
        if part >= 0:
            self.part_chosen.emit(part)

    def _retranslate(self) -> None:
        self.tabs.setAccessibleName(tr("Parts of the story"))
        self.show_problems(self._problems)
