"""A store in memory: slow, right, held by the contract tests to what the real one does."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from reader.domain.bookmark import Anchor
from reader.errors import HeldKind, LibraryReason, LibraryUnusable, NotHeld
from reader.library.blocks import blocks_of
from reader.ports.change_list import ChangeKind, IndexChange
from reader.ports.rows import Backup, HeldStory, IssueRow, ListOrder, OpenJump, PageRow, StoryRow
from reader.store.facts import number_order
from reader.store.fingerprint import fingerprint
from reader.store.listing import listing
from tests.fake_holdings import FakeHoldings


class FakeStore(FakeHoldings):
    """A store in memory."""

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
        rows = [row for row in self.rows_by_id(self._on_pages(list(self._pages))) if newspaper in (None, row.newspaper)]
        rows.sort(key=lambda row: (row.newspaper or "", number_order(row.page), row.page_id, row.position))
        if order is ListOrder.TITLE:
            rows.sort(key=lambda row: row.id)
        rows.sort(key=lambda row: row.date or "", reverse=order is not ListOrder.OLDEST)
        if order is ListOrder.TITLE:
            rows.sort(key=lambda row: row.title)
        return [row.id for row in rows]

    def rows_by_id(self, ids: Sequence[int]) -> list[StoryRow]:
        return [self._row(number) for number in ids if number in self._stories and listing(self._stories[number].story)]

    def _row(self, number: int) -> StoryRow:
        held = self._stories[number]
        story, where = held.story, self._pages[held.page_id].facts
        return StoryRow(
            id=number,
            page_id=held.page_id,
            position=held.position,
            kind=story.kind,
            title=story.title,
            newspaper=where.newspaper,
            date=where.date,
            page=where.number,
            section=where.section,
            kicker=story.headline.kicker,
            deck=story.headline.deck,
            column_label=story.column_label,
            genre=story.genre,
            photo_count=len(story.photos),
            bookmarked=any(m.story_id == number and not m.anchor.exact for m in self._bookmarks.values()),
            read=held.read,
            continued=bool(story.continued_from or story.continued_on or number in self._chains),
        )

    def story(self, story_id: int) -> HeldStory:
        for held in self.stories([story_id]):
            return held
        raise NotHeld(HeldKind.STORY, story_id)

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
        return iter(sorted(number for number, held in self._stories.items() if listing(held.story)))

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

    def open_jump_count(self) -> int:
        return len(self.open_jumps())

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

    def back_up(self) -> Path:
        raise LibraryUnusable(Path(), LibraryReason.UNWRITABLE, "a store in memory has no file")

    def backups(self) -> list[Backup]:
        return []

    def restore(self, name: str) -> Path | None:
        raise NotHeld(HeldKind.BACKUP, name)

    def last_back_up(self) -> str | None:
        return None

    def size(self) -> int:
        return 0

    def together(self) -> AbstractContextManager[None]:
        return nullcontext()

    def look_through(self) -> None:
        return

    def check(self) -> list[str]:
        return []

    def close(self) -> None:
        """Nothing to free."""
