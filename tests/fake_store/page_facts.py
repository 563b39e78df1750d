"""Facts of pages in memory."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reader.domain.newspaper import Guess, PageFacts
from reader.ports.change_list import ChangeKind
from reader.ports.rows import PageRow
from reader.store.paper.facts import guessed, is_unsure, is_witness, overlaid
from reader.store.paper.visibility import visibility
from tests.fake_store.holdings import FakeHoldings
from tests.fake_store.records import Records


class FakePageFacts:
    def __init__(self, records: Records, holdings: FakeHoldings) -> None:
        self._records = records
        self._holdings = holdings

    def set(self, page_ids: Sequence[int], facts: PageFacts) -> None:
        for page_id in page_ids:
            held = self._records.page(page_id)
            self._records.unjoin(page_id)
            held.confirmed = overlaid(held.confirmed, facts)
            self._records.unjoin(page_id)
            for story_id in (
                number
                for number, held in self._records.stories.items()
                if held.page_id == page_id and visibility(held.story)
            ):
                self._records.note(ChangeKind.PUT, story_id)

    def in_folder(self, folder: str) -> list[tuple[int, str | None, str | None]]:
        return [
            (number, held.facts.newspaper, held.facts.date)
            for number, held in self._records.pages.items()
            if str(Path(held.path).parent) == folder
        ]

    def witnesses(self, page_ids: Sequence[int]) -> list[int]:
        pages = [(page_id, self._records.page(page_id)) for page_id in page_ids]
        return [page_id for page_id, held in pages if is_witness(held.facts, held.page.guesses, held.confirmed)]

    def add_guess(self, page_ids: Sequence[int], guess: Guess) -> None:
        for page_id in page_ids:
            page = self._records.page(page_id).page
            facts = overlaid(guessed(guess), page.facts)
            self._records.pages[page_id].page = replace(page, facts=facts, guesses=(*page.guesses, guess))
        self.set(page_ids, PageFacts())

    def unsure(self) -> list[tuple[PageRow, tuple[Guess, ...], str]]:
        return [
            (self._holdings.page_row(number), held.page.guesses, held.path)
            for number, held in self._records.pages.items()
            if is_unsure(held.facts, held.page.guesses, held.confirmed)
        ]

    def unsure_count(self) -> int:
        return len(self.unsure())
