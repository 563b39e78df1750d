"""The list of other printings, and beside it what differs in the one that is chosen."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QSplitter, QVBoxLayout, QWidget

from reader.browse.compared_printings import ComparedPrinting, ComparedPrintings
from reader.ui.language.names import where
from reader.ui.language.words import tr, tr_n
from reader.ui.look.labels import plain_label
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.look.theme import ThemeKeeper
from reader.ui.other_printings.difference_pane import DifferencePane
from reader.ui.other_printings.printing_list import PrintingList

_LIST_PX, _NARROWEST_PX = 320, 220


class PrintingsView(QSplitter):
    """`story_opened` carries the id of a printing that is to be read; `compared` the one that is compared, or None."""

    story_opened = Signal(int)
    compared = Signal(object)

    def __init__(self, themes: ThemeKeeper, settings: SettingsKeeper) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._found: ComparedPrintings | None = None
        self.chosen: ComparedPrinting | None = None
        self.list = PrintingList(themes)
        self.pane = DifferencePane(themes, settings)
        self.note = plain_label("muted")
        self.note.setWordWrap(True)
        self.standing = QCheckBox()
        self._heading = plain_label("listCount")
        side = QWidget()
        side.setMinimumWidth(_NARROWEST_PX)
        down = QVBoxLayout(side)
        down.setContentsMargins(0, 8, 0, 8)
        down.setSpacing(6)
        for part in (self._heading, self.note, self.standing):
            part.setContentsMargins(16, 0, 16, 0)
        down.addWidget(self._heading)
        down.addWidget(self.note)
        down.addWidget(self.list, 1)
        down.addWidget(self.standing)
        self.addWidget(side)
        self.addWidget(self.pane)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self.setSizes([_LIST_PX, 3 * _LIST_PX])
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda one: self.story_opened.emit(one.printing.row.id))
        self.standing.toggled.connect(self._fill)
        self.setFocusProxy(self.list)

    def show_printings(self, found: ComparedPrintings) -> None:
        """Show the printings of a text, the first of them compared with it."""
        self._found = found
        self.standing.setChecked(False)
        self._fill()

    def next_difference(self) -> None:
        """Go to the next difference."""
        self.pane.step(1)

    def previous_difference(self) -> None:
        """Go to the difference before."""
        self.pane.step(-1)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
            self.list.viewport().update()
        super().changeEvent(event)

    def _fill(self) -> None:
        if self._found is None:
            return
        self.list.show_rows(self._found.printings + (self._found.standing if self.standing.isChecked() else ()))
        self._speak()

    def _speak(self) -> None:
        if self._found is None:
            return
        found = self._found
        self.list.setAccessibleName(tr("Other printings"))
        self._heading.setText(tr_n("{n} other printing", "{n} other printings", len(found.printings)))
        self.standing.setText(tr_n("{n} story of standing text", "{n} stories of standing text", len(found.standing)))
        self.standing.setToolTip(tr("Stories that share formulas alone, which are printed again and again"))
        self.standing.setVisible(bool(found.standing))
        self.note.setText(_note(found))
        self.note.setVisible(bool(self.note.text()))
        self.pane.setVisible(self.chosen is not None)

    def _choose(self, chosen: ComparedPrinting | None) -> None:
        self.chosen = chosen
        self.pane.setVisible(chosen is not None)
        if chosen is not None and self._found is not None:
            row = self._found.row
            first = where(row) if row else tr("Pasted text")
            self.pane.show_difference(chosen.difference, first, where(chosen.printing.row))
        self.compared.emit(chosen)


def _note(found: ComparedPrintings) -> str:
    if not found.complete:
        return tr("Not all stories could be looked at: the search index is being built.")
    if not found.printings:
        return tr("No other printing is in the library.")
    return ""
