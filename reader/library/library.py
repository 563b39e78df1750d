"""The library as its front ends see it: one object for one thread, over a store and an engine."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.domain.bookmark import Bookmark
from reader.domain.newspaper import Page
from reader.errors import Cancelled, IndexUnusable, LibraryReason, LibraryUnusable
from reader.library import backups, continuations, own_work_writing, table_columns
from reader.library.aliases import Aliases
from reader.library.bookmarks import Bookmarks
from reader.library.corrections import Corrections, as_listed
from reader.library.doubts import Doubts
from reader.library.draft import ClippingDraft
from reader.library.folder_facts import folder_of
from reader.library.folders import Folders
from reader.library.folding_choice import chosen_folding
from reader.library.index_keeper import IndexKeeper
from reader.library.kept_listing import kept_listing
from reader.library.marking import StoryMarker
from reader.library.own_journal.own_journal import OwnJournal
from reader.library.picture_care import look_at
from reader.library.placing import Placing
from reader.library.printings import Printings
from reader.library.reattaching import Reattaching, Reattachment, reattach_corrections
from reader.library.related_stories import RelatedStories
from reader.library.search_aids import SearchAids
from reader.library.searches import Searches
from reader.library.searching import Searching
from reader.library.views import SearchAnswer, SearchHit
from reader.library.watched_engine import WatchedEngine
from reader.library.watchman import FaultKind, Watchman, file_of
from reader.ports.collecting import Source
from reader.ports.engine import FoundIds, SearchEngine, SortOrder
from reader.ports.progress import Progress
from reader.ports.restored import Restored
from reader.ports.rows import Backup, HeldStory, IssueRow, ListOrder, OpenJump, PageRow, StoryRow, Visit
from reader.ports.store import Store
from reader.text.folding import Folding
from reader.text.highlight import Highlighter

if TYPE_CHECKING:
    from reader.library.findings import Finding
    from reader.library.import_stages.import_run import ImportRun
    from reader.library.mending import Mending
    from reader.library.reading import Reading

MEDIA_NAME = "media"


class Library:
    """Everything that a library can be asked; made by `reader.wiring.open_library`.

    It changes nothing that a person made: acts do, over `store`.

    Raises LibraryUnusable, NotHeld; never IndexUnusable. `writable` is False if the folder can only be read; an act
    raises LibraryUnusable(UNWRITABLE) then."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        engine: SearchEngine,
        *,
        index_folder: Path,
        reading: "Reading | None" = None,
        folding: Folding | None = None,
        own_journal: OwnJournal | None = None,
        put_back: Callable[[str, Progress | None], Restored] | None = None,
    ) -> None:
        """`folding`: that of the index. Without `own_journal` for a library that can only be read. `put_back`: restores
        a backup once this library is closed."""
        self.folder = folder
        self.media = folder / MEDIA_NAME
        self.index_folder = index_folder
        self.writable = store.writable
        self.store = store
        self.own_journal = own_journal
        self.watchman = Watchman(file_of(index_folder))
        self._put_back = put_back
        self._engine = engine = WatchedEngine(engine, self.watchman)
        store.holdings.on_damaged = lambda story_id: self.watchman.note(FaultKind.STORY, str(story_id))
        self._reading = reading
        self._keeper = IndexKeeper(store, engine, index_folder, self.watchman)
        self.folding = folding = folding or Folding()
        aliases = Aliases(store, folding)
        self.searching = Searching(store, engine, self._keeper, folding, aliases)
        self.printings = Printings(store, engine, self._keeper, folding)
        self.related = RelatedStories(store, engine, folding)
        self.bookmarks = Bookmarks(store, folding)
        self.folders = Folders(store)
        self.doubts = Doubts(store, folding)
        self.corrections = Corrections(store, folding)
        self.placing = Placing(store)
        self.draft = ClippingDraft(store)
        self.searches = Searches(store, self.searching.order)
        self.aids = SearchAids(
            store, engine, folding, history=self.searches.history, own_facts=self.searching.own_facts, aliases=aliases
        )

    def close(self) -> None:
        self._engine.close()
        self.store.close()

    # Holdings

    def issues(self) -> list[IssueRow]:
        return self.store.holdings.issues()

    def pages(self, newspaper: str | None, date: str | None) -> list[PageRow]:
        return self.store.holdings.pages(newspaper, date)

    def story_rows(
        self,
        *,
        newspaper: str | None = None,
        date: str | None = None,
        page_id: int | None = None,
        everything: bool = False,
    ) -> list[StoryRow]:
        return self.corrections.rows(
            self.store.holdings.story_rows(newspaper=newspaper, date=date, page_id=page_id, everything=everything)
        )

    def story_window(
        self, offset: int, limit: int, *, order: ListOrder = ListOrder.NEWEST, newspaper: str | None = None
    ) -> list[StoryRow]:
        return self.corrections.rows(self.store.holdings.story_window(offset, limit, order=order, newspaper=newspaper))

    def story_order(self, *, order: ListOrder = ListOrder.NEWEST, newspaper: str | None = None) -> Sequence[int]:
        return self.store.holdings.story_order(order=order, newspaper=newspaper)

    def rows_by_id(self, ids: Sequence[int]) -> list[StoryRow]:
        return self.corrections.rows(self.store.holdings.rows_by_id(ids))

    def story(self, story_id: int) -> HeldStory:
        return as_listed(self.store.holdings.story(story_id))

    def stories(self, ids: Sequence[int]) -> list[HeldStory]:
        """Return the stories in the order of `ids`; ids not held are left out."""
        return [as_listed(held) for held in self.store.holdings.stories(ids)]

    def chain(self, story_id: int) -> list[HeldStory]:
        """Return the parts of a continued story in reading order; the story alone if it stands alone."""
        return [as_listed(part) for part in continuations.parts_of(self.store, self.store.holdings.story(story_id))]

    def source_of(self, page_id: int) -> Source:
        return self.store.holdings.source_of(page_id)

    def page(self, page_id: int) -> Page:
        return self.store.holdings.page(page_id)

    def story_count(self) -> int:
        return self.store.holdings.story_count()

    # Importing

    def columns_kept(self, path: Path) -> Mapping[str, str]:
        """Return the fields that a person gave to columns of tables, by the columns' names, as they hold for a file."""
        return table_columns.recall(self.store, folder_of(str(path.absolute())))

    def importing(self) -> "ImportRun":
        """Make what takes files in; for acts, which record the changes of an import."""
        # The importer's rules take a quarter of a second to load: only what imports waits for them.
        from reader.library.import_stages.import_run import ImportRun
        from reader.library.reading import Reading

        self._keeper.note_older_library()
        return ImportRun(
            folder=self.folder,
            media=self.media,
            store=self.store,
            reading=self._reading or Reading(),
            reattach=self._reattach,
            follow=self._keeper.follow,
            refresh_index=self.refresh_index,
            watchman=self.watchman,
        )

    def _reattach(self, changed: Collection[int]) -> Reattachment:
        came = self.own_journal.attach_waiting() if self.own_journal else 0
        found = Reattaching(self.store, self.folding).run(changed)
        return replace(found, attached=found.attached + reattach_corrections(self.store) + came)

    def refresh_index(self, progress: Progress | None = None) -> int:
        """Finish what a killed import left open; bring the index up to date, building it anew if it cannot be used.

        Return the number of changes indexed: 0 if `progress` stopped the work (changes indexed stay), another program
        is at it, or no index can be made here (searches read the library then)."""
        if self.writable:
            continuations.join(self.store)
            self._reattach(set())
        try:
            return self._keeper.refresh(progress)
        except (Cancelled, IndexUnusable):
            return 0

    # Searching

    def search(
        self,
        text: str,
        *,
        offset: int = 0,
        limit: int | None = 20,
        sort: SortOrder = SortOrder.RELEVANCE,
        facets: bool = False,
        widen: bool = False,
    ) -> SearchAnswer:
        """Return stories that match a query; a continued story counts once, under its first part.

        `widen`: other names of its words (`aids.aliases`) match as well; the answer says which.
        """
        return self.searching.search(text, offset=offset, limit=limit, sort=sort, facets=facets, widen=widen)

    def found_ids(self, text: str, *, sort: SortOrder = SortOrder.RELEVANCE, widen: bool = False) -> FoundIds:
        """Return the ids of all stories that `search` finds, in its order; 8 bytes each."""
        return self.searching.order(text, sort=sort, widen=widen)

    def found(self, text: str, ids: Sequence[int], *, widen: bool = False) -> tuple[SearchHit, ...]:
        """Return some of these ids as hits without searching again; ids not held are left out."""
        return self.searching.found(text, ids, widen=widen)

    def marker(self, text: str) -> Highlighter:
        """Return a marker of the hits of this query."""
        return self.searching.marker(text)

    def story_marker(self, text: str, parts: Sequence[HeldStory], *, widen: bool = False) -> StoryMarker:
        """Return a marker of the hits of this query in the texts of one story: 标题:工会 marks its headline only."""
        return self.searching.story_marker(text, parts, widen=widen)

    # The reader's own work

    def export_own_work(self) -> str:
        """Return bookmarks, highlights, notes, corrections and saved searches as JSON, for merging."""
        return own_work_writing.to_json(self.store, self.searches)

    def export_bookmarks(self, bookmarks: Sequence[Bookmark] | None = None) -> str:
        """Return bookmarks as Markdown, for people and for merging: the given ones, or all."""
        return own_work_writing.to_markdown(self.store.bookmarks.all() if bookmarks is None else bookmarks)

    def position(self, story_id: int) -> int:
        return self.store.reading.position(story_id)

    def visits(self, limit: int = 200) -> list[Visit]:
        """Return the stories opened last, newest first."""
        visits = self.store.reading.visits(limit)
        rows = self.corrections.rows([visit.row for visit in visits])
        return [replace(visit, row=row) for visit, row in zip(visits, rows, strict=True)]

    # Identity

    def unsure_count(self) -> int:
        return self.store.page_facts.unsure_count()

    def open_jumps(self) -> list[OpenJump]:
        """Return the jump lines whose other part is not here: 待接 and 缺版."""
        jumps = self.store.chains.open_jumps()
        rows = self.corrections.rows([jump.row for jump in jumps])
        return [replace(jump, row=row) for jump, row in zip(jumps, rows, strict=True)]

    def open_jump_count(self) -> int:
        return self.store.chains.open_jump_count()

    # Care

    def reindex(self, progress: Progress | None = None) -> int:
        """Build the index anew; the old one answers meanwhile, and goes on to where `progress` stops the work.

        Return the number of changes indexed: 0 if the work was stopped, or another program is at it.
        Raises LibraryUnusable.
        """
        try:
            return self._keeper.rebuild(progress)
        except Cancelled:
            return 0
        except IndexUnusable as problem:
            raise LibraryUnusable(self.index_folder, LibraryReason.UNWRITABLE, str(problem)) from problem

    def look_through(self) -> None:
        """After an unclean exit: make sure that the library file is sound. Raises LibraryUnusable('damaged')."""
        self.store.care.look_through()

    def check(self, progress: Progress | None = None) -> "list[Finding]":
        """Read everything, and return what is wrong; `watchman` remembers what can be mended. Raises Cancelled."""
        # Only a check needs it: a window that opens does not wait for it.
        from reader.library.checking import Checking

        return Checking(
            store=self.store,
            media=self.media,
            folding=self.folding,
            watchman=self.watchman,
            check_index=self._keeper.check,
            index_bytes=self._keeper.size,
            check_own_work=self.own_journal.check if self.own_journal else list,
        ).run(progress)

    @property
    def mending(self) -> "Mending":
        """The service that mends the faults which `watchman` has noted."""
        from reader.library.mending import Mending

        return Mending(
            store=self.store,
            media=self.media,
            watchman=self.watchman,
            importing=self.importing,
            reattach=self._reattach,
            refresh=self.refresh_index,
            mend_own_work=self.own_journal.mend if self.own_journal else bool,
        )

    def look_at_picture(self, name: str) -> None:
        """Note a picture of the media folder that could not be shown, if it is gone or not what it was."""
        look_at(self.media, name, self.watchman)

    def waiting_for_index(self) -> int:
        """Return the number of changes that the index does not hold yet: the next search takes them in."""
        return self._keeper.waiting()

    def back_up(self, progress: Progress | None = None) -> Path:
        """Make a verified backup of the library file, and thin out old ones. Raises LibraryUnusable, Cancelled."""
        return self.store.care.back_up(progress)

    def back_up_daily(self, progress: Progress | None = None) -> LibraryReason | None:
        """Make a copy if one is due; see `reader.library.backups`. Return the reason why it could not be made."""
        return backups.back_up_daily(self.store, progress)

    def backups(self) -> list[Backup]:
        """Return the copies of this library, newest first."""
        return backups.as_found(self.store.care.backups(), self.watchman)

    def restore(self, name: str, progress: Progress | None = None) -> Restored:
        """Put a copy in place of this library, which is closed by it. Raises NotHeld, LibraryUnusable, Cancelled."""
        assert self._put_back is not None
        self.close()
        return self._put_back(name, progress)

    def chosen_folding(self) -> Folding:
        """Return the characters that count as the same from the next opening on; `folding` is in force now."""
        return chosen_folding(self.store.settings)

    def kept_listing(self) -> str | None:
        """Return the list that was open last, as `browse.last_listing` wrote it; None if none was kept."""
        return kept_listing(self.store)
