"""Tokens of a query, and their kinds."""

from dataclasses import dataclass
from enum import Enum, auto

from reader.domain.span import Span
from reader.query.fields import Fact, Zone


class Kind(Enum):
    """Kinds of token. UNCLOSED stands at a quotation mark without a partner, before the PHRASE or EXACT that it opens.

    EXACT is a phrase with = before its quotation mark. A FIELD without a field asks for any part of a story.
    """

    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()
    SENTENCE = auto()
    PARAGRAPH = auto()
    FIELD = auto()
    PHRASE = auto()
    EXACT = auto()
    WORD = auto()
    UNCLOSED = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A token and its place in the typed text.

    `text` is a word, or a phrase without its quotation marks; `field` is set for FIELD, `number` (the distance in
    characters) for NEAR.
    """

    kind: Kind
    text: str
    at: Span
    field: Zone | Fact | None = None
    number: int = 0
