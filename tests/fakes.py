"""Small stand-ins for the ports: in memory, slow, right. The contract tests hold them to what the real ones do."""

import math
from collections.abc import Callable, Generator, Iterable, Mapping

from reader.library.scan import Scan
from reader.ports.engine import Batch, EngineAnswer, Facet, FoundIds, IndexedStory, SortOrder
from reader.ports.near import Instead, NearFound, NearHit, NearQuery, OtherNames
from reader.ports.progress import Progress
from reader.ports.related import RelatedFound, RelatedHit, RelatedQuery, SharedWord
from reader.ports.shared_text import SharedFound, SharedText, Sharing
from reader.query.fields import Zone
from reader.query.tree import Node
from reader.search.near.typed_forms import TypedForms
from reader.text.containment import containment, pieces
from reader.text.folding import Folding
from reader.text.segment import make_segmenter
from tests.fake_store.store import FakeStore

__all__ = ["FakeEngine", "FakeStore"]


class FakeEngine:
    """A search engine that reads every story for every query."""

    def __init__(self) -> None:
        self.generation = 0
        self.stories: dict[int, IndexedStory] = {}
        self.damage: list[str] = []
        self._built = 1
        self._scan = Scan(Folding())
        self._fresh: FakeEngine | None = None
        self._parent: FakeEngine | None = None

    def apply(self, puts: Iterable[IndexedStory], deletes: Iterable[int], generation: int) -> None:
        for story_id in deletes:
            self.stories.pop(story_id, None)
        self.stories.update({story.story_id: story for story in puts})
        self.generation = generation

    def apply_all(self, batches: Iterable[Batch]) -> Generator[int]:
        for batch in batches:
            self.apply(batch.puts, batch.deletes, batch.generation)
            yield self.generation

    def search(
        self,
        query: Node,
        *,
        offset: int = 0,
        limit: int | None = 20,
        sort: SortOrder = SortOrder.RELEVANCE,
        facets: bool = False,
        stopped: Callable[[], bool] | None = None,
    ) -> EngineAnswer:
        answer = self._scan.search(self.stories.values(), query, offset=offset, limit=limit, sort=sort)
        if not facets:
            return answer
        papers = [story.newspaper for story in self.stories.values() if self._scan.matches(story, query)]
        counts = sorted(((name, papers.count(name)) for name in set(papers) if name), key=lambda pair: (-pair[1], pair))
        return EngineAnswer(answer.total, answer.hits, (Facet("newspaper", tuple(counts)),))

    def order(
        self, query: Node, *, sort: SortOrder = SortOrder.RELEVANCE, stopped: Callable[[], bool] | None = None
    ) -> FoundIds:
        return FoundIds([hit.story_id for hit in self.search(query, limit=None, sort=sort).hits])

    def near(self, query: NearQuery) -> NearFound:
        folding, segmenter = Folding(), make_segmenter()
        words = [
            word
            for text in query.asked.texts
            for word in segmenter.words(folding.plain(text.text))
            if len(word) > 1 or word.isascii()
        ]
        hits = []
        for story in self.stories.values():
            held = [folding.plain(block) for blocks in story.zones.values() for block in blocks]
            has = [word for word in words if any(one in text for one in _named(word, query.names) for text in held)]
            instead = tuple(
                Instead(word, one)
                for word in has
                for one in _named(word, query.names)
                if not any(word in text for text in held) and any(one in text for text in held)
            )
            lacks = tuple(word for word in words if word not in has)
            matching = story.story_id not in query.besides and self._scan.matches(story, query.asked.condition)
            if len(has) > len(lacks) and matching:
                share = len(has) / len(words)
                hits.append(NearHit(story.story_id, share, share, tuple(has), lacks, instead))
        found = NearFound(tuple(sorted(hits, key=lambda hit: -hit.score)[: query.limit]))
        return TypedForms(query.asked.texts, folding).in_answer(found)

    def sharing(self, text: SharedText) -> SharedFound:
        folding = Folding()
        wanted = pieces(folding.plain("".join(text.paragraphs)))
        shares = {
            story.story_id: containment(wanted, pieces(folding.plain("".join(story.zones.get(Zone.TEXT, ())))))
            for story in self.stories.values()
            if story.story_id not in text.besides
        }
        best = sorted((story_id for story_id, share in shares.items() if share), key=lambda one: -shares[one])
        return SharedFound(tuple(Sharing(story_id, shares[story_id]) for story_id in best[: text.limit]))

    def related(self, query: RelatedQuery) -> RelatedFound:
        own = _rare_texts(query.zones)
        others = [one for one in self.stories.values() if one.story_id not in {query.story_id, *query.besides}]
        held = {word: sum(word in _rare_texts(one.zones) for one in self.stories.values()) for word in own}
        hits = []
        for one in others:
            shared = sorted(own & _rare_texts(one.zones), key=lambda word: (held[word], word))
            odds = sum(math.log(1 + len(self.stories) / held[word]) for word in shared)
            if len(shared) > 1 and odds > math.log(len(self.stories) + math.e):
                hits.append(RelatedHit(one.story_id, odds, tuple(SharedWord(word, held[word]) for word in shared)))
        return RelatedFound(tuple(sorted(hits, key=lambda hit: -hit.score)[: query.limit]), len(self.stories))

    def story_ids(self) -> set[int]:
        return set(self.stories)

    @property
    def identity(self) -> str:
        return str(self._built)

    def size(self) -> int:
        return len(self.stories)

    def faults(self, progress: Progress | None = None) -> list[str]:
        return list(self.damage)

    def begin_rebuild(self) -> "FakeEngine":
        self._fresh = FakeEngine()
        self._fresh._parent, self._fresh._built = self, self._built + 1
        return self._fresh

    def finish_rebuild(self) -> None:
        if self._parent:
            self._parent.finish_rebuild()
        elif self._fresh:
            self.stories, self.generation, self._fresh = self._fresh.stories, self._fresh.generation, None
            self.damage, self._built = [], self._built + 1

    def close(self) -> None:
        """Nothing to free."""


def _named(word: str, names: OtherNames | None) -> tuple[str, ...]:
    return (word, *(names(word) if names else ()))


def _rare_texts(zones: Mapping[Zone, tuple[str, ...]]) -> set[str]:
    folding, segmenter = Folding(), make_segmenter()
    blocks = (block for blocks in zones.values() for block in blocks)
    return {word for block in blocks for word in segmenter.words(folding.plain(block)) if len(word) > 1}
