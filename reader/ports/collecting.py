"""Writing the paper: files and their pages taken in."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from reader.domain.newspaper import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An imported file: its digest (SHA-256 hex of the bytes), path and decoded text.

    `stamp` holds the file's size and times as the file system gave them before it was read; '' if they prove nothing.
    """

    digest: str
    path: str
    text: str = ""
    stamp: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSource:
    """A file in the library: the number of the importer's rules that read it, and names of pictures missing then."""

    digest: str
    path: str
    rules: int = 0
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """Pages of a file to take in. A file with very many pages comes in several puts: `first` is the ordinal of the
    first page of this put, `complete` is False for all puts but the last; until then the file counts as not held.

    `rules` and `missing` are kept with the file (see HeldSource). `anew`: the pages replace the pages that the library
    holds of this very file.
    """

    source: Source
    pages: tuple[Page, ...]
    first: int = 0
    complete: bool = True
    rules: int = 0
    missing: tuple[str, ...] = ()
    anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A story of a put that the library held out of another file, which lay at `path`; it keeps its id.

    `page_id` is the page that it stood on; `changed`: its text is another now.
    """

    story_id: int
    page_id: int
    path: str
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PutResult:
    """The outcome of a put: ids of its pages, and of their listed stories in page order.

    `known`: the library held this very file already, and nothing was changed. `recognised` are the listed stories that
    pages of other files had until now, `new` the ids of those that nothing had. `gone_pages` and `gone_stories` are ids
    of pages that were deleted, and of listed stories that no page has any more.
    """

    page_ids: tuple[int, ...]
    story_ids: tuple[int, ...]
    known: bool = False
    recognised: tuple[Recognised, ...] = ()
    new: frozenset[int] = frozenset()
    gone_pages: tuple[int, ...] = ()
    gone_stories: tuple[int, ...] = ()


class Collecting(Protocol):
    """The files in the library, and how further ones come in.

    A story that comes again (same newspaper, date, page and headline, or same fingerprint) keeps its id, its read mark
    and its bookmarks.
    """

    def put_many(self, puts: Sequence[Put]) -> list[PutResult]:
        """Take in the pages of files, in one transaction, with an entry in the change list for each story.

        A digest already held changes nothing. Pages replace an earlier version from the same path; stories that can be
        recognized keep their ids.
        """
        ...

    def held_copies(self, source: Source, page: Page) -> dict[int, int]:
        """Find the stories of an exported page that the library holds already.

        The answer has, by their index in `page.stories`, the ids of the stories that they are copies of.

        Only stories of the same page count that came out of another file than `source` and the file last seen at its
        path.
        """
        ...

    def held_source(self, digest: str) -> HeldSource | None:
        """Return the file with these bytes; None if it is not held, or not all of it."""
        ...

    def seen_source(self, path: str, stamp: str) -> HeldSource | None:
        """Return the file that `path` held when it bore this stamp, if it is held; saves computing the digest."""
        ...

    def older_sources(self, rules: int) -> list[HeldSource]:
        """Return the files read by rules of a lower number, in the order in which they came."""
        ...

    def sources_headed(self, newspaper: str, lines: Collection[str]) -> list[HeldSource]:
        """Return the files with a story of this newspaper that one of these lines heads: as its headline or deck, in
        brackets at the end of its headline, at the beginning of its kicker, or as its title if it has no headline.

        The lines have no spaces; those of a story are compared without them. In the order in which the files came.
        """
        ...

    def set_rules(self, digest: str, rules: int) -> None:
        """Count a file as read by these rules, because they found nothing else in it."""
        ...

    def pages_of(self, digest: str) -> list[int]:
        """Return ids of the pages that came out of a file, in its order."""
        ...
