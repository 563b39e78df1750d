"""Files and pages as a store takes them in."""

from dataclasses import dataclass

from reader.domain.newspaper import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that was imported: its digest (SHA-256 hex of the bytes), path and decoded text.

    `stamp` is what the file system said of the file (size, times) before it was read; '' where that proves nothing.
    """

    digest: str
    path: str
    text: str = ""
    stamp: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSource:
    """A file that is held: the number of the importer's rules that read it, and the pictures that it lacked then."""

    digest: str
    path: str
    rules: int = 0
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """Pages of a file to hold. A file with very many pages comes in several puts: `first` is the ordinal of the first
    page here, `complete` is False for all puts but the last; until then the file counts as not held.

    `rules` and `missing` are kept with the file (see HeldSource). `anew`: the pages take the place of those that the
    library holds of this very file."""

    source: Source
    pages: tuple[Page, ...]
    first: int = 0
    complete: bool = True
    rules: int = 0
    missing: tuple[str, ...] = ()
    anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PutResult:
    """What a put did: ids of the page's stories in page order; `known` where this very file was held already."""

    page_ids: tuple[int, ...]
    story_ids: tuple[int, ...]
    known: bool = False
