"""Plain rows of what is held, as lists and readers show them."""

from dataclasses import dataclass
from enum import StrEnum

from reader.domain.bookmark import Correction
from reader.domain.story import Story, StoryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story as lists show it. `id` never changes while the story is held, re-import included."""

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
    """A page as the left pane shows it."""

    id: int
    newspaper: str | None
    date: str | None
    number: str | None
    section: str | None
    story_count: int
    unread_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """One day of one newspaper: the pages held of it."""

    newspaper: str | None
    date: str | None
    page_count: int
    story_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldStory:
    """A story with where it is held. `parts` are the ids of its continuation chain in reading order, itself included.

    `source` is the file it came from, as imported. `fingerprint` is the hex digest of the folded text that anchors
    name. `corrections` are the person's, oldest first; `story` is as printed, without them.
    """

    row: StoryRow
    story: Story
    source: str = ""
    parts: tuple[int, ...] = ()
    fingerprint: str = ""
    corrections: tuple[Correction, ...] = ()


class ListOrder(StrEnum):
    """How story lists are sorted: by date, then newspaper, page and place on the page; or by title."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenJump:
    """A jump line whose other part is not held: 待接. `onward` is True for 下转, False for 上接.

    `page` is the page it names; `page_held` tells whether that page of the issue is there at all (缺版 where not).
    """

    row: StoryRow
    onward: bool
    page: str
    page_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A story that was opened: how far it was read (code points into its text) and when, ISO UTC."""

    row: StoryRow
    position: int
    opened: str


class BackupLabel(StrEnum):
    """Reasons for a copy of the library file; a copy made before a change of version has the label 'v1', 'v2'…"""

    DAILY = "daily"
    REPLACED = "replaced"
    """Set aside by `restore`."""
    DAMAGED = "damaged"
    """Set aside by `restore`, as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of the library file. `made` is ISO, UTC; `size` in bytes; `stories` is None if it cannot be read.

    `why` is a BackupLabel or the version ('v1') of the file before it was brought up to date.
    """

    name: str
    made: str
    why: str
    size: int
    stories: int | None
