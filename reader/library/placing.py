"""Pages that wait for a person to say where they belong: what is guessed of them, why, and what the person says."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from reader.domain.evidence import Evidence
from reader.domain.newspaper import Guess, PageFacts
from reader.library import folder_facts
from reader.ports.rows import PageRow
from reader.ports.store import HasHoldings, HasPageFacts
from reader.query.dates.day_spans import NoDate
from reader.query.dates.ranges import date_range

_PAGE_WORDS = re.compile(r"第|版|[Pp]age|\s")


class PlacingStore(HasHoldings, HasPageFacts, Protocol):
    """The ports that waiting pages are read from."""


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
        """The facts that are shown to be confirmed: those of the page, in place of an unknown one the likeliest guess.

        A guess without evidence of the page's own is no fact of it until a person says so.
        """
        return PageFacts(
            newspaper=self.row.newspaper or self._likeliest("newspaper"),
            date=self.row.date or iso_day(self._likeliest("date") or ""),
            number=self.row.number or self._likeliest("page"),
        )

    def _likeliest(self, field: str) -> str | None:
        found = [guess for guess in self.guesses if guess.field == field]
        return max(found, key=lambda guess: guess.confidence).value if found else None


class Placing:
    """The pages of one library that wait."""

    def __init__(self, store: PlacingStore) -> None:
        self._store = store

    def waiting(self) -> list[WaitingPage]:
        """Return the pages that wait, by file."""
        found = [WaitingPage(row=row, guesses=said, path=path) for row, said, path in self._store.page_facts.unsure()]
        return sorted(found, key=lambda page: page.path)

    def titles(self, page_id: int, limit: int = 3) -> list[str]:
        """Return the first headlines of a page, by which a person knows it again."""
        return [row.title for row in self._store.holdings.story_rows(page_id=page_id)[:limit] if row.title]


def iso_day(text: str) -> str | None:
    """Return the day that a person typed (2023-2-15, 2023年2月15日, 20230215), ISO 8601; None if it is no day."""
    try:
        first, last = date_range(text)
    except NoDate:
        return None
    return first if first == last else None


def page_number(text: str) -> str:
    """Return a page number as typed, without 第 and 版 and leading zeros."""
    plain = _PAGE_WORDS.sub("", text).upper()
    return plain.lstrip("0") if plain.isdecimal() else plain
