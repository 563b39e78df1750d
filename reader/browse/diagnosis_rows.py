"""The diagnosis of a search as plain rows."""

from dataclasses import dataclass
from enum import StrEnum

from reader.errors import QuerySyntaxError


class Meaning(StrEnum):
    """Kinds of parts of a query."""

    EVERYTHING = "everything"
    PHRASE = "phrase"
    EXACTLY = "exactly"
    WILDCARD = "wildcard"
    FACT = "fact"
    DATES = "dates"
    NEAR = "near"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    EITHER = "either"
    NOT = "not"
    IGNORED = "ignored"


class How(StrEnum):
    """Reasons for which a piece of a story matches."""

    WORD = "word"
    PART = "part"
    FOLDED = "folded"
    ALIAS = "alias"
    WILDCARD = "wildcard"
    FACT = "fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryPart:
    """A part of the query: `text` as typed, `field` (a Zone's or Fact's value) if it asks for one, `variants` that
    match as well, `words` that rank its hits, and how many stories it finds alone (None if they were not counted).
    `problem` is what was not understood of it."""

    text: str
    meaning: Meaning
    field: str = ""
    variants: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    count: int | None = None
    problem: QuerySyntaxError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A match in a story: `text` of the query was found as `found`, `count` times, in `zone`; `within` is the
    longer word of which it is a part."""

    text: str
    found: str
    how: How
    zone: str = ""
    count: int = 1
    within: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """A word of the query that no story has. `nearest` are forms that the library does hold, with their stories and
    the query that asks for them."""

    text: str
    nearest: tuple[tuple[str, int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxed:
    """A query without one of its parts, `dropped`; it finds `total` stories."""

    dropped: str
    query: str
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """A whole diagnosis. `story` is the headline of the story that `matches` are in; '' if none is open."""

    query: str
    total: int
    parts: tuple[QueryPart, ...] = ()
    story: str = ""
    matches: tuple[Match, ...] = ()
    absent: tuple[Absent, ...] = ()
    relaxed: tuple[Relaxed, ...] = ()

    @property
    def each_held(self) -> bool:
        """True if every part alone finds stories: then none of them is to blame that all together find none."""
        return not self.absent and all(part.count != 0 for part in self.parts)
