"""A person's own work on stories: bookmarks, highlights and notes, anchored by quotation."""

from dataclasses import dataclass

COLOURS = ("yellow", "green", "blue", "red", "purple")
"""Colours of bookmarks and highlights; '' is no colour."""


CONTEXT_CODE_POINTS = 32
"""Context that an anchor quotes on either side of a passage; more if the passage stands so more than once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A reference to a story, or to a passage in it, that survives re-import: it quotes the text instead of an id.

    The story is found by `fingerprint` (24 hex digits, a digest of the folded text), else by `newspaper`, `date` (ISO
    8601), `page` and `headline`. The passage is found by `prefix`, `exact` and `suffix` (a TextQuoteSelector of the W3C
    Web Annotation model); `exact` is '' for a whole story.
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
    """A bookmark on a whole story, or a highlight if its anchor quotes a passage.

    `story_id` is None while the library does not hold the story (an orphan: kept, shown, re-attached later). `folder`
    is a path with '/', '' for none; `colour` is one of COLOURS or ''; `created` is ISO 8601, UTC.
    """

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
    """A person's correction of a passage: `replacement` is shown instead of `anchor.exact`, which stays as printed.

    `story_id` is None while the library does not hold the story. `created` is ISO 8601, UTC.
    """

    id: int
    story_id: int | None
    anchor: Anchor
    replacement: str
    created: str = ""
