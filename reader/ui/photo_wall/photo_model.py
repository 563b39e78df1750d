"""The photos of an issue as rows of a model, each with the story it stands in."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from reader.browse.photos import PhotoRow
from reader.ui.language.names import page_name
from reader.ui.look.list_model import RowsModel

Index = QModelIndex | QPersistentModelIndex
PhotoRole = Qt.ItemDataRole.UserRole


class PhotoModel(RowsModel[PhotoRow]):
    """Photos in page order."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == PhotoRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title or row.photo.caption[:40]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (row.title, row.photo.caption, row.photo.credit, page_name(row.row.page))
            return " · ".join(part for part in parts if part)
        return None
