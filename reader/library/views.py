"""Plain rows and reports that the library hands to its front ends."""

from dataclasses import dataclass
from pathlib import Path

from reader.domain.span import Span
from reader.errors import FileReason, LibraryReason, QuerySyntaxError
from reader.library.aliases import Widening
from reader.library.import_outcomes import FileGroup, FileStatus
from reader.library.offers import Offer
from reader.ports.engine import Cut, Facet
from reader.ports.near import Instead
from reader.ports.rows import StoryRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file that was not imported."""

    path: Path
    reason: FileReason
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The outcome of an import. `known` files were held already; `story_ids` are those of the given files' pages, in
    order. `copies` are stories of exports that the library holds already; they stay as they are. `same` are those of
    the new files whose whole text the library holds from other files.

    `files`, `pages`, `stories` and `photos` count what was new or changed; `reparsed` are those of the known files that
    were read anew, by newer rules or for a picture that came after its page, `reread` those read a second time
    because more is known of their newspaper now. `reattached` bookmarks and corrections
    found their story again, `to_look_at` are ids of bookmarks whose story or passage is not found for sure.
    `no_backup` is the reason of the LibraryUnusable for which the day's backup was not made first; None if it was.
    `no_index` is that of the one for which the index was not brought up to date afterwards; searches read what it
    lacks. `first` is the name of the first file that brought something new; '' if none did. `groups` count every file
    that was named or found; `reader.library.last_import` has the whole list. `columns_guessed` are paths of tables of
    which only the cells say what holds headline and text: a person should look at their columns.
    """

    files: int = 0
    known: int = 0
    reparsed: int = 0
    reread: int = 0
    pages: int = 0
    stories: int = 0
    photos: int = 0
    copies: int = 0
    same: int = 0
    story_ids: tuple[int, ...] = ()
    refused: tuple[Refusal, ...] = ()
    cancelled: bool = False
    reattached: int = 0
    to_look_at: tuple[int, ...] = ()
    no_backup: LibraryReason | None = None
    no_index: LibraryReason | None = None
    first: str = ""
    groups: tuple[FileGroup, ...] = ()
    columns_guessed: tuple[str, ...] = ()

    @property
    def passed_over(self) -> int:
        """The number of files and folders that were passed over."""
        return self._count(FileStatus.PASSED_OVER)

    @property
    def refusals(self) -> int:
        """The number of files that were refused; of a report that was kept, `refused` is empty."""
        return max(len(self.refused), self._count(FileStatus.REFUSED))

    def _count(self, status: FileStatus) -> int:
        return sum(group.count for group in self.groups if group.status is status)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a story's original text and where the hits stand in it."""

    text: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """`title_marks` are the places of hits in the row's title."""

    row: StoryRow
    score: float
    snippet: Snippet
    title_marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NearAnswer:
    """A story that holds most of what was asked: the words that it has and lacks, as typed and in the order typed.

    `instead`: for a word among those that it has, what it prints in its place. `printed`: all that it has, in print.
    """

    hit: SearchHit
    has: tuple[str, ...]
    lacks: tuple[str, ...]
    instead: tuple[Instead, ...] = ()
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NearAnswers:
    """The near answers to a query, best first, and `offers`: the query in forms that may have been meant."""

    answers: tuple[NearAnswer, ...] = ()
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """`total` counts all matches, `hits` is the slice that was asked for, `took_ms` from the query to these hits, rows
    and snippets included; `problem` is set if part of the query was not understood (the rest was searched).
    `scanned`: there is no usable index, the answer was read from the library itself, slowly; `behind` counts the
    changes (or stories, if it was read) that are neither in the index nor in this answer. Either asks for
    `refresh_index`. `cut` is set if the query was too much: only some stories were searched. `widenings`: phrases that
    other names were searched for as well. `offers`: queries that may have been meant."""

    query: str
    total: int
    took_ms: float
    hits: tuple[SearchHit, ...] = ()
    facets: tuple[Facet, ...] = ()
    problem: QuerySyntaxError | None = None
    scanned: bool = False
    behind: int = 0
    cut: Cut | None = None
    widenings: tuple[Widening, ...] = ()
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The counts of a merge: `added` is new, `merged` was there and got tags, a note or a colour, `same` stayed.

    `waiting` of the added and merged ones have no story in this library yet.
    """

    added: int = 0
    merged: int = 0
    same: int = 0
    waiting: int = 0
