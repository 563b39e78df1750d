"""What the store in memory holds and how it takes pages in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader.domain.newspaper import Guess, Page, PageFacts
from reader.domain.origin import Origin
from reader.domain.story import Story
from reader.errors import HeldKind, NotHeld
from reader.ports.change_list import ChangeKind, IndexChange
from reader.ports.collecting import HeldSource, Put, PutResult, Source
from reader.ports.rows import PageRow
from reader.store.facts import contradict, guessed, is_unsure, overlaid, place
from reader.store.fingerprint import fingerprint, overlap, story_text
from reader.store.listing import Listing, listing
from tests.fake_acts import FakeActLog, Tables
from tests.fake_own_work import FakeOwnWork


@dataclass
class _FakePage:
    digest: str
    path: str
    ordinal: int
    page: Page
    confirmed: PageFacts

    @property
    def facts(self) -> PageFacts:
        return overlaid(self.page.facts, self.confirmed)


@dataclass
class _FakeStory:
    page_id: int
    position: int
    story: Story
    read: bool = False


class FakeHoldings(FakeOwnWork):
    """The half of a store in memory that takes pages in. It tells stories again by fingerprint and headline alone."""

    def __init__(self) -> None:
        super().__init__()
        self.library_id = "fake"
        self.writable = True
        self._complete: dict[str, HeldSource] = {}
        self._stamps: dict[str, str] = {}
        self._paths: dict[str, str] = {}
        self._pages: dict[int, _FakePage] = {}
        self._stories: dict[int, _FakeStory] = {}
        self._changes: dict[int, IndexChange] = {}
        self._chains: dict[int, tuple[int, ...]] = {}
        self._unjoined: dict[tuple[str | None, str | None], None] = {}
        self.acts = FakeActLog(self._recorded, self._follow)

    def _recorded(self) -> Tables:
        own = ("_bookmarks", "_corrections", "_reading", "_settings")
        paper = ("_complete", "_stamps", "_paths", "_pages", "_stories", "_chains")
        return {name: getattr(self, name) for name in (*own, *paper)}

    def _follow(self, story_id: int) -> None:
        self._note(ChangeKind.PUT if story_id in self._stories else ChangeKind.DELETE, story_id)

    # Taking in

    def put_many(self, puts: Sequence[Put]) -> list[PutResult]:
        return [self._put(put) for put in puts]

    def held_source(self, digest: str) -> HeldSource | None:
        return self._complete.get(digest)

    def seen_source(self, path: str, stamp: str) -> HeldSource | None:
        return self._complete.get(self._paths.get(path, "")) if self._stamps.get(path) == stamp else None

    def older_sources(self, rules: int) -> list[HeldSource]:
        return [held for held in self._complete.values() if held.rules < rules]

    def set_rules(self, digest: str, rules: int) -> None:
        self._complete[digest] = replace(self._complete[digest], rules=rules)

    def pages_of(self, digest: str) -> list[int]:
        mine = [number for number, held in self._pages.items() if held.digest == digest]
        return sorted(mine, key=lambda number: self._pages[number].ordinal)

    def held_copies(self, source: Source, page: Page) -> dict[int, int]:
        apart = (source.digest, self._paths.get(source.path))
        found: dict[int, int] = {}
        for at, story in enumerate(page.stories):
            original = page.copies[at] if at < len(page.copies) else ""
            for number, held in self._stories.items():
                other = self._pages[held.page_id]
                if place(other.facts) != place(page.facts) or other.digest in apart or number in found.values():
                    continue
                same = fingerprint(held.story) in (original, fingerprint(story))
                headline = held.story.headline.main
                alike = headline == story.headline.main and overlap(story_text(story), story_text(held.story)) >= 0.3
                if listing(story) and story.kind is held.story.kind and (same or (headline and alike)):
                    found[at] = number
                    break
        return found

    def _put(self, put: Put) -> PutResult:
        digest, path = put.source.digest, put.source.path
        if digest in self._complete and not put.first and not put.anew:
            self._paths[path], self._stamps[path] = digest, put.source.stamp
            mine = [number for number, held in self._pages.items() if held.digest == digest]
            return PutResult(page_ids=tuple(mine), story_ids=tuple(self._on_pages(mine)), known=True)
        earlier = [
            number
            for number, held in self._pages.items()
            if (held.digest == digest and held.ordinal >= put.first)
            or (held.digest != digest and self._paths.get(path) == held.digest)
        ]
        page_ids, story_ids = [], []
        for ordinal, page in enumerate(put.pages, put.first):
            page_id, ids = self._put_page(put.source, ordinal, page, earlier)
            page_ids.append(page_id)
            story_ids += ids
        for number in earlier:
            if self._pages[number].digest == digest and (
                put.complete or self._pages[number].ordinal < put.first + len(put.pages)
            ):
                self._drop(number)
        if put.complete:
            self._complete[digest] = HeldSource(digest=digest, path=path, rules=put.rules, missing=put.missing)
            self._paths[path], self._stamps[path] = digest, put.source.stamp
        return PutResult(page_ids=tuple(page_ids), story_ids=tuple(story_ids))

    def _put_page(self, source: Source, ordinal: int, page: Page, earlier: list[int]) -> tuple[int, list[int]]:
        before = next((number for number in earlier if self._is_version(page, self._pages[number])), None)
        confirmed = self._pages[before].confirmed if before else PageFacts()
        page_id = next(self._number)
        held = _FakePage(source.digest, source.path, ordinal, replace(page, text=page.text or source.text), confirmed)
        self._pages[page_id] = held
        taken: set[int] = set()
        ids = []
        for position, story in enumerate(page.stories):
            story_id = self._same(story, held, before, taken) or next(self._number)
            taken.add(story_id)
            old = self._stories.get(story_id)
            kept = _origin(old.story.origin if old else None, story.origin)
            self._stories[story_id] = _FakeStory(
                page_id, position, replace(story, origin=kept), old.read if old else False
            )
            if listing(story):
                self._note(ChangeKind.PUT, story_id)
            if listing(story) is Listing.LISTED:
                ids.append(story_id)
        if before:
            earlier.remove(before)
            self._drop(before)
        for number in [number for number in self._pages if number != page_id and not self._on_pages([number])]:
            if any(listing(story) is Listing.LISTED for story in self._pages[number].page.stories):
                self._drop(number)
        self._unjoin(page_id)
        return page_id, ids

    def _is_version(self, page: Page, held: _FakePage) -> bool:
        if contradict(page.facts, held.page.facts) and contradict(page.facts, held.facts):
            prints = {fingerprint(new) for new in page.stories}
            old = [story for story in held.page.stories if listing(story)]
            return 2 * sum(fingerprint(story) in prints for story in old) > len(old)
        same_place = all(place(page.facts)) and place(page.facts) == place(held.facts)
        return same_place or any(_alike(new, old) for new in page.stories for old in held.page.stories)

    def _same(self, story: Story, page: _FakePage, before: int | None, taken: set[int]) -> int | None:
        if not listing(story):
            return None
        ways = (_same_print, _alike)
        for same in ways:
            for number, old in self._stories.items():
                there = self._pages[old.page_id]
                place_again = place(there.facts) == place(page.facts) and there.digest != page.digest
                shared = overlap(story_text(story), story_text(old.story)) > 0.3
                here = old.page_id == before or (place_again and shared)
                if number not in taken and here and old.story.kind is story.kind and same(story, old.story):
                    return number
        return None

    def _drop(self, page_id: int) -> None:
        self._unjoin(page_id)
        for number in [number for number, held in self._stories.items() if held.page_id == page_id]:
            held = self._stories.pop(number)
            self._reading.pop(number, None)
            if listing(held.story):
                self._note(ChangeKind.DELETE, number)
            for part in self._chains.pop(number, ()):
                if part in self._chains:
                    self._chains[part] = tuple(one for one in self._chains[part] if one != number)
                    self._note(ChangeKind.PUT, part)
            for mark in [mark for mark in self._bookmarks.values() if mark.story_id == number]:
                self._bookmarks[mark.id] = replace(mark, story_id=None)
            for correction in [one for one in self._corrections.values() if one.story_id == number]:
                self._corrections[correction.id] = replace(correction, story_id=None)
        del self._pages[page_id]

    def _holds(self, story_id: int) -> bool:
        return story_id in self._stories

    def _note(self, kind: ChangeKind, story_id: int) -> None:
        self._changes[story_id] = IndexChange(next(self._number), kind, story_id)

    def _unjoin(self, page_id: int) -> None:
        where = self._pages[page_id].facts
        if where.date:
            self._unjoined[where.newspaper, where.date] = None

    # Placing

    def set_facts(self, page_ids: Sequence[int], facts: PageFacts) -> None:
        for page_id in page_ids:
            if page_id not in self._pages:
                raise NotHeld(HeldKind.PAGE, page_id)
            self._unjoin(page_id)
            held = self._pages[page_id]
            held.confirmed = overlaid(held.confirmed, facts)
            self._unjoin(page_id)
            for story_id in (
                number for number, held in self._stories.items() if held.page_id == page_id and listing(held.story)
            ):
                self._note(ChangeKind.PUT, story_id)

    def places_in(self, folder: str) -> list[tuple[int, str | None, str | None]]:
        return [
            (number, held.facts.newspaper, held.facts.date)
            for number, held in self._pages.items()
            if str(Path(held.path).parent) == folder
        ]

    def add_guess(self, page_ids: Sequence[int], guess: Guess) -> None:
        for page_id in page_ids:
            page = self._page(page_id).page
            facts = overlaid(guessed(guess), page.facts)
            self._pages[page_id].page = replace(page, facts=facts, guesses=(*page.guesses, guess))
        self.set_facts(page_ids, PageFacts())

    def unsure_pages(self) -> list[tuple[PageRow, tuple[Guess, ...], str]]:
        return [
            (self._page_row(number), held.page.guesses, held.path)
            for number, held in self._pages.items()
            if is_unsure(held.facts, held.page.guesses, held.confirmed)
        ]

    def unsure_count(self) -> int:
        return len(self.unsure_pages())

    # Holdings

    def source_of(self, page_id: int) -> Source:
        held = self._page(page_id)
        return Source(digest=held.digest, path=held.path, text=held.page.text)

    def page(self, page_id: int) -> Page:
        return replace(self._page(page_id).page, facts=self._page(page_id).facts)

    def _page(self, page_id: int) -> _FakePage:
        if page_id not in self._pages:
            raise NotHeld(HeldKind.PAGE, page_id)
        return self._pages[page_id]

    def _on_pages(self, page_ids: Sequence[int]) -> list[int]:
        found = [
            (page_ids.index(held.page_id), held.position, number)
            for number, held in self._stories.items()
            if held.page_id in page_ids and listing(held.story) is Listing.LISTED
        ]
        return [number for _, _, number in sorted(found)]


def _alike(new: Story, old: Story) -> bool:
    same_headline = bool(new.headline.main) and new.headline.main == old.headline.main
    return new.kind is old.kind and (
        same_headline or fingerprint(new) == fingerprint(old) or overlap(story_text(new), story_text(old)) >= 0.5
    )


def _origin(old: Origin | None, new: Origin | None) -> Origin | None:
    """The new origin, unless it says less of the same address than the old, or nothing."""
    if old is None or new is None:
        return new or old
    says_less = not new.accessed or new.estimated
    return old if old.url == new.url and old.accessed and says_less else new


def _same_print(new: Story, old: Story) -> bool:
    return fingerprint(new) == fingerprint(old)
