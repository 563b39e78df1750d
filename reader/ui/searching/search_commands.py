"""Searching: the box, its results, and the way out."""

from PySide6.QtCore import Qt

from reader.acts import traces
from reader.browse.listing import ALL, Listing, ListingKind
from reader.ui.browsing.browsing import Browsing
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.story.story_pane import StoryPane
from reader.ui.top_bar.search_box import SearchBox

_LONGEST_SELECTION = 60


class SearchCommands:
    """The 'search' commands. Leaving a search goes back to the place that was listed before it."""

    def __init__(self, browsing: Browsing, box: SearchBox, pane: StoryPane, settings: SettingsKeeper) -> None:
        self._browsing, self._box, self._pane, self._settings = browsing, box, pane, settings
        self._before: Listing = ALL
        box.query_changed.connect(self.search)
        box.query_entered.connect(self.enter)
        box.left.connect(self.leave)

    def focus(self) -> None:
        """Go to the search box and select its text."""
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()

    def search(self, query: str) -> None:
        """List what the query finds; an empty one leaves the search."""
        if not query:
            self._back_to_before()
            return
        if self._browsing.listing.kind is not ListingKind.SEARCH:
            self._before = self._browsing.listing
        if self._browsing.listing != Listing(kind=ListingKind.SEARCH, query=query):
            self._browsing.open_listing(Listing(kind=ListingKind.SEARCH, query=query))

    def search_selection(self) -> None:
        """Search the library for the words selected in the story."""
        words = self._pane.view.selected_words()[:_LONGEST_SELECTION]
        if words:
            query = f'"{words}"' if " " in words else words
            self._box.set_query(query)
            self.enter(query)

    def enter(self, query: str) -> None:
        """Search now, remember the query, and go to the list."""
        self.search(query)
        if query and self._settings.settings.keep_history:
            self._browsing.background_writes.note(lambda library: traces.asked(library, query))
        self._pane.focus_text()

    def leave(self) -> None:
        """Esc: close the find bar, else clear the search, else go to the text."""
        if self._pane.find_bar.isVisible():
            self._pane.find_bar.close_bar()
        elif self._box.text() or self._browsing.listing.kind is ListingKind.SEARCH:
            self._box.set_query("")
            self._back_to_before()
        self._pane.focus_text()

    def _back_to_before(self) -> None:
        if self._browsing.listing.kind is ListingKind.SEARCH:
            story = self._browsing.story
            self._browsing.open_listing(self._before, story.row.id if story else None)
