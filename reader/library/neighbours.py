"""Guesses a page's newspaper from the other pages of its day in its folder: an issue's name stands on one page only."""

from collections.abc import Iterable, Mapping, Sequence

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.ports.store import HasPageFacts

_CONFIDENCE = 0.6
_WITNESSES = 2
"""Pages that must name the newspaper themselves: one alone may be a page of another paper, or misread."""


def name_pages(store: HasPageFacts, folders: Iterable[str]) -> None:
    """Give pages without a newspaper that of their neighbours. It stays to be confirmed, and replaces no other.

    Two pages of the day in the folder must name the newspaper themselves, and none may be of another, by whatever
    evidence.
    """
    for folder in sorted(folders):
        names: dict[str, dict[str, list[int]]] = {}
        unnamed: dict[str, list[int]] = {}
        for page_id, newspaper, date in store.page_facts.in_folder(folder):
            if date and newspaper:
                names.setdefault(date, {}).setdefault(newspaper, []).append(page_id)
            elif date:
                unnamed.setdefault(date, []).append(page_id)
        for date, page_ids in unnamed.items():
            if name := _agreed(store, names.get(date, {})):
                evidence = (Evidence(EvidenceSource.NEIGHBOURS, date),)
                store.page_facts.add_guess(page_ids, Guess("newspaper", name, evidence, _CONFIDENCE))


def _agreed(store: HasPageFacts, named: Mapping[str, Sequence[int]]) -> str | None:
    """Return the only newspaper of a day's pages, if enough of them name it themselves."""
    if len(named) != 1:
        return None
    ((name, page_ids),) = named.items()
    return name if len(store.page_facts.witnesses(page_ids)) >= _WITNESSES else None
