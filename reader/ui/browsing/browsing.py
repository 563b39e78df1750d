"""What lies on the reader's desk: the list, the open story and the way back. Asks the lanes; knows no widget."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from reader.browse import listed_rows
from reader.browse.list_items import Item, items_of
from reader.browse.listed_rows import UNGROUPED, FirstRows
from reader.browse.listing import ALL, Listing, ListingKind
from reader.browse.open_story import OpenStory, load_story
from reader.browse.page_listings import neighbour_page
from reader.browse.trail import Stop, Trail
from reader.library.views import SearchAnswer
from reader.ports.engine import SortOrder
from reader.ports.rows import StoryRow
from reader.ui.background.background_writes import BackgroundWrites
from reader.ui.background.workers import Workers
from reader.ui.browsing.grouping import grouped
from reader.ui.browsing.stories_model import StoriesModel
from reader.ui.language.words import tr
from reader.ui.look.settings_keeper import SettingsKeeper

SLICE = 50
COMPARED = 50
"""The hits in sight are compared for being copies of one text with so many above and below them."""
_REST_MS = 150
"""A list that did not move for so long is looked through for copies."""


class Browsing(QObject):
    """Emits `listed` when the list shows another place, `story_listed` when the open story is in a list that was made
    anew, `story_opened` and `story_closed`, `row_changed` when a mark of the open story changed, `bookmarks_changed`,
    `passage_wanted` when `passage`, a bookmark's id, is to be shown."""

    listed = Signal(object)
    searched = Signal(object)
    story_opened = Signal(object)
    story_listed = Signal(int)
    story_closed = Signal()
    row_changed = Signal()
    bookmarks_changed = Signal()
    passage_wanted = Signal()

    def __init__(self, workers: Workers, settings: SettingsKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers = workers
        self._settings = settings
        self.background_writes = BackgroundWrites(workers.reading, self)
        self.stories = StoriesModel(self)
        self.stories.rows_wanted.connect(self._fetch_rows)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._fold_seen)
        self._seen: list[int] = []
        self.trail = Trail()
        self.listing: Listing = ALL
        self._listed: Listing | None = None
        self.story: OpenStory | None = None
        self._coming: tuple[int, str] | None = None
        self.passage: int | None = None
        self.reading_position: Callable[[], int] = lambda: 0

    def open_listing(self, listing: Listing, story_id: int | None = None, *, first_story: bool = True) -> None:
        """List a place; then open the story asked for, or the first one."""
        self._note()
        self.listing = listing
        if listing.kind is ListingKind.SEARCH:
            self._search(listing, story_id, first_story=first_story)
            return
        order = self._settings.settings.sort
        self._workers.reading.ask(
            lambda library: listed_rows.first_rows(library, listing, order),
            lambda found: self._show_listing(found, story_id, first_story=first_story),
            topic="list",
        )

    def open_story(self, story_id: int, *, by_hand: bool = True, position: int | None = None) -> None:
        """Open a story. One opened by hand is marked as read, where the person wants that."""
        query = self.listing.query if self.listing.kind is ListingKind.SEARCH else ""
        skim, widen = self._settings.settings.skim != "full" and not query, self._widen
        if (story_id, query) == self._coming or (self._coming is None and self._is_open(story_id)):
            return
        self._note()
        self._coming = (story_id, query)
        self._workers.reading.ask(
            lambda library: load_story(library, story_id, query, skim=skim, widen=widen),
            lambda story: self._opened(story, by_hand=by_hand, position=position),
            topic="story",
            failed=self._not_opened,
        )

    def open_passage(self, story_id: int, bookmark_id: int) -> None:
        """Open a story at a highlighted passage of it."""
        self.passage = bookmark_id
        self.open_story(story_id)
        self.passage_wanted.emit()

    def reload(self) -> None:
        """Read the open story from the library again, keeping the place in it."""
        if self.story:
            story_id, at, self.story = self.story.row.id, self.reading_position(), None
            self.open_story(story_id, by_hand=False, position=at)

    def story_is_listed(self) -> bool:
        """Whether the open story is one of the list's."""
        return self.story is not None and self.stories.place_of(self.story.row.id) is not None

    def reopen(self) -> None:
        """Open the same story again, in another way of reading."""
        if self.story:
            story_id, self.story = self.story.row.id, None
            self.open_story(story_id, by_hand=False)

    def refresh(self) -> None:
        """List the same place again, keeping the open story."""
        self.open_listing(self.listing, self.story.row.id if self.story else None, first_story=False)

    def step_story(self, step: int) -> bool:
        """Open the next or previous story of the list; False at its end."""
        at = self.stories.place_of(self.story.row.id) if self.story else None
        wanted = (0 if step > 0 else -1) if at is None else at + step
        if not 0 <= wanted < self.stories.rowCount():
            return False
        story_id = self.stories.id_at(wanted)
        if story_id is not None:
            self.open_story(story_id)
        return True

    def step_page(self, step: int) -> None:
        """List the next or previous page, going on to the neighbouring issue at the end of one."""
        if self.story is None:
            return
        row = self.story.row
        self._workers.reading.ask(lambda library: neighbour_page(library, row, step), self._go_to_page, topic="page")

    def step_trail(self, step: int) -> None:
        """Back (-1) or forward (1) along what was read."""
        self._note()
        stop = self.trail.step(step)
        if stop is None:
            return
        if stop.listing != self.listing:
            self.listing = stop.listing
            self.story = None
            self.open_listing(stop.listing, stop.story_id)
        elif stop.story_id is not None:
            self.open_story(stop.story_id, position=stop.position)

    def toggle_bookmark(self, ids: Sequence[int] = ()) -> None:
        """Bookmark these stories, or the open one; take the bookmark off where there is one."""
        wanted = tuple(ids) or ((self.story.row.id,) if self.story else ())
        if wanted:
            self._workers.reading.ask(
                lambda library: {each: library.toggle_bookmark(each) for each in wanted}, self._bookmarked
            )

    def toggle_read(self) -> None:
        """Mark the open story as read, or as unread."""
        if self.story:
            self.set_read((self.story.row.id,), read=not self.story.row.read)

    def set_read(self, ids: Sequence[int], *, read: bool) -> None:
        """Mark stories as read, or as unread."""
        self._workers.reading.ask(
            lambda library: library.set_read(ids, read), lambda _: self.marks_changed(ids, read=read)
        )

    def marks_changed(self, ids: Sequence[int], **changes: bool) -> None:
        """The library has these marks now (`read`, `bookmarked`): show them."""
        self.stories.update(ids, **changes)
        if self.story and self.story.row.id in ids:
            self.story = replace(self.story, row=replace(self.story.row, **changes))  # type: ignore[arg-type]
            self.row_changed.emit()

    def _search(self, listing: Listing, story_id: int | None, *, first_story: bool) -> None:
        sort, widen = SortOrder(self._settings.settings.search_sort), self._widen
        asked = time.perf_counter()
        self._workers.query.ask(
            lambda library: library.search(listing.query, limit=SLICE, sort=sort, facets=True, widen=widen),
            lambda answer: self._found(answer, story_id, asked, first_story=first_story),
            topic="search",
        )

    def _found(self, answer: SearchAnswer, story_id: int | None, asked: float, *, first_story: bool) -> None:
        """What a search found is listed in its whole length; where each story stands in it comes after the first.

        What a person is told that it took is what it took from the question to these rows.
        """
        listing = self.listing
        if listing.kind is not ListingKind.SEARCH:
            return
        items = items_of(answer.hits)
        self.searched.emit(replace(answer, took_ms=(time.perf_counter() - asked) * 1000))
        # Without an index each look costs a reading of the whole library: the first hits must do until there is one.
        total = len(items) if answer.scanned else answer.total
        self._list(items, story_id, first_story=first_story, total=total, snippets=True)
        # The first hits are painted before their lane goes on.
        self._workers.budget.do(lambda: self._look_further(listing, [hit.row.id for hit in answer.hits], total))

    def _look_further(self, listing: Listing, first: Sequence[int], total: int) -> None:
        """The copies among the first hits of a search, and the order of all `total`."""
        if listing != self.listing:
            return
        sort, widen = SortOrder(self._settings.settings.search_sort), self._widen
        self._fold_copies(first)
        if total > len(first):
            # The next search goes before this: it has the same topic.
            self._workers.query.ask(
                lambda library: library.found_ids(listing.query, sort=sort, widen=widen),
                lambda ids: self._know_ids(listing, ids),
                topic="search",
            )

    def _fold_copies(self, ids: Sequence[int]) -> None:
        """Of these hits those with the same text become one row."""
        listing = self.listing
        if len(ids) > 1:
            self._workers.query.ask(
                lambda library: library.aids.copies(ids, self._workers.paint_lock.wait),
                lambda groups: self.stories.fold_copies(groups) if listing == self.listing else None,
                topic="copies",
            )

    def _know_ids(self, listing: Listing, ids: Sequence[int]) -> None:
        if listing == self.listing:
            self.stories.know_ids(ids)

    def _fetch_rows(self, first: int, count: int) -> None:
        """Rows of a long list that somebody looks at, with the one above them, which may be of the same group."""
        listing, widen, pause = self.listing, self._widen, self._workers.paint_lock.wait
        gone = tr("No longer in the library")
        if listing.kind is ListingKind.SEARCH:
            ids = self.stories.ids_of(first, count)
            self._workers.reading.ask(
                lambda library: listed_rows.hits_of(library, listing.query, ids, gone, widen=widen, pause=pause),
                lambda hits: self._found_rows(listing, first, items_of(hits)),
                topic="rows",
            )
            return
        above = min(first, 1)
        ids = self.stories.ids_of(first - above, count + above)
        self._workers.reading.ask(
            lambda library: listed_rows.rows_of(library, ids, gone),
            lambda rows: self._fill(listing, first, self._grouped(rows[above:], rows[0] if above else None)),
            topic="rows",
        )

    def _found_rows(self, listing: Listing, first: int, items: list[Item]) -> None:
        self._fill(listing, first, items)
        self._seen = self.stories.around(0)
        self._rest.start()

    def _fold_seen(self) -> None:
        """Comparing texts is work that would hold up a list that still moves: the same rows must be in sight as a while
        ago."""
        seen, self._seen = self._seen, self.stories.around(0)
        if seen != self._seen:
            self._rest.start()
        elif self.listing.kind is ListingKind.SEARCH:
            self._fold_copies(self.stories.around(COMPARED))

    def _fill(self, listing: Listing, first: int, items: list[Item]) -> None:
        if listing == self.listing:
            self.stories.fill(first, items)

    @property
    def _widen(self) -> bool:
        return self._settings.settings.other_names

    def _grouped(self, rows: list[StoryRow], before: StoryRow | None = None) -> list[Item]:
        settings = self._settings.settings
        return grouped(rows, self.listing, "none" if settings.sort in UNGROUPED else settings.group, before)

    def _show_listing(self, found: FirstRows, story_id: int | None, *, first_story: bool) -> None:
        """A long list shows its first rows at once; the order of all its stories comes after them."""
        items, listing, order = self._grouped(found.rows), self.listing, self._settings.settings.sort
        self._list(items, story_id, first_story=first_story, total=found.total)
        if len(items) < found.total:
            self._workers.orders.ask(
                lambda library: listed_rows.ids_in_order(library, listing, order),
                lambda ids: self._know_ids(listing, ids),
                topic="order",
            )

    def _list(
        self, items: list[Item], story_id: int | None, *, first_story: bool, total: int, snippets: bool = False
    ) -> None:
        self.stories.show(items, total, snippets=snippets, elsewhere=self.listing != self._listed)
        self._listed = self.listing
        self.listed.emit(self.listing)
        if story_id is not None:
            self._forget_story_unless(story_id)
            self.open_story(story_id, by_hand=False)
            if self._is_open(story_id):
                self.story_listed.emit(story_id)
        elif first_story and items:
            self.story = None
            self.open_story(items[0].row.id, by_hand=False)
        elif first_story:
            self.story = None
            self.story_closed.emit()

    def _forget_story_unless(self, story_id: int) -> None:
        if self.listing.kind is ListingKind.SEARCH or (self.story and self.story.row.id != story_id):
            self.story = None

    def _not_opened(self, error: Exception) -> None:
        self._coming = None
        self._workers.reading.failed.emit(error)

    def _opened(self, story: OpenStory, *, by_hand: bool, position: int | None) -> None:
        self._coming = None
        self.story = story if position is None else replace(story, position=position)
        self.trail.visit(Stop(self.listing, story.row.id))
        self.story_opened.emit(self.story)
        if by_hand and self._settings.settings.mark_read and not story.row.read:
            ids = (story.row.id,)
            self.background_writes.keep(
                lambda library: library.set_read(ids, True), lambda _: self.marks_changed(ids, read=True)
            )

    def _bookmarked(self, marks: dict[int, bool]) -> None:
        for bookmarked in (True, False):
            self.marks_changed([each for each, mark in marks.items() if mark is bookmarked], bookmarked=bookmarked)
        self.bookmarks_changed.emit()

    def _go_to_page(self, listing: Listing | None) -> None:
        if listing is not None:
            self.open_listing(listing)

    def _note(self) -> None:
        """Keep how far the open story was read: for the way back, and for another day."""
        if self.story is None:
            return
        story_id, position = self.story.row.id, self.reading_position()
        self.trail.note_position(position)
        if position != self.story.position:
            self.background_writes.keep(lambda library: library.set_position(story_id, position))

    def _is_open(self, story_id: int) -> bool:
        return self.story is not None and self.story.row.id == story_id
