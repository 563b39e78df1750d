"""Syntax tree of a query. Engines receive the tree, never the text that a person typed.

Its terms hold text as typed; engines and highlighter fold it with the same `Folding` as the stories.
"""

from dataclasses import dataclass

from reader.domain.span import Span
from reader.query.fields import Fact, Zone


@dataclass(frozen=True, slots=True)
class Everything:
    """The empty query, which matches every story."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The stories that contain `text`, folded, within one block of text: of one zone, or of any if `zone` is None.

    `variants` are other readings that match as well (aliases, which are shown to the person). `at` is the place in the
    typed query.
    """

    text: str
    zone: Zone | None = None
    variants: tuple[str, ...] = ()
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class Exactly:
    """The stories that contain the very characters of `text` in one block: unfolded, only white space does not count.

    `zone` and `at` as in a Phrase.
    """

    text: str
    zone: Zone | None = None
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class Wildcard:
    """The stories that match `pattern`: * is any run inside one word of letters or Han, ? one character; no bare *."""

    pattern: str
    zone: Zone | None = None
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class HasFact:
    """The stories whose `fact` is `value` (people, newspaper, section: contains it, folded)."""

    fact: Fact
    value: str
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class DateRange:
    """The stories dated `first` to `last`, ISO days, both included; None leaves an end open."""

    first: str | None
    last: str | None
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class RelativeDates:
    """The stories of days that are counted from today (去年, 最近7天), in words.

    The library replaces it by a DateRange.
    """

    words: str
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class StoryIds:
    """The stories with these ids. The library replaces 'bookmarked' and 'tag' by this node."""

    ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


@dataclass(frozen=True, slots=True)
class Near:
    """All `parts` in one block with at most `distance` folded characters between neighbours, in any order."""

    parts: tuple[Phrase, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class SameSentence:
    """All `parts` in one sentence (ended by 。！？!? or the block's end)."""

    parts: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class SameParagraph:
    """All `parts` in one block of text."""

    parts: tuple[Phrase, ...]


Node = (
    Everything
    | Phrase
    | Exactly
    | Wildcard
    | HasFact
    | DateRange
    | RelativeDates
    | StoryIds
    | And
    | Or
    | Not
    | Near
    | SameSentence
    | SameParagraph
)
