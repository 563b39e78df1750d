"""The list, the open story and the way back. It asks the workers, and knows no widget."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from reader.acts import traces
from reader.browse.list_items import Item
from reader.browse.listing import Listing
from reader.browse.open_story import OpenStory, load_story
from reader.browse.page_listings import neighbour_page
from reader.browse.trail import Stop, Trail
from reader.library.offers import Offer
from reader.ports.rows import StoryRow
from reader.ui.background.act_runner import ActRunner
from reader.ui.background.background_writes import BackgroundWrites
from reader.ui.background.library_workers import Workers
from reader.ui.browsing.list_fetcher import ListFetcher
from reader.ui.browsing.stories_model import StoriesModel
from reader.ui.look.settings_keeper import SettingsKeeper


class Browsing(QObject):
    """Emits `listed` when the list shows another place, `offered` with queries that may have been meant,
    `story_listed` when the open story is in a list that was made anew, `story_opened` and `story_closed`,
    `row_changed` when a mark of the open story changed, `passage_wanted` when `passage`, a bookmark's id, is to be
    shown."""

    listed = Signal(object)
    searched = Signal(object)
    offered = Signal(object)
    story_opened = Signal(object)
    story_listed = Signal(int)
    story_closed = Signal()
    row_changed = Signal()
    passage_wanted = Signal()

    def __init__(
        self, workers: Workers, acts: ActRunner, settings: SettingsKeeper, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workers = workers
        self._settings = settings
        self.background_writes = BackgroundWrites(workers, acts, self)
        self._list = ListFetcher(workers, settings, self)
        self._list.searched.connect(self.searched)
        self._list.near_listed.connect(self._near_came)
        self.trail = Trail()
        self.story: OpenStory | None = None
        self._coming: tuple[int, str] | None = None
        self.passage: int | None = None
        self.reading_position: Callable[[], int] = lambda: 0

    @property
    def listing(self) -> Listing:
        """The list that is shown, or on its way."""
        return self._list.listing

    @property
    def stories(self) -> StoriesModel:
        """The rows of the list."""
        return self._list.stories

    def open_listing(self, listing: Listing, story_id: int | None = None, *, first_story: bool = True) -> None:
        """Show a list; then open the story asked for, or the first one."""
        self._note()
        self._list.show(listing, lambda items: self._show_list(items, story_id, first_story=first_story))

    def open_story(self, story_id: int, *, by_hand: bool = True, position: int | None = None) -> None:
        """Open a story. One opened by hand is marked as read, if the person wants that."""
        query = self._list.query_of(story_id)
        skim, widen = self._settings.settings.skim != "full" and not query, self._list.widen
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
        """True if the open story stands in the list."""
        return self.story is not None and self.stories.row_of(self.story.row.id) is not None

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
        at = self.stories.row_of(self.story.row.id) if self.story else None
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
            self.story = None
            self.open_listing(stop.listing, stop.story_id)
        elif stop.story_id is not None:
            self.open_story(stop.story_id, position=stop.position)

    def renew_row(self, row: StoryRow) -> None:
        """The open story's row has these values now: a star, a read mark."""
        if self.story and self.story.row.id == row.id and self.story.row != row:
            self.story = replace(self.story, row=row)
            self.row_changed.emit()

    def close_story(self) -> None:
        """Show no story: the one that was open is gone."""
        self.story = None
        self.story_closed.emit()

    def _show_list(self, items: Sequence[Item], story_id: int | None, *, first_story: bool) -> None:
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

    def _near_came(self, items: Sequence[Item], offers: Sequence[Offer]) -> None:
        """Open the first near answer if the search found no story to open."""
        if offers:
            self.offered.emit(offers)
        if items and self.story is None and self._coming is None:
            self.open_story(items[0].row.id, by_hand=False)

    def _forget_story_unless(self, story_id: int) -> None:
        if self._list.searching or (self.story and self.story.row.id != story_id):
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
            self.background_writes.note(lambda library: traces.opened(library, ids))

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
            self.background_writes.note(lambda library: traces.read_to(library, story_id, position))

    def _is_open(self, story_id: int) -> bool:
        return self.story is not None and self.story.row.id == story_id
