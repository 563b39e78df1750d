"""The reader's own work: bookmarks, highlights and notes, anchored by quotation."""

from dataclasses import dataclass

COLOURS = ("yellow", "green", "blue", "red", "purple")
"""The colours that a bookmark or highlight can have; '' is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Finds a story, or a passage in it, again after re-import: what it says, not where it lies.

    `newspaper`, `date`, `page`, `headline` and `fingerprint` (hex digest of the folded text) find the story;
    `prefix`, `exact`, `suffix` (W3C TextQuoteSelector) find a passage; `exact` is '' for a whole story.
    """

    newspaper: str | None
    date: str | None
    page: str | None
    headline: str
    fingerprint: str
    prefix: str = ""
    exact: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """`story_id` is None while the story it names is not held (an orphan: kept, shown, re-attached later)."""

    id: int
    story_id: int | None
    anchor: Anchor
    folder: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    colour: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The reader's own reading of a passage (`anchor.exact`); the text as printed stays what it is."""

    id: int
    story_id: int | None
    anchor: Anchor
    replacement: str
    created: str = ""
