"""The query tree answered from the texts themselves, as literally as can be: the measure of the engine."""

import itertools
import re

from reader.ports.engine import IndexedStory
from reader.query.fields import Fact, Zone
from reader.query.tree import (
    And,
    DateRange,
    Everything,
    HasFact,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    SameParagraph,
    SameSentence,
    StoryIds,
    Wildcard,
)
from reader.text.folding import Folding


class Oracle:
    """Knows which of its stories match."""

    def __init__(self, stories: list[IndexedStory], folding: Folding) -> None:
        self.stories = {story.story_id: story for story in stories}
        self.folding = folding

    def ids(self, query: Node) -> set[int]:
        return {number for number, story in self.stories.items() if self.matches(story, query)}

    def matches(self, story: IndexedStory, query: Node) -> bool:
        match query:
            case Everything():
                return True
            case And(parts):
                return all(self.matches(story, part) for part in parts)
            case Or(parts):
                return any(self.matches(story, part) for part in parts)
            case Not(part):
                return not self.matches(story, part)
            case StoryIds() | DateRange() | HasFact():
                return self._by_facts(story, query)
            case Phrase():
                return any(self._places(block, query) for _, block in self._blocks(story, query.zone))
            case Wildcard():
                expression = "".join(
                    {"*": r"\w*", "?": "(?s:.)"}.get(one) or re.escape(self.folding.plain(one)) for one in query.pattern
                )
                return any(re.search(expression, block) for _, block in self._blocks(story, query.zone))
            case Near() | SameSentence() | SameParagraph():
                return any(self._together(zone, block, query) for zone, block in self._blocks(story, None))

    def _by_facts(self, story: IndexedStory, query: StoryIds | DateRange | HasFact) -> bool:
        if isinstance(query, StoryIds):
            return story.story_id in query.ids
        if isinstance(query, DateRange):
            return bool(story.date) and (query.first or "") <= story.date <= (query.last or "9")
        return self._fact(story, query)

    def _blocks(self, story: IndexedStory, zone: Zone | None) -> list[tuple[Zone, str]]:
        return [
            (one, folded)
            for one, blocks in story.zones.items()
            if zone in (None, one)
            for block in blocks
            if (folded := self.folding.plain(block))
        ]

    def _places(self, block: str, phrase: Phrase) -> list[tuple[int, int]]:
        readings = {self.folding.plain(text) for text in (phrase.text, *phrase.variants)} - {""}
        return [
            (match.start(), match.start() + len(text))
            for text in readings
            for match in re.finditer(f"(?={re.escape(text)})", block)
        ]

    def _together(self, zone: Zone, block: str, query: Near | SameSentence | SameParagraph) -> bool:
        if any(part.zone not in (None, zone) for part in query.parts):
            return False
        if isinstance(query, SameSentence):
            pieces = re.findall(r"[^。!?]*[。!?]|[^。!?]+$", block)
            return any(all(self._places(piece, part) for part in query.parts) for piece in pieces)
        found = [self._places(block, part) for part in query.parts]
        if isinstance(query, SameParagraph):
            return all(found)
        return any(_close(chosen, query.distance) for chosen in itertools.product(*found))

    def _fact(self, story: IndexedStory, query: HasFact) -> bool:
        values = {
            Fact.NEWSPAPER: [story.newspaper],
            Fact.SECTION: [story.section],
            Fact.REPORTER: story.reporters,
            Fact.DATELINE: [story.place],
        }
        if query.fact is Fact.PAGE:
            return bool(query.value) and story.page == query.value.lstrip("0")
        if query.fact is Fact.KIND:
            return query.value in (story.kind, story.genre)
        wanted = self.folding.plain(query.value)
        return bool(wanted) and any(wanted in self.folding.plain(value) for value in values[query.fact])


def _close(chosen: tuple[tuple[int, int], ...], distance: int) -> bool:
    """Return True if in some order each match begins at most `distance` after the end of the one before."""
    return any(
        all(
            later[0] >= earlier[0] and later[0] - earlier[1] <= distance for earlier, later in itertools.pairwise(order)
        )
        for order in itertools.permutations(chosen)
    )
