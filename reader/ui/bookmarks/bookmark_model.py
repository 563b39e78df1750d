"""Bookmarks as rows; dragging them carries their ids."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt

from reader.domain.bookmark import Bookmark
from reader.ui.language.names import where_anchored
from reader.ui.language.words import tr
from reader.ui.look.list_model import RowsModel

Index = QModelIndex | QPersistentModelIndex
BookmarkRole = Qt.ItemDataRole.UserRole
HeadlineRole = Qt.ItemDataRole.UserRole + 1
IDS = "application/x-dubao-bookmarks"


class BookmarkModel(RowsModel[Bookmark]):
    """Bookmarks in the order they are handed in. `headlines` are those that a person corrected, by bookmark."""

    headlines: Mapping[int, str] = MappingProxyType({})

    def headline(self, bookmark: Bookmark) -> str:
        """The headline as it is read; the anchor keeps what was printed."""
        return self.headlines.get(bookmark.id, bookmark.anchor.headline)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == BookmarkRole:
            return row
        if role == HeadlineRole:
            return self.headline(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headline(row) or row.anchor.exact or tr("No headline")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            held = "" if row.story_id is not None else tr("story not held")
            parts = (
                self.headline(row),
                row.anchor.exact,
                row.note,
                where_anchored(row.anchor),
                row.folder,
                *row.tags,
                held,
            )
            return ", ".join(part for part in parts if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = super().flags(index)
        return base | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else base

    def mimeTypes(self) -> list[str]:
        return [IDS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(IDS, ",".join(str(index.data(BookmarkRole).id) for index in indexes).encode())
        return data


def dragged_ids(data: QMimeData) -> list[int]:
    """The ids of the bookmarks that are dragged; none if something else is."""
    text = bytes(data.data(IDS).data()).decode("ascii", "ignore")
    return [int(part) for part in text.split(",") if part.isdigit()]
