"""Notes that the program takes by itself while a person reads: none of them is an act, and none can be undone.

Each answers with its `Changes`, so that views can follow.
"""

from typing import TYPE_CHECKING

from reader.acts.done import Changes, Kind
from reader.acts.searches import search_keeping
from reader.library.folding_choice import keep_folding
from reader.library.kept_listing import keep_listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.library import Library
    from reader.text.folding import Folding


def opened(library: "Library", story_ids: "Sequence[int]") -> Changes:
    """Mark stories as read because a person opened them."""
    library.store.reading.set_read(story_ids, True)
    return Changes(kinds=frozenset({Kind.STORIES}), stories=frozenset(story_ids))


def read_to(library: "Library", story_id: int, position: int) -> Changes:
    """Remember how far a story was read, in code points, and that it was opened now."""
    library.store.reading.set_position(story_id, position)
    return Changes(kinds=frozenset({Kind.VISITS}))


def asked(library: "Library", query: str) -> Changes:
    """Remember a query that was searched for."""
    search_keeping(library).remember(query)
    return Changes(kinds=frozenset({Kind.HISTORY}))


def looked_at(library: "Library", name: str) -> Changes:
    """Count everything that a saved search finds now as seen."""
    search_keeping(library).opened(name)
    return Changes(kinds=frozenset({Kind.SEARCHES}))


def left_off(library: "Library", listing: str) -> Changes:
    """Remember the list that was open last, as `browse.last_listing` writes it."""
    keep_listing(library.store, listing)
    return Changes()


def fitted(library: "Library", folding: "Folding") -> Changes:
    """Let a library that was made elsewhere, or before, count the same characters as the settings do."""
    keep_folding(library.store.settings, folding)
    return Changes(kinds=frozenset({Kind.FOLDING}))
