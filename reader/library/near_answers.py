"""Near answers to a query: stories that hold most of what was asked, beside the exact hits and never among them."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from reader.errors import IndexUnusable
from reader.library.aliases import Aliases
from reader.library.found_stories import FoundStory
from reader.library.marking import ZoneMarker
from reader.library.offers import Offer
from reader.library.printed_words import printed_words
from reader.library.synonyms import Synonyms
from reader.library.views import NearAnswer, NearAnswers
from reader.ports.engine import SearchEngine
from reader.ports.near import Meant, NearHit, NearQuery
from reader.query.asking import Asked, asked
from reader.query.fields import Zone
from reader.query.parser import parse
from reader.query.tree import Node, Or, Phrase
from reader.query.unparser import quoted
from reader.text.folding import Folding

PAGE = 20
"""Exact hits from which no near answers are looked for: they would stand below a whole page."""

Load = Callable[[Sequence[int]], Iterator[FoundStory]]


class NearSearching:
    """Finds near answers in one library. `load` loads stories by id; `own_facts` as in Searching."""

    def __init__(
        self,
        engine: SearchEngine,
        folding: Folding,
        aliases: Aliases,
        own_facts: Callable[[Node], Node],
        load: Load,
    ) -> None:
        self._engine = engine
        self._folding = folding
        self._aliases = aliases
        self._synonyms = Synonyms(folding)
        self._own_facts = own_facts
        self._load = load

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
                NearQuery(
                    asked=Asked(question.texts, self._own_facts(question.condition)),
                    limit=limit,
                    besides=besides,
                    names=self._names,
                    stopped=stopped,
                )
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
        texts = [self._printed(one) for one in meant]
        for one, text in zip(meant, texts, strict=True):
            whole = whole.replace(one.typed, text)
        forms = (whole, *map(quoted, texts))
        counted = ((form, self._count(form)) for form in dict.fromkeys(forms) if form != query)
        return tuple(Offer(form, total) for form, total in counted if total)

    def _printed(self, one: Meant) -> str:
        """Return what is meant as its example prints it."""
        stories = () if one.example is None else self._load([one.example])
        printed = [printed_words([one.text], story.blocks, self._folding) for story in stories]
        return printed[0].get(one.text, one.text) if printed else one.text

    def _count(self, query: str) -> int:
        return self._engine.search(self._own_facts(parse(query).tree), limit=0).total

    def _loaded(self, found: Sequence[NearHit], question: Asked) -> Iterator[NearAnswer]:
        zones = {text.zone for text in question.texts}
        zone = zones.pop() if len(zones) == 1 else None
        by_id = {near.story_id: near for near in found}
        for story in self._load(list(by_id)):
            yield self._answer(story, by_id[story.row.id], zone)

    def _answer(self, story: FoundStory, near: NearHit, zone: Zone | None) -> NearAnswer:
        """Return a story with what it has of the question, marked in it."""
        printed = printed_words((*near.has, *(one.held for one in near.instead)), story.blocks, self._folding)
        forms = tuple(dict.fromkeys(printed.values()))
        return NearAnswer(
            hit=story.hit(near.score, ZoneMarker(Or(tuple(Phrase(text, zone) for text in forms)), self._folding)),
            has=near.has,
            lacks=near.lacks,
            instead=tuple(replace(one, held=printed.get(one.held, one.held)) for one in near.instead),
            printed=forms,
        )
