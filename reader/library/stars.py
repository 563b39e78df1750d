"""Bookmarks of stories as a whole, apart from the highlights in them."""

from collections.abc import Sequence

from reader.domain.bookmark import Bookmark
from reader.ports.store import HasBookmarks


def stars_of(store: HasBookmarks, story_ids: Sequence[int]) -> dict[int, Bookmark]:
    """The bookmarks of these stories as a whole, by story; stories without one are left out."""
    found = store.bookmarks.of(story_ids)
    whole = {
        story_id: next((mark for mark in marks if not mark.anchor.exact), None) for story_id, marks in found.items()
    }
    return {story_id: mark for story_id, mark in whole.items() if mark}
