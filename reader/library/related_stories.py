"""Related stories of a story in the whole library, and the chain of its matter: what was printed before and after.

The engine names the stories that share rare words; these are read, so that what they share can be shown as printed. A
link of the chain shares two rare things at least, or is a part of the same numbered series.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from reader.errors import IndexUnusable
from reader.library.blocks import indexed, searched_blocks
from reader.library.continuations import parts_of
from reader.library.corrections import as_listed
from reader.library.series import Numbered, numbered
from reader.library.shared_phrases import SharedPhrase, SharedPhrases
from reader.ports.engine import SearchEngine
from reader.ports.related import RelatedHit, RelatedQuery
from reader.ports.rows import HeldStory, StoryRow
from reader.ports.store import HasHoldings
from reader.query.fields import Zone
from reader.query.tree import Or, Phrase
from reader.text.containment import containment, pieces, running_text
from reader.text.folding import Folding

LIMIT = 20
"""Related stories that are shown."""
CHAIN = 10
"""Links of a chain on either side that are shown."""
_LOOKED_AT = 20
"""Related stories that are looked at for the chain."""
_SAME_TEXT = 0.5
"""Share of the shorter text from which two stories are printings of one text."""
_STRONG = 0.2
"""Score from which a story may be of the same matter. Of links that share two rare things as well, seven in ten share a
tag of the newspaper's, and of the others most are of one matter under two tags."""
_LEAST_RARE, _RARE_ROOT = 4, 0.5
"""Stories that hold a rare thing at most: as many, or this part of the square root of all."""
_COMMON = 20
"""A shared phrase is shown if no more than the stories divided by this hold it, or if nothing rarer is shared."""
_RARE_THINGS = 2
"""Rare things that a link of a chain shares: with one alone a chain would be of a name, not of a matter."""
_MOST_MEMBERS = 200
"""Stories with the name of a series in their headlines that are read."""
_HEADS = (Zone.HEADLINE, Zone.KICKER, Zone.DECK, Zone.LABEL)
_TEXTS = frozenset((*_HEADS[:3], Zone.TEXT, Zone.CAPTION))


class ReadStore(HasHoldings, Protocol):
    """The ports that finding related stories asks for."""


@dataclass(frozen=True, slots=True)
class RelatedStory:
    """A story, and what it shares with the open one, as printed there, the rarest first.

    `series`: the name of the numbered series of which both are parts; '' if there is none. `number`: its own in it.
    `strength` is the score of a RelatedHit. `same_as`: the open story or one before in the list, of which it is another
    printing; None if it has a text of its own.
    """

    row: StoryRow
    shared: tuple[SharedPhrase, ...]
    strength: float = 0.0
    same_as: int | None = None
    series: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Related:
    """The related stories of one, best first; the chain of the same matter, `earlier` and `later`, by date.

    Links of the chain are among the `stories` as well if they are near enough; other printings of a text are only
    there. `complete` is False if the index could not be asked.
    """

    row: StoryRow
    stories: tuple[RelatedStory, ...] = ()
    earlier: tuple[RelatedStory, ...] = ()
    later: tuple[RelatedStory, ...] = ()
    complete: bool = True

    @property
    def beside_chain(self) -> tuple[RelatedStory, ...]:
        """The related stories with a text of their own that are no links of the chain."""
        links = {link.row.id for link in (*self.earlier, *self.later)}
        return tuple(story for story in self.stories if story.same_as is None and story.row.id not in links)


class RelatedStories:
    """Finds related stories in one library. `stopped` is asked now and then: Cancelled is raised if it returns True."""

    def __init__(self, store: ReadStore, engine: SearchEngine, folding: Folding) -> None:
        self._store = store
        self._engine = engine
        self._folding = folding
        self.stopped: Callable[[], bool] | None = None

    def of(self, story_id: int, *, limit: int = LIMIT) -> Related:
        """Return the related stories of a story, and its chain. Raises NotHeld, Cancelled."""
        parts = parts_of(self._store, self._store.holdings.story(story_id))
        own = as_listed(parts[0]).row
        try:
            return _Asking(self._store, self._engine, self._folding, self.stopped, parts).answer(limit)
        except IndexUnusable:
            return Related(own, complete=False)


class _Asking:
    """One question: the story with these parts."""

    def __init__(
        self,
        store: ReadStore,
        engine: SearchEngine,
        folding: Folding,
        stopped: Callable[[], bool] | None,
        parts: Sequence[HeldStory],
    ) -> None:
        # Only an open story asks for it: a window that opens does not wait for jieba.
        from reader.text.segment import make_segmenter

        self._store = store
        self._engine = engine
        self._folding = folding
        self._stopped = stopped
        self._row = as_listed(parts[0]).row
        self._own_ids = frozenset(part.row.id for part in parts)
        self._story = indexed(parts)
        self._phrases = SharedPhrases(_blocks(parts), folding, make_segmenter())
        self._pieces = self._pieces_of(parts)

    def answer(self, limit: int) -> Related:
        found = self._engine.related(self._query(max(limit, _LOOKED_AT)))
        near = list(self._read(found.hits, max(_LEAST_RARE, found.stories // _COMMON)))
        links = list(self._series()) or [one for one in near if self._is_link(one, found.stories)]
        earlier, later = self._by_date(sorted(links, key=lambda one: -one.strength))
        return Related(self._row, tuple(near[:limit]), earlier, later)

    def _query(self, limit: int) -> RelatedQuery:
        story = self._story
        return RelatedQuery(
            story_id=story.story_id,
            date=story.date,
            zones=story.zones,
            limit=limit,
            besides=self._own_ids,
            stopped=self._stopped,
        )

    def _read(self, hits: Sequence[RelatedHit], most: int) -> Iterator[RelatedStory]:
        """Yield related stories, with what they share that `most` stories hold at most; those gone are left out."""
        read = {held.row.id: held for held in self._store.holdings.stories([hit.story_id for hit in hits])}
        texts = {self._row.id: self._pieces}
        for hit in hits:
            if hit.story_id in read:
                parts = parts_of(self._store, read[hit.story_id])
                own = self._pieces_of(parts)
                same_as = next((one for one, other in texts.items() if containment(own, other) >= _SAME_TEXT), None)
                if same_as is None:
                    texts[hit.story_id] = own
                shared = self._phrases.with_other([text for text, _ in _blocks(parts)], hit.shared)
                said = tuple(phrase for phrase in shared if phrase.stories <= most) or shared[:_RARE_THINGS]
                yield RelatedStory(as_listed(read[hit.story_id]).row, said, hit.score, same_as)

    def _pieces_of(self, parts: Sequence[HeldStory]) -> frozenset[str]:
        texts = [paragraph.text for part in parts for paragraph in part.story.paragraphs]
        return pieces(running_text(texts, self._folding))

    def _is_link(self, story: RelatedStory, stories: int) -> bool:
        rare = max(_LEAST_RARE, _RARE_ROOT * math.sqrt(stories))
        things = sum(phrase.stories <= rare for phrase in story.shared)
        own_text = story.same_as is None and bool(story.row.date)
        return own_text and story.strength >= _STRONG and things >= _RARE_THINGS

    def _series(self) -> Iterator[RelatedStory]:
        """Yield the other parts of the series of which the story is one."""
        for own in numbered(self._row, self._folding):
            named = Or(tuple(Phrase(own.printed, zone) for zone in _HEADS))
            ids = [hit.story_id for hit in self._engine.search(named, limit=_MOST_MEMBERS).hits]
            for held in self._store.holdings.stories([one for one in ids if one not in self._own_ids]):
                row = as_listed(held).row
                part = self._part_of(own, row)
                if part:
                    yield RelatedStory(row, (), series=own.printed, number=part.number)

    def _part_of(self, own: Numbered, row: StoryRow) -> Numbered | None:
        if row.newspaper != self._row.newspaper:
            return None
        parts = (part for part in numbered(row, self._folding) if part.name == own.name)
        return next((part for part in parts if part.number != own.number), None)

    def _by_date(self, links: Sequence[RelatedStory]) -> tuple[tuple[RelatedStory, ...], tuple[RelatedStory, ...]]:
        """Return the best links before and after the story, each in the order in which they were printed."""
        own = next(iter(numbered(self._row, self._folding)), None)
        here = (self._row.date or "", own.number if own else 0, self._row.id)

        def place(link: RelatedStory) -> tuple[str, int, int]:
            return (link.row.date or "", link.number if own else 0, link.row.id)

        earlier = [link for link in links if place(link) < here][:CHAIN]
        later = [link for link in links if place(link) > here][:CHAIN]
        return tuple(sorted(earlier, key=place)), tuple(sorted(later, key=place))


def _blocks(parts: Sequence[HeldStory]) -> list[tuple[str, bool]]:
    """Return the texts of a story that say what it is about, and True for headlines."""
    blocks = (block for part in parts for block in searched_blocks(part) if block.zone in _TEXTS)
    return [(block.text, block.zone in _HEADS) for block in blocks]
