"""The copies of the open story among the results: other papers that printed the same text."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from reader.ports.rows import StoryRow
from reader.ui.language.names import day, newspaper_name
from reader.ui.language.words import tr
from reader.ui.look.labels import plain_label

MOST_BUTTONS = 5


class CopiesLine(QWidget):
    """Stands below the story; `story_wanted` carries the id of the copy that was chosen."""

    story_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._label = plain_label("muted")
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(20, 6, 12, 6)
        self._across.setSpacing(6)
        self._across.addWidget(self._label)
        self._across.addStretch(1)
        self._buttons: list[QPushButton] = []
        self.hide()

    def show_copies(self, rows: Sequence[StoryRow]) -> None:
        """Show a button for each, in the order given; nothing if there are none."""
        for button in self._buttons:
            button.deleteLater()
        self._buttons = [self._button(row) for row in rows[:MOST_BUTTONS]]
        for at, button in enumerate(self._buttons):
            self._across.insertWidget(at + 1, button)
        self._label.setText(tr("Same text in:"))
        self.setVisible(bool(rows))

    def _button(self, row: StoryRow) -> QPushButton:
        where = " ".join((newspaper_name(row.newspaper), day(row.date) if row.date else ""))
        button = QPushButton(where.strip().replace("&", "&&"))
        button.setToolTip(row.title)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.story_wanted.emit(row.id))
        return button
