"""The heading of the list: its name, the number of stories, the orders to choose from."""

from typing import assert_never

from PySide6.QtCore import QEvent, QObject

from reader.browse.listing import Listing, ListingKind
from reader.library.views import SearchAnswer
from reader.ports.engine import Cut
from reader.ui.browsing.browsing import Browsing
from reader.ui.language.listing_names import listing_name
from reader.ui.language.words import mark, tr, tr_n
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.story_list.list_pane import StoryListPane

_PLACE_ORDERS = (
    ("page", mark("By page")),
    ("newest", mark("Newest first")),
    ("oldest", mark("Oldest first")),
    ("title", mark("By headline")),
    ("newspaper", mark("By newspaper")),
)
_SEARCH_ORDERS = (
    ("relevance", mark("Best first")),
    ("newest", mark("Newest first")),
    ("oldest", mark("Oldest first")),
)


class Headings(QObject):
    """Sets the heading for each list that is shown."""

    def __init__(self, browsing: Browsing, pane: StoryListPane, settings: SettingsKeeper) -> None:
        super().__init__(pane)
        self._browsing, self._pane, self._settings = browsing, pane, settings
        self._answer: SearchAnswer | None = None
        browsing.searched.connect(self._searched)
        browsing.listed.connect(self._say)
        pane.sort_chosen.connect(self._sort)
        pane.installEventFilter(self)
        self._say(browsing.listing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LanguageChange:
            self._say(self._browsing.listing)
        return super().eventFilter(watched, event)

    def _searched(self, answer: SearchAnswer) -> None:
        self._answer = answer

    def _say(self, listing: Listing) -> None:
        searching = listing.kind is ListingKind.SEARCH
        settings = self._settings.settings
        orders = _SEARCH_ORDERS if searching else () if listing.kind is ListingKind.HISTORY else _PLACE_ORDERS
        self._pane.set_orders(
            tuple((name, tr(text)) for name, text in orders), settings.search_sort if searching else settings.sort
        )
        self._pane.set_heading(listing_name(listing), *self._count(listing))
        answer = self._answer if searching else None
        if answer and answer.cut:
            self._pane.set_empty_note(*_too_much(answer.cut))
        else:
            self._pane.set_empty_note(*(_not_yet() if answer and answer.behind else _empty_note(listing)))

    def _count(self, listing: Listing) -> tuple[str, str]:
        if listing.kind is ListingKind.SEARCH and self._answer:
            found = tr_n("{n} story found", "{n} stories found", self._answer.total)
            left = self._answer.behind
            unread = tr_n("{n} story not searched yet", "{n} stories not searched yet", left) if left else ""
            cut = _searched(self._answer.cut) if self._answer.cut else ""
            return " · ".join(part for part in (found, unread, cut) if part), f"{self._answer.took_ms:.0f} ms"
        return tr_n("{n} story", "{n} stories", self._browsing.stories.total), ""

    def _sort(self, order: str) -> None:
        searching = self._browsing.listing.kind is ListingKind.SEARCH
        self._settings.choose("search_sort" if searching else "sort", order)
        if searching:
            self._browsing.refresh()


def _searched(cut: Cut) -> str:
    """Return the words on a search that was too much."""
    return tr("too much work: only {seen} of {stories} stories searched").format(
        seen=f"{cut.seen:,}", stories=f"{cut.stories:,}"
    )


def _too_much(cut: Cut) -> tuple[str, str]:
    found = tr("Nothing found among the first {seen} stories").format(seen=f"{cut.seen:,}")
    return found, tr("The search is too much work. Fewer * and ?, or fewer words near one another, are less work.")


def _not_yet() -> tuple[str, str]:
    return tr("Nothing found so far"), tr("The search index is being built; then all stories are searched.")


def _empty_note(listing: Listing) -> tuple[str, str]:
    match listing.kind:
        case ListingKind.SEARCH:
            return tr("Nothing found"), tr("Try fewer or shorter words. Every story that contains them is found.")
        case ListingKind.BOOKMARKS:
            return tr("No bookmarks yet"), tr("Ctrl+D bookmarks the open story.")
        case ListingKind.FOLDER | ListingKind.TAG:
            return tr("No bookmarks here"), tr("Drag stories from the list onto a folder or tag in the left pane.")
        case ListingKind.HISTORY:
            return tr("Nothing read yet"), tr("Stories that you open are listed here, the last one first.")
        case ListingKind.OPEN_JUMPS:
            return tr("Nothing is missing"), tr("Stories that begin or go on on a page not held are listed here.")
        case ListingKind.ALL | ListingKind.PERIOD | ListingKind.ISSUE | ListingKind.PAGE:
            return tr("No stories here"), tr("Import newspapers with Ctrl+O, or drop files on the window.")
        case _:
            assert_never(listing.kind)
