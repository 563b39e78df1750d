"""The query tree answered from the texts themselves, as literally as can be: the measure of the engine."""

import itertools
import re

from reader.ports.engine import IndexedStory
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
    SameParagraph,
    SameSentence,
    StoryIds,
    Wildcard,
)
from reader.text.folding import Folding
from reader.text.sought import EITHER, OWN
from reader.text.variants import bases

Read = list[tuple[str, str]]
"""A text in bases, each beside the letters that it may be read as."""


def read(text: str, folding: Folding) -> Read:
    """Return the readings of a text: what the marks of each place mean, said outright."""
    marked = folding.marked(text)
    marks = dict(marked.marks)
    pairs = {base: base + letter for letter, base in bases().items()}
    return [(base, _letters(base, marks.get(at, ""), pairs)) for at, base in enumerate(marked.text)]


def _letters(base: str, mark: str, pairs: dict[str, str]) -> str:
    if mark.startswith(EITHER):
        return pairs[base]
    return mark[1:] if mark.startswith(OWN) else base


def same(asked: Read, held: Read) -> bool:
    """Return True if every place has the base asked for and a letter in common."""
    return len(asked) == len(held) and all(
        one[0] == other[0] and set(one[1]) & set(other[1]) for one, other in zip(asked, held, strict=True)
    )


def as_written(text: str) -> str:
    return "".join(one for one in text if not one.isspace() and one != "\u200b")


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
            case Exactly():
                wanted = as_written(query.text)
                blocks = [block for one, some in story.zones.items() if query.zone in (None, one) for block in some]
                return bool(wanted) and any(wanted in as_written(block) for block in blocks)
            case Wildcard():
                return any(self._wild(query.pattern, block) for _, block in self._blocks(story, query.zone))
            case Near() | SameSentence() | SameParagraph():
                return any(self._together(zone, block, query) for zone, block in self._blocks(story, None))

    def _by_facts(self, story: IndexedStory, query: StoryIds | DateRange | HasFact) -> bool:
        if isinstance(query, StoryIds):
            return story.story_id in query.ids
        if isinstance(query, DateRange):
            return bool(story.date) and (query.first or "") <= story.date <= (query.last or "9")
        return self._fact(story, query)

    def _blocks(self, story: IndexedStory, zone: Zone | None) -> list[tuple[Zone, Read]]:
        return [
            (one, folded)
            for one, blocks in story.zones.items()
            if zone in (None, one)
            for block in blocks
            if (folded := read(block, self.folding))
        ]

    def _wild(self, pattern: str, block: Read) -> bool:
        """Return True if the pattern matches, by trying every end of every part."""
        parts = [part for part in re.split(r"([*?])", pattern) if part]
        literals = [(part, read(part, self.folding)) for part in parts if part not in "*?"]
        held = dict(literals)

        def follow(at: int, rest: list[str]) -> bool:
            if not rest:
                return True
            part, *left = rest
            if part == "?":
                return at < len(block) and follow(at + 1, left)
            if part == "*":
                ends = range(at, len(block) + 1)
                reached = itertools.takewhile(lambda end: end == at or re.match(r"\w", block[end - 1][0]), ends)
                return any(follow(end, left) for end in reached)
            return same(held[part], block[at : at + len(held[part])]) and follow(at + len(held[part]), left)

        return any(follow(at, parts) for at in range(len(block) + 1))

    def _places(self, block: Read, phrase: Phrase) -> list[tuple[int, int]]:
        readings = [read(text, self.folding) for text in (phrase.text, *phrase.variants)]
        return [
            (at, at + len(text))
            for text in readings
            for at in range(len(block) - len(text) + 1)
            if text and same(text, block[at : at + len(text)])
        ]

    def _together(self, zone: Zone, block: Read, query: Near | SameSentence | SameParagraph) -> bool:
        if any(part.zone not in (None, zone) for part in query.parts):
            return False
        if isinstance(query, SameSentence):
            plain = "".join(place[0] for place in block)
            pieces = [block[found.start() : found.end()] for found in re.finditer(r"[^。!?]*[。!?]|[^。!?]+$", plain)]
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
