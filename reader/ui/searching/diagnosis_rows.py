"""What the diagnosis of a search tells, as plain rows; knows no window."""

from dataclasses import dataclass
from enum import StrEnum


class Meaning(StrEnum):
    """What a part of a query asks for."""

    PHRASE = "phrase"
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
    """Why a piece of a story matched."""

    EXACT = "exact"
    WORD = "word"
    PART = "part"
    FOLDED = "folded"
    ALIAS = "alias"
    WILDCARD = "wildcard"
    FACT = "fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryPart:
    """A part of the query: `text` as typed, `field` where it asks for one (a Zone's or Fact's value), `variants` that
    match as well, and how many stories it finds alone (None where that was not counted)."""

    text: str
    meaning: Meaning
    field: str = ""
    variants: tuple[str, ...] = ()
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Why a story matched: `text` of the query was found as `found`, `count` times, in `zone`."""

    text: str
    found: str
    how: How
    zone: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """A part of the query that no story has. `nearest` are forms that the library does hold, with their stories and
    the query that asks for them; `without` is the query without it, which finds `left` stories."""

    text: str
    nearest: tuple[tuple[str, int, str], ...] = ()
    without: str = ""
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """All of it. `story` is the headline of the story that `matches` speak of; '' where none is open."""

    query: str
    total: int
    parts: tuple[QueryPart, ...] = ()
    story: str = ""
    matches: tuple[Match, ...] = ()
    absent: tuple[Absent, ...] = ()
