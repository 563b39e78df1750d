"""A store in memory: slow, right, held by the contract tests to what the real one does."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader.domain.bookmark import Anchor, Bookmark, Correction
from reader.domain.newspaper import Guess, Page, PageFacts
from reader.domain.story import Story
from reader.errors import LibraryUnusable, NotHeld
from reader.library.blocks import blocks_of
from reader.library.ports import (
    ChangeKind,
    HeldStory,
    IndexChange,
    IssueRow,
    ListOrder,
    OpenJump,
    PageRow,
    Put,
    PutResult,
    Source,
    StoryRow,
    Visit,
)
from reader.store.facts import contradict, guessed, is_unsure, number_order, overlaid, place
from reader.store.fingerprint import fingerprint, overlap, story_text
from reader.store.matching import LISTED
from reader.store.tables import now


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


class FakeStore:
    """A store in memory. It tells stories again by fingerprint and headline alone."""

    def __init__(self) -> None:
        self.library_id = "fake"
        self._complete: set[str] = set()
        self._paths: dict[str, str] = {}
        self._pages: dict[int, _FakePage] = {}
        self._stories: dict[int, _FakeStory] = {}
        self._changes: dict[int, IndexChange] = {}
        self._chains: dict[int, tuple[int, ...]] = {}
        self._unjoined: dict[tuple[str | None, str | None], None] = {}
        self._bookmarks: dict[int, Bookmark] = {}
        self._corrections: dict[int, Correction] = {}
        self._reading: dict[int, tuple[int, str]] = {}
        self._settings: dict[str, str] = {}
        self._number = itertools.count(1)

    # Taking in

    def put_source(self, source: Source, pages: Sequence[Page]) -> PutResult:
        return self.put_many([Put(source=source, pages=tuple(pages))])[0]

    def put_many(self, puts: Sequence[Put]) -> list[PutResult]:
        return [self._put(put) for put in puts]

    def has_source(self, digest: str) -> bool:
        return digest in self._complete

    def _put(self, put: Put) -> PutResult:
        digest, path = put.source.digest, put.source.path
        if digest in self._complete and not put.first:
            self._paths[path] = digest
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
            self._complete.add(digest)
            self._paths[path] = digest
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
            read = story_id in self._stories and self._stories[story_id].read
            self._stories[story_id] = _FakeStory(page_id, position, story, read)
            if story.kind in LISTED:
                ids.append(story_id)
                self._note(ChangeKind.PUT, story_id)
        if before:
            earlier.remove(before)
            self._drop(before)
        for number in [number for number in self._pages if number != page_id and not self._on_pages([number])]:
            if any(story.kind in LISTED for story in self._pages[number].page.stories):
                self._drop(number)
        self._unjoin(page_id)
        return page_id, ids

    def _is_version(self, page: Page, held: _FakePage) -> bool:
        if contradict(page.facts, held.page.facts) and contradict(page.facts, held.facts):
            prints = {fingerprint(new) for new in page.stories}
            old = [story for story in held.page.stories if story.kind in LISTED]
            return 2 * sum(fingerprint(story) in prints for story in old) > len(old)
        same_place = all(place(page.facts)) and place(page.facts) == place(held.facts)
        return same_place or any(_alike(new, old) for new in page.stories for old in held.page.stories)

    def _same(self, story: Story, page: _FakePage, before: int | None, taken: set[int]) -> int | None:
        if story.kind not in LISTED:
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
            if held.story.kind in LISTED:
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
                raise NotHeld("page", page_id)
            self._unjoin(page_id)
            held = self._pages[page_id]
            held.confirmed = overlaid(held.confirmed, facts)
            self._unjoin(page_id)
            for story_id in self._on_pages([page_id]):
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

    # Holdings

    def source_of(self, page_id: int) -> Source:
        held = self._page(page_id)
        return Source(digest=held.digest, path=held.path, text=held.page.text)

    def page(self, page_id: int) -> Page:
        return replace(self._page(page_id).page, facts=self._page(page_id).facts)

    def _page(self, page_id: int) -> _FakePage:
        if page_id not in self._pages:
            raise NotHeld("page", page_id)
        return self._pages[page_id]

    def _on_pages(self, page_ids: Sequence[int]) -> list[int]:
        found = [
            (page_ids.index(held.page_id), held.position, number)
            for number, held in self._stories.items()
            if held.page_id in page_ids and held.story.kind in LISTED
        ]
        return [number for _, _, number in sorted(found)]

    def issues(self) -> list[IssueRow]:
        pages = [self._page_row(number) for number in self._pages]
        issues = sorted({(row.date or "", row.newspaper or "") for row in pages}, key=lambda pair: pair[1])
        found = []
        for date, newspaper in sorted(issues, key=lambda pair: pair[0], reverse=True):
            mine = [row for row in pages if (row.date or "", row.newspaper or "") == (date, newspaper)]
            found.append(
                IssueRow(
                    newspaper=newspaper or None,
                    date=date or None,
                    page_count=len(mine),
                    story_count=sum(row.story_count for row in mine),
                )
            )
        return found

    def _page_row(self, page_id: int) -> PageRow:
        where, ids = self._pages[page_id].facts, self._on_pages([page_id])
        return PageRow(
            id=page_id,
            newspaper=where.newspaper,
            date=where.date,
            number=where.number,
            section=where.section,
            story_count=len(ids),
            unread_count=sum(not self._stories[number].read for number in ids),
        )

    def pages(self, newspaper: str | None, date: str | None) -> list[PageRow]:
        rows = [self._page_row(number) for number in self._pages]
        mine = [row for row in rows if (row.newspaper, row.date) == (newspaper, date)]
        return sorted(mine, key=lambda row: (number_order(row.number), row.id))

    def story_rows(
        self,
        *,
        newspaper: str | None = None,
        date: str | None = None,
        page_id: int | None = None,
        everything: bool = False,
    ) -> list[StoryRow]:
        rows = self.rows_by_id(self.story_order())
        if page_id is not None:
            return [row for row in rows if row.page_id == page_id]
        return [row for row in rows if everything or (row.newspaper, row.date) == (newspaper, date)]

    def story_window(
        self, offset: int, limit: int, *, order: ListOrder = ListOrder.NEWEST, newspaper: str | None = None
    ) -> list[StoryRow]:
        return self.rows_by_id(self.story_order(order=order, newspaper=newspaper)[offset : offset + limit])

    def story_order(self, *, order: ListOrder = ListOrder.NEWEST, newspaper: str | None = None) -> Sequence[int]:
        rows = [row for row in self.rows_by_id(sorted(self._stories)) if newspaper in (None, row.newspaper)]
        rows.sort(key=lambda row: (row.newspaper or "", number_order(row.page), row.page_id, row.position))
        if order is ListOrder.TITLE:
            rows.sort(key=lambda row: row.id)
        rows.sort(key=lambda row: row.date or "", reverse=order is not ListOrder.OLDEST)
        if order is ListOrder.TITLE:
            rows.sort(key=lambda row: row.title)
        return [row.id for row in rows]

    def rows_by_id(self, ids: Sequence[int]) -> list[StoryRow]:
        return [
            self._row(number)
            for number in ids
            if number in self._stories and self._stories[number].story.kind in LISTED
        ]

    def _row(self, number: int) -> StoryRow:
        held = self._stories[number]
        story, where = held.story, self._pages[held.page_id].facts
        return StoryRow(
            id=number,
            page_id=held.page_id,
            position=held.position,
            kind=story.kind.value,
            title=story.title,
            newspaper=where.newspaper,
            date=where.date,
            page=where.number,
            section=where.section,
            kicker=story.headline.kicker,
            deck=story.headline.deck,
            column_label=story.column_label,
            photo_count=len(story.photos),
            bookmarked=any(m.story_id == number and not m.anchor.exact for m in self._bookmarks.values()),
            read=held.read,
            continued=bool(story.continued_from or story.continued_on or number in self._chains),
        )

    def story(self, story_id: int) -> HeldStory:
        for held in self.stories([story_id]):
            return held
        raise NotHeld("story", story_id)

    def stories(self, ids: Sequence[int]) -> list[HeldStory]:
        return [
            HeldStory(
                row=row,
                story=self._stories[row.id].story,
                source=self._pages[row.page_id].path,
                parts=self._chains.get(row.id, (row.id,)),
                fingerprint=fingerprint(self._stories[row.id].story),
                corrections=tuple(one for one in self._corrections.values() if one.story_id == row.id),
            )
            for row in self.rows_by_id(ids)
        ]

    def story_count(self) -> int:
        return len(self.story_order())

    def story_ids(self) -> Iterator[int]:
        return iter(sorted(self.story_order()))

    def texts_after(self, story_id: int, limit: int) -> list[tuple[int, str]]:
        ids = [number for number in self.story_ids() if number > story_id][:limit]
        return [(number, "".join(block.text for block in blocks_of(self._stories[number].story))) for number in ids]

    def set_read(self, ids: Sequence[int], read: bool) -> None:
        for number in ids:
            self._stories[number].read = read

    # Changes and chains

    def changes_after(self, sequence: int, limit: int) -> list[IndexChange]:
        later = sorted((one for one in self._changes.values() if one.sequence > sequence), key=lambda one: one.sequence)
        return later[:limit]

    def last_change(self) -> int:
        return max((one.sequence for one in self._changes.values()), default=0)

    def unjoined(self) -> list[tuple[str | None, str | None]]:
        return list(self._unjoined)

    def jump_stories(self, newspaper: str | None, date: str | None) -> list[HeldStory]:
        rows = self.story_rows(newspaper=newspaper, date=date)
        held = self.stories([row.id for row in rows])
        return [one for one in held if one.story.continued_from or one.story.continued_on]

    def set_chains(self, newspaper: str | None, date: str | None, chains: Sequence[Sequence[int]]) -> None:
        mine = {row.id for row in self.story_rows(newspaper=newspaper, date=date)}
        before = {number: chain for number, chain in self._chains.items() if mine & set(chain)}
        after = {number: tuple(chain) for chain in chains for number in chain}
        for number in sorted(before.keys() | after.keys()):
            if before.get(number) != after.get(number):
                self._note(ChangeKind.PUT, number)
            self._chains.pop(number, None)
        self._chains.update(after)
        self._unjoined.pop((newspaper, date), None)

    def chains_of(self, ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
        return {number: self._chains[number] for number in ids if len(self._chains.get(number, ())) > 1}

    def open_jumps(self) -> list[OpenJump]:
        found = []
        for held in self.stories(self.story_order()):
            story, row = held.story, held.row
            numbers = [one.number for one in self.pages(row.newspaper, row.date)]
            if story.continued_from and held.parts[0] == row.id:
                page = story.continued_from.page
                found.append(OpenJump(row=row, onward=False, page=page, page_held=page in numbers))
            if story.continued_on and held.parts[-1] == row.id:
                page = story.continued_on.page
                found.append(OpenJump(row=row, onward=True, page=page, page_held=page in numbers))
        return found

    # The reader's own work

    def find_story(self, anchor: Anchor) -> int | None:
        where = (anchor.newspaper, anchor.date, anchor.page)
        held = self.stories(sorted(self._stories))
        same = [one.row for one in held if one.fingerprint == anchor.fingerprint]
        same.sort(key=lambda row: (row.newspaper, row.date, row.page) != where)
        if same:
            return same[0].id
        named = [
            one.row.id
            for one in held
            if anchor.date
            and anchor.headline
            and (one.row.newspaper, one.row.date, one.row.page) == where
            and one.story.headline.main == anchor.headline
        ]
        return named[0] if len(named) == 1 else None

    def add_bookmark(
        self,
        story_id: int | None,
        anchor: Anchor,
        *,
        folder: str = "",
        tags: Sequence[str] = (),
        note: str = "",
        colour: str = "",
    ) -> Bookmark:
        for mark in self._bookmarks.values():
            if mark.anchor == anchor:
                return mark
        number = next(self._number)
        self._bookmarks[number] = Bookmark(
            id=number,
            story_id=story_id,
            anchor=anchor,
            folder=folder,
            tags=tuple(tags),
            note=note,
            colour=colour,
            created=now(),
        )
        return self._bookmarks[number]

    def remove_bookmark(self, bookmark_id: int) -> None:
        if self._bookmarks.pop(bookmark_id, None) is None:
            raise NotHeld("bookmark", bookmark_id)

    def bookmarks(self) -> list[Bookmark]:
        return list(reversed(self._bookmarks.values()))

    def update_bookmark(self, bookmark: Bookmark) -> None:
        if bookmark.id not in self._bookmarks:
            raise NotHeld("bookmark", bookmark.id)
        self._bookmarks[bookmark.id] = bookmark

    def add_correction(self, story_id: int | None, anchor: Anchor, replacement: str) -> Correction:
        self._corrections = {key: one for key, one in self._corrections.items() if one.anchor != anchor}
        number = next(self._number)
        self._corrections[number] = Correction(
            id=number, story_id=story_id, anchor=anchor, replacement=replacement, created=now()
        )
        if story_id is not None:
            self._note(ChangeKind.PUT, story_id)
        return self._corrections[number]

    def remove_correction(self, correction_id: int) -> None:
        correction = self._corrections.pop(correction_id, None)
        if correction is None:
            raise NotHeld("correction", correction_id)
        if correction.story_id is not None:
            self._note(ChangeKind.PUT, correction.story_id)

    def attach_correction(self, correction_id: int, story_id: int | None) -> None:
        correction = self._corrections[correction_id]
        self._corrections[correction_id] = replace(correction, story_id=story_id)
        for changed in {correction.story_id, story_id}:
            if changed is not None:
                self._note(ChangeKind.PUT, changed)

    def corrections(self) -> list[Correction]:
        return list(self._corrections.values())

    def set_position(self, story_id: int, position: int) -> None:
        if story_id in self._stories:
            self._reading.pop(story_id, None)
            self._reading[story_id] = (position, now())

    def position(self, story_id: int) -> int:
        return self._reading.get(story_id, (0, ""))[0]

    def visits(self, limit: int) -> list[Visit]:
        newest = list(reversed(self._reading.items()))[:limit]
        return [Visit(row=self._row(number), position=position, opened=opened) for number, (position, opened) in newest]

    def forget_visits(self) -> None:
        self._reading.clear()

    def setting(self, name: str) -> str | None:
        return self._settings.get(name)

    def set_setting(self, name: str, value: str | None) -> None:
        self._settings.pop(name, None)
        if value is not None:
            self._settings[name] = value

    def settings(self, prefix: str) -> dict[str, str]:
        return {name: value for name, value in sorted(self._settings.items()) if name.startswith(prefix)}

    def back_up(self) -> Path:
        raise LibraryUnusable(Path(), "unwritable", "a store in memory has no file")

    def last_back_up(self) -> str | None:
        return None

    def size(self) -> int:
        return 0

    def check(self) -> list[str]:
        return []

    def close(self) -> None:
        """Nothing to free."""


def _alike(new: Story, old: Story) -> bool:
    same_headline = bool(new.headline.main) and new.headline.main == old.headline.main
    return new.kind is old.kind and (
        same_headline or fingerprint(new) == fingerprint(old) or overlap(story_text(new), story_text(old)) >= 0.5
    )


def _same_print(new: Story, old: Story) -> bool:
    return fingerprint(new) == fingerprint(old)
