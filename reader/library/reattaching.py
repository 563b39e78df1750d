"""Bookmarks after their stories changed: found again, or in doubt until a person has looked at them."""

import json
from collections.abc import Collection
from dataclasses import dataclass, replace

from reader.domain.bookmark import Bookmark
from reader.errors import HeldKind, NotHeld
from reader.library.anchors import anchor_of, locate, quoted_text
from reader.library.corrections import CorrectedStore
from reader.library.doubts import DOUBTS, Doubts


@dataclass(frozen=True, slots=True, kw_only=True)
class Reattachment:
    """Anchors after a change: the number found again in what changed, and the bookmarks whose place is not sure."""

    attached: int = 0
    to_look_at: tuple[Bookmark, ...] = ()


class Reattaching(Doubts):
    """Looks for the places of bookmarks, and keeps a person's word on those in doubt."""

    def run(self, changed: Collection[int]) -> Reattachment:
        """Give orphans their stories, and look again for the bookmarks of changed stories.

        Nothing is dropped: a bookmark whose place is not found stays as it is.
        """
        doubtful, loose = self._kept()
        attached, to_look_at = 0, []
        for bookmark in self._store.bookmarks.all():
            if bookmark.story_id is not None and bookmark.story_id not in changed:
                continue
            fresh, certain = self._looked_for(bookmark)
            if fresh != bookmark:
                self._store.bookmarks.update(fresh)
            if certain:
                attached += fresh != bookmark or bookmark.id in doubtful or bookmark.id in loose
                doubtful.discard(bookmark.id)
                loose.discard(bookmark.id)
            elif bookmark.id not in loose:
                doubtful.add(bookmark.id)
                to_look_at.append(fresh)
        self._keep(doubtful, loose)
        return Reattachment(attached=attached, to_look_at=tuple(to_look_at))

    def accept(self, bookmark_id: int) -> Bookmark:
        """Accept the nearest place as the right one. Raises NotHeld if there is none."""
        doubt = self._doubt(self._by_id(bookmark_id))
        if doubt.story is None or not doubt.has_place:
            raise NotHeld(HeldKind.PASSAGE, doubt.bookmark.anchor.exact)
        held = self._store.holdings.story(doubt.story.id)
        return self._settle(replace(doubt.bookmark, story_id=held.row.id, anchor=anchor_of(held, doubt.span)))

    def attach(self, bookmark_id: int, story_id: int, exact: str = "", before: str = "", after: str = "") -> Bookmark:
        """Give the bookmark to this story, a highlight to the passage `exact` of it, which a person selected.

        Raises NotHeld if the story does not hold the passage.
        """
        bookmark, held = self._by_id(bookmark_id), self._store.holdings.story(story_id)
        found = locate(quoted_text(held.story), exact, before, after, self._folding) if bookmark.anchor.exact else None
        if bookmark.anchor.exact and (found is None or not found.certain):
            raise NotHeld(HeldKind.PASSAGE, exact)
        return self._settle(replace(bookmark, story_id=story_id, anchor=anchor_of(held, found.span if found else None)))

    def keep_loose(self, bookmark_id: int) -> Bookmark:
        """Let it be as it is, with its own words and its note, and ask no more; a later import may find its place."""
        bookmark = self._by_id(bookmark_id)
        doubtful, loose = self._kept()
        self._keep(doubtful - {bookmark_id}, loose | {bookmark_id})
        return bookmark

    def _settle(self, bookmark: Bookmark) -> Bookmark:
        self._store.bookmarks.update(bookmark)
        doubtful, loose = self._kept()
        self._keep(doubtful - {bookmark.id}, loose - {bookmark.id})
        return bookmark

    def _looked_for(self, bookmark: Bookmark) -> tuple[Bookmark, bool]:
        """Return the bookmark as its story now is, and whether that is sure; a passage in doubt keeps its own words."""
        story_id = (
            bookmark.story_id if bookmark.story_id is not None else self._store.holdings.find_story(bookmark.anchor)
        )
        if story_id is None:
            return bookmark, False
        held = self._store.holdings.story(story_id)
        if not bookmark.anchor.exact:
            return replace(bookmark, story_id=story_id, anchor=anchor_of(held)), True
        found = self._locate(held, bookmark.anchor)
        if found is None or not found.certain:
            return replace(bookmark, story_id=story_id), False
        return replace(bookmark, story_id=story_id, anchor=anchor_of(held, found.span)), True

    def _by_id(self, bookmark_id: int) -> Bookmark:
        bookmark = self._store.bookmarks.by_id([bookmark_id]).get(bookmark_id)
        if bookmark is None:
            raise NotHeld(HeldKind.BOOKMARK, bookmark_id)
        return bookmark

    def _keep(self, doubtful: Collection[int], loose: Collection[int]) -> None:
        if (set(doubtful), set(loose)) != self._kept():
            record = {"doubtful": sorted(doubtful), "loose": sorted(loose)}
            self._store.settings.set(DOUBTS, json.dumps(record))


def reattach_corrections(store: CorrectedStore) -> int:
    """Give corrections without a story their story again, and return the number of corrections that found it."""
    found = 0
    for correction in store.corrections.all():
        if correction.story_id is None:
            story_id = store.holdings.find_story(correction.anchor)
            if story_id is not None:
                store.corrections.attach(correction.id, story_id)
                found += 1
    return found
