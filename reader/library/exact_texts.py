"""Texts whose very characters are asked for: found in the index by their folded form, then read and compared."""

from collections.abc import Callable, Iterator, Sequence

from reader.errors import Cancelled
from reader.library.blocks import searched_blocks
from reader.library.continuations import parts_of
from reader.ports.engine import SearchEngine
from reader.ports.rows import HeldStory
from reader.ports.store import HasHoldings
from reader.query.tree import And, Exactly, Node, Not, Or, Phrase, StoryIds
from reader.text.folding import AS_WRITTEN

_AT_ONCE = 100
"""Stories read between two looks at whether anybody waits."""


class ExactTexts:
    """Replaces exact texts in a tree by what an engine that knows folded text alone can answer."""

    def __init__(self, store: HasHoldings, engine: SearchEngine) -> None:
        self._store = store
        self._engine = engine

    def verified(self, query: Node, stopped: Callable[[], bool] | None = None) -> Node:
        """Return the tree with each exact text as its phrase among the stories that hold its very characters.

        Raises IndexUnusable, and Cancelled if `stopped` returns True.
        """
        match query:
            case And(parts):
                return And(tuple(self.verified(part, stopped) for part in parts))
            case Or(parts):
                return Or(tuple(self.verified(part, stopped) for part in parts))
            case Not(part):
                return Not(self.verified(part, stopped))
            case Exactly():
                phrase = Phrase(query.text, query.zone, at=query.at)
                return And((phrase, StoryIds(frozenset(self._holding(query, phrase, stopped)))))
        return query

    def _holding(self, query: Exactly, phrase: Phrase, stopped: Callable[[], bool] | None) -> Iterator[int]:
        ids = self._engine.order(phrase, stopped=stopped).ids
        for first in range(0, len(ids), _AT_ONCE):
            if stopped and stopped():
                raise Cancelled
            for held in self._store.holdings.stories(ids[first : first + _AT_ONCE]):
                if is_written(query, parts_of(self._store, held)):
                    yield held.row.id


def is_written(query: Exactly, parts: Sequence[HeldStory]) -> bool:
    """Return True if one block of a story with these parts holds the very characters."""
    wanted = AS_WRITTEN.plain(query.text)
    blocks = (block for part in parts for block in searched_blocks(part) if query.zone in (None, block.zone))
    return bool(wanted) and any(wanted in AS_WRITTEN.plain(block.text) for block in blocks)
