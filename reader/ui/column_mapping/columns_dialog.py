"""The dialog on the columns of a table: a row for each column, with the field that it holds and its first cells."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.domain.article_table import Column, Field, TablePreview
from reader.ui.language.field_names import FIELDS, field_name, grounds
from reader.ui.language.words import tr
from reader.ui.look.labels import plain_label

_WIDTH_PX, _HEIGHT_PX = 900, 560
_SHOWN_ROWS = 3
_LONGEST_CELL_CHARS = 200
_NAME, _FIELD, _FIRST = range(3)


class _FieldBox(QComboBox):
    """A choice that the wheel passes over: it scrolls the table below the pointer.

    `focused` says that it has the keys.
    """

    focused = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ColumnsDialog(QDialog):
    """A combo box for each column. `then` is given the fields of all columns by their names, when they are accepted."""

    def __init__(
        self, path: Path, preview: TablePreview, then: Callable[[Mapping[str, str]], object], window: QWidget
    ) -> None:
        super().__init__(window)
        self._preview, self._then = preview, then
        self.setWindowTitle(tr("Columns of a table"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(QSize(_WIDTH_PX, _HEIGHT_PX).boundedTo(window.size()))
        self.fields = [self._box(column) for column in preview.columns]
        self.table = self._table()
        self.missing = plain_label("muted", tr("Choose the column that holds the headline or the text."))
        self.missing.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = buttons.addButton(tr("Read the table so"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        hint = plain_label(
            "muted",
            tr(
                "Say what each column holds. The choice is kept for all tables of this folder, and those that are held "
                "are read again; it can be undone."
            ),
        )
        hint.setWordWrap(True)
        heading = plain_label("dialogHeading", tr("Columns of {file}").format(file=path.name))
        heading.setWordWrap(True)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 18)
        down.setSpacing(10)
        for part in (heading, hint, self.table, self.missing, buttons):
            down.addWidget(part)
        down.setStretchFactor(self.table, 1)
        self._check()
        if self.fields:
            self.fields[0].setFocus()

    def accept(self) -> None:
        """Hand on the fields of all columns."""
        super().accept()
        self._then(self.chosen())

    def chosen(self) -> dict[str, str]:
        """Return the fields by the names of the columns; '' for a column that no field takes."""
        return {
            column.name: str(box.currentData()) for column, box in zip(self._preview.columns, self.fields, strict=True)
        }

    def _box(self, column: Column) -> _FieldBox:
        box = _FieldBox()
        for field in FIELDS:
            box.addItem(field_name(field), str(field))
        box.setCurrentIndex(FIELDS.index(column.field))
        box.setAccessibleName(tr("Content of the column {name}").format(name=column.name))
        box.setToolTip(grounds(column.certainty))
        box.currentIndexChanged.connect(self._check)
        return box

    def _table(self) -> QTableWidget:
        rows = self._preview.rows[:_SHOWN_ROWS]
        table = QTableWidget(len(self._preview.columns), _FIRST + len(rows))
        numbered = [tr("Row {number}").format(number=number) for number in range(1, len(rows) + 1)]
        table.setHorizontalHeaderLabels([tr("Name of the column"), tr("Holds"), *numbered])
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setAccessibleName(tr("Columns of the table"))
        for at, (column, box) in enumerate(zip(self._preview.columns, self.fields, strict=True)):
            table.setItem(at, _NAME, _item(column.name))
            table.setCellWidget(at, _FIELD, box)
            box.focused.connect(partial(table.scrollTo, table.model().index(at, _FIELD)))
            for number, row in enumerate(rows, _FIRST):
                table.setItem(at, number, _item(row[at]))
        table.resizeRowsToContents()
        header = table.horizontalHeader()
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_FIELD, QHeaderView.ResizeMode.ResizeToContents)
        for number in range(_FIRST, table.columnCount()):
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        return table

    def _check(self) -> None:
        """Let only a choice be accepted that can be read."""
        known = {Field.TITLE, Field.TEXT} & set(self.chosen().values())
        self.accept_button.setEnabled(bool(known))
        self.missing.setVisible(not known)


def _item(text: str) -> QTableWidgetItem:
    line = " ".join(text.split())[:_LONGEST_CELL_CHARS]
    item = QTableWidgetItem(line)
    item.setToolTip(line)
    return item
