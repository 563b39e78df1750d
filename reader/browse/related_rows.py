"""The related stories of one as rows: what was printed before, what after, and what else is near."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reader.library.library import Library
from reader.library.related_stories import RelatedStory
from reader.ports.rows import StoryRow

_PHRASES = 5
"""Shared phrases of a row."""


class RelatedPart(StrEnum):
    """The parts of the list, in their order."""

    EARLIER = "earlier"
    LATER = "later"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """A related story: the phrases that it shares as the open story prints them, or its `number` in a `series`."""

    part: RelatedPart
    row: StoryRow
    shared: tuple[str, ...]
    series: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class RelatedRows:
    """The related stories of `story_id`, part by part; links of the chain by date, others the nearest first."""

    story_id: int
    rows: tuple[RelatedRow, ...] = ()

    def count(self, part: RelatedPart) -> int:
        """Return the number of rows of a part."""
        return sum(row.part is part for row in self.rows)


def related_rows(library: Library, story_id: int) -> RelatedRows:
    """Find the related stories of a story; other printings of a text are left out. Raises NotHeld, Cancelled."""
    found = library.related.of(story_id)
    parts = {
        RelatedPart.EARLIER: found.earlier,
        RelatedPart.LATER: found.later,
        RelatedPart.BESIDE: found.beside_chain,
    }
    return RelatedRows(story_id, tuple(row for part, stories in parts.items() for row in _rows(part, stories)))


def _rows(part: RelatedPart, stories: Sequence[RelatedStory]) -> Iterator[RelatedRow]:
    for story in stories:
        shared = tuple(phrase.text for phrase in story.shared[:_PHRASES])
        yield RelatedRow(part, story.row, shared, story.series, story.number)
