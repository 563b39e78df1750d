"""The records that the store in memory keeps of the paper; its parts share them as SQLite's share a file."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from reader.domain.newspaper import Page, PageFacts
from reader.domain.story import Story
from reader.errors import HeldKind, NotHeld
from reader.ports.change_list import ChangeKind, IndexChange
from reader.ports.collecting import HeldSource
from reader.store.paper.facts import overlaid
from reader.store.paper.visibility import Visibility, visibility


@dataclass
class FakePage:
    digest: str
    path: str
    ordinal: int
    page: Page
    confirmed: PageFacts

    @property
    def facts(self) -> PageFacts:
        return overlaid(self.page.facts, self.confirmed)


@dataclass
class FakeStory:
    page_id: int
    position: int
    story: Story


@dataclass
class Records:
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    complete: dict[str, HeldSource] = field(default_factory=dict)
    stamps: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    pages: dict[int, FakePage] = field(default_factory=dict)
    stories: dict[int, FakeStory] = field(default_factory=dict)
    changes: dict[int, IndexChange] = field(default_factory=dict)
    marks: dict[int, str] = field(default_factory=dict)
    chains: dict[int, tuple[int, ...]] = field(default_factory=dict)
    unjoined: dict[tuple[str | None, str | None], None] = field(default_factory=dict)

    def page(self, page_id: int) -> FakePage:
        if page_id not in self.pages:
            raise NotHeld(HeldKind.PAGE, page_id)
        return self.pages[page_id]

    def listed_on(self, page_ids: Sequence[int]) -> list[int]:
        """Ids of the listed stories, by page and position."""
        found = [
            (page_ids.index(held.page_id), held.position, number)
            for number, held in self.stories.items()
            if held.page_id in page_ids and visibility(held.story) is Visibility.LISTED
        ]
        return [number for _, _, number in sorted(found)]

    def note(self, kind: ChangeKind, story_id: int) -> None:
        sequence = next(self.numbers)
        self.changes[story_id] = IndexChange(sequence, kind, story_id)
        self.marks[sequence] = uuid4().hex

    def unjoin(self, page_id: int) -> None:
        where = self.pages[page_id].facts
        if where.date:
            self.unjoined[where.newspaper, where.date] = None
