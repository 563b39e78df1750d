"""The query tree answered by reading: slow, exact, always there.

It answers while there is no index, and is the measure of every engine in the tests.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from reader.ports.engine import EngineAnswer, EngineHit, IndexedStory, SortOrder
from reader.query.fields import Fact, Zone
from reader.query.tree import (
    And,
    DateRange,
    Everything,
    Exactly,
    HasFact,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    RelativeDates,
    SameParagraph,
    SameSentence,
    StoryIds,
    Wildcard,
)
from reader.text.folding import AS_WRITTEN, Folding
from reader.text.searched import Searched
from reader.text.sought import Sought
from reader.text.wildcard import folded_pattern, literal_texts
from reader.text.wildcard_matcher import WildcardMatcher

NEVER = "9999-99-99"
"""Sorts after every day."""

_SENTENCE_ENDS = "。!?"
_WHOLE = (Fact.PAGE, Fact.KIND)
_WEIGHTS = {Zone.HEADLINE: 8.0, Zone.KICKER: 3.0, Zone.DECK: 3.0, Zone.LABEL: 3.0, Zone.BYLINE: 2.0}

_FACTS: dict[Fact, Callable[[IndexedStory], tuple[str, ...]]] = {
    Fact.NEWSPAPER: lambda story: (story.newspaper,),
    Fact.PAGE: lambda story: (story.page,),
    Fact.SECTION: lambda story: (story.section,),
    Fact.KIND: lambda story: story.kinds,
    Fact.REPORTER: lambda story: story.reporters,
    Fact.CORRESPONDENT: lambda story: story.correspondents,
    Fact.PHOTOGRAPHER: lambda story: story.photographers,
    Fact.DATELINE: lambda story: (story.place,),
}


@dataclass(frozen=True)
class Scan:
    """Answers queries over any stories that are read to it, with the folding that the index uses."""

    folding: Folding

    def search(
        self,
        stories: Iterable[IndexedStory],
        query: Node,
        *,
        offset: int = 0,
        limit: int | None = 20,
        sort: SortOrder = SortOrder.RELEVANCE,
    ) -> EngineAnswer:
        """Search as SearchEngine.search does, without facets; scores count weighted hits."""
        found = [
            (story.date, EngineHit(story.story_id, self._score(story, query)))
            for story in stories
            if self.matches(story, query)
        ]
        if sort is SortOrder.RELEVANCE:
            found.sort(key=lambda pair: (-pair[1].score, pair[1].story_id))
        elif sort is SortOrder.NEWEST:
            found.sort(key=lambda pair: pair[0], reverse=True)
        else:
            found.sort(key=lambda pair: pair[0] or NEVER)
        end = None if limit is None else offset + limit
        return EngineAnswer(len(found), tuple(hit for _, hit in found[offset:end]))

    def matches(self, story: IndexedStory, query: Node) -> bool:
        """Return True if the story matches the query."""
        match query:
            case Everything():
                return True
            case Phrase() | Wildcard():
                return any(self._spans(query, block) for block in self._blocks(story, query.zone))
            case Exactly():
                return self._is_written(story, query)
            case And():
                return all(self.matches(story, part) for part in query.parts)
            case Or():
                return any(self.matches(story, part) for part in query.parts)
            case Not():
                return not self.matches(story, query.part)
            case HasFact() | DateRange() | StoryIds():
                return self._by_facts(story, query)
            case RelativeDates():
                raise ValueError("the library knows the day from which they count")
            case Near() | SameSentence() | SameParagraph():
                return any(self._together(query, block) for block in self._common_blocks(story, query.parts))

    def may_match(self, query: Node) -> Callable[[str], bool] | None:
        """Return a quick test of a story's whole text: False if it cannot match.

        None if the text alone proves nothing.
        """
        needed = self._needed(query)
        if not needed:
            return None
        plain = self.folding.plain

        def look(text: str) -> bool:
            folded = plain(text)
            return all(any(one in folded for one in either) for either in needed)

        return look

    def _needed(self, query: Node) -> list[frozenset[str]]:
        """Return sets of folded texts, of each of which a matching story holds at least one somewhere."""
        match query:
            case Phrase(text, _, variants):
                folded = frozenset(map(self.folding.plain, (text, *variants)))
                # Quotes and backslashes are written otherwise in some stores.
                return [] if any(set(one) & set("\"'\\") or not one for one in folded) else [folded]
            case Exactly(text):
                return self._needed(Phrase(text))
            case And(parts) | Near(parts) | SameSentence(parts) | SameParagraph(parts):
                return [either for part in parts for either in self._needed(part)]
            case Or(parts):
                firsts = [self._needed(part)[:1] for part in parts]
                return [frozenset().union(*(first[0] for first in firsts))] if all(firsts) and firsts else []
        return []

    def _is_written(self, story: IndexedStory, query: Exactly) -> bool:
        wanted = AS_WRITTEN.plain(query.text)
        zones = [query.zone] if query.zone else list(story.zones)
        blocks = (block for zone in zones for block in story.zones.get(zone, ()))
        return bool(wanted) and any(wanted in AS_WRITTEN.plain(block) for block in blocks)

    def _blocks(self, story: IndexedStory, zone: Zone | None) -> Iterator[Searched]:
        for name, blocks in story.zones.items():
            if zone in (None, name):
                yield from (Searched(block, self.folding) for block in blocks)

    def _common_blocks(self, story: IndexedStory, parts: tuple[Phrase, ...]) -> Iterator[Searched]:
        for zone in Zone:
            if all(part.zone in (None, zone) for part in parts):
                yield from self._blocks(story, zone)

    def _spans(self, term: Phrase | Wildcard, block: Searched) -> Sequence[tuple[int, int]]:
        if isinstance(term, Wildcard):
            return list(block.wildcard_matches(_matcher(term.pattern, self.folding)))
        texts = {_sought(text, self.folding) for text in (term.text, *term.variants)}
        return sorted(span for text in texts for span in block.matches(text))

    def _together(self, query: Near | SameSentence | SameParagraph, block: Searched) -> bool:
        spans = [self._spans(part, block) for part in query.parts]
        if not all(spans):
            return False
        if isinstance(query, SameParagraph):
            return True
        if isinstance(query, SameSentence):
            ends = [at for at, character in enumerate(block.text) if character in _SENTENCE_ENDS]
            return bool(set.intersection(*(_sentences(ends, found) for found in spans)))
        return any(_chained(order, query.distance) for order in permutations(spans))

    def _by_facts(self, story: IndexedStory, query: HasFact | DateRange | StoryIds) -> bool:
        if isinstance(query, HasFact):
            return self._has_fact(story, query)
        if isinstance(query, StoryIds):
            return story.story_id in query.ids
        return bool(story.date) and (query.first or "") <= story.date <= (query.last or NEVER)

    def _has_fact(self, story: IndexedStory, query: HasFact) -> bool:
        wanted = self._fact_value(query.fact, query.value)
        facts = _FACTS[query.fact](story) if query.fact in _FACTS else ()
        values = [self._fact_value(query.fact, value) for value in facts if value]
        if query.fact in _WHOLE:
            return bool(wanted) and wanted in values
        return bool(wanted) and any(wanted in value for value in values)

    def _fact_value(self, fact: Fact, value: str) -> str:
        folded = self.folding.plain(value)
        if fact is Fact.PAGE:
            return folded.removeprefix("第").removesuffix("版").lstrip("0〇")
        return folded

    def _score(self, story: IndexedStory, query: Node) -> float:
        if isinstance(query, And | Or | Near | SameSentence | SameParagraph):
            return sum(self._score(story, part) for part in query.parts)
        if isinstance(query, Exactly):
            return self._score(story, Phrase(query.text, query.zone))
        if not isinstance(query, Phrase | Wildcard):
            return 0.0
        return sum(
            _WEIGHTS.get(zone, 1.0) * len(self._spans(query, Searched(block, self.folding)))
            for zone, blocks in story.zones.items()
            if query.zone in (None, zone)
            for block in blocks
        )


def _sentences(ends: list[int], spans: Sequence[tuple[int, int]]) -> set[int]:
    """Return the numbers of the sentences that hold a span as a whole; `ends` are the offsets of their last signs."""
    held = ((bisect_left(ends, start), bisect_left(ends, end - 1)) for start, end in spans)
    return {first for first, last in held if first == last}


def _chained(order: Sequence[Sequence[tuple[int, int]]], distance: int) -> bool:
    """Return True if spans follow one another in this order, each at most `distance` after the end of the last."""
    reached = order[0]
    for spans in order[1:]:
        reached = list(_after(reached, spans, distance))
    return bool(reached)


def _after(
    reached: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]], distance: int
) -> Iterator[tuple[int, int]]:
    """Yield the spans that begin no earlier than one of those reached, and at most `distance` after its end.

    Both are in order. Of the spans reached before one, only the farthest end matters.
    """
    farthest, at = -distance - 1, 0
    for span in spans:
        while at < len(reached) and reached[at][0] <= span[0]:
            farthest = max(farthest, reached[at][1])
            at += 1
        if span[0] - farthest <= distance:
            yield span


@lru_cache(maxsize=64)
def _matcher(pattern: str, folding: Folding) -> WildcardMatcher:
    """Make the matcher of a pattern, once for many stories; one of signs only matches nothing."""
    folded = folded_pattern(pattern, folding)
    if not folded.strip("*?"):
        return WildcardMatcher("")
    return WildcardMatcher(folded, literal_texts(pattern, folding))


@lru_cache(maxsize=256)
def _sought(text: str, folding: Folding) -> Sought:
    """Fold a text that is looked for, once for many stories."""
    return folding.sought(text)
