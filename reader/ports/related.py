"""Related stories of a search engine: stories that share rare words with one."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from reader.query.fields import Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedQuery:
    """A story, as in an IndexedStory, to which at most `limit` related ones are wanted, and none of those `besides`.

    It need not be in the index. `stopped` is asked now and then: Cancelled is raised if it returns True.
    """

    story_id: int
    date: str
    zones: Mapping[Zone, tuple[str, ...]]
    limit: int = 20
    besides: Collection[int] = ()
    stopped: Callable[[], bool] | None = None


@dataclass(frozen=True, slots=True)
class SharedWord:
    """A folded text that two stories share: a word, or two Han characters side by side. `stories` hold it in all."""

    text: str
    stories: int


@dataclass(frozen=True, slots=True)
class RelatedHit:
    """A story, and what it shares with the one of the query, rarest and most frequent first.

    The score says how much of what is rare in the one is frequent in the other, from 0 to 1 and half as much again for
    stories of the same days.
    """

    story_id: int
    score: float
    shared: tuple[SharedWord, ...]


@dataclass(frozen=True, slots=True)
class RelatedFound:
    """The related stories, best first; `stories` is the number of stories in the index."""

    hits: tuple[RelatedHit, ...] = ()
    stories: int = 0
