"""Help with a search: suggestions while typing, other names, explanations, copies of one text."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from reader.errors import IndexUnusable
from reader.library.aliases import Aliases
from reader.library.blocks import Block, searched_blocks
from reader.library.continuations import parts_of
from reader.library.duplicates import Copy, groups
from reader.library.people import People
from reader.library.suggest import Suggester, Suggestion
from reader.ports.engine import SearchEngine
from reader.ports.rows import HeldStory
from reader.ports.store import HasHoldings, HasSettings
from reader.query.parser import parse
from reader.query.tree import Node
from reader.text.folding import Folding

if TYPE_CHECKING:
    from reader.library.diagnosis import Absent, Diagnosis, Reason, Relaxed, Understood
    from reader.text.segment import Segmenter

_AT_ONCE = 5
"""Stories compared for being copies between two pauses."""


class AidStore(HasHoldings, HasSettings, Protocol):
    """The ports that the aids ask for."""


class SearchAids:
    """Aids for searching one library, on one thread.

    `history` gives the queries asked, newest first; `own_facts` replaces what only the store knows (bookmarks, tags) in
    a tree. Raises IndexUnusable without an index, if not said otherwise.

    Segmenter and diagnosis are loaded when they are first asked for: a window that opens needs neither."""

    def __init__(
        self,
        store: AidStore,
        engine: SearchEngine,
        folding: Folding,
        *,
        history: Callable[[], Sequence[str]],
        own_facts: Callable[[Node], Node] = lambda query: query,
        aliases: Aliases | None = None,
    ) -> None:
        self._store = store
        self._engine = engine
        self._folding = folding
        self._own_facts = own_facts
        self._people = People(store)
        self._suggester = Suggester(store.holdings, engine, folding, history, self._people.all)
        self.aliases = aliases or Aliases(store, folding)

    def prepare(self) -> None:
        """Load the index and its facets, which the first search waits for; do nothing without an index."""
        with suppress(IndexUnusable):
            self._engine.search(parse("读报").tree, limit=1, facets=True)

    def suggest(self, typed: str, limit: int = 10) -> list[Suggestion]:
        """Return offers for what stands in the search box; without an index only the history."""
        return self._suggester.suggest(typed, limit)

    def understood(self, query: str, *, widen: bool = False) -> "list[Understood]":
        """Return the words of the query, how each is taken, and how many stories have it.

        `widen`: with their other names.
        """
        return self._diagnosis.understood(self._tree(query, widen))

    def why(self, query: str, story_id: int, *, widen: bool = False) -> "list[Reason]":
        """Return the reasons why a story matches, its continuations included. Never raises IndexUnusable."""
        return self._diagnosis.why(self._tree(query, widen), self.blocks(story_id))

    def blocks(self, story_id: int) -> list[Block]:
        """Return the searched blocks of a story, its continuations included. Never raises IndexUnusable."""
        parts = parts_of(self._store, self._store.holdings.story(story_id))
        return [block for part in parts for block in searched_blocks(part)]

    def absent(self, query: str) -> "list[Absent]":
        """Return words that no story has, with the nearest forms that are held."""
        return self._diagnosis.absent(self._tree(query))

    def relaxed(self, query: str) -> "list[Relaxed]":
        """Return the query with one part less, as far as that finds something."""
        return self._diagnosis.relaxed(self._tree(query), parse(query).tree)

    def copies(self, story_ids: Sequence[int], pause: Callable[[], None] = lambda: None) -> list[tuple[int, ...]]:
        """Group stories by the copy that they share, in the order given. Never raises IndexUnusable.

        `pause` is called every few stories: comparing a hundred texts takes fifty milliseconds.
        """
        return groups(self._to_compare(story_ids, pause), self._folding)

    def _to_compare(self, story_ids: Sequence[int], pause: Callable[[], None]) -> Iterator[Copy]:
        for first in range(0, len(story_ids), _AT_ONCE):
            pause()
            for held in self._store.holdings.stories(story_ids[first : first + _AT_ONCE]):
                yield Copy(held.row.id, _text(held))

    @cached_property
    def segmenter(self) -> "Segmenter":
        from reader.text.segment import make_segmenter

        return make_segmenter()

    @cached_property
    def _diagnosis(self) -> "Diagnosis":
        from reader.library.diagnosis import Diagnosis

        return Diagnosis(self._engine, self._read, self._folding, self.segmenter)

    def _read(self, story_ids: Sequence[int]) -> list[Sequence[Block]]:
        return [searched_blocks(story) for story in self._store.holdings.stories(story_ids)]

    def _tree(self, query: str, widen: bool = False) -> Node:
        tree = parse(query).tree
        return self._own_facts(self.aliases.widen(tree)[0] if widen else tree)


def _text(held: HeldStory) -> str:
    return "".join(paragraph.text for paragraph in held.story.paragraphs)
