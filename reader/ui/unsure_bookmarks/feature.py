"""After an import or a new reading of the pages: which bookmarks found their place again, and which to look at."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from reader.acts import doubts
from reader.acts.done import Done, Kind
from reader.browse.page_listings import story_page_listing
from reader.domain.bookmark import Bookmark
from reader.errors import NotHeld
from reader.library.doubts import Doubt
from reader.library.library import Library
from reader.library.quoting import Quotation
from reader.library.views import ImportReport
from reader.ui.language.words import mark, tr
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature
from reader.ui.workbench.freshness import Freshness

if TYPE_CHECKING:
    from reader.ui.unsure_bookmarks.unsure_panel import UnsurePanel
    from reader.ui.workbench.workbench import Workbench


class UnsureBookmarkCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._seen: set[int] = set()
        bench.imports.imported.connect(self._imported)

    @cached_property
    def panel(self) -> "UnsurePanel":
        """The panel, made when there may be something to look at: a window that opens does without it."""
        from reader.ui.unsure_bookmarks.unsure_panel import UnsurePanel

        panel = UnsurePanel(self._bench.themes)
        panel.hide()
        self._bench.story_pane.add_panel(panel)
        panel.doubt_chosen.connect(self._show_place)
        panel.accepted.connect(self._accept)
        panel.attach_wanted.connect(self._attach)
        panel.loose_wanted.connect(self._keep_loose)
        panel.closed.connect(self._close)
        return panel

    @cached_property
    def _freshness(self) -> Freshness:
        return Freshness(self.panel, self._bench.acts, lambda: self._load(None), Kind.DOUBTS)

    def show_doubts(self) -> None:
        """The bookmarks to look at; the first of them opens at its nearest place."""
        self._bench.show_panes()
        self._load(0, also_none=True)

    def reparse(self) -> None:
        """Read again, by the rules of today, the pages that earlier rules read."""
        self._bench.imports.read_again(tr("Reading the pages again"))

    def _imported(self, report: ImportReport) -> None:
        if set(report.to_look_at) - self._seen:
            self._load(report.reattached)
        self._seen |= set(report.to_look_at)

    def _load(self, attached: int | None, *, also_none: bool = False) -> None:
        def loaded(doubts: list[Doubt]) -> None:
            self.panel.show_doubts(doubts, attached)
            if doubts or also_none:
                self.panel.show()
            if doubts and also_none:
                self.panel.list.setFocus()
                self._show_place(doubts[0])

        self._freshness.note_reading()
        self._bench.workers.reading.ask(lambda library: library.doubts.all(), loaded, topic="doubtful bookmarks")

    def _show_place(self, doubt: Doubt) -> None:
        """Open the story at the nearest place; an orphan's place is sought by its words."""
        browsing, story = self._bench.browsing, doubt.story
        if story is None:
            return
        if browsing.stories.row_of(story.id) is None:
            browsing.open_listing(story_page_listing(story), story.id)
        if doubt.bookmark.story_id is not None and doubt.span is not None:
            browsing.open_passage(story.id, doubt.bookmark.id)
            return
        browsing.open_story(story.id)
        words = doubt.now.strip().partition("\n")[0]
        if words:
            self._bench.story_pane.find_bar.open_bar(words)
            self.panel.list.setFocus()

    def _accept(self, doubt: Doubt) -> None:
        self._settle(lambda library: doubts.accept(library, doubt.bookmark.id))

    def _attach(self, doubt: Doubt) -> None:
        """Attach the bookmark to the words selected in the story; one of a whole story to the open story."""
        story, number = self._bench.browsing.story, doubt.bookmark.id
        quote = self._bench.story_pane.view.quote() if doubt.bookmark.anchor.exact else None
        if story is None or (quote is None and doubt.bookmark.anchor.exact):
            self._bench.say(tr("Select some words of the story first."))
        elif quote is None:
            story_id = story.row.id
            self._settle(lambda library: doubts.attach(library, number, [story_id]))
        else:
            ids = [part.row.id for part in story.parts]
            quotation = Quotation(quote.exact.strip(), quote.before, quote.after)
            self._settle(lambda library: doubts.attach(library, number, ids, quotation))

    def _keep_loose(self, doubt: Doubt) -> None:
        self._settle(lambda library: doubts.keep_loose(library, doubt.bookmark.id))

    def _settle(self, act: Callable[[Library], Done[Bookmark]]) -> None:
        self._bench.acts.run(act, failed=self._not_settled)

    def _not_settled(self, error: Exception) -> None:
        if isinstance(error, NotHeld):
            self._bench.say(tr("This cannot be marked: select words of one story, a correction within one paragraph."))
        else:
            self._bench.workers.writing.failed.emit(error)

    def _close(self) -> None:
        self.panel.hide()
        self._bench.story_pane.focus_text()


UNSURE_BOOKMARKS = Feature(
    install=UnsureBookmarkCommands,
    actions=(
        entry(
            Menu.BOOKMARKS,
            "to_look_at",
            mark("Bookmarks to look at"),
            lambda do: do.show_doubts(),
            icon="warning",
            after="bookmark_list",
        ),
        entry(
            Menu.TOOLS,
            "reparse",
            mark("Read the pages again by newer rules"),
            lambda do: do.reparse(),
            after="reindex",
            writes=True,
        ),
    ),
)
