"""Bookmarks whose place is not sure, each with its nearest place, for a person to look at."""

import json
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

from reader.domain.bookmark import Anchor, Bookmark
from reader.domain.span import Span
from reader.errors import NotHeld
from reader.library.anchors import Found, locate, quoted_text
from reader.ports.rows import HeldStory, StoryRow
from reader.ports.store import HasBookmarks, HasHoldings, HasSettings
from reader.text.folding import Folding

DOUBTS = "doubtful_bookmarks"
"""The setting that keeps ids of bookmarks in doubt, and of those that a person left as they are."""
_ALIKE = 0.5
"""Headlines of this likeness (0..1) and above may be those of one story."""


class DoubtStore(HasBookmarks, HasHoldings, HasSettings, Protocol):
    """The ports that doubts are read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A bookmark whose place is not sure. `story` is the one it is in, else the most likely; `span` the nearest place
    of its passage in that story's `quoted_text`, which reads `now`. Each is None or '' if there is none."""

    bookmark: Bookmark
    story: StoryRow | None = None
    span: Span | None = None
    now: str = ""

    @property
    def has_place(self) -> bool:
        """True if there is a place that a person can accept."""
        return self.story is not None and (self.span is not None or not self.bookmark.anchor.exact)


class Doubts:
    """The bookmarks in doubt of one library."""

    def __init__(self, store: DoubtStore, folding: Folding) -> None:
        self._store = store
        self._folding = folding

    def all(self) -> list[Doubt]:
        """Return the bookmarks to look at, newest first, each with its nearest place."""
        return [self._doubt(bookmark) for bookmark in self._waiting()]

    def count(self) -> int:
        """Return the number of bookmarks to look at."""
        return len(self._waiting())

    def ids(self) -> set[int]:
        """Return the ids of bookmarks whose place is known not to be sure, those that a person left so included."""
        doubtful, loose = self._kept()
        return doubtful | loose

    def _waiting(self) -> list[Bookmark]:
        doubtful, loose = self._kept()
        store = self._store.bookmarks
        bookmarks = {bookmark.id: bookmark for bookmark in store.orphans()} | store.by_id(sorted(doubtful))
        waiting = [bookmark for bookmark in bookmarks.values() if bookmark.id not in loose]
        return sorted(waiting, key=lambda bookmark: (bookmark.created, bookmark.id), reverse=True)

    def _doubt(self, bookmark: Bookmark) -> Doubt:
        row = self._likely(bookmark.anchor) if bookmark.story_id is None else None
        story_id = row.id if row else bookmark.story_id
        with suppress(NotHeld):
            if story_id is not None:
                held = self._store.holdings.story(story_id)
                found = self._locate(held, bookmark.anchor) if bookmark.anchor.exact else None
                span = found.span if found else None
                now = quoted_text(held.story)[span.start : span.end] if span else ""
                return Doubt(bookmark=bookmark, story=held.row, span=span, now=now)
        return Doubt(bookmark=bookmark)

    def _likely(self, anchor: Anchor) -> StoryRow | None:
        """Return the story of that day's issue whose headline is most like the anchor's, those of its page first."""
        if not anchor.date:
            return None
        rows = self._store.holdings.story_rows(newspaper=anchor.newspaper, date=anchor.date)
        scored = [(_likeness(row.title, anchor.headline), row.page == anchor.page, -row.id, row) for row in rows]
        best = max(scored, key=lambda each: each[:3], default=None)
        return best[3] if best and best[0] >= _ALIKE else None

    def _locate(self, held: HeldStory, anchor: Anchor) -> Found | None:
        return locate(quoted_text(held.story), anchor.exact, anchor.prefix, anchor.suffix, self._folding)

    def _kept(self) -> tuple[set[int], set[int]]:
        record = json.loads(self._store.settings.get(DOUBTS) or "{}")
        return set(record.get("doubtful", ())), set(record.get("loose", ()))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio() if one and other else 0.0
