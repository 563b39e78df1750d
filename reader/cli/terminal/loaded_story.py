"""An open story: its parts, the hits of a search in it, its bookmark."""

from dataclasses import dataclass

from reader.domain.bookmark import Bookmark
from reader.library.corrections import as_read
from reader.library.library import Library
from reader.library.marking import StoryMarker
from reader.ports.rows import HeldStory, StoryRow


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStory:
    """`parts` have the person's corrections, in reading order; `row` is that of the part that was opened.

    `marker` finds the hits of `query`; None without a query.
    """

    row: StoryRow
    parts: tuple[HeldStory, ...]
    query: str = ""
    marker: StoryMarker | None = None
    star: Bookmark | None = None


def load_story(library: Library, story_id: int, query: str = "") -> OpenStory:
    """Load a story with the parts that it is continued from and on. Raises NotHeld."""
    held = library.story(story_id)
    parts = library.chain(story_id) if len(held.parts) > 1 else [held]
    return OpenStory(
        row=held.row,
        parts=tuple(map(as_read, parts)),
        query=query,
        marker=library.story_marker(query, parts) if query else None,
        star=library.bookmarks.star(story_id),
    )
