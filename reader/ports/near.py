"""Near answers of a search engine: stories that hold most of what a query asks for."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from reader.query.asking import Asked

OtherNames = Callable[[str], Sequence[str]]
"""A function of a word, folded: the other words for the same thing, folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearQuery:
    """A question, to be answered by at most `limit` stories and by none of the stories `besides`.

    `names` gives words that count as the typed ones. `stopped` is asked now and then: Cancelled is raised if it returns
    True.
    """

    asked: Asked
    limit: int = 20
    besides: Collection[int] = ()
    names: OtherNames | None = None
    stopped: Callable[[], bool] | None = None


@dataclass(frozen=True, slots=True)
class Instead:
    """A text, folded, that a story holds in place of a word, which stands as it was typed.

    `mistyped`: it is written alike or sounds alike, and the typed form is in no story; else it is another name.
    """

    typed: str
    held: str
    mistyped: bool = False


@dataclass(frozen=True, slots=True)
class NearHit:
    """A story, and the words of the question that it `has` and `lacks`, as typed and in the order typed.

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
    """A text, folded, that `stories` of the index hold, and that may be meant by the mistyped text `typed`.

    `example`: one of the stories; None if none holds the text as a whole.
    """

    typed: str
    text: str
    stories: int
    example: int | None = None


@dataclass(frozen=True, slots=True)
class NearFound:
    """The near answers, best first, and texts that may be meant by mistyped ones."""

    hits: tuple[NearHit, ...] = ()
    meant: tuple[Meant, ...] = ()
