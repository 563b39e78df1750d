"""The other names that this library knows: each can be switched off."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListView, QVBoxLayout, QWidget

from reader.library.aliases import Alias
from reader.ui.language.words import tr, tr_n
from reader.ui.look.labels import plain_label

Index = QModelIndex | QPersistentModelIndex


class NamesModel(QAbstractListModel):
    """`switched` carries an alias and whether it is on now."""

    switched = Signal(object, bool)

    def __init__(self, aliases: Sequence[Alias], parent: QObject) -> None:
        super().__init__(parent)
        self._aliases = aliases
        self._on = [alias.on for alias in aliases]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._aliases)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        alias = self._aliases[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            stories = tr_n("learnt from {n} story", "learnt from {n} stories", alias.learnt) if alias.learnt else ""
            return " · ".join(part for part in (f"{alias.short} = {alias.full}", stories) if part)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self._on[index.row()] else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self._on[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        self.switched.emit(self._aliases[index.row()], self._on[index.row()])
        return True


class NamesDialog(QDialog):
    """A list that can be filtered by typing."""

    def __init__(self, aliases: Sequence[Alias], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Other names"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 560)
        self.names = NamesModel(aliases, self)
        shown = QSortFilterProxyModel(self)
        shown.setSourceModel(self.names)
        shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found = QLineEdit()
        found.setPlaceholderText(tr("Find a name"))
        found.setAccessibleName(tr("Find a name"))
        found.textChanged.connect(shown.setFilterFixedString)
        table = QListView()
        table.setModel(shown)
        table.setUniformItemSizes(True)
        table.setAccessibleName(tr("Other names"))
        hint = plain_label(
            "muted", tr("Who searches for one of two names finds the other as well, while it is ticked.")
        )
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 18)
        down.setSpacing(12)
        for part in (plain_label("dialogHeading", tr("Other names")), hint, found, table, buttons):
            down.addWidget(part)
