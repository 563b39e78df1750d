"""What the library needs of a search engine: the whole contract stands here.

Adapters translate their own errors into `reader.errors`; nothing of Whoosh passes this border.
"""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from reader.domain.story import StoryKind
from reader.query.fields import Zone
from reader.query.tree import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedStory:
    """What an engine indexes of a story: blocks of original text by zone, facts as values."""

    story_id: int
    newspaper: str = ""
    date: str = ""
    page: str = ""
    section: str = ""
    kind: StoryKind = StoryKind.STORY
    genre: str = ""
    zones: dict[Zone, tuple[str, ...]] = field(default_factory=dict)
    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    place: str = ""

    @property
    def kinds(self) -> tuple[str, ...]:
        """What 体裁 asks for: the kind of item, and its genre where that is told."""
        return (self.kind, self.genre) if self.genre else (self.kind,)


@dataclass(frozen=True, slots=True)
class Batch:
    """Stories that are put, ids that are deleted, and the last change-list sequence among them."""

    puts: tuple[IndexedStory, ...]
    deletes: tuple[int, ...]
    generation: int


class SortOrder(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class EngineHit:
    story_id: int
    score: float


@dataclass(frozen=True, slots=True)
class Facet:
    """Counts of the values of one fact over all hits, most first."""

    name: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class EngineAnswer:
    """`total` counts all matches; `hits` is the wanted slice of them in order."""

    total: int
    hits: tuple[EngineHit, ...]
    facets: tuple[Facet, ...] = ()


class SearchEngine(Protocol):
    """The derived index. Exact: a Phrase matches precisely the stories whose folded blocks contain it.

    Raises IndexUnusable when the index is missing, of another format or broken; never returns a wrong answer instead.
    Story ids are the store's. Writing: one writer at a time, batches are all or nothing.
    """

    @property
    def generation(self) -> int:
        """The last change-list sequence the index holds; 0 for an empty one."""
        ...

    def apply(self, puts: Iterable[IndexedStory], deletes: Iterable[int], generation: int) -> None:
        """Commit a batch: `puts` replace stories of the same id."""
        ...

    def apply_all(self, batches: Iterable[Batch]) -> Generator[int]:
        """Commit batches, each as `apply` does, and tell each one's generation when it is on the disk.

        Batches are read somewhat ahead. What is not committed when the iterator is closed is given up.
        """
        ...

    def search(
        self,
        query: Node,
        *,
        offset: int = 0,
        limit: int | None = 20,
        sort: SortOrder = SortOrder.RELEVANCE,
        facets: bool = False,
    ) -> EngineAnswer: ...
    def order(self, query: Node, *, sort: SortOrder = SortOrder.RELEVANCE) -> Sequence[int]:
        """The ids of all matches as `search` puts them in order; 8 bytes each."""
        ...

    def story_ids(self) -> set[int]:
        """All ids in the index, for `check`."""
        ...

    def begin_rebuild(self) -> "SearchEngine":
        """A fresh index beside this one, which answers until `finish_rebuild` puts the new one in its place."""
        ...

    def finish_rebuild(self) -> None: ...
    def close(self) -> None: ...
