"""The page view in the window: the page of the open story set as a newspaper page."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from reader.acts.done import Kind
from reader.browse.listing import ListingKind
from reader.browse.printed_pages import (
    PrintedPage,
    neighbour_as_printed,
    other_part,
    page_as_printed,
    page_of_story,
)
from reader.ports.rows import StoryRow
from reader.ui.look.theme import shown_text
from reader.ui.page_view.page_pane import PagePane
from reader.ui.workbench.freshness import Freshness
from reader.ui.workbench.screen import Screen

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class PageViewCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._pane = PagePane(bench.themes, bench.window())
        self._screen = Screen(bench, self._pane.view, self._pane.head)
        self._screen.does = {
            "zoom_in": self._pane.view.zoom_in,
            "zoom_out": self._pane.view.zoom_out,
            "zoom_reset": self._pane.view.zoom_to_width,
            "next_page": partial(self._turn, 1),
            "previous_page": partial(self._turn, -1),
            "print": self._pane.print_page,
            "print_preview": self._pane.preview,
        }
        self._pane.view.story_opened.connect(self._open)
        self._pane.view.jump_followed.connect(self._follow)
        self._pane.page_wanted.connect(self._turn)
        bench.settings.changed.connect(self._set_again)
        self._freshness = Freshness(self._screen, bench.acts, self._read_again, Kind.PAGES, Kind.CORRECTIONS)

    def show(self) -> None:
        """Show the page of the open story; once more goes back to the stories."""
        story = self._bench.browsing.story
        if self._screen.shown:
            self._bench.show_panes()
        elif story is not None:
            self._load(story.row, story.row.id)

    def _load(self, row: StoryRow, story_id: int | None) -> None:
        self._freshness.note_reading()
        query = self._query()
        self._bench.workers.reading.ask(
            lambda library: page_as_printed(library, row.newspaper, row.date, row.page_id, query),
            lambda shown: self._show(shown, story_id),
            topic="broadsheet",
        )

    def _show(self, shown: PrintedPage | None, story_id: int | None) -> None:
        if shown is not None:
            self._pane.show_page(shown, self._display(), story_id)
            self._screen.show_titled(self._pane.title)
            if story_id is not None:
                # Once more: a page that comes to the front first gives the focus to its first part.
                self._pane.view.show_story(story_id)

    def _open(self, story_id: int) -> None:
        if story_id > 0:
            self._bench.open_story(story_id)

    def _turn(self, step: int) -> None:
        row, query = self._pane.first_row, self._query()
        if row is not None:
            self._bench.workers.reading.ask(
                lambda library: neighbour_as_printed(library, row, step, query),
                lambda shown: self._show(shown, None),
                topic="broadsheet",
            )

    def _follow(self, story_id: int, page: str) -> None:
        """Go to the page on which the story goes on; if that is missing, to the story, which says so."""
        self._bench.workers.reading.ask(
            lambda library: other_part(library, story_id, page),
            lambda row: self._load(row, row.id) if row.page == page else self._open(story_id),
            topic="broadsheet",
        )

    def _read_again(self) -> None:
        """Set the page anew after an act changed its facts or its text; leave it if it is gone."""
        row, query = self._pane.first_row, self._query()
        if row is not None:
            self._bench.workers.reading.ask(
                lambda library: page_of_story(library, row.id, query),
                self._show_again,
                topic="broadsheet",
            )

    def _show_again(self, shown: PrintedPage | None) -> None:
        if shown is None:
            self._bench.show_panes()
        self._show(shown, None)

    def _query(self) -> str:
        """Return the query of the search, whose hits the page marks; '' outside a search."""
        place = self._bench.browsing.listing
        return place.query if place.kind is ListingKind.SEARCH else ""

    def _set_again(self) -> None:
        if self._pane.page is not None:
            self._pane.show_as(self._display())

    def _display(self) -> Callable[[str], str]:
        return shown_text(self._bench.settings.settings)
