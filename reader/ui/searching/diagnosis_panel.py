"""The diagnosis panel (搜索诊断): how a query was understood, why a story matched, what is absent and how to relax."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.browse.diagnosis_rows import Absent, Diagnosis
from reader.ui.language.words import tr, tr_n
from reader.ui.look.short_texts import ShortButton
from reader.ui.searching.diagnosis_words import absent_words, match_words, part_words, relax_words

WIDEST = 760
TALLEST = 340


class DiagnosisPanel(QScrollArea):
    """`query_wanted` carries the query that a button asks for: a nearer form, or the query without what is absent.

    A `brief` one says only why nothing was found, and is as tall as that needs.
    """

    query_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, brief: bool = False) -> None:
        super().__init__(parent)
        self._brief = brief
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._diagnosis: Diagnosis | None = None
        self._fill()

    def show_diagnosis(self, diagnosis: Diagnosis | None) -> None:
        """Show this diagnosis; None if nothing was searched."""
        self._diagnosis = diagnosis
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
        super().changeEvent(event)

    def _fill(self) -> None:
        self.setAccessibleName(tr("Search diagnosis"))
        whole = QWidget()
        whole.setObjectName("wholeDiagnosis")
        down = QVBoxLayout(whole)
        down.setContentsMargins(16, 14, 16, 14)
        down.setSpacing(6)
        found = self._diagnosis
        if found is None:
            down.addWidget(_words(tr("Search for something to see how it was understood."), "muted"))
        else:
            self._fill_absent(down, found)
            if not self._brief:
                self._fill_parts(down, found)
                self._fill_matches(down, found)
        down.addStretch(1)
        whole.setMaximumWidth(WIDEST)
        self.setWidget(whole)
        self._down = down
        if self._brief:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._brief and event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        # If there is nothing to wrap, Qt's answer is -1.
        self.setFixedHeight(max(0, min(TALLEST, self._down.totalHeightForWidth(self.viewport().width()))))

    def _fill_absent(self, down: QVBoxLayout, found: Diagnosis) -> None:
        if not found.absent and not found.relaxed:
            return
        down.addWidget(_words(tr("Why nothing was found"), "sectionHeading"))
        for absent in found.absent:
            down.addWidget(_words(absent_words(absent)))
            if absent.nearest:
                down.addWidget(_words(tr("The library does hold:"), "muted"))
                down.addLayout(self._nearest(absent))
        if found.each_held:
            down.addWidget(_words(tr("Each part is held, but no story has them all.")))
        for relaxed in found.relaxed:
            row = QHBoxLayout()
            button = self._button(relax_words(relaxed), relaxed.query)
            button.setObjectName("primary")
            row.addWidget(button)
            row.addStretch(1)
            down.addLayout(row)
        if not self._brief:
            down.addWidget(_rule())

    def _nearest(self, absent: Absent) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        across = 2 if self._brief else 3
        for number, (text, count, query) in enumerate(absent.nearest):
            grid.addWidget(self._button(f"{text} · {count:,}", query), number // across, number % across)
        grid.setColumnStretch(across, 1)
        return grid

    def _fill_parts(self, down: QVBoxLayout, found: Diagnosis) -> None:
        down.addWidget(_words(tr("How the search was understood"), "sectionHeading"))
        rows = [(part.text, part_words(part), "" if part.count is None else f"{part.count:,}") for part in found.parts]
        if len(rows) > 1:
            rows.append((tr("together"), tr("all of this in one story"), f"{found.total:,}"))
        down.addLayout(_table(rows))

    def _fill_matches(self, down: QVBoxLayout, found: Diagnosis) -> None:
        if not found.matches:
            return
        down.addWidget(_rule())
        down.addWidget(_words(tr("Why this story"), "sectionHeading"))
        if found.story:
            down.addWidget(_words(found.story, "muted"))
        down.addLayout(_table([(match.found, match_words(match), "") for match in found.matches]))

    def _button(self, text: str, query: str) -> ShortButton:
        button = ShortButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.query_wanted.emit(query))
        return button


def total_words(diagnosis: Diagnosis) -> str:
    """The head of the panel's dock: how many stories the whole query finds."""
    return tr_n("{n} story found", "{n} stories found", diagnosis.total)


def _table(rows: list[tuple[str, str, str]]) -> QGridLayout:
    """Text, what it means, and a count at the right."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    for number, (text, meaning, count) in enumerate(rows):
        grid.addWidget(_chip(text), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_words(meaning), number, 1)
        if count:
            label = _words(count, "muted")
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label, number, 2, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(1, 1)
    return grid


def _words(text: str, name: str = "") -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setText(text)
    label.setWordWrap(True)
    return label


def _chip(text: str) -> QLabel:
    """A piece of text as it stands in the query or in the story."""
    label = _words(text, "chip")
    label.setWordWrap(len(text) > 14)
    label.setMaximumWidth(220)
    label.setContentsMargins(7, 2, 7, 2)
    label.setAutoFillBackground(True)
    label.setBackgroundRole(QPalette.ColorRole.AlternateBase)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    return label


def _rule() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    line.setAutoFillBackground(True)
    line.setBackgroundRole(QPalette.ColorRole.Mid)
    return line
