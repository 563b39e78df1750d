"""The yield of an import: its pages, stories and photos, each counted once however many files hold it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from reader.domain.story import Genre, Story, StoryKind
from reader.ports.collecting import Put, PutResult, Recognised

_COUNTED = {StoryKind.STORY: "stories", StoryKind.PHOTO: "photos"}
"""The kinds that are counted, and the name of their number."""

Listed = tuple[int, Story]
"""A listed story with its id."""


@dataclass(slots=True)
class Brought:
    """Counts by ids, so that a story that a second file holds as well is not counted again, and one that a later
    reading takes away is not counted at all."""

    _pages: set[int] = field(default_factory=set)
    _ids: dict[StoryKind, set[int]] = field(default_factory=lambda: {kind: set() for kind in _COUNTED})

    def counts(self) -> Counter[str]:
        """Return the numbers of pages, stories and photos until now."""
        numbers = {name: len(self._ids[kind]) for kind, name in _COUNTED.items()}
        return Counter(pages=len(self._pages), **numbers)

    def add(self, put: Put, result: PutResult) -> Counter[str]:
        """Count pages of a file that the library did not hold; return the numbers of what it was the first to bring.

        `same` counts stories and photos that other files have, `other` the pages with anything that they have not.
        """
        others = {each.story_id: each for each in result.recognised if each.path != put.source.path}
        counts: Counter[str] = Counter(same=len(others))
        for page_id, listed in _by_page(put, result):
            first = [(story_id, story) for story_id, story in listed if self._is_first(story_id, others)]
            counts.update(_COUNTED[story.kind] for _, story in first)
            counts["pages"] += bool(first) or not listed
            changed = any(others[story_id].changed for story_id, _ in listed if story_id in others)
            counts["other"] += bool(first) or not listed or changed
            if first or self._stays_beside(listed, others, result):
                self._pages.add(page_id)
            for story_id, story in first:
                self._ids[story.kind].add(story_id)
        self._forget(result)
        return counts

    def read_again(self, put: Put, result: PutResult) -> None:
        """Count what a second reading of pages found anew, and what it took away."""
        if self._pages & set(result.gone_pages):
            self._pages.update(result.page_ids)
        for _, listed in _by_page(put, result):
            for story_id, story in listed:
                if story_id in result.new:
                    self._ids[story.kind].add(story_id)
        self._forget(result)

    def _is_first(self, story_id: int, others: dict[int, Recognised]) -> bool:
        """Return True for a story that is new to the library, or another text than it was, and not counted yet."""
        held = story_id in others and not others[story_id].changed
        return not held and not any(story_id in ids for ids in self._ids.values())

    def _stays_beside(self, listed: list[Listed], others: dict[int, Recognised], result: PutResult) -> bool:
        """Return True for a page that does not merely stand in for one that earlier imports brought."""
        before = {others[story_id].page_id for story_id, _ in listed if story_id in others}
        return not before or bool(before & self._pages) or not before <= set(result.gone_pages)

    def _forget(self, result: PutResult) -> None:
        self._pages.difference_update(result.gone_pages)
        for ids in self._ids.values():
            ids.difference_update(result.gone_stories)


def _by_page(put: Put, result: PutResult) -> Iterator[tuple[int, list[Listed]]]:
    """Yield each page with its id and its listed stories."""
    ids = iter(result.story_ids)
    for page_id, page in zip(result.page_ids, put.pages, strict=True):
        listed = [story for story in page.stories if is_listed(story)]
        yield page_id, list(zip(islice(ids, len(listed)), listed, strict=True))


def is_listed(story: Story) -> bool:
    """Return True for a story or photo that lists show: an imprint box is none."""
    return story.kind in _COUNTED and story.genre != Genre.IMPRINT


def put_counts(put: Put) -> Counter[str]:
    """Return the numbers of pages, stories and photos in a put."""
    listed = [story for page in put.pages for story in page.stories if is_listed(story)]
    return Counter(pages=len(put.pages), **Counter(_COUNTED[story.kind] for story in listed))
