"""Rows: stories, pages and issues of the library as lists and views show them.

Dates are ISO 8601; a fact of None is unknown.
"""

from dataclasses import dataclass
from enum import StrEnum

from reader.domain.bookmark import Correction
from reader.domain.story import Story, StoryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story in a list. Its `id` stays the same through re-imports, and is never given to another story.

    `position` is the index among the items of its page. `continued`: it has a jump line or is part of a chain.
    """

    id: int
    page_id: int
    position: int
    kind: StoryKind
    title: str
    newspaper: str | None = None
    date: str | None = None
    page: str | None = None
    section: str | None = None
    kicker: str | None = None
    deck: str | None = None
    column_label: str | None = None
    genre: str | None = None
    photo_count: int = 0
    bookmarked: bool = False
    read: bool = False
    continued: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """A page in the left pane. The counts are those of listed stories."""

    id: int
    newspaper: str | None
    date: str | None
    number: str | None
    section: str | None
    story_count: int
    unread_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """One day of one newspaper, with the numbers of its pages and stories in the library.

    Parts of one page, of known newspaper, day and number, count as that page, whatever file they came in.
    """

    newspaper: str | None
    date: str | None
    page_count: int
    story_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldStory:
    """A story with everything that the library knows of it.

    `story` is as printed; `corrections` are a person's, oldest first, not yet applied. `source` is the path of its file
    when that was imported. `parts` are the ids of its continuation chain in reading order, its own included.
    `fingerprint` is the digest that anchors name (24 hex digits).
    """

    row: StoryRow
    story: Story
    source: str = ""
    parts: tuple[int, ...] = ()
    fingerprint: str = ""
    corrections: tuple[Correction, ...] = ()


class ListOrder(StrEnum):
    """Orders of story lists: by date, then newspaper, page and position on the page; or by title."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenJump:
    """A jump line whose other part is not joined (待接). `onward` is True for 下转, False for 上接.

    `page` is the number of the page that it names; `page_held` is False if the library lacks that page (缺版).
    """

    row: StoryRow
    onward: bool
    page: str
    page_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A story that was opened: `position` is how far it was read, in code points; `opened` is ISO 8601, UTC."""

    row: StoryRow
    position: int
    opened: str


class BackupLabel(StrEnum):
    """Reasons for a copy of the library file; a copy made before a change of version has the label 'v1', 'v2'…"""

    DAILY = "daily"
    REPLACED = "replaced"
    """Set aside by `restore`."""
    DAMAGED = "damaged"
    """Set aside by `restore`, as it was; or a copy that was found damaged."""
    REPAIR = "repair"
    """Made before `check --repair` changed something."""


class BackupState(StrEnum):
    """The state of a backup, as far as it is known without reading it through."""

    AS_MADE = "as_made"
    """It was verified when it was made, and its checksum is there."""
    NO_CHECKSUM = "no_checksum"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    """It does not open as a library, or its length is wrong."""
    DAMAGED = "damaged"
    """It was read through and found damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of the library file. `made` is ISO 8601, UTC; `size` in bytes.

    `stories` and `bookmarks` (with highlights) are None if it cannot be read. `why` is a BackupLabel or the version
    ('v1') of the file before it was brought up to date. `ahead`: it says that it was made later than now.
    """

    name: str
    made: str
    why: str
    size: int
    stories: int | None
    bookmarks: int | None = None
    ahead: bool = False
    state: BackupState = BackupState.AS_MADE

    @property
    def seems_sound(self) -> bool:
        """True if nothing is known that would keep it from being restored."""
        return self.state in (BackupState.AS_MADE, BackupState.NO_CHECKSUM)
