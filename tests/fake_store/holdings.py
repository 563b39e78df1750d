"""Reading the paper in memory."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reader.domain.bookmark import Anchor
from reader.domain.newspaper import Page
from reader.errors import HeldKind, NotHeld
from reader.library.blocks import blocks_of
from reader.ports.collecting import Source
from reader.ports.rows import HeldStory, IssueRow, ListOrder, PageRow, StoryRow
from reader.store.paper.facts import number_order
from reader.store.paper.fingerprint import fingerprint
from reader.store.paper.visibility import visibility
from tests.fake_store.own_work import OwnRecords
from tests.fake_store.records import Records


class FakeHoldings:
    def __init__(self, records: Records, own: OwnRecords) -> None:
        self._records = records
        self._own = own
        self.on_damaged: Callable[[int], object] = lambda _: None

    def issues(self) -> list[IssueRow]:
        pages = [self.page_row(number) for number in self._records.pages]
        issues = sorted({(row.date or "", row.newspaper or "") for row in pages}, key=lambda pair: pair[1])
        found = []
        for date, newspaper in sorted(issues, key=lambda pair: pair[0], reverse=True):
            mine = [row for row in pages if (row.date or "", row.newspaper or "") == (date, newspaper)]
            found.append(
                IssueRow(
                    newspaper=newspaper or None,
                    date=date or None,
                    page_count=len({(newspaper and date and row.number) or row.id for row in mine}),
                    story_count=sum(row.story_count for row in mine),
                )
            )
        return found

    def page_row(self, page_id: int) -> PageRow:
        where, ids = self._records.pages[page_id].facts, self._records.listed_on([page_id])
        return PageRow(
            id=page_id,
            newspaper=where.newspaper,
            date=where.date,
            number=where.number,
            section=where.section,
            story_count=len(ids),
            unread_count=sum(number not in self._own.read for number in ids),
        )

    def pages(self, newspaper: str | None, date: str | None) -> list[PageRow]:
        rows = [self.page_row(number) for number in self._records.pages]
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
        rows = [
            row
            for row in self.rows_by_id(self._records.listed_on(list(self._records.pages)))
            if newspaper in (None, row.newspaper)
        ]
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
            if number in self._records.stories and visibility(self._records.stories[number].story)
        ]

    def _row(self, number: int) -> StoryRow:
        held = self._records.stories[number]
        story, where = held.story, self._records.pages[held.page_id].facts
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
            bookmarked=self._own.is_bookmarked(number),
            read=number in self._own.read,
            continued=bool(story.continued_from or story.continued_on or number in self._records.chains),
        )

    def story(self, story_id: int) -> HeldStory:
        for held in self.stories([story_id]):
            return held
        raise NotHeld(HeldKind.STORY, story_id)

    def stories(self, ids: Sequence[int]) -> list[HeldStory]:
        return [
            HeldStory(
                row=row,
                story=self._records.stories[row.id].story,
                source=self._records.pages[row.page_id].path,
                parts=self._records.chains.get(row.id, (row.id,)),
                fingerprint=fingerprint(self._records.stories[row.id].story),
                corrections=self._own.corrections_of(row.id),
            )
            for row in self.rows_by_id(ids)
        ]

    def story_count(self) -> int:
        return len(self.story_order())

    def story_ids(self) -> Iterator[int]:
        return iter(sorted(number for number, held in self._records.stories.items() if visibility(held.story)))

    def texts_after(self, story_id: int, limit: int) -> list[tuple[int, str]]:
        ids = [number for number in self.story_ids() if number > story_id][:limit]
        return [
            (number, "".join(block.text for block in blocks_of(self._records.stories[number].story))) for number in ids
        ]

    def jump_stories(self, newspaper: str | None, date: str | None) -> list[HeldStory]:
        rows = self.story_rows(newspaper=newspaper, date=date)
        held = self.stories([row.id for row in rows])
        return [one for one in held if one.story.continued_from or one.story.continued_on]

    def find_story(self, anchor: Anchor) -> int | None:
        where = (anchor.newspaper, anchor.date, anchor.page)
        held = self.stories(sorted(self._records.stories))
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

    def source_of(self, page_id: int) -> Source:
        held = self._records.page(page_id)
        return Source(digest=held.digest, path=held.path, text=held.page.text)

    def page(self, page_id: int) -> Page:
        return replace(self._records.page(page_id).page, facts=self._records.page(page_id).facts)
