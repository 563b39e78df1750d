"""A person's word on where pages belong, kept: for one page, for many, for whole folders."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol

from reader.domain.newspaper import PageFacts
from reader.errors import NotHeld
from reader.library import continuations, folder_facts
from reader.library.placing import Placing, WaitingPage
from reader.ports.store import HasChains, HasHoldings, HasPageFacts, HasSettings, Transactions


class PlacementStore(HasChains, HasHoldings, HasPageFacts, HasSettings, Transactions, Protocol):
    """The ports that setting facts of pages asks for."""


class PagePlacing(Placing):
    """Sets facts of pages, and joins continuations by them. Each method is one transaction."""

    def __init__(self, store: PlacementStore) -> None:
        super().__init__(store)
        self._store: PlacementStore = store

    def set_each(
        self, page_ids: Iterable[int], facts_of: Callable[[int], PageFacts], *, for_folders: PageFacts | None = None
    ) -> list[NotHeld]:
        """Set the facts that are not None for pages. A page that is not held is reported and stops no other.

        `for_folders`: also these, without the number, for every other page of the same folders that waits, and for what
        comes from there later.
        """
        missing, placed = [], []
        with self._store.together():
            for page_id in dict.fromkeys(page_ids):
                try:
                    self._store.page_facts.set([page_id], facts_of(page_id))
                    placed.append(page_id)
                except NotHeld as error:
                    missing.append(error)
            if for_folders:
                folder_facts.confirm(self._store, placed, replace(for_folders, number=None))
            continuations.join(self._store)
        return missing

    def confirm_folder(self, page: WaitingPage, facts: PageFacts, waiting: Iterable[WaitingPage]) -> list[int]:
        """Keep a person's word for this page, and its newspaper for the folder now and later.

        Confirm the guessed day and number of each of `waiting` that lies in the folder and still waits. Return the ids
        of the pages placed.
        """
        with self._store.together():
            still = {row.id for row, _, _ in self._store.page_facts.unsure()}
            others = [each for each in waiting if each.folder == page.folder and each.row.id in still - {page.row.id}]
            self._store.page_facts.set([page.row.id], facts)
            if facts.newspaper:
                folder_facts.confirm(self._store, [page.row.id], PageFacts(newspaper=facts.newspaper))
            for other in others:
                self._store.page_facts.set([other.row.id], replace(other.guessed, newspaper=None))
            continuations.join(self._store)
        return [page.row.id, *(other.row.id for other in others)]
