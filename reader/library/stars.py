"""Bookmarks of stories as a whole, apart from the highlights in them."""

from collections.abc import Sequence

from reader.domain.bookmark import Bookmark
from reader.ports.store import HasBookmarks


def stars_of(store: HasBookmarks, story_ids: Sequence[int]) -> dict[int, Bookmark]:
    """Return the bookmarks of these stories as a whole, by story; stories without one are left out."""
    found = store.bookmarks.of(story_ids)
    whole = {
        story_id: next((bookmark for bookmark in bookmarks if not bookmark.anchor.exact), None)
        for story_id, bookmarks in found.items()
    }
    return {story_id: bookmark for story_id, bookmark in whole.items() if bookmark}
