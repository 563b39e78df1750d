"""Pages that wait for a person to say where they belong: what is guessed of them, why, and what the person says."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from reader.domain.evidence import Evidence
from reader.domain.newspaper import Guess, PageFacts
from reader.errors import NotHeld
from reader.library import continuations, folder_facts
from reader.ports.rows import PageRow
from reader.ports.store import Store
from reader.query.dates import NoDate, date_range

_PAGE_WORDS = re.compile(r"第|版|[Pp]age|\s")


def evidence_of(guesses: Iterable[Guess], field: str, value: str) -> list[Evidence]:
    """Return the reasons for `value` of a field, each once."""
    said = (guess.evidence for guess in guesses if guess.field == field and guess.value == value)
    return list(dict.fromkeys(one for reasons in said for one in reasons))


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPage:
    """A page with its guesses and the file it came from."""

    row: PageRow
    guesses: Sequence[Guess]
    path: str

    @property
    def folder(self) -> str:
        return folder_facts.folder_of(self.path)

    @property
    def file(self) -> str:
        return PurePath(self.path).name

    @property
    def guessed(self) -> PageFacts:
        """The facts that are shown to be confirmed."""
        return PageFacts(newspaper=self.row.newspaper, date=self.row.date, number=self.row.number)


class Placing:
    """Each method that changes something is one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def waiting(self) -> list[WaitingPage]:
        """The pages that wait, by file."""
        found = [WaitingPage(row=row, guesses=said, path=path) for row, said, path in self._store.page_facts.unsure()]
        return sorted(found, key=lambda page: page.path)

    def titles(self, page_id: int, limit: int = 3) -> list[str]:
        """The first headlines of a page, by which a person knows it again."""
        return [row.title for row in self._store.holdings.story_rows(page_id=page_id)[:limit] if row.title]

    def set_facts(self, page_ids: Sequence[int], facts: PageFacts, *, for_folder: bool = False) -> None:
        """A person's word on where pages belong; only the facts that are not None. Raises NotHeld.

        `for_folder`: also for every other page of the same folders that waits, and for what comes from there later.
        """
        with self._store.together():
            self._set(page_ids, facts, for_folder)
            continuations.join(self._store)

    def set_each(
        self, page_ids: Iterable[int], facts_of: Callable[[int], PageFacts], *, for_folder: bool = False
    ) -> list[NotHeld]:
        """Set facts of their own for pages, see `set_facts`; a page that is not held is reported and stops no other."""
        missing = []
        with self._store.together():
            for page_id in dict.fromkeys(page_ids):
                try:
                    self._set([page_id], facts_of(page_id), for_folder)
                except NotHeld as error:
                    missing.append(error)
            continuations.join(self._store)
        return missing

    def confirm_folder(self, page: WaitingPage, facts: PageFacts, waiting: Iterable[WaitingPage]) -> list[int]:
        """Keep a person's word for this page, its newspaper for the folder now and later, and for those of `waiting`
        that lie in the folder and still wait the day and number that are guessed of them. The ids of those placed."""
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

    def _set(self, page_ids: Sequence[int], facts: PageFacts, for_folder: bool) -> None:
        self._store.page_facts.set(page_ids, facts)
        if for_folder:
            folder_facts.confirm(self._store, page_ids, replace(facts, number=None))


def iso_day(text: str) -> str | None:
    """The day that a person typed (2023-2-15, 2023年2月15日, 20230215), ISO; None where it is no day."""
    try:
        first, last = date_range(text)
    except NoDate:
        return None
    return first if first == last else None


def page_number(text: str) -> str:
    """A page number as typed, without 第 and 版 and leading zeros."""
    plain = _PAGE_WORDS.sub("", text).upper()
    return plain.lstrip("0") if plain.isdecimal() else plain
