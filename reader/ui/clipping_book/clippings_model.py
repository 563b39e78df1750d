"""The stories of a clipping book as rows that can be dragged to another place."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reader.library.draft import Draft
from reader.ports.rows import StoryRow
from reader.ui.language.names import row_summary
from reader.ui.language.words import tr

Index = QModelIndex | QPersistentModelIndex
ClipRole = Qt.ItemDataRole.UserRole
NoteRole = Qt.ItemDataRole.UserRole + 1
ROWS = "application/x-dubao-clippings"


class DraftModel(QAbstractListModel):
    """`moved` carries the ids that were dragged and the row before which they were dropped."""

    moved = Signal(list, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = Draft()
        self._rows: Sequence[StoryRow] = ()

    def show_draft(self, draft: Draft, rows: Sequence[StoryRow]) -> None:
        """`rows` are those of the draft's stories that are held, in any order."""
        by_id = {row.id: row for row in rows}
        self.beginResetModel()
        self._draft = draft
        self._rows = [by_id[number] for number in draft.stories if number in by_id]
        self.endResetModel()

    def show_note(self, draft: Draft, story_id: int) -> None:
        """The note to one story has changed."""
        self._draft = draft
        index = self.index(self.row_of(story_id), 0)
        self.dataChanged.emit(index, index, [NoteRole])

    def row_of(self, story_id: int) -> int:
        """The row of a story; -1 if it has none."""
        return next((number for number, row in enumerate(self._rows) if row.id == story_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ClipRole:
            return row
        if role == NoteRole:
            return self._draft.note(row.id)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title or tr("No headline")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{index.row() + 1}. {row_summary(row)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = super().flags(index)
        return base | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [ROWS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        ids = [index.data(ClipRole).id for index in sorted(indexes, key=QModelIndex.row)]
        data.setData(ROWS, ",".join(map(str, ids)).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        ids = [int(part) for part in bytes(data.data(ROWS).data()).decode("ascii", "ignore").split(",") if part]
        if not ids:
            return False
        self.moved.emit(ids, row if row >= 0 else (parent.row() if parent.isValid() else len(self._rows)))
        return False  # the view would take the rows out again that the new draft has put elsewhere
