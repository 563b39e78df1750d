"""The stories of an answer, loaded with their searched text, and made into hits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from reader.library.blocks import Block, searched_blocks
from reader.library.continuations import parts_of
from reader.library.corrections import as_listed
from reader.library.marking import ZoneMarker
from reader.library.snippets import snippet
from reader.library.views import SearchHit
from reader.ports.rows import StoryRow
from reader.ports.store import HasChains, HasHoldings
from reader.query.fields import Zone


class StoriesStore(HasChains, HasHoldings, Protocol):
    """The ports that loading asks for."""


@dataclass(frozen=True, slots=True)
class FoundStory:
    """A story of an answer; `blocks` are those of all its parts."""

    row: StoryRow
    blocks: Sequence[Block]

    def hit(self, score: float, marker: ZoneMarker) -> SearchHit:
        """Return the story as a hit, with what is marked in it."""
        marks = tuple(marker.in_zone(Zone.HEADLINE).spans(self.row.title))
        return SearchHit(row=self.row, score=score, snippet=snippet(self.blocks, marker.in_zone), title_marks=marks)


def found_stories(store: StoriesStore, ids: Sequence[int]) -> Iterator[FoundStory]:
    """Yield the stories with these ids, in order; those not held are left out."""
    held = {story.row.id: story for story in store.holdings.stories(ids)}
    for story_id in ids:
        if story := held.get(story_id):
            blocks = [block for part in parts_of(store, story) for block in searched_blocks(part)]
            yield FoundStory(as_listed(story).row, blocks)
