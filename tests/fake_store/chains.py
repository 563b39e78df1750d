"""Chains in memory."""

from collections.abc import Sequence

from reader.ports.change_list import ChangeKind
from reader.ports.holdings import Holdings
from reader.ports.rows import OpenJump, StoryRow
from tests.fake_store.records import Records


class FakeChains:
    def __init__(self, records: Records, holdings: Holdings) -> None:
        self._records = records
        self._holdings = holdings

    def unjoined(self) -> list[tuple[str | None, str | None]]:
        return list(self._records.unjoined)

    def set(self, newspaper: str | None, date: str | None, chains: Sequence[Sequence[int]]) -> None:
        held = self._records.chains
        mine = [row.id for row in self._holdings.story_rows(newspaper=newspaper, date=date)]
        before = {number: chain for number, chain in held.items() if any(one in chain for one in mine)}
        after = {number: tuple(chain) for chain in chains for number in chain}
        for number in sorted(before.keys() | after.keys()):
            if before.get(number) != after.get(number):
                self._records.note(ChangeKind.PUT, number)
            held.pop(number, None)
        held.update(after)
        self._records.unjoined.pop((newspaper, date), None)

    def of(self, ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
        chains = self._records.chains
        return {number: chains[number] for number in ids if len(chains.get(number, ())) > 1}

    def open_jumps(self) -> list[OpenJump]:
        found = []
        for held in self._holdings.stories(self._holdings.story_order()):
            story, row = held.story, held.row
            if story.continued_from and held.parts[0] == row.id:
                page = story.continued_from.page
                found.append(OpenJump(row=row, onward=False, page=page, page_held=self._is_held(row, page)))
            if story.continued_on and held.parts[-1] == row.id:
                page = story.continued_on.page
                found.append(OpenJump(row=row, onward=True, page=page, page_held=self._is_held(row, page)))
        return found

    def _is_held(self, row: StoryRow, page: str | None) -> bool:
        return page in [one.number for one in self._holdings.pages(row.newspaper, row.date)]

    def open_jump_count(self) -> int:
        return len(self.open_jumps())
