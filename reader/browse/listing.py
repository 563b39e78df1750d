"""The lists of stories that a person can look at: all, a period, an issue, a page, bookmarks, hits of a search."""

from dataclasses import dataclass
from enum import StrEnum


class ListingKind(StrEnum):
    """Kinds of lists. The values are kept with the library (see `last_listing`)."""

    ALL = "all"
    PERIOD = "period"
    """A newspaper's stories whose date starts with `date`."""
    ISSUE = "issue"
    PAGE = "page"
    BOOKMARKS = "bookmarks"
    FOLDER = "folder"
    """Bookmarked stories in the folder `name`; if it is '', bookmarked stories in no folder."""
    TAG = "tag"
    """Bookmarked stories with the tag `name`; with any tag if it is ''."""
    HISTORY = "history"
    """Stories opened last."""
    OPEN_JUMPS = "open_jumps"
    """Stories whose other part is not in the library."""
    SEARCH = "search"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list by its kind; the other fields say which list of that kind.

    `page` and `section` are a page's number and name as printed; `name` is a folder's or a tag's.
    """

    kind: ListingKind
    newspaper: str | None = None
    date: str | None = None
    page_id: int | None = None
    page: str | None = None
    section: str | None = None
    query: str = ""
    name: str = ""


ALL = Listing(kind=ListingKind.ALL)
SHELVES = (ListingKind.BOOKMARKS, ListingKind.FOLDER, ListingKind.TAG)
"""The kinds that list bookmarked stories."""
BOOKMARKS = Listing(kind=ListingKind.BOOKMARKS)
HISTORY = Listing(kind=ListingKind.HISTORY)
OPEN_JUMPS = Listing(kind=ListingKind.OPEN_JUMPS)
