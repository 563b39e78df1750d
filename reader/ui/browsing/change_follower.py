"""Keeps the list and the open story as the library is after each act."""

from collections.abc import Collection

from PySide6.QtCore import QObject

from reader.acts.done import Changes, Kind
from reader.browse import last_listing
from reader.browse.listing import HISTORY, SHELVES, ListingKind
from reader.ports.rows import StoryRow
from reader.ui.background.act_runner import ActRunner
from reader.ui.background.library_workers import Worker
from reader.ui.browsing.browsing import Browsing


class ChangeFollower(QObject):
    """Reads again what is shown of the changed stories: their rows in the list, the open story, or the whole list if
    other stories may stand in it now."""

    def __init__(self, browsing: Browsing, acts: ActRunner, worker: Worker) -> None:
        super().__init__(browsing)
        self._browsing, self._worker = browsing, worker
        acts.changed.connect(self._changed)
        acts.noted.connect(self._noted)

    def _changed(self, changes: Changes) -> None:
        if changes.of(Kind.PAGES) or self._lost_its_shelf(changes):
            self._look_for_what_stands(changes)
            return
        story, rows = self._browsing.story, set[int]()
        if self._lists_others(changes):
            self._browsing.refresh()
        elif changes.of(Kind.STORIES):
            rows = self._browsing.stories.held_ids(changes.stories)
        if story and self._story_in(changes):
            rows.add(story.row.id)
            if changes.of(Kind.CORRECTIONS):
                self._browsing.reload()
        self._renew_rows(rows)

    def _noted(self, changes: Changes) -> None:
        """A list stays as it is while a person reads on in it; only its rows change."""
        self._renew_rows(self._browsing.stories.held_ids(changes.stories) | self._open_one(changes))

    def _open_one(self, changes: Changes) -> set[int]:
        story = self._browsing.story
        return {story.row.id} if story and changes.has_story(story.row.id) else set()

    def _lost_its_shelf(self, changes: Changes) -> bool:
        """True if the folder or tag that is listed may be gone."""
        named = self._browsing.listing.kind in (ListingKind.FOLDER, ListingKind.TAG)
        return named and changes.of(Kind.BOOKMARKS, Kind.FOLDERS)

    def _lists_others(self, changes: Changes) -> bool:
        """True if the list may hold other stories now, or in another order."""
        listing = self._browsing.listing
        if listing.kind in SHELVES:
            return changes.of(Kind.BOOKMARKS, Kind.FOLDERS)
        if listing.kind is ListingKind.SEARCH:
            return changes.of(Kind.NAMES)
        return listing == HISTORY and changes.of(Kind.VISITS)

    def _story_in(self, changes: Changes) -> bool:
        story = self._browsing.story
        return story is not None and any(changes.has_story(part.row.id) for part in (*story.parts, *story.page))

    def _renew_rows(self, ids: Collection[int]) -> None:
        """Read these rows again, and show them in the list and above the story."""

        def renewed(rows: list[StoryRow]) -> None:
            self._browsing.stories.renew(rows)
            for row in rows:
                self._browsing.renew_row(row)

        if ids:
            wanted = sorted(ids)
            self._worker.ask(lambda library: library.rows_by_id(wanted), renewed)

    def _look_for_what_stands(self, changes: Changes) -> None:
        """Pages came, went, or belong elsewhere now: list the same again, or all stories if nothing of it is left."""
        browsing = self._browsing
        asked, story = browsing.listing, browsing.story

        def stands(stop: last_listing.ListingAndStory) -> None:
            listing, story_id = stop
            if browsing.listing != asked:
                return
            if story_id is None or listing != asked:
                browsing.close_story()
                browsing.open_listing(listing, story_id)
            else:
                if self._story_in(changes):
                    browsing.reload()
                browsing.open_listing(listing, story_id, first_story=False)

        self._worker.ask(
            lambda library: last_listing.standing(library, asked, story.row.id if story else None),
            stands,
            topic="stands",
        )
