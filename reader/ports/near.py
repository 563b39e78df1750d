"""Near answers of a search engine: stories that hold most of what a query asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

OtherNames = Callable[[str], Sequence[str]]
"""A function of a word, folded: the other words for the same thing, folded."""


@dataclass(frozen=True, slots=True)
class Instead:
    """A text that a story holds in place of a word that was typed, both folded.

    `mistyped`: it is written alike or sounds alike, and the typed form is in no story; else it is another name.
    """

    typed: str
    held: str
    mistyped: bool = False


@dataclass(frozen=True, slots=True)
class NearHit:
    """A story, and the words of the question that it `has` and `lacks`, in the order typed, folded.

    A word for which it holds something else is among those that it has, and in `instead`. `share` is the part of the
    question that it has, from 0 to 1, by the weight of the words.
    """

    story_id: int
    score: float
    share: float
    has: tuple[str, ...]
    lacks: tuple[str, ...]
    instead: tuple[Instead, ...] = ()


@dataclass(frozen=True, slots=True)
class Meant:
    """A text that `stories` of the index hold, and that may be meant by the mistyped text `typed`, both folded."""

    typed: str
    text: str
    stories: int


@dataclass(frozen=True, slots=True)
class NearFound:
    """The near answers, best first, and texts that may be meant by mistyped ones."""

    hits: tuple[NearHit, ...] = ()
    meant: tuple[Meant, ...] = ()
