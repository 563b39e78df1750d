"""What the list can show: all stories, a year or month, an issue, a page, bookmarks, or what a search found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`kind` is 'all', 'period' (a newspaper's stories whose date starts with `date`), 'issue', 'page', 'bookmarks',
    'folder' or 'tag' (bookmarked stories in the folder or with the tag `title`; any tag where that is ''), 'history'
    (stories opened last), 'open_jumps' (stories whose other part is not held) or 'search'; the other fields say which.
    """

    kind: str
    newspaper: str | None = None
    date: str | None = None
    page_id: int | None = None
    query: str = ""
    title: str = ""


ALL = Place(kind="all")
SHELVES = ("bookmarks", "folder", "tag")
"""The kinds that list bookmarked stories."""
BOOKMARKS = Place(kind="bookmarks")
HISTORY = Place(kind="history")
OPEN_JUMPS = Place(kind="open_jumps")
