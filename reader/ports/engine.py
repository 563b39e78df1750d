"""The contract of a search engine, and the records that pass through it."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, overload

from reader.domain.story import StoryKind
from reader.ports.near import NearFound, NearQuery
from reader.ports.progress import Progress
from reader.ports.related import RelatedFound, RelatedQuery
from reader.ports.shared_text import SharedFound, SharedText
from reader.query.fields import Zone
from reader.query.tree import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedStory:
    """The indexed form of a story or chain: blocks of original text by zone, facts as values; '' if unknown.

    `story_id` is the id of the chain's first part. `date` is ISO 8601. `place` is that of the dateline.
    """

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
        """The values of the query field 体裁: the kind of item, and its genre if it is known."""
        return (self.kind, self.genre) if self.genre else (self.kind,)


@dataclass(frozen=True, slots=True)
class Batch:
    """Stories to put, ids to delete, and the last sequence number of the change list among them."""

    puts: tuple[IndexedStory, ...]
    deletes: tuple[int, ...]
    generation: int


class SortOrder(StrEnum):
    """Orders of hits. RELEVANCE is the ranking of `reader.search.exact.ranking`; the others sort by date."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class EngineHit:
    """A matching story; scores are comparable within one answer only."""

    story_id: int
    score: float


@dataclass(frozen=True, slots=True)
class Facet:
    """Counts of the values of one fact over all matches, highest first."""

    name: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """The point at which a query became too much: `seen` of the `stories` of the index were searched until then.

    What is found is exact for these; none of the others is among the hits, in the count or in the facets.
    """

    seen: int
    stories: int


@dataclass(frozen=True, slots=True)
class EngineAnswer:
    """An answer: `total` counts all matches, `hits` is the requested slice of them, in order.

    `cut` is None if every story was searched.
    """

    total: int
    hits: tuple[EngineHit, ...]
    facets: tuple[Facet, ...] = ()
    cut: Cut | None = None


@dataclass(frozen=True, slots=True)
class FoundIds(Sequence[int]):
    """The ids of all matches in order, an array of 8 bytes each; `cut` as in an EngineAnswer."""

    ids: Sequence[int]
    cut: Cut | None = None

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[int]: ...
    def __getitem__(self, at: int | slice) -> int | Sequence[int]:
        return self.ids[at]

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[int]:
        return iter(self.ids)


class SearchEngine(Protocol):
    """The index, derived from the store. Exact: a Phrase matches precisely the stories whose folded blocks contain it.

    A query that is too much is answered for the stories searched by then, and says so (`cut`); the same query over the
    same index is cut at the same story. `stopped` is asked now and then: Cancelled is raised if it returns True.

    Every method raises IndexUnusable if the index is missing, of another format or broken, and IndexDamaged if a byte
    on the disk is not the one that was written; it never returns a wrong answer instead. The methods that write also
    raise LibraryUnusable (disk full, folder read-only). One writer at a time; a batch is written whole or not at all.
    Story ids are the store's.
    """

    @property
    def generation(self) -> int:
        """The sequence number of the last change in the index; 0 for an empty index."""
        ...

    def apply(self, puts: Iterable[IndexedStory], deletes: Iterable[int], generation: int) -> None:
        """Commit a batch: `puts` replace stories of the same id."""
        ...

    def apply_all(self, batches: Iterable[Batch]) -> Generator[int]:
        """Commit batches, each as `apply` does, and yield the generation of each when it is on the disk.

        Batches are read ahead of the commits. Batches not committed when the generator is closed are dropped.
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
        stopped: Callable[[], bool] | None = None,
    ) -> EngineAnswer: ...
    def order(
        self, query: Node, *, sort: SortOrder = SortOrder.RELEVANCE, stopped: Callable[[], bool] | None = None
    ) -> FoundIds:
        """Return the ids of all matches, in the order of `search`."""
        ...

    def near(self, query: NearQuery) -> NearFound:
        """Return the stories that hold most of what was asked, best first; none for what no story resembles.

        What no story holds is taken for mistyped if another form of it is held. The stories meet the condition of the
        question. Raises Cancelled.
        """
        ...

    def sharing(self, text: SharedText) -> SharedFound:
        """Return the stories that share passages with a text, those first that share most of the shorter of the two.

        It is an estimate: whoever needs the share reads the stories.
        """
        ...

    def related(self, query: RelatedQuery) -> RelatedFound:
        """Return the stories that share rare words with a story, best first; none for what no story resembles.

        The story itself is not among them.
        """
        ...

    def story_ids(self) -> set[int]:
        """Return all ids in the index, to compare with the store."""
        ...

    @property
    def identity(self) -> str:
        """The name of the index that answers; another one after each rebuild."""
        ...

    def size(self) -> int:
        """Return the bytes of the index."""
        ...

    def faults(self, progress: Progress | None = None) -> list[str]:
        """Read every byte of the index, and return a line for each damaged file: its name, a colon, what is wrong.

        Raises Cancelled if `progress` stops it; IndexUnusable only for an index of another format.
        """
        ...

    def begin_rebuild(self) -> "SearchEngine":
        """Begin a new empty index beside this one, which keeps answering until `finish_rebuild` replaces it."""
        ...

    def finish_rebuild(self) -> None: ...
    def close(self) -> None: ...
