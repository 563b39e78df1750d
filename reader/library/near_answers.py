"""Near answers to a query: stories that hold most of what was asked, beside the exact hits and never among them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from reader.errors import IndexUnusable
from reader.library.aliases import Aliases
from reader.library.marking import ZoneMarker
from reader.library.offers import Offer
from reader.library.synonyms import Synonyms
from reader.library.views import NearAnswer, NearAnswers, SearchHit
from reader.ports.engine import EngineHit, SearchEngine
from reader.ports.near import Meant, NearHit
from reader.query.asking import Asked, asked
from reader.query.fields import Zone
from reader.query.parser import parse
from reader.query.tree import Node, Or, Phrase
from reader.query.unparser import quoted
from reader.text.folding import Folding

PAGE = 20
"""Exact hits from which no near answers are looked for: they would stand below a whole page."""

MakeHits = Callable[[Sequence[tuple[EngineHit, ZoneMarker]]], Iterable[SearchHit]]


class NearSearching:
    """Finds near answers in one library. `make_hits` loads stories; `own_facts` as in Searching."""

    def __init__(
        self,
        engine: SearchEngine,
        folding: Folding,
        aliases: Aliases,
        own_facts: Callable[[Node], Node],
        make_hits: MakeHits,
    ) -> None:
        self._engine = engine
        self._folding = folding
        self._aliases = aliases
        self._synonyms = Synonyms(folding)
        self._own_facts = own_facts
        self._make_hits = make_hits

    def answers(
        self, query: str, *, besides: Collection[int], limit: int, stopped: Callable[[], bool] | None = None
    ) -> NearAnswers:
        """Return the best near answers to a query, without the stories `besides`; none without an index.

        Raises Cancelled.
        """
        question = asked(parse(query).tree)
        if not question.texts or limit < 1:
            return NearAnswers()
        try:
            found = self._engine.near(
                Asked(question.texts, self._own_facts(question.condition)),
                limit=limit,
                besides=besides,
                names=self._names,
                stopped=stopped,
            )
            offers = self._offers(query, found.meant)
        except IndexUnusable:
            return NearAnswers()
        return NearAnswers(answers=tuple(self._loaded(found.hits, question)), offers=offers)

    def _names(self, word: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self._aliases.others(word), *self._synonyms.of(word))))

    def _offers(self, query: str, meant: Sequence[Meant]) -> tuple[Offer, ...]:
        """Return the query with all that was mistyped in another form, else each of these forms, if found."""
        whole = query
        for one in meant:
            whole = whole.replace(one.typed, one.text)
        forms = (whole, *(quoted(one.text) for one in meant))
        counted = ((form, self._count(form)) for form in dict.fromkeys(forms) if form != query)
        return tuple(Offer(form, total) for form, total in counted if total)

    def _count(self, query: str) -> int:
        return self._engine.search(self._own_facts(parse(query).tree), limit=0).total

    def _loaded(self, found: Sequence[NearHit], question: Asked) -> Iterator[NearAnswer]:
        zones = {text.zone for text in question.texts}
        zone = zones.pop() if len(zones) == 1 else None
        by_id = {near.story_id: near for near in found}
        wanted = [(EngineHit(near.story_id, near.score), self._marker(near, zone)) for near in found]
        for hit in self._make_hits(wanted):
            near = by_id[hit.row.id]
            yield NearAnswer(hit=hit, has=near.has, lacks=near.lacks, instead=near.instead)

    def _marker(self, near: NearHit, zone: Zone | None) -> ZoneMarker:
        """Return a marker of what a story has of the question."""
        held = dict.fromkeys((*near.has, *(one.held for one in near.instead)))
        return ZoneMarker(Or(tuple(Phrase(text, zone) for text in held)), self._folding)
