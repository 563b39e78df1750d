"""Suggestions while a query is typed: queries asked before, names this library holds, headlines."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reader.domain.story import Genre
from reader.errors import IndexUnusable
from reader.ports.engine import SearchEngine
from reader.ports.holdings import Holdings
from reader.query.fields import Zone
from reader.query.tree import Everything, Phrase
from reader.query.unparser import quoted
from reader.text.folding import Folding
from reader.text.pinyin import first_letters, spells


class SuggestionKind(StrEnum):
    HISTORY = "history"
    PERSON = "person"
    PLACE = "place"
    COLUMN = "column"
    NEWSPAPER = "newspaper"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """`text` is what to show, `query` what to search; `count` the stories that have this name (0 if not counted)."""

    kind: SuggestionKind
    text: str
    query: str
    count: int = 0


_FACETS = {
    "reporter": SuggestionKind.PERSON,
    "correspondent": SuggestionKind.PERSON,
    "photographer": SuggestionKind.PERSON,
    "place": SuggestionKind.PLACE,
    "column_label": SuggestionKind.COLUMN,
    "newspaper": SuggestionKind.NEWSPAPER,
}
_MOST_OF_A_KIND = 4


@dataclass(frozen=True, slots=True)
class _Name:
    kind: SuggestionKind
    text: str
    folded: str
    count: int


class Suggester:
    """`history` gives the queries asked, newest first; `people` names from the texts. Names are read once for each
    state of the index."""

    def __init__(
        self,
        holdings: Holdings,
        engine: SearchEngine,
        folding: Folding,
        history: Callable[[], Sequence[str]],
        people: Callable[[], Mapping[str, int]] = dict,
    ) -> None:
        self._holdings = holdings
        self._engine = engine
        self._folding = folding
        self._history = history
        self._people = people
        self._names: list[_Name] = []
        self._generation = -1

    def suggest(self, typed: str, limit: int = 10) -> list[Suggestion]:
        """Return the best offers for what stands in the search box: history, then names, then headlines.

        No text comes twice.
        """
        wanted = self._folding.plain(typed)
        if not wanted:
            return [_again(query) for query in self._history()[:limit]]
        offers: dict[str, Suggestion] = {}
        for offer in self._offers(typed.strip(), wanted):
            offers.setdefault(offer.text, offer)
            if len(offers) == limit:
                break
        return list(offers.values())

    def _offers(self, typed: str, wanted: str) -> Iterator[Suggestion]:
        latin = typed.isascii()
        past = [
            query
            for query in self._history()
            if wanted in self._folding.plain(query) or (latin and spells(typed, query))
        ]
        yield from (_again(query) for query in past[:_MOST_OF_A_KIND])
        for kind in dict.fromkeys(_FACETS.values()):
            named = [name for name in self._held_names() if name.kind is kind and _fits(name, typed, wanted, latin)]
            named.sort(key=lambda name: (not name.folded.startswith(wanted), -name.count))
            for name in named[:_MOST_OF_A_KIND]:
                yield Suggestion(kind=kind, text=name.text, query=quoted(name.text), count=name.count)
        yield from self._headlines(typed)

    def _headlines(self, typed: str) -> Iterator[Suggestion]:
        try:
            found = self._engine.search(Phrase(typed, Zone.HEADLINE), limit=_MOST_OF_A_KIND * 2)
        except IndexUnusable:
            return
        rows = self._holdings.rows_by_id([hit.story_id for hit in found.hits])
        for row in (row for row in rows if row.genre != Genre.IMPRINT):
            yield Suggestion(kind=SuggestionKind.HEADLINE, text=row.title, query=quoted(row.title))

    def _held_names(self) -> list[_Name]:
        try:
            generation = self._engine.generation
            if generation != self._generation:
                facets = self._engine.search(Everything(), limit=0, facets=True).facets
                spoken = [
                    _Name(SuggestionKind.PERSON, text, self._folding.plain(text), count)
                    for text, count in self._people().items()
                ]
                self._names = spoken + [
                    _Name(_FACETS[facet.name], text, self._folding.plain(text), count)
                    for facet in facets
                    if facet.name in _FACETS
                    for text, count in facet.counts
                ]
                self._generation = generation
        except IndexUnusable:
            return []
        return self._names


def _again(query: str) -> Suggestion:
    return Suggestion(kind=SuggestionKind.HISTORY, text=query, query=query)


def _fits(name: _Name, typed: str, wanted: str, latin: bool) -> bool:
    if wanted in name.folded:
        return True
    return latin and typed[0].lower() in first_letters(name.text) and spells(typed, name.text)
