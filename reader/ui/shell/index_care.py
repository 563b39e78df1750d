"""Sees to it that a search whose answer came without a whole index is answered again with one."""

from PySide6.QtCore import QObject

from reader.browse.listing import ListingKind
from reader.library.views import SearchAnswer
from reader.ui.background.long_work import LongWork
from reader.ui.browsing.browsing import Browsing
from reader.ui.language.words import tr


class IndexRefresher(QObject):
    """Refreshes once for each answer that asks for it, never twice in a row for the same query."""

    def __init__(self, browsing: Browsing, work: LongWork) -> None:
        super().__init__(browsing)
        self._browsing, self._work = browsing, work
        self._refreshed_for: str | None = None
        browsing.searched.connect(self._look_at)
        work.index_refreshed.connect(self._search_again)

    def make(self) -> None:
        """There is no index: make it, before somebody searches."""
        if not self._work.running:
            self._work.refresh_index(tr("Building the search index"))

    def _look_at(self, answer: SearchAnswer) -> None:
        if not (answer.scanned or answer.behind):
            self._refreshed_for = None
        elif not self._work.running and answer.query != self._refreshed_for:
            self._refreshed_for = answer.query
            self._work.refresh_index(tr("Building the search index"))

    def _search_again(self, _changes: int) -> None:
        if self._browsing.listing.kind is ListingKind.SEARCH:
            self._browsing.refresh()
