"""All corrections: what was printed, what is read instead, where; each can be undone."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from reader.domain.bookmark import Correction
from reader.ui.language.names import day, page_name
from reader.ui.language.words import tr, tr_n
from reader.ui.look.labels import plain_label

_LINE_END = "⏎"


class CorrectionList(QWidget):
    """`undone` carries a correction's id, `story_opened` a story's; `export_wanted` asks for all of them as a file."""

    undone = Signal(int)
    story_opened = Signal(int)
    export_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Correction] = ()
        self.table = QTreeWidget()
        self.table.setObjectName("keyTable")
        self.table.setRootIsDecorated(False)
        self.table.setColumnCount(3)
        self.table.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.undo_button, self.export_button = QPushButton(), QPushButton()
        self._count = plain_label("listCount")
        foot = QHBoxLayout()
        foot.addWidget(self.undo_button)
        foot.addWidget(self.export_button)
        foot.addWidget(self._count, 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(18, 14, 18, 14)
        down.setSpacing(10)
        down.addWidget(self.table, 1)
        down.addLayout(foot)
        self.undo_button.clicked.connect(self.undo)
        self.export_button.clicked.connect(self.export_wanted)
        self.table.itemActivated.connect(self._open)
        self._speak()

    def show_rows(self, corrections: Sequence[Correction]) -> None:
        """Show these, the last one first."""
        self._rows = list(reversed(corrections))
        self.table.clear()
        for each in self._rows:
            anchor = each.anchor
            where = " · ".join(filter(None, (anchor.newspaper, day(anchor.date), page_name(anchor.page))))
            row = QTreeWidgetItem(
                [
                    anchor.exact,
                    each.replacement.replace("\n", _LINE_END),
                    f"{anchor.headline or tr('No headline')} · {where}",
                ]
            )
            self.table.addTopLevelItem(row)
        for first in self.table.findItems("", Qt.MatchFlag.MatchStartsWith)[:1]:
            self.table.setCurrentItem(first)
        self.undo_button.setEnabled(bool(self._rows))
        self.export_button.setEnabled(bool(self._rows))
        hint = tr("Select a misprint in a story and correct it: the file stays as it is, and both readings are found.")
        self._count.setText(tr_n("{n} correction", "{n} corrections", len(self._rows)) if self._rows else hint)

    def undo(self) -> None:
        """Go back to the printed words of the correction in hand."""
        row = self.table.currentItem()
        if row is not None:
            self.undone.emit(self._rows[self.table.indexOfTopLevelItem(row)].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.undo()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.table.setFocus(event.reason())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()

    def _open(self, item: QTreeWidgetItem) -> None:
        story_id = self._rows[self.table.indexOfTopLevelItem(item)].story_id
        if story_id is not None:
            self.story_opened.emit(story_id)

    def _speak(self) -> None:
        self.table.setHeaderLabels([tr("As printed"), tr("As it should read"), tr("Story")])
        self.table.setAccessibleName(tr("Corrections"))
        self.undo_button.setText(tr("Undo the correction"))
        self.export_button.setText(tr("Export…"))
