"""Bookmarks after their stories changed: found again, or put on the list of those that a person should look at."""

import json
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from reader.domain.bookmark import Anchor, Bookmark
from reader.domain.span import Span
from reader.errors import HeldKind, NotHeld
from reader.library.anchors import Found, anchor_of, locate, quoted_text
from reader.ports.rows import HeldStory, StoryRow
from reader.ports.store import Store
from reader.text.folding import Folding

_SETTING = "doubtful_bookmarks"
_ALIKE = 0.5
"""Headlines that share so much may be those of one story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A bookmark whose place is not sure. `story` is the one it is in, else the most likely; `span` the nearest place
    of its passage in that story's `quoted_text`, which reads `now`. Each is None, '' where there is none."""

    bookmark: Bookmark
    story: StoryRow | None = None
    span: Span | None = None
    now: str = ""

    @property
    def has_place(self) -> bool:
        """Whether there is a place that a person can say yes to."""
        return self.story is not None and (self.span is not None or not self.bookmark.anchor.exact)


class Reattaching:
    """What is in doubt, and what a person let be as it is, is kept as a setting of the library."""

    def __init__(self, store: Store, folding: Folding) -> None:
        self._store = store
        self._folding = folding

    def run(self, changed: Collection[int]) -> tuple[int, list[Bookmark]]:
        """Give orphans their stories, look again for the marks of changed stories: how many were found again in what
        changed, and those to look at. Nothing is dropped: what is not found stays as it is."""
        doubtful, loose = self._kept()
        attached, to_look_at = 0, []
        for mark in self._store.bookmarks.all():
            if mark.story_id is not None and mark.story_id not in changed:
                continue
            fresh, certain = self._looked_for(mark)
            if fresh != mark:
                self._store.bookmarks.update(fresh)
            if certain:
                attached += fresh != mark or mark.id in doubtful or mark.id in loose
                doubtful.discard(mark.id)
                loose.discard(mark.id)
            elif mark.id not in loose:
                doubtful.add(mark.id)
                to_look_at.append(fresh)
        self._keep(doubtful, loose)
        return attached, to_look_at

    def doubts(self) -> list[Doubt]:
        """The bookmarks to look at, newest first, each with its nearest place."""
        return [self._doubt(mark) for mark in self._waiting()]

    def count(self) -> int:
        """How many are to be looked at."""
        return len(self._waiting())

    def _waiting(self) -> list[Bookmark]:
        doubtful, loose = self._kept()
        store = self._store.bookmarks
        marks = {mark.id: mark for mark in store.orphans()} | store.by_id(sorted(doubtful))
        waiting = [mark for mark in marks.values() if mark.id not in loose]
        return sorted(waiting, key=lambda mark: (mark.created, mark.id), reverse=True)

    def accept(self, bookmark_id: int) -> Bookmark:
        """The nearest place is the right one. Raises NotHeld where there is none."""
        doubt = self._doubt(self._mark(bookmark_id))
        if doubt.story is None or not doubt.has_place:
            raise NotHeld(HeldKind.PASSAGE, doubt.bookmark.anchor.exact)
        held = self._store.holdings.story(doubt.story.id)
        return self._settle(replace(doubt.bookmark, story_id=held.row.id, anchor=anchor_of(held, doubt.span)))

    def attach(self, bookmark_id: int, story_id: int, exact: str = "", before: str = "", after: str = "") -> Bookmark:
        """The bookmark belongs to this story; a highlight to the passage `exact` of it, which a person selected.

        Raises NotHeld where the story does not hold the passage.
        """
        mark, held = self._mark(bookmark_id), self._store.holdings.story(story_id)
        found = locate(quoted_text(held.story), exact, before, after, self._folding) if mark.anchor.exact else None
        if mark.anchor.exact and (found is None or not found.certain):
            raise NotHeld(HeldKind.PASSAGE, exact)
        return self._settle(replace(mark, story_id=story_id, anchor=anchor_of(held, found.span if found else None)))

    def keep_loose(self, bookmark_id: int) -> Bookmark:
        """Let it be as it is, with its own words and its note, and ask no more; a later import may find its place."""
        mark = self._mark(bookmark_id)
        doubtful, loose = self._kept()
        self._keep(doubtful - {bookmark_id}, loose | {bookmark_id})
        return mark

    def _settle(self, mark: Bookmark) -> Bookmark:
        self._store.bookmarks.update(mark)
        doubtful, loose = self._kept()
        self._keep(doubtful - {mark.id}, loose - {mark.id})
        return mark

    def _looked_for(self, mark: Bookmark) -> tuple[Bookmark, bool]:
        """The bookmark as its story now is, and whether that is sure; a passage in doubt keeps its own words."""
        story_id = mark.story_id if mark.story_id is not None else self._store.holdings.find_story(mark.anchor)
        if story_id is None:
            return mark, False
        held = self._store.holdings.story(story_id)
        if not mark.anchor.exact:
            return replace(mark, story_id=story_id, anchor=anchor_of(held)), True
        found = self._locate(held, mark.anchor)
        if found is None or not found.certain:
            return replace(mark, story_id=story_id), False
        return replace(mark, story_id=story_id, anchor=anchor_of(held, found.span)), True

    def _doubt(self, mark: Bookmark) -> Doubt:
        row = self._likely(mark.anchor) if mark.story_id is None else None
        story_id = row.id if row else mark.story_id
        with suppress(NotHeld):
            if story_id is not None:
                held = self._store.holdings.story(story_id)
                found = self._locate(held, mark.anchor) if mark.anchor.exact else None
                span = found.span if found else None
                now = quoted_text(held.story)[span.start : span.end] if span else ""
                return Doubt(bookmark=mark, story=held.row, span=span, now=now)
        return Doubt(bookmark=mark)

    def _likely(self, anchor: Anchor) -> StoryRow | None:
        """The story of that day's issue whose headline is most like the anchor's, those of its page first."""
        if not anchor.date:
            return None
        rows = self._store.holdings.story_rows(newspaper=anchor.newspaper, date=anchor.date)
        scored = [(_likeness(row.title, anchor.headline), row.page == anchor.page, -row.id, row) for row in rows]
        best = max(scored, key=lambda each: each[:3], default=None)
        return best[3] if best and best[0] >= _ALIKE else None

    def _locate(self, held: HeldStory, anchor: Anchor) -> Found | None:
        return locate(quoted_text(held.story), anchor.exact, anchor.prefix, anchor.suffix, self._folding)

    def _mark(self, bookmark_id: int) -> Bookmark:
        mark = self._store.bookmarks.by_id([bookmark_id]).get(bookmark_id)
        if mark is None:
            raise NotHeld(HeldKind.BOOKMARK, bookmark_id)
        return mark

    def _kept(self) -> tuple[set[int], set[int]]:
        record = json.loads(self._store.settings.get(_SETTING) or "{}")
        return set(record.get("doubtful", ())), set(record.get("loose", ()))

    def _keep(self, doubtful: Collection[int], loose: Collection[int]) -> None:
        if (set(doubtful), set(loose)) != self._kept():
            record = {"doubtful": sorted(doubtful), "loose": sorted(loose)}
            self._store.settings.set(_SETTING, json.dumps(record))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio() if one and other else 0.0
