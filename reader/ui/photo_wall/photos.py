"""The photos of an issue as rows of a model, each with the story it stands in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from reader.domain.photo import Photo
from reader.domain.story import StoryKind
from reader.ports.rows import HeldStory, StoryRow
from reader.ui.language.names import page_name
from reader.ui.look.list_model import RowsModel

Index = QModelIndex | QPersistentModelIndex
PhotoRole = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A photo and the row of its story; `alone` where it is a picture story of its own."""

    photo: Photo
    row: StoryRow
    alone: bool

    @property
    def title(self) -> str:
        """What stands over its caption: its own title, else the headline that it belongs to."""
        return self.photo.title or ("" if self.alone else self.row.title)


def photo_rows(stories: Iterable[HeldStory]) -> list[PhotoRow]:
    """All photos of these stories, in their order."""
    return [
        PhotoRow(photo, held.row, held.story.kind is StoryKind.PHOTO) for held in stories for photo in held.story.photos
    ]


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
