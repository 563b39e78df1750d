"""A person's bookmarks and highlights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from reader.domain.bookmark import Anchor, Bookmark


@dataclass(frozen=True, slots=True, kw_only=True)
class BookmarkCounts:
    """Numbers of bookmarks and highlights: all, with any tag, by folder ('' is none), by tag.

    A folder counts the bookmarks right in it, without the folders that lie in it.
    """

    total: int
    tagged: int
    folders: Mapping[str, int]
    tags: Mapping[str, int]


class BookmarkStore(Protocol):
    """Bookmarks and highlights. Only `remove` deletes one: it outlives its story, and has no story id then."""

    def add(
        self,
        story_id: int | None,
        anchor: Anchor,
        *,
        folder: str = "",
        tags: Sequence[str] = (),
        note: str = "",
        colour: str = "",
    ) -> Bookmark:
        """Add a bookmark; if there is one with the same anchor, return that unchanged."""
        ...

    def remove(self, bookmark_id: int) -> None:
        """Delete a bookmark or highlight. Raises NotHeld."""
        ...

    def update(self, bookmark: Bookmark) -> None:
        """Replace the bookmark of the same id; its creation time stays. Raises NotHeld."""
        ...

    def of(self, story_ids: Sequence[int]) -> dict[int, tuple[Bookmark, ...]]:
        """Return the bookmarks and highlights of each of these stories that has any, oldest first."""
        ...

    def by_id(self, ids: Sequence[int]) -> dict[int, Bookmark]:
        """Return the bookmarks with these ids; ids not held are left out."""
        ...

    def at(self, anchor: Anchor) -> Bookmark | None:
        """Return the bookmark with exactly this anchor; None if there is none."""
        ...

    def all(self) -> list[Bookmark]:
        """Newest first, orphans included."""
        ...

    def newest(self, limit: int) -> list[Bookmark]:
        """Return the first `limit` of `all`."""
        ...

    def orphans(self) -> list[Bookmark]:
        """Return the bookmarks and highlights whose story is not held, newest first."""
        ...

    def counts(self) -> BookmarkCounts: ...
