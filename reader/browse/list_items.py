"""The rows of a list of stories: a story, and what a search found in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from reader.library.views import SearchHit, Snippet
from reader.ports.rows import StoryRow


@dataclass(frozen=True, slots=True)
class NearWords:
    """The words of the query that a near answer `has` and `lacks`; `marked` is a query that marks what it has."""

    has: tuple[str, ...]
    lacks: tuple[str, ...]
    marked: str


@dataclass(frozen=True, slots=True)
class Item:
    """A story of the list; if a search found it with a snippet, and with the hits in its headline (`title`).

    `heading` names the group that it is the first of; `dated` rows name their newspaper and day.
    `copies` are other hits with the same text, which have no rows of their own. `near` is set for a near answer.
    """

    row: StoryRow
    snippet: Snippet | None = None
    title: Snippet | None = None
    dated: bool = False
    heading: str = ""
    copies: tuple[StoryRow, ...] = ()
    near: NearWords | None = None


def items_of(hits: Iterable[SearchHit]) -> list[Item]:
    """Return the rows of a list for the hits of a search."""
    return [_item(hit) for hit in hits]


def _item(hit: SearchHit) -> Item:
    """Leave out a snippet that only says the headline again."""
    title = Snippet(hit.row.title, hit.title_marks) if hit.title_marks else None
    return Item(hit.row, None if hit.snippet.text == hit.row.title else hit.snippet, title, dated=True)
