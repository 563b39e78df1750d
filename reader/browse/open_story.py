"""The open story: its parts, the hits of a search in it, how far it was read."""

from dataclasses import dataclass

from reader.browse.page_listings import story_page_listing
from reader.browse.whole_pages import page_rows
from reader.library.library import Library
from reader.ports.rows import HeldStory, StoryRow
from reader.render.story_html import Marker


@dataclass(frozen=True, slots=True)
class OpenStory:
    """A story with its continuation parts, the marker of a search, and how far it was read before (code points).

    `page` are all stories of its page if the person skims; it is empty if the story is read in full.
    """

    row: StoryRow
    parts: tuple[HeldStory, ...]
    marker: Marker | None = None
    position: int = 0
    page: tuple[HeldStory, ...] = ()


def load_story(library: Library, story_id: int, query: str, *, skim: bool, widen: bool) -> OpenStory:
    """Load a story as it is opened: `skim` with its whole page, `widen` with hits of other names. Runs in a worker.

    Raises NotHeld.
    """
    held = library.story(story_id)
    parts = library.chain(story_id) if len(held.parts) > 1 else [held]
    marker = library.story_marker(query, parts, widen=widen) if query else None
    page = library.stories([row.id for row in page_rows(library, story_page_listing(held.row))]) if skim else []
    return OpenStory(held.row, tuple(parts), marker, library.position(story_id), tuple(page))
