"""The words of a person at a bookmark, counted up: its note, its folder, its tags."""

from reader.domain.bookmark import Bookmark
from reader.library.folders import BETWEEN
from reader.ui.language.words import tr


def words_of(bookmark: Bookmark) -> str:
    """Note, folder and tags of a bookmark as part of a sentence; '' if it has none."""
    folder = tr("folder “{name}”").format(name=bookmark.folder.replace(BETWEEN, " / "))
    parts = (
        tr("its note") if bookmark.note else "",
        folder if bookmark.folder else "",
        " ".join(f"#{tag}" for tag in bookmark.tags),
    )
    return tr(", ").join(part for part in parts if part)
