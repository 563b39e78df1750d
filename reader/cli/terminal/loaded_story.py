"""A story as it lies open: its parts, what a search marks in it, its bookmark."""

from dataclasses import dataclass

from reader.domain.bookmark import Bookmark
from reader.library.corrections import as_read
from reader.library.library import Library
from reader.library.marking import StoryMarker
from reader.ports.rows import HeldStory, StoryRow


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStory:
    """`parts` are in the person's reading, in reading order; `row` is that of the part which was opened.

    `marker` marks what `query` found, and is None where nothing was searched.
    """

    row: StoryRow
    parts: tuple[HeldStory, ...]
    query: str = ""
    marker: StoryMarker | None = None
    star: Bookmark | None = None


def load_story(library: Library, story_id: int, query: str = "") -> OpenStory:
    """The story with this id, the parts it is continued from and on included. Raises NotHeld."""
    held = library.story(story_id)
    parts = library.chain(story_id) if len(held.parts) > 1 else [held]
    return OpenStory(
        row=held.row,
        parts=tuple(map(as_read, parts)),
        query=query,
        marker=library.story_marker(query, parts) if query else None,
        star=library.marks.star(story_id),
    )
