"""Guesses a page's newspaper from the other pages of its day in its folder: an issue's name stands on one page only."""

from collections.abc import Iterable

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.ports.store import HasPageFacts

_CONFIDENCE = 0.6


def name_pages(store: HasPageFacts, folders: Iterable[str]) -> None:
    """Give pages without a newspaper that of their neighbours, if these name one alone. It stays to be confirmed."""
    for folder in sorted(folders):
        places = store.page_facts.in_folder(folder)
        names: dict[str, set[str]] = {}
        unnamed: dict[str, list[int]] = {}
        for page_id, newspaper, date in places:
            if date and newspaper:
                names.setdefault(date, set()).add(newspaper)
            elif date:
                unnamed.setdefault(date, []).append(page_id)
        for date, page_ids in unnamed.items():
            if len(names.get(date, ())) == 1:
                (name,) = names[date]
                evidence = (Evidence(EvidenceSource.NEIGHBOURS, date),)
                store.page_facts.add_guess(page_ids, Guess("newspaper", name, evidence, _CONFIDENCE))
